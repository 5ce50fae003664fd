"""Counts for steering: the dossiers of each klantmanager and gemeente, and what the goals can still become this year."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.figures.kpi import Kpi, Place
from inburgering_cli.law.terms.outcome import EXPIRED, Outcome

UNKNOWN: Final = "niet vastgelegd"


class Group:
    """The dossiers of one klantmanager or gemeente."""

    def __init__(self) -> None:
        self.dossiers = 0
        self.expired = 0
        #: where its dossiers count in the indicators
        self.places: dict[Place, int] = {}

    def add(self, facts: Facts, outcomes: Iterable[Outcome], places: Iterable[Place]) -> None:
        """Count one dossier."""
        for place in places:
            self.places[place] = self.places.get(place, 0) + 1
        if facts.dossier_gesloten is None:
            self.dossiers += 1
            self.expired += sum(outcome.status == EXPIRED for outcome in outcomes)


class Forecast(NamedTuple):
    """A goal of the note on the last day of the year, by what is recorded on the peildatum.

    `lowest`: the teller when nobody else reaches it; `highest`: when everybody does whose last day has to come. `needed`: how
    many more have to reach it.
    """

    goal: Kpi
    noemer: int
    lowest: int
    highest: int
    needed: int

    @property
    def verdict(self) -> str:
        """What the goal can still become."""
        if not self.noemer:
            return "niemand telt mee"
        if not self.needed:
            return "gehaald"
        return "haalbaar" if self.lowest + self.needed <= self.highest else "niet meer haalbaar"


def forecasts(rows: Iterable[Kpi], year_end: Mapping[str, Kpi]) -> list[Forecast]:
    """The goals that count dossiers. `year_end`: the same rows with the facts of the peildatum, counted on the last day."""
    shares = {one.id for one in INDICATORS if one.term}
    found = []
    for row in rows:
        if row.id in shares and row.norm is not None:
            then = year_end[row.id]
            noemer, lowest = then.noemer or 0, then.teller or 0
            missed = (row.noemer or 0) - (row.teller or 0)
            norm = round(10 * row.norm)
            needed = max(-(-norm * noemer // 1_000) - lowest, 0)
            found.append(Forecast(row, noemer, lowest, max(noemer - missed, lowest), needed))
    return found


def by_name(groups: Mapping[str, Group]) -> Sequence[tuple[str, Group]]:
    """The groups in order of name, the unknown one last."""
    return sorted(groups.items(), key=lambda found: (found[0] == UNKNOWN, found[0]))
