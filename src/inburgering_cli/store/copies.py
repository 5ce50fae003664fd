"""Where the copies of a store are, and how they are called. Stdlib only."""

import contextlib
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path


def name_of(store: Path) -> str:
    """The name of a copy that is made now."""
    return f"{store.stem}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db"


def copies_in(folder: Path, store: Path) -> list[Path]:
    """The copies of a store in a folder, oldest first. Other files are left alone."""
    return [path for path in _named(folder, re.escape(store.stem) + r"-[0-9]{8}T[0-9]{6}Z\.db") if path.is_file()]


def _named(folder: Path, pattern: str) -> list[Path]:
    """What stands in a folder under a name like this, by name; nothing where that cannot be seen."""
    with contextlib.suppress(OSError):
        return sorted((path for path in folder.iterdir() if re.fullmatch(pattern, path.name)), key=lambda p: p.name)
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


def _note(store: Path) -> Path:
    return store.with_name(f"{store.name}.back-ups")


def folders(store: Path) -> list[Path]:
    """Where copies of a store may be: its own folder, and where the last one was made."""
    found = [store.absolute().parent]
    with contextlib.suppress(OSError, UnicodeError):
        found.append(Path(_note(store).read_text(encoding="utf-8", errors="surrogateescape").rstrip("\n")))
    return found


def known_here(store: Path) -> Iterator[Path]:
    """The copies of a store that this program made, newest first, and what a migration kept beside it."""
    found = {copy.absolute() for folder in folders(store) for copy in copies_in(folder, store)}
    yield from sorted(found, key=lambda copy: copy.name, reverse=True)
    yield from _beside(store, "voor-schema-[0-9].*")


def _beside(store: Path, pattern: str) -> list[Path]:
    """What stands beside a store under its name and more, newest first."""
    return _named(store.absolute().parent, rf"{re.escape(store.name)}\.{pattern}")[::-1]


def replaced(store: Path) -> list[Path]:
    """The stores that a copy once took the place of, newest first."""
    return _beside(store, "vervangen-.*Z")


def known(store: Path) -> Iterator[Path]:
    """The copies of a store that this program knows of, newest first; also what a migration or a restore kept beside it."""
    yield from known_here(store)
    yield from (
        kept for kept in _beside(store, "vervangen-[0-9].*") if not kept.name.endswith(("-wal", "-shm", "-journal"))
    )
