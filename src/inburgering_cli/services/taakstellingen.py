"""The taakstelling of housing against the huisvesting of the dossiers."""

from typing import Any

from inburgering_cli.domain.taakstelling import Opgave, half_year, stands
from inburgering_cli.domain.vocabulary import ASIEL
from inburgering_cli.services import traject
from inburgering_cli.services.environment import Omgeving, reading

#: A dossier without a gemeente belongs to the one of the policy.
_HOUSED = (
    f"SELECT count(*) FROM dossier WHERE doelgroep = '{ASIEL}' AND ifnull(gemeente, :eigen) = :g COLLATE NOCASE"
    " AND huisvesting BETWEEN :van AND min(:tot, :p) AND pip_vorige_gemeente IS NULL"
)


def overview(env: Omgeving, *, jaar: int | None = None, gemeente: str | None = None) -> list[dict[str, Any]]:
    """How each recorded half year stands on the peildatum; what an earlier year leaves over counts in a later one."""
    recorded = [
        r
        for r in traject.register(env, "taakstellingen")
        if gemeente is None or r["gemeente"].lower() == gemeente.lower()
    ]
    with reading(env) as connection:
        opgaven = []
        for one in recorded:
            first, last = half_year(one["jaar"], one["helft"])
            (housed,) = connection.execute(
                _HOUSED,
                {"g": one["gemeente"], "eigen": env.beleid.gemeente, "van": first, "tot": last, "p": env.peildatum},
            ).fetchone()
            opgaven.append(Opgave(**one, dossiers=housed))
    return [row for row in stands(opgaven, env.peildatum) if jaar is None or row["jaar"] == jaar]
