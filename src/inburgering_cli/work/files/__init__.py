"""Use cases about whole files: import, export, copies and checks of the store."""
