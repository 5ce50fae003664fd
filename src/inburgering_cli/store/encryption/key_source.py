"""The source of keys in this process, and the mark of an encrypted store. Stdlib only."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

#: The first bytes of an encrypted store.
MARK: Final = b"Inbu"


class KeySource(NamedTuple):
    """The named key file, and how to ask the user (None: nobody can be asked)."""

    file: Path | None = None
    vraag: Callable[[str], str] | None = None


_source = KeySource()


def use_keys(source: KeySource) -> None:
    """Set the source of keys of this process."""
    global _source  # a process works for one user, on one store
    _source = source


def key_source() -> KeySource:
    """The source of keys of this process."""
    return _source
