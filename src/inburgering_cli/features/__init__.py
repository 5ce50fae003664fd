"""Features that do not depend on each other: DUO, deliveries, reports, letters, moving."""
