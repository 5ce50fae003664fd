"""The columns of the lists."""
