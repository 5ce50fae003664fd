"""The SQLite file: tables, opening it safely, reading with plain SQL, writing with SQLModel and a trail."""
