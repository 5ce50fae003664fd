"""Reports for people: what they count, their sections, their formats."""
