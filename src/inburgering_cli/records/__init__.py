"""The records of the program: fields, kinds of records, their references and rules."""
