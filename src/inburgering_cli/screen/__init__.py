"""Output: lists as a table, JSON or CSV, and the pages and documents that people read."""
