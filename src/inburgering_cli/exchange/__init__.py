"""Formats of others: files in."""
