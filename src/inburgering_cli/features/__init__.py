"""Features that stand apart from each other: DUO, deliveries, reports, letters, moving."""
