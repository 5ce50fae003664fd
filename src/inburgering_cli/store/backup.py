"""A copy of the store, made while others may be writing, checked before it counts. Stdlib only."""

import contextlib
import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from inburgering_cli.domain.errors import OpslagFout
from inburgering_cli.store.database import check_header, explain_sqlite, os_reason


def copy(pad: Path, backup: Path) -> None:
    """Copy the store to a file (0600) as it is at one moment, and check every page of the copy.

    Raises `OpslagFout` when the store cannot be used, the copy cannot be written or is not sound; a copy that is not whole
    is never left behind under this name.
    """
    check_header(pad)
    beside = backup.with_name(f".{backup.name}.{os.getpid()}.nieuw")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            fill(pad, beside)
            beside.replace(backup)
        finally:
            for left in (beside, *(beside.with_name(beside.name + end) for end in ("-journal", "-wal", "-shm"))):
                left.unlink(missing_ok=True)
    except OSError as error:
        raise OpslagFout(f"De back-up {backup} kan niet worden gemaakt: {os_reason(error)}.") from None


def fill(pad: Path, backup: Path) -> None:
    """Copy the store into a file that is there already, and check every page of it; one file without a log beside it."""
    try:
        with (
            contextlib.closing(sqlite3.connect(f"file:{quote(str(pad.absolute()))}?mode=ro", uri=True)) as source,
            contextlib.closing(sqlite3.connect(backup)) as target,
        ):
            source.backup(target)  # in one step: what others write meanwhile waits in the log
            (verdict,) = target.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise explain_sqlite(error, pad) from None
    if verdict != "ok":
        raise OpslagFout(
            f"De back-up {backup} is niet in orde: de store {pad} is beschadigd. Zet een oudere back-up terug."
        )
    with backup.open("rb") as file:
        os.fsync(file.fileno())
