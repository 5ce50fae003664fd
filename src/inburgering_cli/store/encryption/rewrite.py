"""Rewrites the whole store with another key or none: made beside it, compared with it, then put in its place."""

import contextlib
import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from inburgering_cli.core.errors import Refused, StoreFault, os_reason
from inburgering_cli.store import beside, copies
from inburgering_cli.store.database import check_header, damaged, explain_sqlite
from inburgering_cli.store.driver import BUSY_SECONDS, connect, errors, keyed, look, uri
from inburgering_cli.store.encryption.keys import Key, remember


def rewrite(path: Path, key: Key | None, noted: Callable[[Path], None]) -> None:
    """Give the store another key; None makes it plain. `noted` writes the line in the trail of the new file.

    Other programs wait meanwhile, and then find the new store. If this is stopped at any moment, either the old or the
    new store is there whole. Raises `StoreFault` when it cannot be done; the store is then unchanged.
    """
    real = Path(os.path.realpath(path))  # a link to the store stays one
    if real.stat().st_nlink > 1:
        raise Refused(
            f"{path} heeft op deze schijf nog een andere naam (harde koppeling), en die zou blijven zoals hij is. Verwijder"
            " die eerst; er is niets veranderd."
        )
    tidy(real)
    try:
        with beside.fresh(real) as fresh, _alone(real) as store:
            export(store, fresh, key)
            _compare(store, fresh, path)
            noted(fresh)
            _fsync(fresh)
            if os.name == "nt":  # an open file cannot be replaced there
                store.close()
            fresh.replace(real)
            if os.name == "posix":
                _fsync(real.parent)
            look(real, None if key is None else key.name)
    except OSError as error:
        raise StoreFault(f"Het dossierbestand {path} kan niet opnieuw worden geschreven: {os_reason(error)}.") from None
    except errors() as error:
        raise explain_sqlite(error, path) from None


def encrypt_copy(path: Path, key: Key) -> None:
    """Encrypt a plain file that nobody else uses."""
    fresh = beside.make_empty(path.with_name(f"{path.name}.versleuteld"))
    try:
        with contextlib.closing(_with_sqlcipher(path)) as store:
            export(store, fresh, key)
            _compare(store, fresh, path)
        fresh.replace(path)
        look(path, key.name)
    finally:
        fresh.unlink(missing_ok=True)


def export(store: sqlite3.Connection, fresh: Path, key: Key | None) -> None:
    """Copy a store that SQLCipher has open into an empty file."""
    store.execute("ATTACH ? AS nieuw KEY ?", (uri(fresh, "rw"), key.literal if key else ""))
    store.execute("PRAGMA nieuw.synchronous=OFF")  # it counts only once it is whole
    store.execute("BEGIN")
    store.execute("SELECT sqlcipher_export('nieuw')")
    for name in ("application_id", "user_version"):
        (value,) = store.execute(f"PRAGMA main.{name}").fetchone()
        store.execute(f"PRAGMA nieuw.{name}={value}")
    store.execute("COMMIT")
    store.execute("PRAGMA nieuw.journal_mode=WAL")
    store.execute("DETACH nieuw")
    if key:
        remember(key)


@contextlib.contextmanager
def _alone(real: Path) -> Iterator[sqlite3.Connection]:
    """The store, opened with SQLCipher under an exclusive lock.

    Its log is written back and removed. SQLite refuses a program that was waiting to write when the file was replaced.
    """
    with contextlib.closing(_with_sqlcipher(real)) as store:
        until = time.monotonic() + BUSY_SECONDS
        while not _without_log(store):
            if time.monotonic() > until:
                raise StoreFault(
                    f"Het dossierbestand {real} is al {BUSY_SECONDS} seconden in gebruik bij een ander programma. Probeer het"
                    " straks weer; er is niets veranderd."
                )
            time.sleep(0.05)
        try:
            store.execute("PRAGMA main.locking_mode=EXCLUSIVE")
            store.execute("BEGIN EXCLUSIVE")
            store.execute("COMMIT")
            yield store
        except BaseException:
            with contextlib.suppress(*errors()):
                if store.in_transaction:
                    store.execute("ROLLBACK")
                store.execute("PRAGMA main.locking_mode=NORMAL")
                store.execute("PRAGMA main.journal_mode=WAL")
            raise


def _with_sqlcipher(path: Path) -> sqlite3.Connection:
    if look(path):
        return connect(path)
    store = keyed(path, None, "rw")
    if store is None:
        raise damaged(path)
    return store


def _without_log(store: sqlite3.Connection) -> bool:
    try:
        return bool(store.execute("PRAGMA main.journal_mode=DELETE").fetchone() == ("delete",))
    except errors("OperationalError") as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return False
        raise


def _compare(store: sqlite3.Connection, fresh: Path, path: Path) -> None:
    """Refuse a copy that is not sound or does not hold what the store holds."""
    check_header(fresh)
    with contextlib.closing(connect(fresh)) as copy:
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok" or contents(copy) != contents(store):
            raise StoreFault(
                f"Het nieuwe dossierbestand is niet gelijk aan {path}; er is niets veranderd. Controleer het met `inburgering"
                " db check`."
            )


def contents(connection: sqlite3.Connection) -> list[Any]:
    """What both must have: the schema, each row of each table (so the chain of the trail too), loose references."""
    schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    found: list[Any] = [schema]
    for kind, name, *_ in schema:
        if kind == "table":
            count, total = 0, hashlib.sha256()
            for row in connection.execute(f'SELECT rowid, * FROM "{name}" ORDER BY rowid'):
                count += 1
                total.update(repr(row).encode())
            found.append((name, count, total.digest()))
    found.append(connection.execute("PRAGMA foreign_key_check").fetchall())
    return found


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def tidy(store: Path) -> None:
    """Remove files that killed programs left half written beside the store and among its copies."""
    of_it = rf"(?:{re.escape(store.name)}(?:\..+)?|{re.escape(store.stem)}-[0-9TZ]+\.db)"
    left = re.compile(rf"\.{of_it}\.([0-9]+)\.(?:nieuw|terug)(?:\.versleuteld)?(?:-wal|-shm|-journal)?")
    for folder in copies.folders(store):
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                if (found := left.fullmatch(path.name)) and not _runs(int(found[1])):
                    path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    if os.name == "nt" or process == os.getpid():  # Windows removes no open file; our number was another's before
        return False
    with contextlib.suppress(OSError, OverflowError):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True
