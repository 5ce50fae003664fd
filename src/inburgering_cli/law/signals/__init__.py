"""Signals: their declarations, and how they are found in facts and sums."""
