"""Images of rows before and after a command: for `undo`, and for a trial run that tells what would change.

Unlike the trail, these images identify people. So only a few are kept, and they are erased with their dossier.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from inburgering_cli.store.columns import parent_of

#: How many commands of one dossier (or of the registers) can be taken back.
MOST: Final = 20
_DOSSIER: Final = "dossier"
_OWNER: Final = "dossier_id"
Row = dict[str, Any]


class RowImage(NamedTuple):
    """A row that a command touched: as it was (None: it was not there) and as it became (None: it is gone)."""

    table: str
    row: int
    dossier_id: int | None
    voor: Row | None
    na: Row | None


class RowImages:
    """Collects how rows were before they were touched, within one transaction."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._before: dict[tuple[str, int], Row | None] = {}

    def added(self, table: str, row: int) -> None:
        """A row was added."""
        self._before.setdefault((table, row), None)

    def touch(self, table: str, **values: object) -> None:
        """Rows with these values are about to be changed or removed."""
        where = " AND ".join(f"{name} = ?" for name in values)
        for row in _rows(self._raw, f"SELECT * FROM {table} WHERE {where}", *values.values()):
            self._before.setdefault((table, row["id"]), row)

    def changes(self) -> list[RowImage]:
        """What the transaction changed so far; rows that are as they were are left out."""
        found = []
        for (table, row), before in self._before.items():
            now = current(self._raw, table, row)
            if now != before:
                found.append(RowImage(table, row, self._owner(table, now or before or {}), before, now))
        return found

    def _owner(self, table: str, row: Row) -> int | None:
        if table == _DOSSIER:
            return int(row["id"])
        if _OWNER not in row and (above := parent_of(self._raw, table)) is not None:
            parent, column = above
            row = current(self._raw, parent, row[column]) or self._before.get((parent, row[column])) or {}
        owner: int | None = row.get(_OWNER)
        return owner


def current(raw: sqlite3.Connection, table: str, row: int) -> Row | None:
    """A row as it is now."""
    return next(iter(_rows(raw, f"SELECT * FROM {table} WHERE id = ?", row)), None)


def _rows(raw: sqlite3.Connection, sql: str, *values: object) -> list[Row]:
    cursor = raw.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def keep(raw: sqlite3.Connection, line: int, changes: Sequence[RowImage]) -> None:
    """Keep the images of one command by its line in the trail; the oldest ones of the same dossiers are deleted.

    A command that was undone before can no longer be redone: this one came in its place.
    """
    owners = {change.dossier_id for change in changes}
    for owner in owners:
        raw.execute(
            "DELETE FROM vorige WHERE regel IN"
            " (SELECT regel FROM vorige WHERE dossier_id IS ? AND ongedaan IS NOT NULL)",
            (owner,),
        )
    raw.executemany(
        "INSERT INTO vorige (regel, dossier_id, tabel, rij, voor, na) VALUES (?, ?, ?, ?, ?, ?)",
        [(line, c.dossier_id, c.table, c.row, _text(c.voor), _text(c.na)) for c in changes],
    )
    for owner in owners:
        raw.execute(
            "DELETE FROM vorige WHERE regel IN (SELECT regel FROM vorige WHERE dossier_id IS ?"
            " GROUP BY regel ORDER BY regel DESC LIMIT -1 OFFSET ?)",
            (owner, MOST),
        )


def kept(raw: sqlite3.Connection, line: int) -> list[RowImage]:
    """The images of one command."""
    rows = raw.execute("SELECT tabel, rij, dossier_id, voor, na FROM vorige WHERE regel = ? ORDER BY id", (line,))
    return [RowImage(table, row, owner, _row(voor), _row(na)) for table, row, owner, voor, na in rows]


def forget(raw: sqlite3.Connection, owners: Iterable[int]) -> None:
    """Drop every command that touched one of these dossiers, whole."""
    for owner in owners:
        raw.execute("DELETE FROM vorige WHERE regel IN (SELECT regel FROM vorige WHERE dossier_id = ?)", (owner,))


def put_back(raw: sqlite3.Connection, changes: Sequence[RowImage]) -> None:
    """Restore rows as they were before. The caller first checks what points at a row that will be deleted."""
    raw.execute("PRAGMA defer_foreign_keys=ON")  # parents and children in any order
    for change in reversed(changes):
        if change.na is not None and change.voor is None:
            raw.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.row,))
    for change in reversed(changes):
        if change.voor is None:
            continue
        names = list(change.voor)
        if change.na is None:
            marks = ", ".join("?" * len(names))
            sql = f"INSERT INTO {change.table} ({', '.join(names)}) VALUES ({marks})"
            raw.execute(sql, list(change.voor.values()))
        else:
            columns = ", ".join(f"{name} = ?" for name in names)
            raw.execute(f"UPDATE {change.table} SET {columns} WHERE id = ?", [*change.voor.values(), change.row])


def _text(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _row(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)
