"""Images of rows before and after a command: for `undo`, and for a trial run that tells what would change.

Unlike the trail, these images identify people. So only a few are kept, and they are erased with their dossier.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, NamedTuple

from inburgering_cli.store.columns import columns, parent_of, pointers

#: How many commands of one dossier (or of the registers) can be taken back.
MOST: Final = 20
#: How many rows a command on many dossiers may change, and still be taken back; what it adds is not limited.
MOST_CHANGED: Final = 2_000
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


class Added(NamedTuple):
    """The rows that an import added to a table, which have successive ids, and the first line of its trail.

    `rows`: how many of them it left; `changed`: how many other rows it touched, whose images are kept one by one.
    """

    table: str
    first: int
    last: int
    rows: int
    line: int
    changed: int


class RowImages:
    """Collects how rows were before they were touched, within one transaction.

    `bulk`: for an import. What it adds is kept as a range of ids, and nothing of it when it changes too many rows.
    """

    def __init__(self, raw: sqlite3.Connection, *, bulk: bool = False) -> None:
        self._raw = raw
        self._before: dict[tuple[str, int], Row | None] = {}
        self._first: dict[str, int] = {}
        self._bulk = bulk
        self.too_many = False
        #: Dossiers that became part of another one: their images are kept with that one.
        self.merged: dict[int, int] = {}

    def added(self, table: str, row: int) -> None:
        """A row was added."""
        if self._bulk:
            self._first.setdefault(table, row)
        else:
            self._before.setdefault((table, row), None)

    def ranges(self) -> list[tuple[str, int, int, int]]:
        """(table, first id, last id, number) of the rows that were added and are there."""
        found = []
        for table, first in self._first.items():
            sql = f"SELECT max(id), count(*) FROM {table} WHERE id >= ?"
            last, count = self._raw.execute(sql, (first,)).fetchone()
            if count:
                found.append((table, first, last, count))
        return found

    def touch(self, table: str, **values: object) -> None:
        """Rows with these values are about to be changed or removed."""
        if self.too_many:
            return
        where = " AND ".join(f"{name} = ?" for name in values)
        for row in _rows(self._raw, f"SELECT * FROM {table} WHERE {where}", *values.values()):
            if row["id"] < self._first.get(table, row["id"] + 1):
                self._before.setdefault((table, row["id"]), row)
        if self._bulk and len(self._before) > MOST_CHANGED:
            self.too_many = True
            self._before.clear()

    def changes(self) -> list[RowImage]:
        """What the transaction changed so far; rows that are as they were are left out."""
        found = []
        for (table, row), before in self._before.items():
            now = current(self._raw, table, row)
            if now != before:
                found.append(RowImage(table, row, self._owner(table, now or before or {}), before, now))
        return found

    def _owner(self, table: str, row: Row) -> int | None:
        owner = self._owner_of(table, row)
        return self.merged.get(owner, owner) if owner is not None else None

    def _owner_of(self, table: str, row: Row) -> int | None:
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


def keep_bulk(raw: sqlite3.Connection, lines: tuple[int, int], images: RowImages) -> None:
    """Keep what an import did: the rows that it touched, and the ranges of those that it added.

    `lines`: its first and last line in the trail. One range is kept also of an import that added nothing.
    """
    changes = images.changes()
    keep(raw, lines[1], changes)
    told = {"vanaf": lines[0], "geraakt": len(changes)}
    raw.executemany(
        "INSERT INTO vorige (regel, tabel, rij, tot, na) VALUES (?, ?, ?, ?, ?)",
        [
            (lines[1], table, first, last, json.dumps({**told, "rijen": count}))
            for table, first, last, count in images.ranges() or [(_DOSSIER, 0, 0, 0)]
        ],
    )


def added(raw: sqlite3.Connection, line: int) -> list[Added]:
    """What an import added, by its last line; empty for another command."""
    found = []
    for table, first, last, text in raw.execute(
        "SELECT tabel, rij, tot, na FROM vorige WHERE regel = ? AND tot IS NOT NULL ORDER BY id", (line,)
    ):
        told = json.loads(text)
        found.append(Added(table, first, last, told["rijen"], told["vanaf"], told["geraakt"]))
    return found


def built_on(raw: sqlite3.Connection, line: int, ranges: Sequence[Added]) -> tuple[str, int | None] | None:
    """(table, row) of something that came after an import and rests on what it added; no row: some were removed."""
    of = {one.table: one for one in ranges}
    for table, first, last, rows, _, _ in ranges:
        (count,) = raw.execute(f"SELECT count(*) FROM {table} WHERE id BETWEEN ? AND ?", (first, last)).fetchone()
        if count != rows:
            return table, None
        later = "SELECT tabel, rij FROM vorige WHERE regel > ? AND ongedaan IS NULL AND tot IS NULL"
        own = (table, first, last)
        if found := raw.execute(f"{later} AND tabel = ? AND rij BETWEEN ? AND ? LIMIT 1", (line, *own)).fetchone():
            return str(found[0]), int(found[1])
        for pointer in pointers(raw):
            if pointer.parent != table or pointer.table == "vorige":
                continue
            beside = of.get(pointer.table)
            bounds = (beside.first, beside.last) if beside else (1, 0)
            sql = f"SELECT id FROM {pointer.table} WHERE {pointer.column} BETWEEN ? AND ? AND id NOT BETWEEN ? AND ? LIMIT 1"
            if found := raw.execute(sql, (first, last, *bounds)).fetchone():
                return pointer.table, int(found[0])
        if _OWNER in columns(raw, table):  # of a dossier with so many later commands the older ones are gone
            sql = (
                f"SELECT dossier_id FROM vorige WHERE regel > ? AND dossier_id IN (SELECT {_OWNER} FROM {table}"
                " WHERE id BETWEEN ? AND ?) GROUP BY dossier_id HAVING count(DISTINCT regel) >= ? LIMIT 1"
            )
            if found := raw.execute(sql, (line, first, last, MOST)).fetchone():
                return _DOSSIER, int(found[0])
    return None


def take_out(raw: sqlite3.Connection, ranges: Sequence[Added]) -> None:
    """Remove what an import added, with the images of commands on those dossiers that were taken back since."""
    raw.execute("PRAGMA defer_foreign_keys=ON")
    for table, first, last, *_ in ranges:
        if table == _DOSSIER:
            raw.execute(
                "DELETE FROM vorige WHERE regel IN (SELECT regel FROM vorige WHERE dossier_id BETWEEN ? AND ?)",
                (first, last),
            )
        raw.execute(f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (first, last))


def dossiers_of(raw: sqlite3.Connection, ranges: Sequence[Added]) -> dict[int, str]:
    """Row id and number of every dossier that an import added, or added something to."""
    found: dict[int, str] = {}
    for table, first, last, *_ in ranges:
        if table == _DOSSIER:
            sql = "SELECT id, nummer FROM dossier WHERE id BETWEEN ? AND ?"
        elif _OWNER in columns(raw, table):
            sql = f"SELECT id, nummer FROM dossier WHERE id IN (SELECT {_OWNER} FROM {table} WHERE id BETWEEN ? AND ?)"
        else:
            continue
        found.update(raw.execute(sql, (first, last)).fetchall())
    return found


def changed_since(raw: sqlite3.Connection, line: int, owners: Collection[int]) -> list[int]:
    """Which of these dossiers a later command changed that was not taken back."""
    found = raw.execute(
        "SELECT DISTINCT dossier_id FROM vorige WHERE regel > ? AND ongedaan IS NULL AND dossier_id IN"
        " (SELECT value FROM json_each(?))",
        (line, json.dumps(list(owners))),
    )
    return [owner for (owner,) in found.fetchall()]


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
    sql = "SELECT tabel, rij, dossier_id, voor, na FROM vorige WHERE regel = ? AND tot IS NULL ORDER BY id"
    rows = raw.execute(sql, (line,))
    return [RowImage(table, row, owner, _row(voor), _row(na)) for table, row, owner, voor, na in rows]


def forget(raw: sqlite3.Connection, owners: Iterable[int]) -> None:
    """Drop every command that touched one of these dossiers, whole."""
    for owner in owners:
        raw.execute("DELETE FROM vorige WHERE regel IN (SELECT regel FROM vorige WHERE dossier_id = ?)", (owner,))


def drop(raw: sqlite3.Connection, line: int) -> None:
    """Drop the images of one command."""
    raw.execute("DELETE FROM vorige WHERE regel = ?", (line,))


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
            given = ", ".join(f"{name} = ?" for name in names)
            raw.execute(f"UPDATE {change.table} SET {given} WHERE id = ?", [*change.voor.values(), change.row])


def _text(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _row(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)
