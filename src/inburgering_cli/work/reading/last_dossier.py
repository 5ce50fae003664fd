"""The last dossier that a command was about, so that the next one may call it `-`. Stdlib only."""

import contextlib
import os
import re
from functools import cached_property
from pathlib import Path


class LastDossier:
    """Keeps the number of the last dossier of one store, and nothing else, in a file of the user's own.

    Outside the store, because it is no fact. When the file cannot be read or written, there is no last dossier. Of two
    programs at once one wins; its number is whole.
    """

    def __init__(self, folder: Path | None = None, store: Path | None = None) -> None:
        """`folder`: of the user's state. Without one nothing is kept."""
        self._folder = folder
        self._store = store

    @cached_property
    def _path(self) -> Path | None:
        if self._folder is None or self._store is None:
            return None
        from hashlib import sha256  # here, and below: lists have no dossier to remember

        name = sha256(os.fsencode(os.path.realpath(self._store))).hexdigest()[:16]
        return self._folder / "laatste" / name

    def number(self) -> str | None:
        """The number of the last dossier, when there was one."""
        if self._path is None:
            return None
        try:
            text = self._path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return text if re.fullmatch(r"[0-9]{4}-[0-9]{4,}", text) else None

    def remember(self, number: str) -> None:
        """Keep the number of a dossier as the last one."""
        if self._path is None or self.number() == number:
            return
        from inburgering_cli.files import atomic

        fresh = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            with os.fdopen(atomic.create(fresh), "w", encoding="ascii") as file:
                file.write(f"{number}\n")
            fresh.replace(self._path)
