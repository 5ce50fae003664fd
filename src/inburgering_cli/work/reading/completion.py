"""Completion of a dossier on the command line. Stdlib only, quick, and silent on any error.

Reads number and name alone. Like a list of dossiers it writes no line in the trail.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import Fault
from inburgering_cli.core.text import words
from inburgering_cli.law.facts import list_name
from inburgering_cli.store import reads
from inburgering_cli.store.database import SCHEMA_VERSION, check_header
from inburgering_cli.store.driver import connect, look

_WAIT_SECONDS: Final = 0.2


def dossiers(path: Path, typed: str, most: int) -> list[tuple[str, str]]:
    """(number, name) of the newest dossiers whose number begins with what was typed, or words of whose name do.

    Nothing when the store is not there or cannot be read.
    """
    try:
        return _read(path, typed.strip(), most)
    except (Fault, OSError, sqlite3.Error):
        return []


def _read(path: Path, typed: str, most: int) -> list[tuple[str, str]]:
    by_number = set(typed) <= set("0123456789-")
    given = () if by_number else words(typed)
    # an encrypted store stays shut: a key on every Tab would be slow, or ask for something
    if not (by_number or given) or look(path) is not None or check_header(path) != SCHEMA_VERSION:
        return []
    with closing(connect(path, "ro", timeout=_WAIT_SECONDS)) as connection:
        if by_number:
            rows = reads.lookup.newest_by_number(connection, typed, most)
        else:
            rows = reads.lookup.newest_by_name(connection, given, most)
    return sorted((number, list_name(last, between, first)) for number, last, between, first in rows)
