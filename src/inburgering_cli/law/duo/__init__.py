"""Rules and events of DUO."""
