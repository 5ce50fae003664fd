"""Use cases that read the store."""
