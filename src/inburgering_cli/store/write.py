"""Writes to the store: one transaction (BEGIN IMMEDIATE) that also holds the lines of the trail."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import Refused, StoreFault, os_reason
from inburgering_cli.store.beside import fresh
from inburgering_cli.store.columns import columns, parents_first
from inburgering_cli.store.database import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Location,
    check_header,
    damaged,
    exists,
    explain_sqlite,
    warn,
)
from inburgering_cli.store.driver import connect_to_write, errors
from inburgering_cli.store.guard import check_schema
from inburgering_cli.store.identity import fill_in
from inburgering_cli.store.trail.chain import GENESIS, HASHED, end, line_hash
from inburgering_cli.store.trail.looks import ENCODE_SORTED, STATE, now, user
from inburgering_cli.store.trial import Trial
from inburgering_cli.store.undo import RowImages, keep, keep_bulk

#: The tables, indexes and triggers of a new store: written from the SQLModel tables by `make migration`.
SCHEMA: Final = Path(__file__).with_name("schema.sql")
_FLUSH: Final = 5_000
_SMALL: Final = 16 * 1024 * 1024  # a store up to this size is checked whole before it is written to


def create(path: Path) -> None:
    """Make an empty store (0600) and its folder. It is prepared beside its place, so it is whole or not there.

    Raises `StoreFault` when something is there already or the place cannot be written.
    """
    try:
        if path.exists():
            raise StoreFault(f"Op {path} staat al een bestand; er is niets veranderd.")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with fresh(path) as beside:
            make_schema(beside)
            with contextlib.suppress(FileExistsError):
                os.link(beside, path)
    except OSError as error:
        raise StoreFault(f"Het dossierbestand {path} kan niet worden gemaakt: {os_reason(error)}.") from None
    except errors() as error:
        raise explain_sqlite(error, path) from None


def make_schema(path: Path) -> None:
    """Make the current schema in an empty file."""
    filled = (
        f"INSERT INTO spoor_stand VALUES (1, 0, '{GENESIS}'); {fill_in()};"
        f" INSERT INTO alembic_version VALUES ('{SCHEMA_VERSION:04d}');"
        f" PRAGMA user_version={SCHEMA_VERSION};"
    )
    with contextlib.closing(connect_to_write(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.executescript(f"BEGIN IMMEDIATE; {SCHEMA.read_text(encoding='utf-8')} {filled} COMMIT;")


@contextlib.contextmanager
def in_memory() -> Iterator[sqlite3.Connection]:
    """An empty store of the current schema in memory, to compare another with."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        yield connection


def open_or_create(location: Location) -> None:
    """Check the store; make it when it is missing at the default location; bring an older one up to date."""
    path = location.path
    if not location.named and not exists(path):
        create(path)
    if check_header(path) < SCHEMA_VERSION:
        from inburgering_cli.store.migrate import upgrade

        upgrade(path)
    warn(path)


class Clash(Refused):
    """A row since the savepoint breaks a constraint of the schema; those rows have been undone."""


class Writer:
    """Writes inside one transaction. Rows are collected and sent in batches; ids are given out here.

    `raw` is the plain connection, for reads inside the transaction: call `flush` before reading what was just added.
    """

    def __init__(self, raw: sqlite3.Connection, *, images: bool = False, bulk: bool = False) -> None:
        """`images`: keep the touched rows as they were, so that the command can be undone; `bulk`: of an import."""
        self.raw = raw
        self.images = RowImages(raw, bulk=bulk) if images else None
        self._bulk = bulk
        self._first_line = 0
        self.keeps = images
        self._again: dict[str, int] = {}
        self._rows: dict[str, list[Mapping[str, Any]]] = {}
        self._next: dict[str, int] = {}
        self._columns: dict[str, tuple[str, ...]] = {}
        self._order: list[str] = []
        self._trail: list[tuple[str, str | None, str]] = []
        self._last: tuple[int, str] | None = None
        self._waiting = 0
        self.user = user()

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table."""
        if table not in self._columns:
            self._columns[table] = columns(self.raw, table)
        return self._columns[table]

    def add(self, table: str, values: Mapping[str, Any]) -> int:
        """Add a row and return its id."""
        ident = self._again.pop(table, None) or self._following(table)
        if self.images is not None:
            self.images.added(table, ident)
        self._rows.setdefault(table, []).append({"id": ident, **values})
        self._waiting += 1
        if self._waiting >= _FLUSH:
            self.flush()
        return int(ident)

    def _following(self, table: str) -> int:
        ident = self._next.get(table)
        if ident is None:  # not the id of a row that undo may put back
            (ident,) = self.raw.execute(
                f"SELECT max(ifnull((SELECT max(id) FROM {table}), 0),"
                f" ifnull((SELECT max(ifnull(tot, rij)) FROM vorige WHERE tabel = '{table}'), 0)) + 1"
            ).fetchone()
        self._next[table] = ident + 1
        return int(ident)

    def add_again(self, table: str, ident: int) -> None:
        """Give the next row that is added the id of the one that was removed for it."""
        self._again[table] = ident

    def change(self, table: str, ident: int, values: Mapping[str, Any]) -> None:
        """Change columns of one row."""
        self.flush()
        if self.images is not None:
            self.images.touch(table, id=ident)
        changed = ", ".join(f"{name} = ?" for name in values)
        self.raw.execute(f"UPDATE {table} SET {changed} WHERE id = ?", (*values.values(), ident))

    def remove_where(self, table: str, **values: object) -> None:
        """Remove the rows with these values; the caller checks what points at them."""
        self.flush()
        if self.images is not None:
            self.images.touch(table, **values)
        where = " AND ".join(f"{name} = ?" for name in values)
        self.raw.execute(f"DELETE FROM {table} WHERE {where}", tuple(values.values()))

    def trail(self, command: str, dossier: str | None, record: Mapping[str, Any]) -> None:
        """Note who did what to which dossier. `record` must hold no identifying value, also not within a text."""
        self._trail.append((command, dossier, ENCODE_SORTED(record)))

    def flush(self) -> None:
        """Send everything collected to the database, parents before children."""
        for table in self._parents_first(self._rows):
            rows = self._rows.pop(table)
            names = list(dict.fromkeys(chain.from_iterable(rows)))  # columns that no row has are left out
            self._insert(table, names, [tuple(map(row.get, names)) for row in rows])
        self._waiting = 0
        if len(self._trail) >= _FLUSH:
            self._write_trail()

    @property
    def flushed(self) -> sqlite3.Connection:
        """The plain connection after a flush, for a question about the rows of this transaction."""
        self.flush()
        return self.raw

    def _parents_first(self, tables: Iterable[str]) -> list[str]:
        found = list(tables)
        if len(found) > 1:
            self._order = self._order or parents_first(self.raw)
            found.sort(key=self._order.index)
        return found

    def _insert(self, table: str, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(names))
        self.raw.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)

    @contextlib.contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what the block wrote, trail included, when it raises. Raises `Clash` when a constraint is broken."""
        self.finish()
        following, last = dict(self._next), self._last
        self.raw.execute("SAVEPOINT poging")
        try:
            yield
            self.flush()
        except BaseException as error:
            if not self.raw.in_transaction:  # SQLite undid it all: a full disk
                raise
            self.raw.execute("ROLLBACK TO poging")
            self.raw.execute("RELEASE poging")
            self._rows.clear()
            self._trail.clear()
            self._waiting = 0
            self._next, self._last = following, last
            if isinstance(error, errors("IntegrityError")):
                raise Clash(_rule_of(error)) from None
            raise
        self.raw.execute("RELEASE poging")

    def finish(self) -> None:
        """Send the rest."""
        self.flush()
        self._write_trail()

    def close(self) -> None:
        """Send the rest, and keep the touched rows as they were."""
        self.finish()
        if self.images is None or not self.keeps or not self._last:
            return
        if self._bulk:
            if not self.images.too_many:
                keep_bulk(self.raw, (self._first_line, self._last[0]), self.images)
        elif changes := self.images.changes():
            keep(self.raw, self._last[0], changes)

    def _write_trail(self) -> None:
        """Chain the waiting lines to the ones before, and send them."""
        if not self._trail:
            return
        ident, previous = self._last or end(self.raw)
        self._first_line = self._first_line or ident + 1
        tijd = now()
        lines = []
        for command, dossier, record in self._trail:
            ident += 1
            line = (ident, tijd, self.user, command, dossier, record, previous)
            previous = line_hash(line)
            lines.append((*line, previous))
        self._last = (ident, previous)
        self._trail.clear()
        self._insert("spoor", (*HASHED, "hash"), lines)
        self.raw.execute(STATE, self._last)


@contextlib.contextmanager
def writing(
    location: Location,
    *,
    dry_run: bool = False,
    images: bool = False,
    bulk: bool = False,
    trial: Trial | None = None,
) -> Iterator[Writer]:
    """One transaction on the store: committed when the block ends, undone when it raises or on `dry_run`.

    `images`: the command can be undone; `bulk`: it is an import, of which little is kept for that. `trial`: the
    transaction stays open until that trial run ends, and is undone.

    Raises `StoreFault` when the store cannot be used and `Refused` when a constraint of the schema is broken.
    """
    with _translated(location.path):
        if trial is not None:
            try:
                writer = Writer(trial.begin(lambda: _begun(location)), images=images, bulk=bulk)
                if writer.images is not None:
                    trial.images.append(writer.images)
                yield writer
                writer.close()
            except BaseException:
                trial.close()
                raise
            return
        with _begun(location) as connection:
            writer = Writer(connection, images=images, bulk=bulk)
            yield writer
            writer.close()
            if not dry_run:
                connection.execute("COMMIT")


@contextlib.contextmanager
def _begun(location: Location) -> Iterator[sqlite3.Connection]:
    """A transaction on a checked store; undone unless it is committed within the block."""
    open_or_create(location)
    with contextlib.closing(connect_to_write(location.path)) as connection:
        if location.path.stat().st_size <= _SMALL:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise damaged(location.path)
        connection.execute("BEGIN IMMEDIATE")
        try:
            check_schema(connection, location.path)
            yield connection
        finally:
            if connection.in_transaction:  # not after a commit, nor after a fault for which SQLite undid it all
                with contextlib.suppress(*errors()):
                    connection.execute("ROLLBACK")


@contextlib.contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except errors() as error:
        raise _translate(error, path) from None


def _rule_of(error: sqlite3.Error) -> str:
    return f"Het dossierbestand weigert dit (controle ‘{str(error).partition(': ')[2] or 'onbekend'}’)"


def _translate(error: sqlite3.Error, path: Path) -> Refused | StoreFault:
    if isinstance(error, errors("IntegrityError")):
        return Refused(f"{_rule_of(error)}; er is niets opgeslagen.")
    return explain_sqlite(error, path)
