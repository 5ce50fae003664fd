"""Opens the file of a store with the right driver and key. Stdlib only, unless the store is encrypted.

A plain store opens with Python's own sqlite3, an encrypted one with SQLCipher. An encrypted store begins with `MARK`
and twelve bytes that name it, where SQLCipher has its salt. So it differs from a damaged file even without a key, and
its key is found wherever the file is.
"""

import os
import sqlite3
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast
from urllib.parse import quote

from inburgering_cli.core.errors import StoreFault
from inburgering_cli.core.text import fold
from inburgering_cli.store.encryption.key_source import MARK

if TYPE_CHECKING:
    from inburgering_cli.store.encryption.keys import Key

#: `still` reads a file that nobody works in, such as a copy: SQLite then leaves nothing beside it.
Mode = Literal["ro", "rw", "rwc", "still"]
BUSY_SECONDS: Final = 30
MAGIC: Final = b"SQLite format 3\x00"
_NAME_BYTES: Final = 16
_SQLCIPHER: Final = "sqlcipher3.dbapi2"
_names: dict[tuple[int, int], bytes | None] = {}


def name_in(head: bytes) -> bytes | None:
    """The name of an encrypted store, from how its file begins; None for any other file."""
    return head[:_NAME_BYTES] if head.startswith(MARK) and len(head) >= _NAME_BYTES else None


def look(path: Path, head: bytes | None = None) -> bytes | None:
    """The name of the encrypted store at a path, or None; `head`: the first bytes, when these were just read.

    A file is read once: closing it would release the locks that SQLite has on it in this process.
    """
    try:
        info = path.stat()
        if head is None and info.st_size:
            if (known := (info.st_dev, info.st_ino)) in _names:
                return _names[known]
            with path.open("rb") as file:
                head = file.read(_NAME_BYTES)
    except OSError:
        return None
    found = _names[info.st_dev, info.st_ino] = name_in(head or b"")
    return found


def replaced(path: Path) -> bool:
    """Whether another file stands at a path than the one that this process opened, as after `db encrypt` beside it."""
    try:
        info = path.stat()
        with path.open("rb") as file:
            now = name_in(file.read(_NAME_BYTES))
    except OSError:
        return False
    return _names.get((info.st_dev, info.st_ino), b"") != now


def connect(path: Path, mode: Mode = "rw", *, timeout: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open a file in autocommit, with the driver and the key that it needs.

    Raises `StoreFault` when no key fits or SQLCipher is not installed, and one of `errors()` for a fault of SQLite.
    """
    name = look(path)
    if name is None:
        return with_names(sqlite3.connect(uri(path, mode), uri=True, timeout=timeout, isolation_level=None))
    from inburgering_cli.store.encryption.keys import KeyFault, unlock

    try:
        return unlock(path, name, lambda key: keyed(path, key, mode, timeout=timeout))
    except KeyFault:
        if replaced(path):
            raise moved(path) from None
        raise


def moved(path: Path) -> StoreFault:
    """The refusal of a store in whose place another file came meanwhile."""
    return StoreFault(
        f"Het dossierbestand {path} is intussen vervangen. Geef de opdracht opnieuw; er is niets opgeslagen."
    )


def connect_to_write(path: Path, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """Open a file to write, made if missing: in WAL mode, with each commit on the disk and deleted data overwritten."""
    connection = connect(path, "rwc", timeout=BUSY_SECONDS)
    try:
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA journal_mode=WAL")  # already so, unless `db encrypt` was killed half-way
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_like(path: Path, other: Path) -> sqlite3.Connection:
    """Open an empty file, encrypted as `other` is, which was opened before."""
    name = look(other)
    if name is None:
        return connect(path)
    from inburgering_cli.store.encryption.keys import known

    return cast("sqlite3.Connection", keyed(path, known(name), "rw"))


def keyed(path: Path, key: "Key | None", mode: Mode, *, timeout: float = BUSY_SECONDS) -> sqlite3.Connection | None:
    """Open a file with SQLCipher; None when the key does not fit. Without a key: a plain file."""
    connection: sqlite3.Connection = sqlcipher().connect(
        uri(path, mode), uri=True, timeout=timeout, isolation_level=None
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")  # it would write to stderr
        if key:
            connection.execute(f'PRAGMA key="{key.literal}"')
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except errors() as error:
        connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            return None
        raise
    return with_names(connection)


@lru_cache(20_000)  # a column holds few names, many times: a hit costs a third of a microsecond a row
def _folded(text: str | int | float | None) -> str | int | float | None:
    return fold(text) if isinstance(text, str) else text


def with_names(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Give a connection `folded`, by which SQL compares names: as `fold` does, everywhere."""
    connection.create_function("folded", 1, _folded, deterministic=True)
    return connection


def dbapi(path: Path) -> Any:
    """The DB-API module for a file, as SQLAlchemy takes it."""
    return sqlite3 if look(path) is None else sqlcipher()


def errors(kind: str = "Error") -> tuple[type[sqlite3.Error], ...]:
    """The error classes to catch: SQLCipher has its own, under the same names."""
    found = [getattr(sqlite3, kind)]
    if module := sys.modules.get(_SQLCIPHER):
        found.append(getattr(module, kind))
    return tuple(found)


def sqlcipher() -> Any:
    """SQLCipher. Raises `StoreFault` when it is not installed."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise StoreFault(
            "Een versleuteld dossierbestand vraagt een extra onderdeel. Installeer het met:"
            " pip install 'inburgering-cli[versleuteld]'"
        ) from None
    return dbapi2


def uri(path: Path, mode: Mode) -> str:
    """A path as SQLite takes it, with the mode."""
    found = f"file:{quote(str(path.absolute()))}?mode={'ro' if mode == 'still' else mode}"
    # WAL needs its side files, unless nobody is writing; in a folder that nobody can write to, nobody is
    still = mode == "still" or (mode == "ro" and not os.access(path.parent, os.W_OK))
    return f"{found}&immutable=1" if still and not path.with_name(path.name + "-wal").exists() else found
