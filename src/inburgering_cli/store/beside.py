"""Files beside a store: the side files of SQLite, and a new file before it takes its place. Stdlib only."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SIDES: Final = ("-wal", "-shm", "-journal")


def side_files(path: Path) -> list[Path]:
    """The files that SQLite keeps beside a database."""
    return [path.with_name(path.name + side) for side in SIDES]


def make_empty(path: Path) -> Path:
    """Make an empty file that only its owner can read. Raises `OSError` when something is there already."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


@contextlib.contextmanager
def removed_after(path: Path) -> Iterator[Path]:
    """Remove a file and its side files when the block ends, as far as they are still there."""
    try:
        yield path
    finally:
        for left in (path, *side_files(path)):
            left.unlink(missing_ok=True)


@contextlib.contextmanager
def fresh(path: Path) -> Iterator[Path]:
    """An empty file to prepare beside `path`, removed when the block ends unless it was put in its place."""
    with removed_after(make_empty(path.with_name(f".{path.name}.{os.getpid()}.nieuw"))) as beside:
        yield beside
