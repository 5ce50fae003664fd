"""Whether a file that says it is a store holds only what a store may: no code of others runs when it is used. Stdlib only.

SQLite runs what stands in the schema of a file: a view in the place of a table, a trigger that changes what is written. A
file that somebody made to mislead is refused before a row of it is read.
"""

import re
import sqlite3
from pathlib import Path
from typing import Final

from inburgering_cli.domain.errors import OpslagFout

_NEEDED: Final = frozenset({"dossier", "spoor"})
#: A trigger of ours only ever refuses.
_REFUSES: Final = re.compile(
    r"CREATE TRIGGER \w+ BEFORE (?:UPDATE|DELETE|INSERT) ON \w+(?: WHEN [^;]*)? BEGIN SELECT RAISE\(ABORT, '[^']*'\); END;?"
)


def check_schema(connection: sqlite3.Connection, pad: Path, *, whole: bool = True) -> None:
    """Raise `OpslagFout` for a view, a virtual table or a trigger that does something; if `whole` also without our tables."""
    connection.execute("PRAGMA trusted_schema=OFF")
    tables = set()
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master WHERE type <> 'index'"):
        if kind == "table" and not (sql or "").upper().startswith("CREATE VIRTUAL"):
            tables.add(name)
        elif kind != "trigger" or not _REFUSES.fullmatch(" ".join((sql or "").split())):
            raise _foreign(pad)
    if whole and not tables >= _NEEDED:
        raise _foreign(pad)


def _foreign(pad: Path) -> OpslagFout:
    return OpslagFout(
        f"{pad} heet een store van dit programma, maar is anders van opbouw: er is met een ander programma iets in veranderd."
        " Bekijk wat met `db check`, of zet een back-up terug; er is niets veranderd."
    )
