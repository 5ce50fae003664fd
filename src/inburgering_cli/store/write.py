"""Changing the store: one transaction with BEGIN IMMEDIATE, its trail in the same transaction, or nothing at all."""

import contextlib
import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, cast

from sqlalchemy import Connection, Engine, Table, create_engine, event, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

from inburgering_cli.core.errors import Geweigerd, OpslagFout
from inburgering_cli.store import tables
from inburgering_cli.store.database import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Locatie,
    check_header,
    damaged,
    exists,
    explain_sqlite,
    os_reason,
    warn,
)
from inburgering_cli.store.driver import BUSY_SECONDS, connect, dbapi, errors
from inburgering_cli.store.guard import check_schema
from inburgering_cli.store.trail.chain import GENESIS, HASHED, end, line_hash
from inburgering_cli.store.trail.looks import ENCODE_SORTED, STAND, now, user
from inburgering_cli.store.trial import Proef
from inburgering_cli.store.undo import Beelden, keep

#: A signal while a connection is being closed would be told with a traceback.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())
_FLUSH: Final = 5_000
_SMALL: Final = 16 * 1024 * 1024  # a store up to this size is checked whole before it is written to


def make_engine(pad: Path, *, foreign_keys: bool = True) -> Engine:
    """An engine whose transactions begin with BEGIN IMMEDIATE, with the settings of the store on every connection."""
    engine = create_engine(
        "sqlite://",
        module=dbapi(pad),
        creator=lambda: connect(pad, "rwc", timeout=BUSY_SECONDS),
        poolclass=NullPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA journal_mode=WAL")  # it is, unless `db encrypt` was killed half-way
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def create(pad: Path) -> None:
    """Make an empty store with mode 0600, and its folder; made beside it first: it is there whole or not at all.

    Raises `OpslagFout` when something is there already or the place cannot be written.
    """
    try:
        if pad.exists():
            raise OpslagFout(f"Op {pad} staat al een bestand; er is niets veranderd.")
        pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = pad.with_name(f".{pad.name}.{os.getpid()}.nieuw")
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            make_schema(fresh)
            with contextlib.suppress(FileExistsError):
                os.link(fresh, pad)
        finally:
            for leftover in (fresh, *(fresh.with_name(fresh.name + end) for end in ("-wal", "-shm"))):
                leftover.unlink(missing_ok=True)
    except OSError as error:
        raise OpslagFout(f"Het dossierbestand {pad} kan niet worden gemaakt: {os_reason(error)}.") from None
    except DBAPIError as error:
        raise explain_sqlite(cast("sqlite3.Error", error.orig), pad) from None
    except errors() as error:
        raise explain_sqlite(error, pad) from None


def make_schema(pad: Path) -> None:
    """Lay the current schema into an empty file."""
    engine = make_engine(pad)
    with engine.connect() as connection:
        raw = _raw(connection)
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        raw.execute("PRAGMA journal_mode=WAL")
    with engine.begin() as connection:
        SQLModel.metadata.create_all(connection)
        for statement in tables.EXTRA_DDL:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"INSERT INTO spoor_stand VALUES (1, 0, '{GENESIS}')")
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{SCHEMA_VERSION:04d}')")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
    engine.dispose()


def _raw(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)


def open_or_create(locatie: Locatie) -> None:
    """Check the store; make it when it is at the default location and not there yet; bring an older one up to date."""
    pad = locatie.pad
    if not locatie.genoemd and not exists(pad):
        create(pad)
    if check_header(pad) < SCHEMA_VERSION:
        from inburgering_cli.store.migrate import upgrade

        upgrade(pad)
    warn(pad)


class Botsing(Geweigerd):
    """A constraint of the schema is hurt by one of the rows since the savepoint; they have been undone."""


class Schrijver:
    """Writes inside one transaction. Rows are collected and sent in batches; ids are given out here.

    `raw` is the plain connection, for reads inside the transaction: call `flush` before reading what was just added.
    """

    def __init__(self, connection: Connection, *, beelden: bool = False) -> None:
        """`beelden`: keep how the rows were that are touched, so that the command can be taken back."""
        self._connection = connection
        self.raw = _raw(connection)
        self.beelden = Beelden(self.raw) if beelden else None
        self.bewaart = beelden
        self._again: dict[type[SQLModel], int] = {}
        self._rows: dict[type[SQLModel], list[Mapping[str, Any]]] = {}
        self._next: dict[type[SQLModel], int] = {}
        self._trail: list[tuple[str, str | None, str]] = []
        self._last: tuple[int, str] | None = None
        self._waiting = 0
        self.gebruiker = user()

    def add(self, model: type[SQLModel], values: Mapping[str, Any]) -> int:
        """Add a row and return its id."""
        ident = self._again.pop(model, None) or self._following(model)
        if self.beelden is not None:
            self.beelden.added(_table(model).name, ident)
        self._rows.setdefault(model, []).append({"id": ident, **values})
        self._waiting += 1
        if self._waiting >= _FLUSH:
            self.flush()
        return int(ident)

    def _following(self, model: type[SQLModel]) -> int:
        ident = self._next.get(model)
        if ident is None:  # not that of a row which may be put back
            name = _table(model).name
            (ident,) = self.raw.execute(
                f"SELECT max(ifnull((SELECT max(id) FROM {name}), 0),"
                f" ifnull((SELECT max(rij) FROM vorige WHERE tabel = '{name}'), 0)) + 1"
            ).fetchone()
        self._next[model] = ident + 1
        return int(ident)

    def add_again(self, model: type[SQLModel], ident: int) -> None:
        """Let the next row that is added have the id of one that was removed for it."""
        self._again[model] = ident

    def change(self, model: type[SQLModel], ident: int, values: Mapping[str, Any]) -> None:
        """Change columns of one row."""
        self.flush()
        table = _table(model)
        if self.beelden is not None:
            self.beelden.touch(table.name, id=ident)
        self._connection.execute(update(table).where(table.c.id == ident).values(**values))

    def remove_where(self, model: type[SQLModel], **values: object) -> None:
        """Remove the rows with these values; what points at them is the caller's to look at."""
        self.flush()
        table = _table(model)
        if self.beelden is not None:
            self.beelden.touch(table.name, **values)
        self._connection.execute(table.delete().where(*(table.c[name] == value for name, value in values.items())))

    def trail(self, opdracht: str, dossier: str | None, invoer: Mapping[str, Any]) -> None:
        """Note who did what to which dossier. `invoer` must hold no identifying value, and no BSN in any other."""
        self._trail.append((opdracht, dossier, ENCODE_SORTED(invoer)))

    def flush(self) -> None:
        """Send everything collected to the database, parents before children."""
        for model in (m for m in _ORDER if m in self._rows):
            rows = self._rows.pop(model)
            names = list(dict.fromkeys(chain.from_iterable(rows)))  # what no row has need not be sent
            self._insert(model, names, [tuple(map(row.get, names)) for row in rows])
        self._waiting = 0
        if len(self._trail) >= _FLUSH:
            self._write_trail()

    def _insert(self, model: type[SQLModel], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        # in the driver's own words: SQLAlchemy would build each row a second time
        marks = ", ".join("?" * len(names))
        sql = f"INSERT INTO {_table(model).name} ({', '.join(names)}) VALUES ({marks})"
        self.raw.executemany(sql, rows)

    @contextlib.contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what the block wrote, trail included, when it raises. Raises `Botsing` when a constraint is hurt."""
        self.finish()
        following, last = dict(self._next), self._last
        self.raw.execute("SAVEPOINT poging")
        try:
            yield
            self.flush()
        except BaseException as error:
            if self._connection.closed or not self.raw.in_transaction:  # SQLite undid it all: a full disk
                raise
            self.raw.execute("ROLLBACK TO poging")
            self.raw.execute("RELEASE poging")
            self._rows.clear()
            self._trail.clear()
            self._waiting = 0
            self._next, self._last = following, last
            if isinstance(cause := getattr(error, "orig", error), errors("IntegrityError")):
                raise Botsing(_rule_of(cause)) from None
            raise
        self.raw.execute("RELEASE poging")

    def finish(self) -> None:
        """Send the rest."""
        self.flush()
        self._write_trail()

    def close(self) -> None:
        """Send the rest, and keep how the rows were that were touched."""
        self.finish()
        if self.beelden is not None and self.bewaart and self._last and (changes := self.beelden.changes()):
            keep(self.raw, self._last[0], changes)

    def _write_trail(self) -> None:
        """Chain the waiting lines to the ones before, and send them."""
        if not self._trail:
            return
        ident, previous = self._last or end(self.raw)
        tijd = now()
        lines = []
        for opdracht, dossier, invoer in self._trail:
            ident += 1
            line = (ident, tijd, self.gebruiker, opdracht, dossier, invoer, previous)
            previous = line_hash(line)
            lines.append((*line, previous))
        self._last = (ident, previous)
        self._trail.clear()
        self._insert(tables.Spoor, (*HASHED, "hash"), lines)
        self.raw.execute(STAND, self._last)


_ORDER: Final[tuple[type[SQLModel], ...]] = (
    tables.Dossier,
    tables.Intake,
    tables.IntakeLeefgebied,
    tables.IntakeZrm,
    tables.Pip,
    tables.PipLeefgebied,
    tables.Route,
    tables.Ontzorg,
    tables.Activiteit,
    tables.Enquete,
    tables.Voorinburgering,
    tables.Klantprofiel,
    tables.Overdracht,
    tables.Begeleiding,
    tables.Uren,
    tables.MapOnderdeel,
    tables.PvtOnderdeel,
    tables.Examen,
    tables.Gesprek,
    tables.Maatregel,
    tables.Besluit,
    tables.Aanbieder,
    tables.Aanbod,
    tables.OntzorgMaand,
    tables.Training,
    tables.OntzorgEvaluatie,
    tables.Partner,
    tables.Verwijzing,
    tables.Taakstelling,
    tables.Budget,
    tables.Uitgave,
    tables.DuoLevering,
    tables.DuoOntvangst,
    tables.Document,
    tables.Begonnen,
)


def _table(model: type[SQLModel]) -> Table:
    return cast("Table", model.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it


@contextlib.contextmanager
def writing(
    locatie: Locatie, *, dry_run: bool = False, beelden: bool = False, proef: Proef | None = None
) -> Iterator[Schrijver]:
    """One transaction on the store: committed when the block ends, undone when it raises or on `dry_run`.

    `beelden`: it can be taken back. `proef`: it stays open until that trial run is over, and is undone.

    Raises `OpslagFout` when the store cannot be used and `Geweigerd` when a constraint of the schema is hurt.
    """
    with _translated(locatie.pad):
        if proef is not None:
            try:
                schrijver = Schrijver(proef.begin(lambda: _begun(locatie)), beelden=beelden)
                if schrijver.beelden is not None:
                    proef.beelden.append(schrijver.beelden)
                yield schrijver
                schrijver.close()
            except BaseException:
                proef.close()
                raise
            return
        with _begun(locatie) as connection:
            schrijver = Schrijver(connection, beelden=beelden)
            yield schrijver
            schrijver.close()
            if not dry_run:
                connection.commit()


@contextlib.contextmanager
def _begun(locatie: Locatie) -> Iterator[Connection]:
    """A transaction on a checked store; undone unless it is committed within the block."""
    open_or_create(locatie)
    engine = make_engine(locatie.pad)
    try:
        with engine.connect() as connection:
            if locatie.pad.stat().st_size <= _SMALL:
                (verdict,) = _raw(connection).execute("PRAGMA quick_check(1)").fetchone()
                if verdict != "ok":
                    raise damaged(locatie.pad)
            connection.begin()
            check_schema(_raw(connection), locatie.pad)
            yield connection
    finally:
        engine.dispose()


@contextlib.contextmanager
def _translated(pad: Path) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise _translate(cast("sqlite3.Error", error.orig), pad) from None
    except errors() as error:
        raise _translate(error, pad) from None


def _rule_of(error: sqlite3.Error) -> str:
    return f"Het dossierbestand weigert dit (controle ‘{str(error).partition(': ')[2] or 'onbekend'}’)"


def _translate(error: sqlite3.Error, pad: Path) -> Geweigerd | OpslagFout:
    if isinstance(error, errors("IntegrityError")):
        return Geweigerd(f"{_rule_of(error)}; er is niets opgeslagen.")
    return explain_sqlite(error, pad)
