"""How far somebody is: the account of hours, the parts of MAP and PVT, the examen, and all that the plicht takes."""

from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.plicht.hours import UUR, Staat, pace, rekeningen
from inburgering_cli.law.plicht.parts import eisen, examens, gereed, map_delen, pvt_delen
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.work.environment import Omgeving, reading
from inburgering_cli.work.reading.looks import look_up

Row = dict[str, Any]
_TERM: Final = "inburgeringstermijn"


def _facts(env: Omgeving, connection: Connection, ident: int) -> Feiten:
    return next(reads.facts.read(connection, env.beleid, env.peildatum, ids=[ident]))


def accounts(env: Omgeving, facts: Feiten, staat: Staat) -> list[Row]:
    """The accounts of hours with their steps, and where a pace can be expected what it gives by now, and whether one is
    behind."""
    term = next(iter(Assessor(env.beleid, env.peildatum, [_TERM]).assess(facts)), None)
    behind = env.beleid.signalen["uren_achter"].drempel("minder_dan").waarde
    rows = []
    for account in rekeningen(facts, staat):
        tempo = pace(account, term.start, term.uiterlijk, env.peildatum, behind) if term and term.uiterlijk else None
        row = account.as_dict()
        steps = row.pop("stappen")
        keeps_up = (tempo.verwacht / UUR, tempo.achter) if tempo else (None, None)
        rows.append({**row, "verwacht": keeps_up[0], "achter": keeps_up[1], "stappen": steps})
    return rows


def account(env: Omgeving, dossier: str) -> tuple[str, list[Row]]:
    """The number of a dossier and its accounts of hours."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        staat = progress.hours_of(connection, env.peildatum, found.id)
        rows = accounts(env, _facts(env, connection, found.id), staat)
    return found.nummer, [{"dossier": found.nummer, **row} for row in rows]


def parts(env: Omgeving, dossier: str, which: str) -> tuple[str, list[Row]]:
    """The number of a dossier, and what is done and missing of `map`, `pvt`, `examen`, or of the whole `plicht`."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        facts = _facts(env, connection, found.id)
        made: list[Any]
        if which == "map":
            made = map_delen(facts, progress.map_records(connection, env.peildatum, found.id))
        elif which == "pvt":
            made = pvt_delen(facts, progress.pvt_records(connection, env.peildatum, found.id))
        else:
            results = progress.results_of(connection, env.peildatum, found.id)
            made = examens(facts, results) if which == "examen" else eisen(facts, results)
    return found.nummer, [{"dossier": found.nummer, **row.as_dict()} for row in made]


def overview(env: Omgeving, connection: Connection, facts: Feiten) -> Row:
    """What `case show` tells: the accounts, all that the plicht takes, and since when it can be met."""
    results = progress.results_of(connection, env.peildatum, facts.id)
    rows = eisen(facts, results)
    done = gereed(rows, results)
    return {
        "urenstaat": accounts(env, facts, progress.hours_of(connection, env.peildatum, facts.id)),
        "verplichtingen": [e.as_dict() for e in rows],
        "plicht_gereed": None if done is None else {"sinds": done.sinds, "door": done.door},
    }
