"""Which store this is. Stdlib only.

Every store has a mark, made at random when it is made or comes from a schema that had none. Copies keep it. A number of
a dossier means something in its own store only, so whatever leaves the store with such numbers names the mark.
"""

import contextlib
import secrets
import sqlite3
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import StoreFault
from inburgering_cli.store.driver import connect, errors, look

#: Letters alone: a spreadsheet takes no mark for a number or a day, and without vowels it is never a word.
_LETTERS: Final = "bcdfghjkmnpqrstvwxz"
_GROUPS: Final = 4


def new_mark() -> str:
    """The mark of a new store, such as `kwjb-fmtz-hqpd-vnxs`."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUPS)) for _ in range(_GROUPS))


def fill_in() -> str:
    """The statement that gives a store without a mark its own."""
    return f"INSERT INTO bestand VALUES (1, '{new_mark()}')"


def mark_of(connection: sqlite3.Connection) -> str:
    """The mark of an open store. Raises `StoreFault` when somebody took it away."""
    found = connection.execute("SELECT kenmerk FROM bestand").fetchone()
    if found is None or not isinstance(found[0], str):
        raise StoreFault(
            "Dit dossierbestand heeft geen kenmerk meer: met een ander programma is er iets in veranderd. Zet een back-up"
            " terug met `inburgering db restore BACK-UP`."
        )
    return str(found[0])


def mark_in(path: Path, like: Path) -> str | None:
    """The mark of a copy, or of another file that nobody works in; None when it has none or cannot be read.

    An encrypted file with another name than the store `like` would ask for its key, and is not opened.
    """
    if look(path) not in (None, look(like)):
        return None
    try:
        with contextlib.closing(connect(path, "still")) as connection:
            return mark_of(connection)
    except StoreFault:
        return None
    except errors():  # asked for only here, when the driver of an encrypted store is known
        return None
