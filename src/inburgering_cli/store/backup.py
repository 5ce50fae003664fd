"""A copy of the store, made while others may be writing, checked before it counts. Stdlib only."""

import contextlib
import os
from pathlib import Path

from inburgering_cli.core.errors import StoreFault, os_reason
from inburgering_cli.store.beside import fresh
from inburgering_cli.store.database import check_header, explain_sqlite
from inburgering_cli.store.driver import Mode, connect, connect_like, errors


def copy(path: Path, backup: Path, mode: Mode = "ro") -> None:
    """Copy the store to a file (0600) as it is at one moment, and check every page of the copy.

    Raises `StoreFault` when the store cannot be used or the copy cannot be written or is not sound. An incomplete copy
    never gets this name.
    """
    check_header(path)
    copy_checked(path, backup, mode)


def copy_checked(path: Path, backup: Path, mode: Mode = "ro") -> None:
    """Copy a store whose header was checked, and that may be open in this process.

    The file itself is not opened and closed: that would release the locks that SQLite holds on it.
    """
    try:
        with fresh(backup) as beside:
            fill(path, beside, mode)
            beside.replace(backup)
    except OSError as error:
        raise StoreFault(f"De back-up {backup} kan niet worden gemaakt: {os_reason(error)}.") from None


def fill(path: Path, backup: Path, mode: Mode = "ro") -> None:
    """Copy the store into an empty file, encrypted when the store is, and check every page; no log stays beside it."""
    try:
        with (
            contextlib.closing(connect(path, mode)) as source,
            contextlib.closing(connect_like(backup, path)) as target,
        ):
            source.backup(target)  # in one step: what others write meanwhile stays in the log
            (verdict,) = target.execute("PRAGMA integrity_check").fetchone()
    except errors() as error:
        raise explain_sqlite(error, path) from None
    if verdict != "ok":
        raise StoreFault(
            f"De back-up {backup} is niet in orde: het dossierbestand {path} is beschadigd. Zet een oudere back-up terug."
        )
    with backup.open("rb") as file:
        os.fsync(file.fileno())
