"""The columns and foreign keys of the tables in an open store, as SQLite reports them."""

import sqlite3
from typing import Final, NamedTuple

_POINTERS: Final = (
    'SELECT m.name, f."from", f."table" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f'
    " WHERE m.type = 'table' ORDER BY m.name"
)


class Pointer(NamedTuple):
    """A column of a table that holds the id of a row in another table."""

    table: str
    column: str
    parent: str


def columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The names of the columns of a table, in order."""
    return tuple(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def pointers(connection: sqlite3.Connection) -> list[Pointer]:
    """Every foreign key of the store."""
    return [Pointer(*row) for row in connection.execute(_POINTERS)]


def parents_first(connection: sqlite3.Connection) -> list[str]:
    """All tables by name, but each after the tables that it points at."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    waiting: dict[str, set[str]] = {name: set() for (name,) in names}
    for pointer in pointers(connection):
        waiting[pointer.table].add(pointer.parent)
    found: list[str] = []
    while waiting:
        ready = sorted(t for t, parents in waiting.items() if not (parents - {t}) & waiting.keys())
        found += ready or waiting  # a circle has no first one
        waiting = {t: parents for t, parents in waiting.items() if t not in found}
    return found


def parent_of(connection: sqlite3.Connection, table: str) -> tuple[str, str] | None:
    """The table that a table points at and the column for it; None when it points at nothing."""
    return next(((p.parent, p.column) for p in pointers(connection) if p.table == table), None)
