"""The store as it was known on a day: a fact dated later does not exist. Stdlib only.

Temporary views stand in front of the tables, under their names, and leave out the dossiers, records and values of later
days; so every question to the connection is answered as on that day. `main.` before a name asks the table itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from sqlite3 import Connection
from typing import Final

#: Written from the kinds of records by `make migration`.
VIEWS: Final = Path(__file__).with_name("as_of.sql")
_EXISTS: Final = "exists_by_records"


@cache
def _statements() -> tuple[str, ...]:
    """The question for the earliest facts of dossiers, then the statement of each view."""
    return tuple(part.strip() for part in VIEWS.read_text(encoding="utf-8").split(";\n") if part.strip())


def first_days(connection: Connection, day: str, ident: int | None = None) -> Iterator[tuple[int, str | None]]:
    """(id, first day) of each dossier without a fact of its own up to a day, in rising order of id; or of one.

    A dossier exists from its earliest dated fact on: its own, or the day of a record. None: it has none and exists always.
    """
    which = " ORDER BY d.id" if ident is None else " AND d.id = :id"
    return iter(connection.execute(_statements()[0] + which, {"p": day, "id": ident}))


def show(connection: Connection, day: str) -> None:
    """Put the views of a day (ISO) in front of the tables."""

    @cache
    def later() -> frozenset[int]:
        return frozenset(ident for ident, begins in first_days(connection, day) if begins is not None and begins > day)

    # asked only for a dossier without a fact of its own up to that day
    connection.create_function(_EXISTS, 1, lambda ident: ident not in later())
    quoted, month = f"'{day}'", f"'{day[:7]}'"
    for statement in _statements()[1:]:
        connection.execute(statement.replace(":p", quoted).replace(":m", month))


@contextmanager
def shown(connection: Connection, day: str | None) -> Iterator[None]:
    """Show what was known on a day, for a while, on a connection that writes; None: everything that is stored.

    Within a block for a day, the views of that day stay.
    """
    if day is None or connection.execute("SELECT 1 FROM temp.sqlite_master LIMIT 1").fetchone():
        yield
        return
    show(connection, day)
    try:
        yield
    finally:
        for name in [name for (name,) in connection.execute("SELECT name FROM temp.sqlite_master")]:
            connection.execute(f"DROP VIEW temp.{name}")
