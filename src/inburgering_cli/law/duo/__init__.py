"""What DUO accepts and what it tells."""
