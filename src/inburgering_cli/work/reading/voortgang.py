"""Reading how progress is followed: the talks of the PIP, and the Zelfredzaamheid-Matrix over time."""

from sqlite3 import Connection
from typing import Any

from inburgering_cli.law.plicht.progress import TalkState, compare, stand
from inburgering_cli.law.vocabulary import ZRM_DOMEINEN
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.looks import look_up


def talks(connection: Connection, dossier_id: int, peildatum: str) -> TalkState:
    """How the talks about progress of one dossier stand; the number is that of the newest settled PIP that names one."""
    agreed = reads.pip.agreed_talks(connection, dossier_id, peildatum)
    return stand(agreed, reads.gesprek.about_progress(connection, dossier_id), peildatum)


def talks_of(env: Environment, dossier: str) -> dict[str, Any]:
    """The same for a command, with the number of the dossier, a sentence and the source."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        now = talks(connection, found.id, env.peildatum)
    return {"dossier": found.nummer, **now._asdict(), "zin": now.sentence(), "bron": "Bi 5.3 lid 4"}


def zrm(env: Environment, dossier: str) -> tuple[str, list[dict[str, Any]]]:
    """The number of a dossier, and per domain of the Zelfredzaamheid-Matrix the scores by day and the change."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        scores = reads.intake.zrm(connection, found.id, env.peildatum)
    rows = compare(scores)
    return found.nummer, [
        {"dossier": found.nummer, **row._asdict(), "omschrijving": ZRM_DOMEINEN[row.domein]} for row in rows
    ]
