"""The columns of every list, declared once."""
