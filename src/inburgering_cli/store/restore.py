"""Restores a copy in the place of the store, and keeps the old store beside it. Stdlib only."""

import contextlib
import os
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path

from inburgering_cli.core.errors import Refused, StoreFault, os_reason
from inburgering_cli.store import backup as copies
from inburgering_cli.store.beside import SIDES, removed_after
from inburgering_cli.store.database import check_header, explain_sqlite
from inburgering_cli.store.driver import BUSY_SECONDS, connect, errors, look
from inburgering_cli.store.guard import check_schema


def restore(source: Path, store: Path) -> Path | None:
    """Replace the store by a copy, which is checked first; returns where the old store is kept, if there was one.

    A sound store is overwritten in one transaction: a reader sees the old or the new one, and a writer waits. Any other
    file is put aside. Raises `StoreFault` when the copy is not sound or the place cannot be written; nothing is changed
    then.
    """
    if not source.exists():
        raise Refused(f"De back-up {source} bestaat niet; controleer het pad.", field="bestand")
    check_header(source)
    try:
        if store.exists() and source.samefile(store):
            raise Refused(f"{source} is het dossierbestand zelf; noem een back-up.", field="bestand")
        store.absolute().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = store.with_name(f"{store.name}.vervangen-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
        with removed_after(store.with_name(f".{store.name}.{os.getpid()}.terug")) as fresh:
            copies.copy(source, fresh, "still")  # checks every page; `source` may still change
            check_header(fresh)
            with contextlib.closing(connect(fresh, "ro")) as copy:
                check_schema(copy, source, whole=False)
            if not os.path.lexists(store):
                fresh.replace(store)
                return None
            if _sound(store, source):
                _as_encrypted(fresh, store)
                _overwrite(fresh, store, kept)
            else:
                _swap(fresh, store, kept)
    except OSError as error:
        raise StoreFault(f"De back-up kan niet worden teruggezet op {store}: {os_reason(error)}.") from None
    except errors() as error:
        raise explain_sqlite(error, store) from None
    return kept


def _sound(store: Path, source: Path) -> bool:
    try:
        check_header(store)
        with contextlib.closing(connect(store)) as connection:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except errors("OperationalError"):
        raise  # locked or no access: that says nothing of its contents
    except StoreFault:
        if look(store) not in (None, look(source)):
            raise  # it may be sound: it needs another key than the copy
        return False
    except errors("DatabaseError"):
        return False
    return bool(verdict == "ok")


def _as_encrypted(fresh: Path, store: Path) -> None:
    """Encrypt a copy that replaces an encrypted store. Raises `Refused` for an encrypted copy of a plain store."""
    if bool(look(fresh)) == bool(name := look(store)):
        return
    if name is None:
        raise Refused(
            f"De back-up is versleuteld en {store} niet. Versleutel eerst het dossierbestand, met `inburgering db encrypt`;"
            " er is niets veranderd.",
            field="bestand",
        )
    from inburgering_cli.store.encryption.keys import known
    from inburgering_cli.store.encryption.rewrite import encrypt_copy

    encrypt_copy(fresh, known(name))


def _overwrite(fresh: Path, store: Path, kept: Path) -> None:
    """Keep the old store, then write every page of the copy over it in one transaction."""
    until = time.monotonic() + BUSY_SECONDS
    with (
        contextlib.closing(connect(fresh)) as source,
        contextlib.closing(connect(store)) as target,
    ):
        target.execute("PRAGMA synchronous=FULL")
        target.execute("PRAGMA secure_delete=ON")

        def keep(status: int, *_: int) -> None:
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                if time.monotonic() > until:
                    busy = sqlite3.OperationalError()
                    busy.sqlite_errorcode = status
                    raise busy
            elif not kept.exists():  # we have the lock since the first page; readers see no change yet
                copies.copy_checked(store, kept)

        source.backup(target, pages=1, progress=keep)
        with contextlib.suppress(*errors("OperationalError")):  # the log has the same contents
            target.execute("PRAGMA wal_checkpoint(PASSIVE)")


def _swap(fresh: Path, store: Path, kept: Path) -> None:
    """Put a file that is no sound store aside, with its log, and the copy in its place."""
    kept.hardlink_to(store)
    for side in SIDES:
        with contextlib.suppress(FileNotFoundError):
            store.with_name(store.name + side).rename(kept.with_name(kept.name + side))
    fresh.replace(store)
