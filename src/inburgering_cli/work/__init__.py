"""The use cases: one function and one transaction each; they give plain data to whoever asked."""
