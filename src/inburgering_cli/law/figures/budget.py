"""The budget of the specifieke uitkering, what is spent of it per provision, and a forecast for the year.

Amounts are whole cents.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from inburgering_cli.core.dates import days_between
from inburgering_cli.core.text import fold
from inburgering_cli.law.codes import VOORZIENINGEN
from inburgering_cli.law.figures.indicators import round_half_up
from inburgering_cli.law.sources import Source, nota

GEMEENTE_NOTA: Final = "Ouder-Amstel"
NOTA_SOURCE: Final[Source] = nota("tabel 5.0")
#: The totals of nota tabel 5.0 for Ouder-Amstel. 2020: 15,710 for the language level and 27,704 of the regeerakkoord.
NOTA_BUDGET: Final[Mapping[int, int]] = {
    2020: 15_710_00 + 27_704_00,
    2021: 21_391_00,
    2022: 47_541_00,
    2023: 52_301_00,
    2024: 52_301_00,
}

#: The methods of the forecast; every answer names the one used.
PRO_RATA: Final = "naar_rato"
ACTUAL: Final = "werkelijk"
METHODS: Final[Mapping[str, str]] = {
    PRO_RATA: "naar rato van de verstreken dagen: uitgegeven, gedeeld door de dagen van het jaar tot en met de peildatum,"
    " maal alle dagen van het jaar; wie vaste kosten aan het begin of eind van het jaar boekt, leest hem met voorzichtigheid",
    ACTUAL: "het jaar is voorbij: de prognose is wat er is uitgegeven",
}
#: The judgement of a year by its forecast.
JUDGEMENTS: Final[Mapping[str, str]] = {
    "binnen": "binnen het budget",
    "boven": "boven het budget: volgens nota 4.2 via de VNG aankaarten bij het Rijk",
    "onbekend": "geen budget bekend",
}


class OwnBudget(NamedTuple):
    """A budget that a municipality recorded, for one provision or (None) for the whole year."""

    voorziening: str | None
    bedrag: int
    source: str | None


class BudgetLine(NamedTuple):
    """Budget and spending of one provision, or of all of them (`totaal`). `prognose` is None before the year begins."""

    voorziening: str
    naam: str
    budget: int | None
    uitgegeven: int
    n: int
    resterend: int | None
    percentage: float | None
    prognose: int | None
    prognose_resterend: int | None


TOTAL: Final = "totaal"


@dataclass(frozen=True, slots=True)
class YearBudget:
    """One year of one municipality. `regels`: the provisions, then the total."""

    gemeente: str
    jaar: int
    bron: str | None
    methode: str | None
    oordeel: str
    regels: list[BudgetLine]

    @property
    def whole(self) -> BudgetLine:
        """All provisions together."""
        return self.regels[-1]


def whole_year(gemeente: str, year: int, own: Iterable[OwnBudget]) -> tuple[int | None, str | None]:
    """(budget of the year, its source): the municipality's own figure, else that of the note, else the sum per provision."""
    own = list(own)
    for budget in own:
        if budget.voorziening is None:
            return budget.bedrag, budget.source or "eigen invoer"
    if fold(gemeente) == fold(GEMEENTE_NOTA) and year in NOTA_BUDGET:
        return NOTA_BUDGET[year], NOTA_SOURCE.kort
    if own:
        return sum(b.bedrag for b in own), "eigen invoer, som van de voorzieningen"
    return None, None


def year_budget(
    gemeente: str, year: int, own: Iterable[OwnBudget], spent: Mapping[str, tuple[int, int]], peildatum: str
) -> YearBudget:
    """The year as it stands on the peildatum. `spent`: provision -> (cents, number of payments) up to that day."""
    own = list(own)
    total, source = whole_year(gemeente, year, own)
    by_provision = {b.voorziening: b.bedrag for b in own}
    first, last = f"{year:04}-01-01", f"{year:04}-12-31"
    days = days_between(first, last) + 1
    gone = min(days_between(first, peildatum) + 1, days)
    rows = [
        _row(key, name, by_provision.get(key), *spent.get(key, (0, 0)), gone, days)
        for key, name in VOORZIENINGEN.items()
    ]
    forecast = None if gone <= 0 else sum(r.prognose or 0 for r in rows)
    everything = _row(TOTAL, "totaal", total, sum(r.uitgegeven for r in rows), sum(r.n for r in rows), gone, days)
    # the total is the sum of the rounded parts
    everything = everything._replace(prognose=forecast, prognose_resterend=_rest(total, forecast))
    methode = None if gone <= 0 else ACTUAL if peildatum > last else PRO_RATA
    left = everything.prognose_resterend
    judgement = "onbekend" if left is None else "boven" if left < 0 else "binnen"
    return YearBudget(gemeente, year, source, methode, judgement, [*rows, everything])


def recognisable(year: YearBudget, dossiers: Mapping[str, int], few: int) -> frozenset[str]:
    """The provisions (and `totaal`) whose amounts would tell what was spent on fewer than `few` people.

    `dossiers`: provision -> the number of dossiers its payments belong to. A hidden amount would follow from the total,
    so the smallest other amount is hidden too.
    """
    hidden = {row.voorziening for row in year.regels if 0 < dossiers.get(row.voorziening, 0) < few}
    others = [r for r in year.regels[:-1] if r.uitgegeven and r.voorziening not in hidden]
    if hidden and others and TOTAL not in hidden:
        hidden.add(min(others, key=lambda r: r.uitgegeven).voorziening)
    return frozenset(hidden)


def _row(key: str, name: str, budget: int | None, spent: int, n: int, gone: int, days: int) -> BudgetLine:
    forecast = None if gone <= 0 else (2 * spent * days + gone) // (2 * gone)  # half a cent goes up
    return BudgetLine(
        key,
        name,
        budget,
        spent,
        n,
        _rest(budget, spent),
        round_half_up(100 * spent, budget) if budget else None,
        forecast,
        _rest(budget, forecast),
    )


def _rest(budget: int | None, spent: int | None) -> int | None:
    return None if budget is None or spent is None else budget - spent
