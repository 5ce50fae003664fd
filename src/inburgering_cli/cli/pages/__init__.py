"""Documentation pages generated from the help of the commands."""
