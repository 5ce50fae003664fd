"""Records of any kind, by the name of their table."""

from collections.abc import Mapping
from sqlite3 import Connection
from typing import Any

from inburgering_cli.store.reads.facts import first, rows

Row = dict[str, Any]


def by_id(connection: Connection, table: str, ident: int) -> Row | None:
    """The row with this id."""
    return first(connection, f"SELECT * FROM {table} WHERE id = ?", (ident,))


def equal(connection: Connection, table: str, values: Mapping[str, Any]) -> Row | None:
    """The oldest row with these values; None is a value too."""
    where = " AND ".join(f"{name} IS ?" for name in values)
    return first(connection, f"SELECT * FROM {table} WHERE {where} ORDER BY id LIMIT 1", tuple(values.values()))


def of_dossier(connection: Connection, table: str, dossier_id: int) -> list[Row]:
    """Every row of a dossier, in the order in which they were registered."""
    return rows(connection, f"SELECT * FROM {table} WHERE dossier_id = ? ORDER BY id", (dossier_id,))


def up_to(connection: Connection, table: str, day: str, dossier_id: int, peildatum: str) -> list[Row]:
    """The rows of a dossier whose `day` (or month, for a peildatum that is a day) has come, oldest first."""
    sql = f"SELECT * FROM {table} WHERE dossier_id = ? AND {day} <= ? ORDER BY {day}"
    return rows(connection, sql, (dossier_id, peildatum))


def parts(connection: Connection, table: str, parent: str, ident: int) -> dict[str, Any]:
    """What stands by name in a table of parts, of the record `ident` that the column `parent` names."""
    found = connection.execute(f"SELECT naam, waarde FROM {table} WHERE {parent} = ? ORDER BY id", (ident,))
    return dict(found.fetchall())


def ids_with(connection: Connection, table: str, column: str, value: int) -> list[int]:
    """The ids of the rows with this value in a column."""
    found = connection.execute(f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id", (value,))
    return [ident for (ident,) in found.fetchall()]


def newest_id(connection: Connection, table: str) -> int:
    """The highest id of a table; 0 when it is empty."""
    (ident,) = connection.execute(f"SELECT ifnull(max(id), 0) FROM {table}").fetchone()
    return int(ident)


def is_empty(connection: Connection, table: str) -> bool:
    """Whether a table has no row."""
    return connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is None


def columns(connection: Connection, table: str) -> frozenset[str]:
    """The columns that a table has in this store."""
    return frozenset(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has, by name."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in names}


def check_references_at_the_end(connection: Connection) -> None:
    """Let the transaction that runs take a row out and put it back: what points at it is looked at when it ends."""
    connection.execute("PRAGMA defer_foreign_keys=ON")
