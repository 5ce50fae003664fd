"""Encrypted stores: their keys, and rewriting a store with another key."""
