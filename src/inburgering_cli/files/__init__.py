"""Files of others: tables in and out, calendars, schemas."""
