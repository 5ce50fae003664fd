"""The words of the field, for `begrip`."""
