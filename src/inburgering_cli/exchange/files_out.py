"""Writing files for others: whole or not at all, and for nobody else to read."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from inburgering_cli.domain.errors import Fout, Geweigerd, OpslagFout


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A file of mode 0600 to write, which takes the place of `path` when the block ends and vanishes when it raises.

    Raises `Geweigerd` for a path where no file can be, `OpslagFout` where writing is not allowed.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.deel")
    try:
        if path.is_dir():
            raise Geweigerd(f"{path} is een map, geen bestand.")
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise _refused(path, error) from None
    try:
        yield fresh
        with fresh.open("r+b") as written:
            os.fsync(written.fileno())
        fresh.chmod(0o600)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """A folder for the user alone. Raises `Geweigerd` or `OpslagFout` where it cannot be made."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: OSError) -> Fout:
    if isinstance(error, FileNotFoundError):
        return Geweigerd(f"De map {path.parent} bestaat niet; maak die eerst.")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return Geweigerd(f"{path} kan niet worden gemaakt: er staat al een bestand met die naam, of op het pad erheen.")
    if isinstance(error, PermissionError):
        return OpslagFout(f"In {path.parent} mag niet worden geschreven; controleer de rechten.")
    return OpslagFout(f"{path} kan niet worden geschreven (fout {error.errno}).")
