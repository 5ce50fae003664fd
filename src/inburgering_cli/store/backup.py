"""A copy of the store, made while others may be writing, checked before it counts. Stdlib only."""

import contextlib
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from glob import escape as glob_escape
from pathlib import Path

from inburgering_cli.core.errors import OpslagFout
from inburgering_cli.store.database import check_header, explain_sqlite, os_reason
from inburgering_cli.store.driver import connect, connect_like, errors, look


def copy(pad: Path, backup: Path) -> None:
    """Copy the store to a file (0600) as it is at one moment, and check every page of the copy.

    Raises `OpslagFout` when the store cannot be used, the copy cannot be written or is not sound; a copy that is not whole
    is never left behind under this name.
    """
    check_header(pad)
    copy_checked(pad, backup)


def copy_checked(pad: Path, backup: Path) -> None:
    """The same of a store whose header is known to be sound: for who has it open.

    Opening and closing the file itself would take away the locks that SQLite holds on it in this process.
    """
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
    """Copy the store into an empty file, encrypted when the store is, and check every page; no log stays beside it."""
    try:
        with (
            contextlib.closing(connect(pad, "ro")) as source,
            contextlib.closing(connect_like(backup, pad)) as target,
        ):
            source.backup(target)  # in one step: what others write meanwhile waits in the log
            (verdict,) = target.execute("PRAGMA integrity_check").fetchone()
    except errors() as error:
        raise explain_sqlite(error, pad) from None
    if verdict != "ok":
        raise OpslagFout(
            f"De back-up {backup} is niet in orde: het dossierbestand {pad} is beschadigd. Zet een oudere back-up terug."
        )
    with backup.open("rb") as file:
        os.fsync(file.fileno())


def name_of(store: Path) -> str:
    """The name of a copy that is made now."""
    return f"{store.stem}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db"


def copies_in(folder: Path, store: Path) -> list[Path]:
    """The copies of a store in a folder, oldest first. Other files are left alone."""
    ours = re.compile(re.escape(store.stem) + r"-[0-9]{8}T[0-9]{6}Z\.db")
    with contextlib.suppress(OSError):
        return sorted((p for p in folder.iterdir() if ours.fullmatch(p.name) and p.is_file()), key=lambda p: p.name)
    return []


def remember(store: Path, folder: Path) -> None:
    """Note beside the store where its copies are: when it is damaged, it cannot tell. No fault where that cannot be done."""
    note = _note(store)
    fresh = note.with_name(f".{note.name}.{os.getpid()}.nieuw")  # whatever stands under its name is not written through
    with contextlib.suppress(OSError):
        descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(f"{folder.absolute()}\n")
        fresh.replace(note)


def newest(store: Path) -> Path | None:
    """The last copy of a store that this program knows of and that looks sound; None when there is none."""
    for copy in _known(store):
        if look(copy):  # whether a key opens it, is asked when it is put back
            return copy
        with contextlib.suppress(OpslagFout):
            check_header(copy)
            return copy
    return None


def _note(store: Path) -> Path:
    return store.with_name(f"{store.name}.back-ups")


def folders(store: Path) -> list[Path]:
    """Where copies of a store may be: its own folder, and where the last one was made."""
    found = [store.absolute().parent]
    with contextlib.suppress(OSError, UnicodeError):
        found.append(Path(_note(store).read_text(encoding="utf-8", errors="surrogateescape").rstrip("\n")))
    return found


def _known(store: Path) -> Iterator[Path]:
    found = {copy.absolute() for folder in folders(store) for copy in copies_in(folder, store)}
    yield from sorted(found, key=lambda copy: copy.name, reverse=True)
    yield from _beside(store, "voor-schema-[0-9]*")


def _beside(store: Path, name: str) -> list[Path]:
    return sorted(store.absolute().parent.glob(f"{glob_escape(store.name)}.{name}"), reverse=True)


def replaced(store: Path) -> list[Path]:
    """The stores that a copy once took the place of, newest first."""
    return sorted(store.absolute().parent.glob(f"{glob_escape(store.name)}.vervangen-*Z"), reverse=True)


def known(store: Path) -> Iterator[Path]:
    """The copies of a store that this program knows of, newest first; also what a migration or a restore kept beside it."""
    yield from _known(store)
    yield from (
        kept for kept in _beside(store, "vervangen-[0-9]*") if not kept.name.endswith(("-wal", "-shm", "-journal"))
    )
