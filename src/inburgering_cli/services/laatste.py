"""The last dossier that a command was about, so that the next one may call it `-`. Stdlib only."""

import contextlib
import os
import re
from hashlib import sha256
from pathlib import Path


class Laatste:
    """Keeps the number of the last dossier of one store, and nothing else, in a file of the user's own.

    Outside the store, for it is no fact. A file that cannot be read or written means that there is no last dossier; two
    programs at once leave the number of one of them, whole.
    """

    def __init__(self, folder: Path | None = None, store: Path | None = None) -> None:
        """`folder`: of the user's state. Without one nothing is kept."""
        self._path = None
        if folder is not None and store is not None:
            name = sha256(os.fsencode(os.path.realpath(store))).hexdigest()[:16]
            self._path = folder / "laatste" / name

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
        fresh = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.unlink(missing_ok=True)
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "w", encoding="ascii") as file:
                file.write(f"{number}\n")
            fresh.replace(self._path)
