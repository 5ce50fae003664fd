"""Writing the whole store anew with another key, or none: made beside it, compared with it, then put in its place."""

import contextlib
import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import Refused, StoreFault, os_reason
from inburgering_cli.store import copies
from inburgering_cli.store.database import check_header, damaged, explain_sqlite
from inburgering_cli.store.driver import BUSY_SECONDS, connect, errors, keyed, look, uri
from inburgering_cli.store.encryption.keys import Key, remember

_SIDES: Final = ("-wal", "-shm", "-journal")


def rewrite(path: Path, key: Key | None, noted: Callable[[Path], None]) -> None:
    """Give the store another key; None: leave it plain. `noted` writes the line of it in the trail of the new file.

    Nobody else can use the store meanwhile: who comes waits, and finds the new one. Whenever this is stopped, the old store
    is there whole or the new one is. Raises `StoreFault` when it cannot be done; the store is then as it was.
    """
    real = Path(os.path.realpath(path))  # a link to the store stays one
    if real.stat().st_nlink > 1:
        raise Refused(
            f"{path} heeft op deze schijf nog een andere naam (harde koppeling), en die zou blijven zoals hij is. Verwijder"
            " die eerst; er is niets veranderd."
        )
    tidy(real)
    fresh = real.with_name(f".{real.name}.{os.getpid()}.nieuw")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            with _alone(real) as store:
                export(store, fresh, key)
                _compare(store, fresh, path)
                noted(fresh)
                _fsync(fresh)
                if os.name == "nt":  # an open file cannot be replaced there, by whoever it was opened
                    store.close()
                fresh.replace(real)
                if os.name == "posix":
                    _fsync(real.parent)
                look(real, None if key is None else key.name)
        finally:
            for left in (fresh, *(fresh.with_name(fresh.name + side) for side in _SIDES)):
                left.unlink(missing_ok=True)
    except OSError as error:
        raise StoreFault(f"Het dossierbestand {path} kan niet opnieuw worden geschreven: {os_reason(error)}.") from None
    except errors() as error:
        raise explain_sqlite(error, path) from None


def encrypt_copy(path: Path, key: Key) -> None:
    """Encrypt a plain file that nobody else uses."""
    fresh = path.with_name(f"{path.name}.versleuteld")
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with contextlib.closing(_with_sqlcipher(path)) as store:
            export(store, fresh, key)
            _compare(store, fresh, path)
        fresh.replace(path)
        look(path, key.name)
    finally:
        fresh.unlink(missing_ok=True)


def export(store: sqlite3.Connection, fresh: Path, key: Key | None) -> None:
    """Write all that is in a store that SQLCipher has open into an empty file."""
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
    """The store, opened with SQLCipher, with a lock that lets nobody else in.

    Its log is written back and gone, and another program that was waiting to write is refused by SQLite when the file turns
    out to be another one.
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
    """What has to be equal: the schema, each row of each table (so the trail with its chain too), and loose references."""
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
    """Remove what programs that were stopped half-way left beside the store and among its copies."""
    of_it = rf"(?:{re.escape(store.name)}(?:\..+)?|{re.escape(store.stem)}-[0-9TZ]+\.db)"
    left = re.compile(rf"\.{of_it}\.([0-9]+)\.(?:nieuw|terug)(?:\.versleuteld)?(?:-wal|-shm|-journal)?")
    for folder in copies.folders(store):
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                if (found := left.fullmatch(path.name)) and not _runs(int(found[1])):
                    path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    if process == os.getpid():
        return False  # the number was another's before
    if os.name == "nt":
        return False  # what is open cannot be removed there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
