"""Ontzorgen: local policy, the evaluation, the money of a month."""
