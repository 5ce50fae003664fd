"""Taking one dossier out of every table, and every byte of it out of the files of the store."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Table
from sqlmodel import SQLModel

from inburgering_cli.store import tables
from inburgering_cli.store.driver import connect, errors
from inburgering_cli.store.trail.chain import EMPTIED, HASHED, seal
from inburgering_cli.store.trail.looks import SEEN
from inburgering_cli.store.undo import forget

DOSSIER: Final = "dossier"
_OWNER: Final = "dossier_id"
_GUARD: Final = "spoor_niet_wijzigen"
#: Counts in figures of the municipality that do not change when a person is erased: the row stays, of nobody, and without
#: these columns, in which a name may have been typed.
LOSGEMAAKT: Final = {"uitgave": ("kenmerk", "aanbieder"), "enquete": ("partner",)}


class Verwijderd(NamedTuple):
    """How many rows went, and how many were made of nobody."""

    rijen: int
    losgemaakt: int


def remove(connection: sqlite3.Connection, ident: int) -> Verwijderd:
    """Remove a dossier and all that belongs to it, in the transaction that runs; children before their parents."""
    gone = freed = 0
    forget(connection, [ident])
    for table in reversed(SQLModel.metadata.sorted_tables):
        if (where := _belongs(table)) is None:
            continue
        if table.name in LOSGEMAAKT:
            columns = ", ".join(f"{c} = NULL" for c in (_OWNER, *LOSGEMAAKT[table.name]))
            freed += connection.execute(f"UPDATE {table.name} SET {columns} WHERE {where}", (ident,)).rowcount
        else:
            gone += connection.execute(f"DELETE FROM {table.name} WHERE {where}", (ident,)).rowcount
    return Verwijderd(gone, freed)


def empty_trail(connection: sqlite3.Connection, nummer: str) -> str:
    """Take the input out of the lines of a dossier; the seal of what is left of them: who, when and which command.

    It is the one change that the trail allows: its trigger is laid aside within the transaction, and put back.
    """
    columns = ", ".join((*HASHED, "hash"))
    lines = connection.execute(
        f"SELECT {columns} FROM spoor WHERE dossier = ? AND invoer NOT IN (?, ?) ORDER BY id", (nummer, EMPTIED, SEEN)
    ).fetchall()
    (guard,) = (ddl for ddl in tables.EXTRA_DDL if f"TRIGGER {_GUARD} " in ddl)
    connection.execute(f"DROP TRIGGER {_GUARD}")
    connection.executemany("UPDATE spoor SET invoer = ? WHERE id = ?", [(EMPTIED, line[0]) for line in lines])
    connection.execute(guard)
    return seal(lines)


def _belongs(table: Table) -> str | None:
    """Which rows of a table are of one dossier (?); None when it knows no dossiers."""
    if table.name == DOSSIER:
        return "id = ?"
    if _OWNER in table.c:
        return f"{_OWNER} = ?"
    for key in table.foreign_keys:
        if _OWNER in (parent := key.column.table).c:
            return f"{key.parent.name} IN (SELECT id FROM {parent.name} WHERE {_OWNER} = ?)"
    return None


def scrub(pad: Path) -> bool:
    """Write the store anew and bring its log back to nothing; whether that could be done.

    Deleted rows are overwritten as they go (secure_delete), but what SQLite copied when it once rearranged a page may still
    be in the unused part of another.
    """
    try:
        with contextlib.closing(connect(pad)) as connection:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("VACUUM")
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except errors():
        return False
    return not busy
