"""Handhaving: the next step, the fine and its amounts, extensions of the term."""
