"""Files for others: written beside their place and put there whole, readable by their owner alone."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from inburgering_cli.domain.errors import OpslagFout


def folder(path: Path) -> bool:
    """Make a folder for deliveries (0700) where there is none; whether one that was there is open to others."""
    if path.exists():
        if not path.is_dir():
            raise OpslagFout(f"{path} is een bestand; geef met --out een map.")
        return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    path.mkdir(parents=True, mode=0o700)
    path.chmod(0o700)  # whatever the umask
    return False


class Nieuw:
    """A file being written beside its place. `stream` takes its text; `commit` puts it there, whatever was there before."""

    def __init__(self, path: Path, encoding: str) -> None:
        self.path = path
        self.beside = path.with_name(f".{path.name}.{os.getpid()}.nieuw")
        _tidy(path)
        self._number = os.open(self.beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        self.stream: TextIO = os.fdopen(self._number, "w", encoding=encoding, newline="")

    def close(self) -> None:
        """Bring all of it to the disk."""
        if not self.stream.closed:
            self.stream.flush()
            os.fsync(self.stream.fileno())
            self.stream.close()

    def commit(self) -> None:
        """Put the file in its place."""
        self.close()
        self.beside.replace(self.path)

    def write_bytes(self, data: bytes) -> None:
        """Write what is no text."""
        self.stream.buffer.write(data)

    def drop(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self.stream.close()
        with suppress(OSError):
            self.beside.unlink()


def _tidy(path: Path) -> None:
    """Remove what a run that was killed left beside this place: it may hold the data of people."""
    for left in path.parent.glob(f".{path.name}.*.nieuw"):
        number = left.suffixes[-2][1:]
        if os.name == "posix" and number.isdigit() and not _runs(int(number)):
            with suppress(OSError):
                left.unlink()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()


@contextmanager
def new_file(path: Path, encoding: str = "utf-8") -> Iterator[Nieuw]:
    """A file being written; dropped unless it was committed within the block."""
    file = Nieuw(path, encoding)
    try:
        yield file
    finally:
        file.drop()
