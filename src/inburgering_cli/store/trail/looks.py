"""Notes in the trail that somebody looked at a dossier. Stdlib only, so that commands that read stay quick."""

import contextlib
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from inburgering_cli.store.driver import connect, errors
from inburgering_cli.store.trail.chain import HASHED, end, line_hash

#: Seconds that a look waits for a program that is writing. After that it is not noted, and the user is told.
WAIT_SECONDS: Final = 2
#: Sets the end of the trail.
STATE: Final = "UPDATE spoor_stand SET regels = ?, hash = ?"
ENCODE_SORTED: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
#: The input of a line about a look.
LOOKED: Final = {"gezien": True}
SEEN: Final = ENCODE_SORTED(LOOKED)


def user() -> str:
    """The user by the operating system, not by a variable, which anybody can set."""
    try:
        import pwd
    except ImportError:  # Windows
        import getpass

        with contextlib.suppress(KeyError, OSError, ImportError):
            return getpass.getuser()
        return "onbekend"
    ident = os.getuid()
    with contextlib.suppress(KeyError):
        return pwd.getpwuid(ident).pw_name
    return f"uid {ident}"


def now() -> str:
    """This moment, in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def note(path: Path, command: str, lines: Mapping[str | None, Mapping[str, Any]]) -> bool:
    """Append a line to the trail for each dossier (None: no particular one); whether that could be done.

    `lines`: dossier number -> what is noted of it, without identifying values.
    """
    try:
        connection = connect(path, timeout=WAIT_SECONDS)
    except errors():
        return False
    with contextlib.closing(connection):
        try:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("BEGIN IMMEDIATE")
            ident, previous = end(connection)
            moment, who = now(), user()
            for dossier, record in lines.items():
                ident += 1
                line = (ident, moment, who, command, dossier, ENCODE_SORTED(record), previous)
                previous = line_hash(line)
                marks = ", ".join("?" * (len(HASHED) + 1))
                connection.execute(f"INSERT INTO spoor ({', '.join(HASHED)}, hash) VALUES ({marks})", (*line, previous))
            connection.execute(STATE, (ident, previous))
            connection.execute("COMMIT")
        except errors():
            return False
    return True
