"""Signals: declared, found in facts and sums."""
