"""Reading the store with plain SQL: functions with names and types, one module per subject."""
