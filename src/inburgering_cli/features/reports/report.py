"""What a report says, whatever it looks like: sections with tables and charts. Every format renders these and nothing else.

In the version for outside, what could point at people is left out here, so that no format can show it by mistake.
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
#: Hidden because a number is small: the number itself, and what would say that number.
SMALL_COUNT: Final = "klein_aantal"
SHIELDED: Final = "afgeschermd"
#: In the version for outside smaller groups are hidden, and other counts rounded to a multiple of `SMALLEST_GROUP`, so that no
#: small one follows from a total.
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
    """One value. `soort`: how it reads. `people`: the numbers of people that follow from it."""

    value: str | int | float | None
    soort: str = TEXT
    people: tuple[int, ...] = ()

    @property
    def verborgen(self) -> bool:
        """Whether it is hidden in the version for outside."""
        return self.soort in (SMALL_COUNT, SHIELDED)


def tekst(value: str | int | None) -> Cell:
    """Words, or a number that is no number of people (a year, a target)."""
    return Cell(value)


def aantal(count: int | None) -> Cell:
    """A number of people, or of what people did."""
    return Cell(count, COUNT, () if count is None else (count,))


def deel(count: int | None, whole: int | None) -> Cell:
    """A number of people out of others: how many are left over follows from it too."""
    if count is None or whole is None:
        return aantal(count)
    return Cell(count, COUNT, (count, whole - count))


def percent(numerator: int | None, denominator: int | None) -> Cell:
    """The share of people, which gives away how many it leaves out too."""
    if not denominator or numerator is None:
        return Cell(None, PERCENT, (0,))
    return Cell(round_half_up(100 * numerator, denominator), PERCENT, (numerator, denominator - numerator))


def average(value: float | None, kind: str, n: int) -> Cell:
    """A figure over `n` people."""
    return Cell(value, kind, (n,))


def euro(cents: int | None, people: tuple[int, ...] = ()) -> Cell:
    """An amount of money that is kept in cents; `people`: how many people it is about."""
    return Cell(None if cents is None else cents / _CENTS, EURO, people)


def datum(day: str | None) -> Cell:
    """A day (ISO)."""
    return Cell(day, DAY)


def _outside(cell: Cell) -> Cell:
    """A cell as others may see it."""
    if any(count < SMALLEST_GROUP for count in cell.people):
        # of a part it is not said whether itself or what is left over is small
        return Cell(None, SMALL_COUNT if cell.soort == COUNT and len(cell.people) == 1 else SHIELDED)
    if cell.people and cell.value is not None:
        if cell.soort == COUNT:
            step = SMALLEST_GROUP
            return cell._replace(value=step * ((2 * int(cell.value) + step) // (2 * step)))
        if cell.soort in (PERCENT, HOURS):
            return cell._replace(value=int(float(cell.value) + 0.5))
    return cell


def spoken(period: Period) -> str:
    """A period as people say it: september 2026, 3e kwartaal 2026."""
    if "K" in period.name:
        return f"{period.quarter}e kwartaal {period.jaar}"
    if period.name == period.tot[:7]:
        return f"{MONTHS[int(period.maand) - 1]} {period.jaar}"
    return period.jaar if period.whole_year else f"{dutch(period.van)} tot en met {dutch(period.tot)}"


class Field(NamedTuple):
    """A column. `data`: only for files that programs read."""

    key: str
    title: str
    right_aligned: bool = False
    data: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one for each column."""

    id: str
    title: str
    fields: tuple[Field, ...]
    rows: Sequence[tuple[Cell, ...]]
    empty: str = "Er is niets te melden."


class Point(NamedTuple):
    """A point of a line or a bar: what it is, and how much."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: a line of numbers with its norm, bars of numbers, or days on a time axis (`vandaag`: where that stands)."""

    title: str
    points: Sequence[Point]
    lijn: bool = True
    norm: float | None = None
    highest: float | None = None
    vandaag: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under a heading of its own. `cards`: its tables have one row, to be shown as cards."""

    id: str
    title: str
    explanation: str
    tables: Sequence[Table]
    charts: Sequence[Chart] = ()
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. `van`, `tot`: the days that the indicators were asked for, as in `report kpi`."""

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
    def titel(self) -> str:
        """What it is about."""
        return f"{TITLES[self.soort]} inburgering {spoken(self.tijdvak)}"

    @property
    def naam(self) -> str:
        """The name of its files, without an ending."""
        mark = "-extern" if self.extern else "-namen" if self.namen else ""
        place = "" if self.gemeente is None else f"-{slug(self.gemeente)}"
        return f"{TITLES[self.soort].lower()}-{self.tijdvak.name}{place}{mark}"

    def outside(self) -> "Report":
        """The version for outside: no small numbers, and none that follow from what is shown."""
        return replace(self, extern=True, secties=[_each_cell(s, _outside) for s in self.secties])


def _each_cell(section: Section, change: Callable[[Cell], Cell]) -> Section:
    def rows(found: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
        return [tuple(map(change, row)) for row in found]

    return replace(
        section,
        tables=[replace(t, rows=rows(t.rows)) for t in section.tables],
        charts=[replace(g, points=[Point(p.label, change(p.cell)) for p in g.points]) for g in section.charts],
    )
