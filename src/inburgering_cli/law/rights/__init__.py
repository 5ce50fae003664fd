"""What somebody is entitled to, and what the municipality offers."""
