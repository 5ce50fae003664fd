"""Use cases that change the store."""
