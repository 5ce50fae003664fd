"""Writes files beside their place and moves them there whole, readable only by their owner."""

import hashlib
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final, TextIO

from inburgering_cli.core.errors import Fault, Refused, StoreFault

#: The name of an unfinished file, with the number of the process that writes it.
_UNFINISHED: Final = re.compile(r"\..+\.([0-9]+)\.(?:nieuw|terug)(?:-wal|-shm|-journal)?")


def folder(path: Path) -> bool:
    """Make a folder for the user alone (0700) where there is none; whether one that was there is open to others.

    Raises `Refused` where it cannot be made, `StoreFault` where the user may not write.
    """
    try:
        if path.is_dir():
            return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
        path.mkdir(parents=True, mode=0o700)
        path.chmod(0o700)  # whatever the umask
    except OSError as error:
        raise _refused(path, error) from None
    return False


def create(path: Path) -> int:
    """A new file that only the user can read and write, as a descriptor."""
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)


def _beside(path: Path) -> Path:
    """Make the file in which `path` is prepared. Raises as `folder` does."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.nieuw")
    try:
        if path.is_dir():
            raise Refused(f"{path} is een map, geen bestand.")
        tidy(path.parent)
        beside.unlink(missing_ok=True)  # left by a process that had our number
        os.close(create(beside))
    except OSError as error:
        raise _refused(path, error) from None
    return beside


def _refused(path: Path, error: OSError) -> Fault:
    """A path that does not exist is a typing error (`Refused`); one that cannot be written is a `StoreFault`."""
    if isinstance(error, FileNotFoundError):
        return Refused(f"De map {path.parent} bestaat niet; maak die eerst.", field="out")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return Refused(
            f"{path} kan niet worden gemaakt: er staat al een bestand met die naam, of op het pad erheen.", field="out"
        )
    if isinstance(error, PermissionError):
        return StoreFault(f"In {path.parent} mag niet worden geschreven; controleer de rechten.")
    return StoreFault(f"{path} kan niet worden geschreven (fout {error.errno}).")


@contextmanager
def alone_in(place: Path) -> Iterator[None]:
    """Lock a folder while a set of files is written; a killed process releases it.

    Raises `Refused` when another run has the lock. Without such locks (Windows) only each single file is whole.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(place, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(
                f"In {place} wordt al een andere uitvoer geschreven; wacht daarop of kies een andere map.", field="out"
            ) from None
        except OSError:  # a file system without locks
            pass
        yield
    finally:
        os.close(descriptor)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file (0600) to write, moved to `path` when the block ends, removed when it raises."""
    fresh = _beside(path)
    try:
        yield fresh
        with fresh.open("r+b") as written:
            os.fsync(written.fileno())
        fresh.chmod(0o600)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


class NewFile:
    """A file being written beside its place. `stream` takes its text; `commit` moves it there, replacing what was."""

    def __init__(self, path: Path, encoding: str) -> None:
        self.path = path
        self.beside = _beside(path)
        self.stream: TextIO = self.beside.open("w", encoding=encoding, newline="")

    def close(self) -> None:
        """Write all of it to the disk."""
        if not self.stream.closed:
            self.stream.flush()
            os.fsync(self.stream.fileno())
            self.stream.close()

    def commit(self) -> None:
        """Put the file in its place."""
        self.close()
        self.beside.replace(self.path)

    def write_bytes(self, data: bytes) -> None:
        """Write bytes instead of text."""
        self.stream.buffer.write(data)

    def drop(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self.stream.close()
        with suppress(OSError):
            self.beside.unlink()


def tidy(place: Path) -> None:
    """Remove files that killed runs left half written in a folder: they may hold personal data."""
    if os.name != "posix":
        return
    with suppress(OSError):
        for left in list(place.iterdir()):
            if (found := _UNFINISHED.fullmatch(left.name)) and not _runs(int(found[1])):
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    with suppress(OSError):
                        left.unlink()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass  # a process of somebody else
    return True


@contextmanager
def new_file(path: Path, encoding: str = "utf-8") -> Iterator[NewFile]:
    """A file being written; dropped unless it was committed within the block."""
    file = NewFile(path, encoding)
    try:
        yield file
    finally:
        file.drop()


def write_all(out: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write files into a folder, each in its place only once all of them are on the disk; their paths."""
    with ExitStack() as stack:
        written = []
        for name, data in files:
            file = stack.enter_context(new_file(out / name))
            file.write_bytes(data)
            file.close()
            written.append(file)
        for file in written:
            file.commit()
        return [file.path for file in written]
