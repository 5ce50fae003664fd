"""The question of a report, and the counts for it."""

from dataclasses import dataclass
from typing import Any

from inburgering_cli.core.period import Period
from inburgering_cli.law.figures.budget import YearBudget
from inburgering_cli.law.figures.groups import Forecast, Group
from inburgering_cli.law.figures.kpi import Kpi, Span
from inburgering_cli.law.figures.overview import Overview


@dataclass(frozen=True, slots=True)
class Question:
    """The report to make. `gemeente`: None for all."""

    soort: str
    period: Period
    periode: Span
    gemeente: str | None = None
    extern: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class Steering:
    """What a steering report counts beside the others. `klantmanagers`, `gemeenten`: each with its group and indicators."""

    year_end: str
    goals: list[Forecast]
    klantmanagers: list[tuple[str, Group, dict[str, Kpi]]]
    gemeenten: list[tuple[str, Group, dict[str, Kpi]]]
    aanbieders: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Figures:
    """All counts, for the sections."""

    dagen: list[str]
    trend: list[list[Kpi]]
    cohorten: dict[str, list[Kpi]]
    overzicht: Overview
    uren: list[tuple[Any, ...]]
    gesprekken: list[tuple[Any, ...]]
    examens: list[tuple[Any, ...]]
    budget: YearBudget
    #: provisions (and `totaal`) whose amounts the version for outside hides
    bedragen_van_enkelen: frozenset[str]
    taakstelling: list[dict[str, Any]]
    #: of an accountability report for inside: how each dossier counts
    uitleg: list[dict[str, Any]]
    #: of a steering report
    sturing: Steering | None
    #: of a quarter: the latest peildatum of a delivery to DUO
    duo_geleverd: str | None

    def behind(self, voorziening: str) -> tuple[int, ...]:
        """`Cell.people` of an amount: (0,) hides it when it could identify people."""
        return (0,) if voorziening in self.bedragen_van_enkelen else ()

    @property
    def indicators(self) -> list[Kpi]:
        """The rows of `report kpi` on the peildatum: the last point of the trend."""
        return self.trend[-1]
