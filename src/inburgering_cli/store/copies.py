"""Names and places of the copies of a store. Stdlib only."""

import contextlib
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from inburgering_cli.store.beside import SIDES


def name_of(store: Path) -> str:
    """The name of a copy that is made now."""
    return f"{store.stem}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db"


def copies_in(folder: Path, store: Path) -> list[Path]:
    """The copies of a store in a folder, oldest first. Other files are left alone."""
    return [path for path in _named(folder, re.escape(store.stem) + r"-[0-9]{8}T[0-9]{6}Z\.db") if path.is_file()]


def _named(folder: Path, pattern: str) -> list[Path]:
    """Paths in a folder whose name matches, by name; empty when the folder cannot be read."""
    with contextlib.suppress(OSError):
        return sorted((path for path in folder.iterdir() if re.fullmatch(pattern, path.name)), key=lambda p: p.name)
    return []


def remember(store: Path, folder: Path) -> None:
    """Write beside the store where its copies are, for when it is damaged. No error when that fails."""
    note = _note(store)
    fresh = note.with_name(f".{note.name}.{os.getpid()}.nieuw")  # so that a link under its name is not followed
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
    """The copies that this program made, newest first, and those that a migration kept beside the store."""
    found = {copy.absolute() for folder in folders(store) for copy in copies_in(folder, store)}
    yield from sorted(found, key=lambda copy: copy.name, reverse=True)
    yield from _beside(store, "voor-schema-[0-9].*")


def _beside(store: Path, pattern: str) -> list[Path]:
    """Paths beside a store whose name begins with its name, newest first."""
    return _named(store.absolute().parent, rf"{re.escape(store.name)}\.{pattern}")[::-1]


def replaced(store: Path) -> list[Path]:
    """The stores that a restore put aside, newest first."""
    return _beside(store, "vervangen-.*Z")


def known(store: Path) -> Iterator[Path]:
    """`known_here`, and the stores that a restore put aside."""
    yield from known_here(store)
    yield from (kept for kept in _beside(store, "vervangen-[0-9].*") if not kept.name.endswith(SIDES))
