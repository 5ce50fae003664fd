"""Where the keys of encrypted stores come from in this process, and how such a store begins. Stdlib only."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

#: How an encrypted store begins.
MARK: Final = b"Inbu"


class KeySource(NamedTuple):
    """Where keys come from: the key file that was named, and how to ask the user; None where nobody can be asked."""

    file: Path | None = None
    vraag: Callable[[str], str] | None = None


_source = KeySource()


def use_keys(source: KeySource) -> None:
    """Say where the keys of this process come from."""
    global _source  # a process works for one user, on one store
    _source = source


def key_source() -> KeySource:
    """Where the keys of this process come from."""
    return _source
