"""The content of a report in any format: sections with tables and charts.

The version for outside hides here what could identify people, so that no format can show it by mistake.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from inburgering_cli.core.anonymous import SMALLEST_GROUP
from inburgering_cli.core.dates import MONTHS, dutch
from inburgering_cli.core.period import MONTH, QUARTER, YEAR, Period
from inburgering_cli.core.text import slug
from inburgering_cli.law.figures.indicators import round_half_up

TEXT: Final = "tekst"
COUNT: Final = "aantal"
PERCENT: Final = "procent"
DIGIT: Final = "cijfer"
DAYS: Final = "dagen"
HOURS: Final = "uren"
EURO: Final = "euro"
DAY: Final = "datum"
CALENDAR_MONTH: Final = "maand"
#: Hidden in the version for outside: a small number, and a value that would reveal one.
SMALL_COUNT: Final = "klein_aantal"
SHIELDED: Final = "afgeschermd"
#: Other counts are rounded to a multiple of `SMALLEST_GROUP`, so that no small one follows from a total.
EXPLANATION_EXTERNAL: Final = (
    f"Versie voor derden: aantallen onder de {SMALLEST_GROUP} zijn afgeschermd (<{SMALLEST_GROUP}), andere aantallen zijn"
    " afgerond op vijftallen en percentages op hele procenten; een deel van een geheel en een percentage staan er alleen als"
    f" er aan beide kanten ervan minstens {SMALLEST_GROUP} mensen staan, en een bedrag alleen als het niet over minder dan"
    f" {SMALLEST_GROUP} dossiers gaat. Zo is ook uit totalen geen klein aantal en geen bedrag van enkelen af te leiden."
)

_CENTS: Final = 100

KINDS: Final = {"month": MONTH, "quarter": QUARTER, "steering": QUARTER, "accountability": YEAR}
TITLES: Final = {
    "month": "Maandrapport",
    "quarter": "Kwartaalrapport",
    "steering": "Sturingsrapport",
    "accountability": "Verantwoording",
}


class Cell(NamedTuple):
    """One value. `soort`: its format. `people`: the numbers of people that can be derived from it. `under`: a norm that it
    does not meet, and that rounding may not meet either.
    """

    value: str | int | float | None
    soort: str = TEXT
    people: tuple[int, ...] = ()
    under: float | None = None

    @property
    def hidden(self) -> bool:
        """Whether it is hidden in the version for outside."""
        return self.soort in (SMALL_COUNT, SHIELDED)


def text_cell(value: str | int | None) -> Cell:
    """Words, or a number that counts no people (a year, a target)."""
    return Cell(value)


def count_cell(count: int | None) -> Cell:
    """A number of people, or of their events."""
    return Cell(count, COUNT, () if count is None else (count,))


def part(count: int | None, whole: int | None) -> Cell:
    """A number of people out of a whole; it reveals the rest too."""
    if count is None or whole is None:
        return count_cell(count)
    return Cell(count, COUNT, (count, whole - count))


def percent(numerator: int | None, denominator: int | None) -> Cell:
    """A share of people; it reveals the rest too."""
    if not denominator or numerator is None:
        return Cell(None, PERCENT, (0,))
    return Cell(round_half_up(100 * numerator, denominator), PERCENT, (numerator, denominator - numerator))


def average(value: float | None, kind: str, n: int) -> Cell:
    """A figure over `n` people."""
    return Cell(value, kind, (n,))


def euro(cents: int | None, people: tuple[int, ...] = ()) -> Cell:
    """An amount given in cents; `people`: how many people it is about."""
    return Cell(None if cents is None else cents / _CENTS, EURO, people)


def datum(day: str | None) -> Cell:
    """A day (ISO)."""
    return Cell(day, DAY)


def _outside(cell: Cell) -> Cell:
    """A cell of the version for outside."""
    if any(count < SMALLEST_GROUP for count in cell.people):
        # for a part, do not reveal whether the part or the rest is small
        return Cell(None, SMALL_COUNT if cell.soort == COUNT and len(cell.people) == 1 else SHIELDED)
    if cell.people and cell.value is not None:
        if cell.soort == COUNT:
            step = SMALLEST_GROUP
            return cell._replace(value=step * ((2 * int(cell.value) + step) // (2 * step)))
        if cell.soort in (PERCENT, HOURS):
            whole = int(float(cell.value) + 0.5)
            return cell._replace(value=whole - 1 if cell.under is not None and whole >= cell.under else whole)
    return cell


def spoken(period: Period) -> str:
    """A period as people say it: september 2026, 3e kwartaal 2026."""
    if "K" in period.name:
        return f"{period.quarter}e kwartaal {period.year}"
    if period.name == period.tot[:7]:
        return f"{MONTHS[int(period.month) - 1]} {period.year}"
    return period.year if period.whole_year else f"{dutch(period.van)} tot en met {dutch(period.tot)}"


class Field(NamedTuple):
    """A column. `data`: only in CSV, xlsx and JSON."""

    key: str
    title: str
    right_aligned: bool = False
    data: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with a cell per column."""

    id: str
    title: str
    fields: tuple[Field, ...]
    rows: Sequence[tuple[Cell, ...]]
    empty: str = "Er is niets te melden."


class Point(NamedTuple):
    """A point of a line, or a bar."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Chart:
    """A line with its norm, bars, or (with `vandaag`) days on a time axis."""

    title: str
    points: Sequence[Point]
    lijn: bool = True
    norm: float | None = None
    highest: float | None = None
    vandaag: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report with its heading. `cards`: show its one-row tables as cards."""

    id: str
    title: str
    explanation: str
    tables: Sequence[Table]
    charts: Sequence[Chart] = ()
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report. `van`, `tot`: the period of the indicators, as in `report kpi`."""

    soort: str
    tijdvak: Period
    peildatum: str
    gemeente: str | None
    gemeente_beleid: str
    secties: Sequence[Section]
    van: str | None = None
    tot: str | None = None
    extern: bool = False
    namen: bool = False

    @property
    def title(self) -> str:
        """Kind and period."""
        return f"{TITLES[self.soort]} inburgering {spoken(self.tijdvak)}"

    @property
    def name(self) -> str:
        """The name of its files, without extension."""
        mark = "-extern" if self.extern else "-namen" if self.namen else ""
        place = "" if self.gemeente is None else f"-{slug(self.gemeente)}"
        return f"{TITLES[self.soort].lower()}-{self.tijdvak.name}{place}{mark}"

    def outside(self) -> "Report":
        """The version for outside: no small numbers, and nothing that reveals one."""
        return replace(self, extern=True, secties=[_each_cell(s, _outside) for s in self.secties])


def _each_cell(section: Section, change: Callable[[Cell], Cell]) -> Section:
    def rows(found: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
        return [tuple(map(change, row)) for row in found]

    return replace(
        section,
        tables=[replace(t, rows=rows(t.rows)) for t in section.tables],
        charts=[replace(g, points=[Point(p.label, change(p.cell)) for p in g.points]) for g in section.charts],
    )
