"""Checks that a file is a store of ours, and opens it to read. Stdlib only, so that commands that read stay quick."""

import contextlib
import os
import sqlite3
import stat
from pathlib import Path
from typing import Final, NamedTuple

from inburgering_cli.core.errors import StoreFault, os_reason
from inburgering_cli.core.telling import tell
from inburgering_cli.store import as_of
from inburgering_cli.store.driver import BUSY_SECONDS, MAGIC, connect, errors, look, moved, replaced
from inburgering_cli.store.guard import check_schema
from inburgering_cli.store.unsafe_place import unsafe

APPLICATION_ID: Final = 0x496E6275  # "Inbu"
SCHEMA_VERSION: Final = 5
_HEADER: Final = 100
_MOVED: Final = 1032  # SQLITE_READONLY_DBMOVED


class Location(NamedTuple):
    """The path of the store; `named`: the user named it, so only `db init` may make it."""

    path: Path
    named: bool


def check_header(path: Path) -> int:
    """The schema version of a store, from its header; the file is not changed.

    Raises `StoreFault` for a file that is missing, empty, foreign, truncated, made by a newer version, or encrypted
    without a key that fits.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise StoreFault(
            f"Er is geen dossierbestand op {path}. Maak het met `inburgering --db '{path}' db init`, of controleer het pad."
        ) from None
    except IsADirectoryError:
        raise StoreFault(f"{path} is een map, geen dossierbestand. Geef het pad van een bestand.") from None
    except OSError as error:
        raise StoreFault(f"Het dossierbestand {path} kan niet worden gelezen: {os_reason(error)}.") from None
    if not head:
        raise StoreFault(f"{path} is een leeg bestand en geen dossierbestand. {_remedy(path)}")
    if look(path, head):
        application, version = _inside(path)
    elif len(head) < _HEADER or not head.startswith(MAGIC):
        raise StoreFault(f"{path} is geen SQLite-bestand, of het is beschadigd. {_remedy(path)}")
    else:
        application, version = int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big")
    if application != APPLICATION_ID:
        raise StoreFault(f"{path} is een SQLite-bestand van een ander programma. {_remedy(path)}")
    if head.startswith(MAGIC):  # an encrypted store was checked when it was opened
        page = int.from_bytes(head[16:18], "big")
        expected = int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page)
        # a writer that checkpointed its log may have made the file longer since the header was read
        if size < expected and not _has_log(path) and (size := path.stat().st_size) < expected:
            raise StoreFault(f"Het dossierbestand {path} is afgekapt: {size} van {expected} bytes. {_remedy(path)}")
    if version > SCHEMA_VERSION:
        raise StoreFault(
            f"Het dossierbestand {path} is gemaakt door een nieuwere versie van dit programma (schema {version}; dit programma"
            f" kent {SCHEMA_VERSION}). Werk het programma bij; aan het dossierbestand is niets veranderd."
        )
    return version


def _inside(path: Path) -> tuple[int, int]:
    """The application id and schema version of an encrypted store; its header does not show them."""
    try:
        with contextlib.closing(connect(path, "still")) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except errors() as error:
        raise explain_sqlite(error, path) from None
    return application, version


def _remedy(path: Path) -> str:
    """What to do about a damaged file: which copy to put back, when one is known."""
    copy = newest(path)
    how = (
        f"Zet de laatste back-up terug met `inburgering --db '{path}' db restore '{copy}'`"
        if copy
        else "Zet een back-up terug of geef een ander pad met --db"
    )
    return f"{how}; aan dit bestand is niets veranderd."


def newest(store: Path) -> Path | None:
    """The last known copy of a store that looks sound; None when there is none."""
    from inburgering_cli.store.copies import known_here  # only needed after a fault

    for copy in known_here(store):
        if look(copy):  # its key is asked for when it is put back
            return copy
        with contextlib.suppress(StoreFault):
            check_header(copy)
            return copy
    return None


def damaged(path: Path) -> StoreFault:
    """The refusal of a store whose pages are not sound."""
    return StoreFault(f"Het dossierbestand {path} is beschadigd. {_remedy(path)}")


def _has_log(path: Path) -> bool:
    """Whether a write-ahead log with something in it stands beside the store."""
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except OSError:
        return False


def exists(path: Path) -> bool:
    """Whether something exists at this path. Raises `StoreFault` when that cannot be read."""
    try:
        return path.exists()
    except OSError as error:
        raise StoreFault(f"Het dossierbestand {path} kan niet worden gelezen: {os_reason(error)}.") from None


def explain_sqlite(error: sqlite3.Error, path: Path) -> StoreFault:
    """An error of SQLite as a Dutch sentence with what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreFault(
            f"Het dossierbestand {path} is al {BUSY_SECONDS} seconden bezet door een ander programma. Probeer het straks weer;"
            " er is niets opgeslagen."
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreFault(f"De schijf met {path} is vol. Maak ruimte; er is niets opgeslagen.")
    unreadable = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    may_be_moved = unreadable or code == sqlite3.SQLITE_READONLY
    if getattr(error, "sqlite_errorcode", 0) == _MOVED or (may_be_moved and replaced(path)):
        return moved(path)
    if code == sqlite3.SQLITE_READONLY:
        return StoreFault(
            f"Het dossierbestand {path} of de map ervan is alleen-lezen. Controleer de rechten; er is niets opgeslagen."
        )
    if unreadable:
        return damaged(path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return StoreFault(
            f"Het dossierbestand {path} kan niet worden geopend. Controleer de rechten van het bestand en de map."
        )
    if code == sqlite3.SQLITE_IOERR:
        return StoreFault(f"Lezen of schrijven van {path} is mislukt (schijf vol of defect?). Er is niets opgeslagen.")
    if str(error).startswith("no such "):
        return StoreFault(
            f"Het dossierbestand {path} heeft niet de tabellen die dit programma kent. Bekijk wat er anders is met"
            f" `inburgering --db '{path}' db check`; er is niets opgeslagen."
        )
    return StoreFault(
        f"Het dossierbestand {path} kan niet worden gebruikt (SQLite-fout {code}). Kijk wat er mis is met"
        f" `inburgering --db '{path}' db check`."
    )


def open_read(path: Path, day: str | None = None, *, guarded: bool = True) -> sqlite3.Connection:
    """A read-only connection to a checked store of the current schema. A report never waits for a writer (WAL).

    `day`: what the store shows is what was known on that day; without it everything that is stored.
    `guarded` is false only for `db check`, which reports a strange schema instead of refusing it.
    """
    refuse_older(path, check_header(path))
    warn(path)
    connection = None
    try:
        connection = connect(path, "ro")
        connection.execute("BEGIN")  # one snapshot for all that a command reads
        if guarded:
            check_schema(connection, path)
        if day is not None:
            as_of.show(connection, day)
        connection.execute("PRAGMA query_only=1")
    except BaseException as error:
        if connection is not None:  # left open, it loses its locks when this process reads the file itself
            connection.close()
        if isinstance(error, errors()):
            raise explain_sqlite(error, path) from None
        raise
    return connection


def refuse_older(path: Path, version: int) -> None:
    """Refuse a store of an older schema: a command that only reads does not migrate it."""
    if version < SCHEMA_VERSION:
        raise StoreFault(
            f"Het dossierbestand {path} is van een oudere versie. Werk het bij met `inburgering --db '{path}' db migrate`;"
            " er wordt eerst een back-up gemaakt."
        )


def warn(path: Path) -> None:
    """Warn on stderr when others can read the store, or when its place is not safe."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        tell(f"Let op: anderen op deze computer kunnen {path} lezen. Herstel dit met: `chmod 600 '{path}'`")
    if path.stat().st_nlink > 1:
        tell(
            f"Let op: {path} heeft nog een naam (een harde link). Gebruik er maar een: onder twee namen raakt het"
            " dossierbestand beschadigd, en wat u wist kan blijven staan."
        )
    if reason := unsafe(path):
        tell(
            f"Let op: {path} staat {reason}. Daar kan het dossierbestand beschadigd raken;"
            " zet het op een schijf van deze computer zelf."
        )
