"""The taakstelling of housing against the huisvesting of the dossiers."""

from sqlite3 import Connection
from typing import Any

from inburgering_cli.law.figures.taakstelling import Opgave, half_year, stands
from inburgering_cli.law.vocabulary import ASIEL
from inburgering_cli.work.environment import Omgeving, reading
from inburgering_cli.work.reading import records

#: A dossier without a gemeente belongs to the one of the policy.
_HOUSED = (
    f"SELECT count(*) FROM dossier WHERE doelgroep = '{ASIEL}' AND ifnull(gemeente, :eigen) = :g COLLATE NOCASE"
    " AND huisvesting BETWEEN :van AND min(:tot, :p) AND pip_vorige_gemeente IS NULL"
)


def overview(env: Omgeving, *, jaar: int | None = None, gemeente: str | None = None) -> list[dict[str, Any]]:
    """How each recorded half year stands on the peildatum; what an earlier year leaves over counts in a later one."""
    with reading(env) as connection:
        return [row for row in read(connection, env, gemeente=gemeente) if jaar is None or row["jaar"] == jaar]


def read(connection: Connection, env: Omgeving, *, gemeente: str | None = None) -> list[dict[str, Any]]:
    """The same of every year, from a snapshot that is open."""
    opgaven = []
    for one in records.register_of(connection, "taakstellingen", env.peildatum):
        if gemeente is None or one["gemeente"].lower() == gemeente.lower():
            first, last = half_year(one["jaar"], one["helft"])
            (housed,) = connection.execute(
                _HOUSED,
                {"g": one["gemeente"], "eigen": env.beleid.gemeente, "van": first, "tot": last, "p": env.peildatum},
            ).fetchone()
            opgaven.append(Opgave(**one, dossiers=housed))
    return stands(opgaven, env.peildatum)
