"""Encrypted stores: their keys, and writing a store anew with another key."""
