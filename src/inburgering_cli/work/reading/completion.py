"""Dossiers to choose from while somebody is typing one. Stdlib only, quick, and silent whatever is wrong.

Number and name are all that is read. As a list of dossiers it leaves no line in the trail.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import Fout
from inburgering_cli.core.text import words
from inburgering_cli.law.facts import list_name
from inburgering_cli.store.database import SCHEMA_VERSION, check_header
from inburgering_cli.store.driver import connect, look
from inburgering_cli.store.reads.name_search import named

_WAIT_SECONDS: Final = 0.2
_COLUMNS: Final = "nummer, geslachtsnaam, voorvoegsel, voornamen"


def dossiers(pad: Path, typed: str, most: int) -> list[tuple[str, str]]:
    """(number, name) of the newest dossiers whose number begins with what was typed, or words of whose name do.

    Nothing when the store is not there or cannot be read.
    """
    number = typed.strip()
    if set(number) <= set("0123456789-"):
        where, parameters = "nummer >= ? AND nummer < ? ORDER BY nummer", [number, f"{number}~"]
    else:
        if not (given := words(typed)):
            return []
        where, parameters = named(given, begins=True)
        where += " ORDER BY id"  # the order of the table: a search by nummer would jump through it
    try:
        return _read(pad, where, [*parameters, most])
    except (Fout, OSError, sqlite3.Error):
        return []


def _read(pad: Path, where: str, parameters: Sequence[str | int]) -> list[tuple[str, str]]:
    # an encrypted store stays shut: a key on every Tab would be slow, or ask for something
    if look(pad) is not None or check_header(pad) != SCHEMA_VERSION:
        return []
    with closing(connect(pad, "ro", timeout=_WAIT_SECONDS)) as connection:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM dossier WHERE {where} DESC LIMIT ?", parameters).fetchall()
    return sorted((number, list_name(*name)) for number, *name in rows)
