"""The audit trail: its hash chain, and the lines that looks leave."""
