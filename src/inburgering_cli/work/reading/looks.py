"""Writing a line in the trail for each look at a dossier, and reading the trail of one dossier.

Lists and reports write none. The text of a search is never kept: it is a name, or a number of a person.
"""

from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.core.telling import tell
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading import lookup
from inburgering_cli.work.reading.lookup import Dossier

SEARCH: Final = "case search"
_MOST: Final = 50  # numbers in one line
INZAGE: Final = "inzage"
SEARCHES: Final = "zoeken"
CHANGE: Final = "wijziging"
OUTPUT: Final = "uitvoer"
ERASE: Final = "wissen"
#: Commands that change nothing in a dossier, by what they do with it.
_KINDS: Final = {
    SEARCH: SEARCHES,
    "case export": OUTPUT,
    "db export": OUTPUT,
    "report delivery duo": OUTPUT,
    "case erase": ERASE,
}
FIELDS: Final = ("dossier", "regel", "tijd", "gebruiker", "opdracht", "bestand", "invoer", "soort")


def look_up(env: Environment, connection: Connection, text: str) -> Dossier:
    """The one dossier that `text` means, for a command that shows it; notes the look first.

    Raises `NotFound`; a list to choose from is a search, and noted as one.
    """
    try:
        found = lookup.find(env, connection, text)
    except lookup.SeveralFound as several:
        note_search(env, text, several.found)
        raise
    note_look(env, [found.nummer])
    return found


def look(env: Environment, text: str) -> Dossier:
    """The same, without an open connection."""
    with reading(env) as connection:
        return look_up(env, connection, text)


def note_look(env: Environment, nummers: Iterable[str]) -> None:
    """Note that a command shows these dossiers, each once; not when it changed them itself."""
    fresh = [n for n in dict.fromkeys(nummers) if n not in env.mentioned] if env.notes else []
    if fresh:
        from inburgering_cli.store.trail.looks import LOOKED

        env.mentioned.update(fresh)
        _note(env, dict.fromkeys(fresh, LOOKED))


def note_search(env: Environment, text: str, found: Sequence[Dossier]) -> None:
    """Note a search: the kind of text and the dossiers found, not the text itself."""
    shown = [d.nummer for d in found[:_MOST]]
    _note(env, {None: {"gezocht_op": _searched_by(text), "gevonden": len(found), "dossiers": shown}}, SEARCH)


def note_delivery(env: Environment, records: int) -> None:
    """Note that a file about people was made for somebody else, with its number of records."""
    _note(env, {None: {"records": records}})


def _searched_by(text: str) -> str:
    by = lookup.key(text)
    return by[0] if by else "naam"


def _note(env: Environment, lines: dict[str | None, dict[str, Any]] | Any, command: str | None = None) -> None:
    from inburgering_cli.store.trail import looks  # here: lists and reports note nothing

    if looks.note(env.location.path, command or env.command, lines) or env.without_trail:
        return
    env.without_trail = True
    tell("Let op: dit staat niet in het spoor, want het dossierbestand is bezet of kan niet worden beschreven.")


def trail(env: Environment, dossier: str) -> list[dict[str, Any]]:
    """Who looked at a dossier or changed it, oldest first; also of one that was erased, by its number.

    Raises `NotFound` when the trail does not know it either.
    """
    with reading(env) as connection:
        nummer = _number(env, connection, dossier)
        return trail_of(connection, nummer)


def _number(env: Environment, connection: Connection, text: str) -> str:
    column, number = lookup.key(text) or ("naam", text)
    if column == "nummer" and not lookup.matches(connection, number) and reads.trail.knows(connection, number):
        return number
    return look_up(env, connection, text).nummer


def trail_of(connection: Connection, nummer: str) -> list[dict[str, Any]]:
    """The lines of the trail about a dossier: its own, searches that gave it, and those of a store that it came from.

    The last ones name that store in `bestand`; they are no part of the chain of this one.
    """
    own = [{**line, "bestand": None} for line in reads.trail.of_dossier(connection, nummer, SEARCH)]
    lines = sorted([*reads.trail.elsewhere(connection, nummer), *own], key=lambda line: str(line["tijd"]))
    return [_line(nummer, line) for line in lines]


def _line(nummer: str, line: dict[str, Any]) -> dict[str, Any]:
    import json

    from inburgering_cli.store.trail.looks import LOOKED

    try:
        record = dict(json.loads(line.pop("invoer")))
    except ValueError:  # of another store, and changed there
        record = {}
    kind = _KINDS.get(line["opdracht"]) or (INZAGE if record == LOOKED else CHANGE)
    if kind in (INZAGE, SEARCHES):
        record.pop("dossiers", None)  # of a search: the other people that it gave
        record.pop("gezien", None)
    return {"dossier": nummer, **line, "soort": kind, "invoer": record}
