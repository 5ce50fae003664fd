"""Use cases: one function and one transaction each; they return plain data."""
