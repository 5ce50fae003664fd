"""Reading how progress is followed: the talks of the PIP, and the Zelfredzaamheid-Matrix over time."""

from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.domain.dates import add_days, days_between
from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.opdrachten import HOLD_TALK
from inburgering_cli.domain.vocabulary import ZRM_DOMEINEN
from inburgering_cli.domain.voortgang import Gesprek, Stand, compare, stand
from inburgering_cli.services.environment import Omgeving, reading
from inburgering_cli.services.inzage import look_up
from inburgering_cli.store import reads


def talks(connection: Connection, dossier_id: int, peildatum: str) -> Stand:
    """How the talks about progress of one dossier stand; the number is that of the newest settled PIP that names one."""
    agreed = connection.execute(
        "SELECT gesprekken FROM pip WHERE dossier_id = ? AND dagtekening <= ? AND gesprekken IS NOT NULL"
        " ORDER BY dagtekening DESC LIMIT 1",
        (dossier_id, peildatum),
    ).fetchone()
    found = connection.execute(
        "SELECT ifnull(verzet_naar, gepland), gehouden, niet_verschenen FROM gesprek"
        " WHERE dossier_id = ? AND soort = 'voortgang'",
        (dossier_id,),
    )
    return stand(agreed[0] if agreed else None, (Gesprek(d, h, bool(m)) for d, h, m in found), peildatum)


#: A planned talk as lists show it.
TALK_FIELDS: Final = ("dossier", "naam", "gesprek", "gepland", "dagen", "opdracht")


def planned(connection: Connection, peildatum: str, until: str) -> list[tuple[int, str, str]]:
    """The talks of any kind that are planned from the peildatum up to and with `until`: dossier id, kind, day."""
    return sorted(
        connection.execute(
            "SELECT dossier_id, soort, ifnull(verzet_naar, gepland) FROM gesprek"
            " WHERE ifnull(verzet_naar, gepland) BETWEEN ? AND ? AND ifnull(gehouden, '9999') > ?"
            " AND niet_verschenen IS NOT 1",
            (peildatum, until, peildatum),
        ),
        key=lambda talk: talk[2],
    )


def agenda(env: Omgeving, within: int) -> list[dict[str, Any]]:
    """The talks of open dossiers that are planned for today and so many days after it, by day."""
    with reading(env) as connection:
        found = planned(connection, env.peildatum, add_days(env.peildatum, within))
        ids = sorted({talk[0] for talk in found})
        who = {f.id: f for f in reads.facts(connection, env.beleid, env.peildatum, ids=ids, open_only=True)}
    rows = [talk_row(who[ident], kind, day, env.peildatum) for ident, kind, day in found if ident in who]
    return sorted(rows, key=lambda row: (row["gepland"], row["dossier"]))


def talk_row(facts: Feiten, kind: str, day: str, peildatum: str) -> dict[str, Any]:
    """A planned talk as lists show it, with the command that comes next: until its day that is to prepare it."""
    hold = HOLD_TALK if kind == "voortgang" else f"{HOLD_TALK} --soort {kind}"
    command = hold if day <= peildatum else "case show {d}"
    return {
        "dossier": facts.dossier,
        "naam": facts.naam,
        "gesprek": kind,
        "gepland": day,
        "dagen": days_between(peildatum, day),
        "opdracht": "inburgering " + command.format(d=facts.dossier),
    }


def talks_of(env: Omgeving, dossier: str) -> dict[str, Any]:
    """The same for a command, with the number of the dossier, a sentence and the source."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        now = talks(connection, found.id, env.peildatum)
    return {"dossier": found.nummer, **now._asdict(), "zin": now.zin(), "bron": "Bi 5.3 lid 4"}


def zrm(env: Omgeving, dossier: str) -> tuple[str, list[dict[str, Any]]]:
    """The number of a dossier, and per domain of the Zelfredzaamheid-Matrix the scores by day and the change."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        scores = reads.rows(
            connection,
            "SELECT i.datum, z.naam, z.waarde FROM intake_zrm z JOIN intake i ON i.id = z.intake_id"
            " WHERE i.dossier_id = ? AND i.datum <= ? ORDER BY i.datum, i.id",
            (found.id, env.peildatum),
        )
    rows = compare([(s["datum"], s["naam"], s["waarde"]) for s in scores])
    return found.nummer, [
        {"dossier": found.nummer, **row._asdict(), "omschrijving": ZRM_DOMEINEN[row.domein]} for row in rows
    ]
