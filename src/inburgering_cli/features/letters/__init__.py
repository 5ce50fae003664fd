"""Letters and other documents to people."""
