"""Refuses a store with a schema that could run code of others. Stdlib only.

SQLite runs the schema of a file: a view in place of a table, a trigger that changes what is written. A file made to
mislead is refused before a row of it is read.
"""

import sqlite3
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import StoreFault

_NEEDED: Final = {"dossier", "spoor"}
_LOOK: Final = (
    "SELECT type, name, sql FROM sqlite_master WHERE type NOT IN ('table', 'index') OR name IN ('dossier', 'spoor')"
    " OR sql LIKE 'CREATE VIRTUAL%'"
)


def check_schema(connection: sqlite3.Connection, path: Path, *, whole: bool = True) -> None:
    """Raise `StoreFault` for a view, a virtual table or an active trigger; with `whole` also without our tables."""
    missing = set(_NEEDED) if whole else set()
    for kind, name, sql in connection.execute(_LOOK):
        if kind == "table" and not sql.upper().startswith("CREATE VIRTUAL"):
            missing.discard(name)
        elif kind != "trigger" or not _only_refuses(sql):
            raise _foreign(path)
    if missing:
        raise _foreign(path)


def _only_refuses(sql: str) -> bool:
    """Whether a trigger only refuses, as ours do."""
    head, _, body = " ".join(sql.split()).rstrip(";").partition(" BEGIN ")
    return (
        " BEFORE " in head
        and body.startswith("SELECT RAISE(ABORT, '")
        and body.endswith("'); END")
        and body.count("'") == 2
        and ";" not in head
    )


def _foreign(path: Path) -> StoreFault:
    return StoreFault(
        f"{path} heet een dossierbestand van dit programma, maar is anders van opbouw: met een ander programma is er"
        f" iets in veranderd. Bekijk wat met `inburgering --db '{path}' db check`, of zet een back-up terug; er is niets"
        " veranderd."
    )
