"""Answers that were given at a terminal and are not recorded yet: kept in the store, so that they can be gone on with.

They are no facts: no list, report, export or term knows them, and they go when the record is made or the dossier erased.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

from inburgering_cli.store import reads
from inburgering_cli.store.trail.looks import now
from inburgering_cli.store.write import writing
from inburgering_cli.work.environment import Omgeving, reading
from inburgering_cli.work.reading import lookup
from inburgering_cli.work.reading.looks import look_up


class Begin(NamedTuple):
    """Where a walk through the questions begins: the dossier, and what was answered on an earlier moment (UTC)."""

    dossier: lookup.Dossier
    antwoorden: dict[str, str]
    tijd: str | None


def begin(env: Omgeving, dossier: str, opdracht: str) -> Begin:
    """The dossier that is meant, with the answers that wait for it. Raises `NietGevonden`."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        row = reads.begun.answers(connection, found.id, opdracht)
    return Begin(found, json.loads(row[0]) if row else {}, row[1] if row else None)


def keep(env: Omgeving, dossier: lookup.Dossier, opdracht: str, antwoorden: Mapping[str, str]) -> None:
    """Keep the answers so far, in place of those before. In a trial run nothing is kept."""
    if env.proef is not None:
        return
    with writing(env.locatie) as schrijver:
        schrijver.remove_where("begonnen", dossier_id=dossier.id, opdracht=opdracht)
        if antwoorden:
            schrijver.add(
                "begonnen",
                {
                    "dossier_id": dossier.id,
                    "opdracht": opdracht,
                    "tijd": now(),
                    "antwoorden": json.dumps(antwoorden, ensure_ascii=False),
                },
            )
