"""Erase one dossier: its rows in every table, its input in the trail, and its bytes in the files of the store."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Final, NamedTuple

from inburgering_cli.store.columns import columns, parents_first, pointers
from inburgering_cli.store.driver import connect, errors
from inburgering_cli.store.trail.chain import EMPTIED, HASHED, TRIGGERS, seal
from inburgering_cli.store.trail.looks import SEEN
from inburgering_cli.store.undo import forget

DOSSIER: Final = "dossier"
_OWNER: Final = "dossier_id"
_GUARD: Final = "spoor_niet_wijzigen"
#: Tables that count in figures of the municipality: their rows stay, without the dossier and without these columns, in
#: which a name may have been typed.
DETACHED: Final = {"uitgave": ("kenmerk", "aanbieder"), "enquete": ("partner",)}


class Removed(NamedTuple):
    """How many rows were deleted, and how many were detached from the dossier."""

    rows: int
    detached: int


def remove(connection: sqlite3.Connection, ident: int) -> Removed:
    """Remove a dossier and all that belongs to it, in the transaction that runs; children before their parents."""
    gone = freed = 0
    forget(connection, [ident])
    for table in reversed(parents_first(connection)):
        if (where := _belongs(connection, table)) is None:
            continue
        if table in DETACHED:
            emptied = ", ".join(f"{c} = NULL" for c in (_OWNER, *DETACHED[table]))
            freed += connection.execute(f"UPDATE {table} SET {emptied} WHERE {where}", (ident,)).rowcount
        else:
            gone += connection.execute(f"DELETE FROM {table} WHERE {where}", (ident,)).rowcount
    return Removed(gone, freed)


def empty_trail(connection: sqlite3.Connection, nummer: str) -> str:
    """Empty the input of the lines of a dossier; returns the seal of the rest of them: who, when and which command.

    The trail allows no other change: its trigger is dropped within the transaction, and put back.
    """
    parts = ", ".join((*HASHED, "hash"))
    lines = connection.execute(
        f"SELECT {parts} FROM spoor WHERE dossier = ? AND invoer NOT IN (?, ?) ORDER BY id", (nummer, EMPTIED, SEEN)
    ).fetchall()
    connection.execute(f"DROP TRIGGER {_GUARD}")
    connection.executemany("UPDATE spoor SET invoer = ? WHERE id = ?", [(EMPTIED, line[0]) for line in lines])
    connection.execute(TRIGGERS[_GUARD])
    return seal(lines)


def _belongs(connection: sqlite3.Connection, table: str) -> str | None:
    """Which rows of a table are of one dossier (?); None when it knows no dossiers."""
    if table == DOSSIER:
        return "id = ?"
    if _OWNER in columns(connection, table):
        return f"{_OWNER} = ?"
    for pointer in pointers(connection):
        if pointer.table == table and _OWNER in columns(connection, pointer.parent):
            return f"{pointer.column} IN (SELECT id FROM {pointer.parent} WHERE {_OWNER} = ?)"
    return None


def scrub(path: Path) -> bool:
    """Vacuum the store and truncate its log; whether that could be done.

    Deleted rows are overwritten (secure_delete), but SQLite may have copied one to an unused part of another page.
    """
    try:
        with contextlib.closing(connect(path)) as connection:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("VACUUM")
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except errors():
        return False
    return not busy
