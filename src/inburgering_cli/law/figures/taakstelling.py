"""The taakstelling: people a municipality has to house in a half year, against those it housed."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import days_between
from inburgering_cli.core.text import fold
from inburgering_cli.law.figures.indicators import round_half_up
from inburgering_cli.law.sources import DERIVED, nota

SOURCE: Final = nota("tabel 2.0, 4.0", DERIVED)
NOTE: Final = (
    "Gehuisvest: dossiers van asielstatushouders met een huisvesting in het half jaar, op of vóór de peildatum (niet wie met"
    " een PIP van een vorige gemeente verhuisde), en de personen zonder dossier die u zelf opgaf, zoals kinderen. Een verschil"
    " aan het eind gaat mee naar het volgende half jaar, tenzij u daar zelf een achterstand vastlegt. Naar rato: het deel van"
    " de opgave dat bij de verstreken dagen hoort."
)
_DAYS: Final[Mapping[int, tuple[str, str]]] = {1: ("01-01", "06-30"), 2: ("07-01", "12-31")}
#: The state of a half year: compared to the pro rata part for the days gone by, which at the end is all of it.
STATES: Final[Mapping[str, str]] = {
    "voor": "voor op schema",
    "op_schema": "op schema",
    "achter": "achter op schema",
    "toekomst": "nog niet begonnen",
}


def half_year(year: int, half: int) -> tuple[str, str]:
    """The first and the last day of a half year."""
    first, last = _DAYS[half]
    return f"{year:04}-{first}", f"{year:04}-{last}"


class Quota(NamedTuple):
    """What was recorded for one half year of one municipality, and how many people with a dossier were housed in it.

    `achterstand`: at the start, when it was recorded; `zonder_dossier`: people who were housed without one.
    """

    gemeente: str
    jaar: int
    helft: int
    aantal: int
    achterstand: int | None
    zonder_dossier: int | None
    dossiers: int


def stands(quotas: Iterable[Quota], peildatum: str) -> list[dict[str, Any]]:
    """One row per half year, in order: what had to be done (with the backlog), what was done, and the state.

    `achterstand` is negative after a half year in which more people were housed than asked. It is not carried over from
    a half year that is still running, nor past one for which nothing was recorded.
    """
    rows = []
    left: dict[tuple[str, int], int] = {}  # what an ended half year leaves to the one after it
    for one in sorted(quotas, key=lambda o: (fold(o.gemeente), o.jaar, o.helft)):
        first, last = half_year(one.jaar, one.helft)
        place = 2 * one.jaar + one.helft
        before = left.get((fold(one.gemeente), place)) if one.achterstand is None else one.achterstand
        asked = one.aantal + (before or 0)
        housed = one.dossiers + (one.zonder_dossier or 0)
        ended = peildatum > last
        if ended:
            left[fold(one.gemeente), place + 1] = asked - housed
        days = days_between(first, last) + 1
        gone = min(max(days_between(first, peildatum) + 1, 0), days)
        rows.append(
            {
                "gemeente": one.gemeente,
                "jaar": one.jaar,
                "helft": one.helft,
                "van": first,
                "tot": last,
                "aantal": one.aantal,
                "achterstand": before,
                "te_huisvesten": asked,
                "dossiers": one.dossiers,
                "zonder_dossier": one.zonder_dossier,
                "gehuisvest": housed,
                "nog_te_huisvesten": max(asked - housed, 0),
                "verschil": housed - asked,
                "naar_rato": round_half_up(max(asked, 0) * gone, days),
                "stand": _state(housed * days, asked * gone, gone),
                "afgelopen": ended,
                "bron": SOURCE.kort,
            }
        )
    return rows


def _state(done: int, due: int, gone: int) -> str:
    if not gone:
        return "toekomst"
    return "op_schema" if done == due else "voor" if done > due else "achter"
