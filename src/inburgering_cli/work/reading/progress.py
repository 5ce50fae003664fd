"""How far somebody is: hours, the parts of the plicht, the talks of the PIP, the Zelfredzaamheid-Matrix over time."""

from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import HOUR, HoursState, hour_accounts, pace
from inburgering_cli.law.plicht.parts import examens, map_parts, pvt_parts, requirements, when_ready
from inburgering_cli.law.plicht.progress import TalkState, compare, talk_state
from inburgering_cli.law.sources import TALKS, nota
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.vocabulary import WI2021, ZRM_DOMEINEN
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.looks import look_up
from inburgering_cli.work.reading.lookup import facts_of

Row = dict[str, Any]
_TERM: Final = "inburgeringstermijn"


def accounts(env: Environment, facts: Facts, state: HoursState) -> list[Row]:
    """The accounts of hours with their steps; with an expected pace also the hours due by now, and whether one is behind."""
    term = next(iter(Assessor(env.policy, env.peildatum, [_TERM]).assess(facts)), None)
    behind = env.policy.signalen["uren_achter"].threshold("minder_dan").value
    rows = []
    for account in hour_accounts(facts, state):
        due = pace(account, term.start, term.uiterlijk, env.peildatum, behind) if term and term.uiterlijk else None
        row = account.as_dict()
        steps = row.pop("stappen")
        keeps_up = (due.expected / HOUR, due.behind) if due else (None, None)
        rows.append({**row, "verwacht": keeps_up[0], "achter": keeps_up[1], "stappen": steps})
    return rows


def account(env: Environment, dossier: str) -> tuple[str, list[Row]]:
    """The number of a dossier and its accounts of hours."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        state = progress.hours_of(connection, env.peildatum, found.id)
        rows = accounts(env, facts_of(env, connection, found.id), state)
    return found.nummer, [{"dossier": found.nummer, **row} for row in rows]


def parts(env: Environment, dossier: str, which: str) -> tuple[str, list[Row]]:
    """The number of a dossier, and what is done and missing of `map`, `pvt`, `examen`, or of the whole `plicht`."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        facts = facts_of(env, connection, found.id)
        made: list[Any]
        if which == "map":
            goals = progress.map_progress(connection, env.peildatum, found.id, facts.pip_dagtekening)
            made = map_parts(facts, progress.map_records(connection, env.peildatum, found.id), goals)
        elif which == "pvt":
            made = pvt_parts(facts, progress.pvt_records(connection, env.peildatum, found.id))
        else:
            results = progress.results_of(connection, env.peildatum, found.id)
            made = (examens if which == "examen" else requirements)(facts, results, env.peildatum)
    return found.nummer, [{"dossier": found.nummer, **row.as_dict()} for row in made]


def overview(env: Environment, connection: Connection, facts: Facts) -> Row:
    """What `case show` tells: the accounts, all that the plicht takes, and since when it can be met."""
    results = progress.results_of(connection, env.peildatum, facts.id)
    rows = requirements(facts, results, env.peildatum)
    done = when_ready(rows, results)
    return {
        "urenstaat": accounts(env, facts, progress.hours_of(connection, env.peildatum, facts.id)),
        "verplichtingen": [e.as_dict() for e in rows],
        "plicht_gereed": None if done is None else {"sinds": done.since, "door": done.door},
    }


def talks(connection: Connection, dossier_id: int, peildatum: str) -> TalkState:
    """How the talks about progress stand; the agreed number comes from the newest settled PIP that names one."""
    agreed = reads.pip.agreed_talks(connection, dossier_id, peildatum)
    return talk_state(agreed, reads.gesprek.about_progress(connection, dossier_id), peildatum)


def talks_of(env: Environment, dossier: str) -> dict[str, Any]:
    """The same for a command, with the number of the dossier, a sentence and the source."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        now = talks(connection, found.id, env.peildatum)
        source = TALKS if facts_of(env, connection, found.id).stelsel == WI2021 else nota("tabel 1.0")
    return {"dossier": found.nummer, **now._asdict(), "zin": now.sentence(), "bron": source.kort}


def zrm(env: Environment, dossier: str) -> tuple[str, list[dict[str, Any]]]:
    """The number of a dossier, and per domain of the Zelfredzaamheid-Matrix the scores by day and the change."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        scores = reads.intake.zrm(connection, found.id, env.peildatum)
    rows = compare(scores)
    return found.nummer, [
        {"dossier": found.nummer, **row._asdict(), "omschrijving": ZRM_DOMEINEN[row.domein]} for row in rows
    ]
