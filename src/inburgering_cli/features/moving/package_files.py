"""Writes the files of a package, all or none and readable by the owner only, and reads them back."""

import contextlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import NotFound, Refused
from inburgering_cli.features.moving.package import check
from inburgering_cli.files.atomic import create, tidy
from inburgering_cli.files.atomic import folder as make_folder

JSON_NAME: Final = "dossier.json"
HTML_NAME: Final = "dossier.html"
_LARGEST: Final = 64 * 1024 * 1024


def write(folder: Path, name: str, files: Mapping[str, str]) -> Path:
    """Write the files into a new folder `name` within `folder`, with modes 0700 and 0600, all or none.

    Raises `Refused` when that folder exists.
    """
    target = folder / name
    make_folder(folder)
    tidy(folder)
    fresh = folder / f".{name}.{os.getpid()}.nieuw"
    try:
        shutil.rmtree(fresh, ignore_errors=True)  # left by a process with the same id
        fresh.mkdir(mode=0o700)
        fresh.chmod(0o700)
        for file_name, text in files.items():
            descriptor = create(fresh / file_name)
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(descriptor)
        if target.exists():
            raise _there(target)
        try:
            fresh.rename(target)
        except OSError:
            if target.exists():
                raise _there(target) from None
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return target


def _there(target: Path) -> Refused:
    return Refused(
        f"Op {target} staat al een pakket; er is niets overschreven. Verwijder het of kies een andere map met --out.",
        field="out",
    )


def remove(target: Path) -> None:
    """Remove a package that was just written."""
    with contextlib.suppress(OSError):
        shutil.rmtree(target)


def read(path: Path) -> dict[str, Any]:
    """The checked package in a folder or a file. Raises `NotFound` or `Refused`."""
    file = path / JSON_NAME if path.is_dir() else path
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        raise NotFound(f"Er is geen pakket op {path}. Controleer het pad.", field="pakket") from None
    if len(data) > _LARGEST:
        raise Refused("Dit bestand is te groot voor een pakket; er is niets opgeslagen.", field="pakket")
    try:
        found: object = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Refused(
            "Het pakket is beschadigd of geen pakket: het is geen leesbare JSON. Vraag de vorige gemeente om een nieuw pakket;"
            " er is niets opgeslagen.",
            field="pakket",
        ) from None
    return check(found)
