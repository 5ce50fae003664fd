"""The indicators of the note and the operational figures."""

from collections.abc import Mapping

from inburgering_cli.domain import kpi
from inburgering_cli.domain.errors import GebruikFout
from inburgering_cli.domain.tijdvak import MAAND, last_ended
from inburgering_cli.services import budgetten
from inburgering_cli.services.environment import Omgeving, reading
from inburgering_cli.store import progress, reads


def indicators(env: Omgeving, periode: kpi.Periode, gemeente: str | None, *, names: bool = False) -> list[kpi.Kpi]:
    """The rows of `report kpi`; with `names` also who is behind each number."""
    if periode.van and periode.tot and periode.tot < periode.van:
        raise GebruikFout("--tot ligt vóór --van.", veld="tot")
    last = min(periode.tot or env.peildatum, env.peildatum)
    with reading(env) as connection:
        return kpi.count_all(
            reads.facts(connection, env.beleid, env.peildatum, gemeente=gemeente),
            reads.scores(connection, gemeente),
            env.beleid,
            env.peildatum,
            periode,
            namen=names,
            budget=budgetten.used(connection, gemeente or env.beleid.gemeente, int(last[:4]), last),
            examens=progress.exam_results(connection, env.peildatum, periode.van, periode.tot, gemeente, names=names),
        )


def trend(
    env: Omgeving, periode: kpi.Periode, gemeente: str | None, months: int
) -> Mapping[str, list[tuple[str, float | None]]]:
    """Each row of `report kpi` as it was at the end of the last months: (day, value), the oldest first.

    Every point is the report on that day, so it counts all dossiers once a month.
    """
    days: list[str] = []
    day = env.peildatum
    for _ in range(months):
        month = last_ended(MAAND, day)
        days.insert(0, month.tot)
        day = month.van
    found: dict[str, list[tuple[str, float | None]]] = {}
    for day in days:
        for row in indicators(Omgeving(env.locatie, day, env.beleid), periode, gemeente):
            found.setdefault(row.id, []).append((day, row.waarde))
    return found
