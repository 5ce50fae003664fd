"""Files for and from others: tables, workbooks and calendars."""
