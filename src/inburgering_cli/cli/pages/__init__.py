"""Pages for readers that are generated from the help of the commands."""
