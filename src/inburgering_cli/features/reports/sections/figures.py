"""What a report is asked, and all that was counted for it."""

from dataclasses import dataclass
from typing import Any

from inburgering_cli.core.period import Tijdvak
from inburgering_cli.law.figures.budget import Jaarbudget
from inburgering_cli.law.figures.kpi import Kpi, Periode
from inburgering_cli.law.figures.overview import Overzicht


@dataclass(frozen=True, slots=True)
class Vraag:
    """What to report: which report, about which days, of which gemeente (None: all); for whom."""

    soort: str
    tijdvak: Tijdvak
    periode: Periode
    gemeente: str | None = None
    extern: bool = False
    namen: bool = False


@dataclass(frozen=True, slots=True)
class Cijfers:
    """All that was counted, for the sections to tell."""

    dagen: list[str]
    trend: list[list[Kpi]]
    cohorten: dict[str, list[Kpi]]
    overzicht: Overzicht
    uren: list[tuple[Any, ...]]
    gesprekken: list[tuple[Any, ...]]
    examens: list[tuple[Any, ...]]
    budget: Jaarbudget
    #: provisions (and `totaal`) whose amounts the version for outside does not show
    bedragen_van_enkelen: frozenset[str]
    taakstelling: list[dict[str, Any]]

    def achter(self, voorziening: str) -> tuple[int, ...]:
        """The numbers of people behind an amount, for its cell: none, unless few people could be recognised by it."""
        return (0,) if voorziening in self.bedragen_van_enkelen else ()

    @property
    def indicatoren(self) -> list[Kpi]:
        """The rows of `report kpi` on the peildatum: the last point of the trend."""
        return self.trend[-1]
