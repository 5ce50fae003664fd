"""The trail (who did what to which dossier), and the commands whose row images `undo` can use."""

import json
from collections.abc import Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, Final, NamedTuple

from inburgering_cli.store.reads.facts import Row, rows

#: The columns of a line, in the order in which an export shows them.
LINE: Final = ("id", "tijd", "gebruiker", "opdracht", "dossier", "invoer", "vorige", "hash")
#: Commands that read files. They are undone whole, when the last of their user, or not at all.
IMPORTS: Final = "(opdracht LIKE 'import %' OR opdracht = 'db import')"
#: Commands that cannot be undone, as they change much or for good; commands before them cannot be undone either.
_FOR_GOOD: Final = f"({IMPORTS} OR opdracht = 'case erase')"


class Command(NamedTuple):
    """A command that can be undone."""

    line: int
    command: str
    tijd: str
    user: str


class Whose(NamedTuple):
    """Whose commands: those on one dossier, else those of one user."""

    dossier_id: int | None
    nummer: str | None
    user: str


def knows(connection: Connection, nummer: str) -> bool:
    """Whether the trail has a line of a dossier, which may be gone by now."""
    return connection.execute("SELECT 1 FROM spoor WHERE dossier = ? LIMIT 1", (nummer,)).fetchone() is not None


def of_dossier(connection: Connection, nummer: str, search: str) -> list[Row]:
    """The lines about a dossier, oldest first: its own, and those of `search` commands that showed it."""
    return rows(
        connection,
        "SELECT id AS regel, tijd, gebruiker, opdracht, invoer FROM spoor WHERE dossier = :n"
        " OR (dossier IS NULL AND opdracht = :s AND EXISTS (SELECT 1 FROM json_each(invoer, '$.dossiers') WHERE value = :n))"
        " ORDER BY id",
        {"n": nummer, "s": search},
    )


def lines(connection: Connection, only: Sequence[str] | None = None) -> Iterator[Sequence[Any]]:
    """Every line whole, oldest first; `only`: the lines about these dossiers."""
    where = "" if only is None else " WHERE dossier IN (SELECT value FROM json_each(?))"
    parameters = () if only is None else (json.dumps(only),)
    return iter(connection.execute(f"SELECT {', '.join(LINE)} FROM spoor{where} ORDER BY id", parameters))


def elsewhere(connection: Connection, nummer: str) -> list[Row]:
    """The lines about a dossier in the trail of other stores."""
    return rows(
        connection,
        "SELECT regel, tijd, gebruiker, opdracht, uit_bestand AS bestand, invoer FROM spoor_elders WHERE dossier_id ="
        " (SELECT id FROM dossier WHERE nummer = ?) ORDER BY uit_bestand, regel",
        (nummer,),
    )


def lines_elsewhere(connection: Connection, mark: str) -> set[int]:
    """The numbers of the lines of another store's trail that are kept here."""
    return {line for (line,) in connection.execute("SELECT regel FROM spoor_elders WHERE uit_bestand = ?", (mark,))}


def first_hash(connection: Connection) -> str | None:
    """The hash of the oldest line, which never changes and no other store has; None while there is no line."""
    found = connection.execute("SELECT hash FROM spoor ORDER BY id LIMIT 1").fetchone()
    return None if found is None else str(found[0])


def touched_since(connection: Connection, moment: str) -> frozenset[str]:
    """The dossiers with a line since a moment (UTC)."""
    sql = "SELECT DISTINCT dossier FROM spoor WHERE tijd >= ? AND dossier IS NOT NULL"
    return frozenset(number for (number,) in connection.execute(sql, (moment,)))


def dossier_told(connection: Connection, command: str, text: str) -> str | None:
    """The dossier of a line of a command whose input holds `text`."""
    sql = "SELECT dossier FROM spoor WHERE opdracht = ? AND instr(invoer, ?) > 0 LIMIT 1"
    found = connection.execute(sql, (command, text)).fetchone()
    return None if found is None else str(found[0])


def last_kept(connection: Connection, whose: Whose, *, again: bool) -> Command | None:
    """The last command that can be undone; with `again` the one that was undone last."""
    which = "v.dossier_id = :d" if whose.nummer else "s.gebruiker = :u"
    if again:  # what an import added is not kept
        which += " AND v.regel NOT IN (SELECT regel FROM vorige WHERE tot IS NOT NULL)"
    state = "v.ongedaan IS NOT NULL ORDER BY s.id" if again else "v.ongedaan IS NULL ORDER BY s.id DESC"
    found = connection.execute(
        "SELECT s.id, s.opdracht, s.tijd, s.gebruiker FROM vorige v JOIN spoor s ON s.id = v.regel"
        f" WHERE {which} AND {state} LIMIT 1",
        {"d": whose.dossier_id, "u": whose.user},
    ).fetchone()
    return None if found is None else Command(*found)


def last_for_good(connection: Connection, whose: Whose, since: int) -> str | None:
    """The last command after line `since` that cannot be undone; of a dossier also an import, which is undone whole."""
    which = "dossier = :nummer" if whose.nummer else "gebruiker = :gebruiker"
    values = {"nummer": whose.nummer, "gebruiker": whose.user}
    return _last_outside(connection, f"{which} AND {_FOR_GOOD}", values, since, _undone(connection))


def last_import_not_kept(connection: Connection, since: int) -> str | None:
    """The last import after line `since`, of anybody, that cannot be undone."""
    kept = connection.execute("SELECT json_extract(na, '$.vanaf'), regel FROM vorige WHERE tot IS NOT NULL").fetchall()
    return _last_outside(connection, IMPORTS, {}, since, [*kept, *_undone(connection)])


def _last_outside(
    connection: Connection, which: str, values: Mapping[str, Any], since: int, ranges: Sequence[tuple[int, int]]
) -> str | None:
    """The command of the last line after `since` that meets a condition and is in none of these ranges of lines."""
    before = 1 << 62
    sql = f"SELECT id, opdracht FROM spoor WHERE id > :since AND id < :before AND {which} ORDER BY id DESC LIMIT 1"
    while True:
        found = connection.execute(sql, {**values, "since": since, "before": before}).fetchone()
        if found is None:
            return None
        within = [first for first, last in ranges if first <= found[0] <= last]
        if not within:
            return str(found[1])
        before = min(within)


def _undone(connection: Connection) -> list[tuple[int, int]]:
    """The first and last line of each import that was undone: the line of that undo without a dossier tells them."""
    return connection.execute(
        "SELECT json_extract(invoer, '$.vanaf'), json_extract(invoer, '$.regel') FROM spoor"
        " WHERE opdracht = 'undo' AND dossier IS NULL AND json_extract(invoer, '$.vanaf') IS NOT NULL"
    ).fetchall()


def mark(connection: Connection, line: int, *, taken_back: bool) -> None:
    """Mark the images of a command as undone by the newest line of the trail, or as valid again."""
    by = "(SELECT max(id) FROM spoor)" if taken_back else "NULL"
    connection.execute(f"UPDATE vorige SET ongedaan = {by} WHERE regel = ?", (line,))


def kept_of(connection: Connection, dossier_id: int) -> list[tuple[int, str, str]]:
    """(line, moment, command) of each command of which images of a dossier are kept, oldest first."""
    return connection.execute(
        "SELECT DISTINCT v.regel, s.tijd, s.opdracht FROM vorige v JOIN spoor s ON s.id = v.regel WHERE v.dossier_id = ?"
        " ORDER BY v.regel",
        (dossier_id,),
    ).fetchall()
