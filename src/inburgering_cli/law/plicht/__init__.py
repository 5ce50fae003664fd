"""What the inburgeringsplicht takes: hours, parts, talks, decisions of DUO."""
