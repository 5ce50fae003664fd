"""What can be registered: fields, kinds of records, their references and rules."""
