"""What a report says, whatever it looks like: sections with tables and charts. Every format renders these and nothing else.

In the version for outside, what could point at people is left out here, so that no format can show it by mistake.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from inburgering_cli.core.anonymous import KLEINSTE_GROEP
from inburgering_cli.core.dates import MAANDEN, dutch
from inburgering_cli.core.period import JAAR, KWARTAAL, MAAND, Tijdvak
from inburgering_cli.core.text import slug
from inburgering_cli.law.figures.indicators import round_half_up

TEKST: Final = "tekst"
AANTAL: Final = "aantal"
PROCENT: Final = "procent"
CIJFER: Final = "cijfer"
DAGEN: Final = "dagen"
UREN: Final = "uren"
EURO: Final = "euro"
DATUM: Final = "datum"
KALENDERMAAND: Final = "maand"
#: Hidden because a number is small: the number itself, and what would say that number.
KLEIN_AANTAL: Final = "klein_aantal"
AFGESCHERMD: Final = "afgeschermd"
#: In the version for outside smaller groups are hidden, and other counts rounded to a multiple of `KLEINSTE_GROEP`, so that no
#: small one follows from a total.
UITLEG_EXTERN: Final = (
    f"Versie voor derden: aantallen onder de {KLEINSTE_GROEP} zijn afgeschermd (<{KLEINSTE_GROEP}), andere aantallen zijn"
    " afgerond op vijftallen en percentages op hele procenten; een deel van een geheel en een percentage staan er alleen als"
    f" er aan beide kanten ervan minstens {KLEINSTE_GROEP} mensen staan, en een bedrag alleen als het niet over minder dan"
    f" {KLEINSTE_GROEP} dossiers gaat. Zo is ook uit totalen geen klein aantal en geen bedrag van enkelen af te leiden."
)

_CENTS: Final = 100

SOORTEN: Final = {"month": MAAND, "quarter": KWARTAAL, "steering": KWARTAAL, "accountability": JAAR}
TITELS: Final = {
    "month": "Maandrapport",
    "quarter": "Kwartaalrapport",
    "steering": "Sturingsrapport",
    "accountability": "Verantwoording",
}


class Cel(NamedTuple):
    """One value. `soort`: how it reads. `mensen`: the numbers of people that follow from it."""

    waarde: str | int | float | None
    soort: str = TEKST
    mensen: tuple[int, ...] = ()

    @property
    def verborgen(self) -> bool:
        """Whether it is hidden in the version for outside."""
        return self.soort in (KLEIN_AANTAL, AFGESCHERMD)


def tekst(value: str | int | None) -> Cel:
    """Words, or a number that is no number of people (a year, a target)."""
    return Cel(value)


def aantal(count: int | None) -> Cel:
    """A number of people, or of what people did."""
    return Cel(count, AANTAL, () if count is None else (count,))


def deel(count: int | None, whole: int | None) -> Cel:
    """A number of people out of others: how many are left over follows from it too."""
    if count is None or whole is None:
        return aantal(count)
    return Cel(count, AANTAL, (count, whole - count))


def procent(teller: int | None, noemer: int | None) -> Cel:
    """The share of people, which gives away how many it leaves out too."""
    if not noemer or teller is None:
        return Cel(None, PROCENT, (0,))
    return Cel(round_half_up(100 * teller, noemer), PROCENT, (teller, noemer - teller))


def gemiddeld(value: float | None, soort: str, n: int) -> Cel:
    """A figure over `n` people."""
    return Cel(value, soort, (n,))


def euro(cents: int | None, mensen: tuple[int, ...] = ()) -> Cel:
    """An amount of money that is kept in cents; `mensen`: how many people it is about."""
    return Cel(None if cents is None else cents / _CENTS, EURO, mensen)


def datum(day: str | None) -> Cel:
    """A day (ISO)."""
    return Cel(day, DATUM)


def _outside(cel: Cel) -> Cel:
    """A cell as others may see it."""
    if any(count < KLEINSTE_GROEP for count in cel.mensen):
        # of a part it is not said whether itself or what is left over is small
        return Cel(None, KLEIN_AANTAL if cel.soort == AANTAL and len(cel.mensen) == 1 else AFGESCHERMD)
    if cel.mensen and cel.waarde is not None:
        if cel.soort == AANTAL:
            step = KLEINSTE_GROEP
            return cel._replace(waarde=step * ((2 * int(cel.waarde) + step) // (2 * step)))
        if cel.soort in (PROCENT, UREN):
            return cel._replace(waarde=int(float(cel.waarde) + 0.5))
    return cel


def spoken(tijdvak: Tijdvak) -> str:
    """A period as people say it: september 2026, 3e kwartaal 2026."""
    if "K" in tijdvak.naam:
        return f"{tijdvak.kwartaal}e kwartaal {tijdvak.jaar}"
    if tijdvak.naam == tijdvak.tot[:7]:
        return f"{MAANDEN[int(tijdvak.maand) - 1]} {tijdvak.jaar}"
    return tijdvak.jaar if tijdvak.heel_jaar else f"{dutch(tijdvak.van)} tot en met {dutch(tijdvak.tot)}"


class Veld(NamedTuple):
    """A column. `data`: only for files that programs read."""

    key: str
    titel: str
    rechts: bool = False
    data: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of cells, one for each column."""

    id: str
    titel: str
    velden: tuple[Veld, ...]
    rijen: Sequence[tuple[Cel, ...]]
    leeg: str = "Er is niets te melden."


class Punt(NamedTuple):
    """A point of a line or a bar: what it is, and how much."""

    label: str
    cel: Cel


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A picture: a line of numbers with its norm, bars of numbers, or days on a time axis (`vandaag`: where that stands)."""

    titel: str
    punten: Sequence[Punt]
    lijn: bool = True
    norm: float | None = None
    hoogste: float | None = None
    vandaag: str | None = None


@dataclass(frozen=True, slots=True)
class Sectie:
    """A part of a report under a heading of its own. `kaarten`: its tables have one row, to be shown as cards."""

    id: str
    titel: str
    uitleg: str
    tabellen: Sequence[Tabel]
    grafieken: Sequence[Grafiek] = ()
    kaarten: bool = False


@dataclass(frozen=True, slots=True)
class Rapport:
    """A whole report. `van`, `tot`: the days that the indicators were asked for, as in `report kpi`."""

    soort: str
    tijdvak: Tijdvak
    peildatum: str
    gemeente: str | None
    gemeente_beleid: str
    secties: Sequence[Sectie]
    van: str | None = None
    tot: str | None = None
    extern: bool = False
    namen: bool = False

    @property
    def titel(self) -> str:
        """What it is about."""
        return f"{TITELS[self.soort]} inburgering {spoken(self.tijdvak)}"

    @property
    def naam(self) -> str:
        """The name of its files, without an ending."""
        mark = "-extern" if self.extern else "-namen" if self.namen else ""
        place = "" if self.gemeente is None else f"-{slug(self.gemeente)}"
        return f"{TITELS[self.soort].lower()}-{self.tijdvak.naam}{place}{mark}"

    def outside(self) -> "Rapport":
        """The version for outside: no small numbers, and none that follow from what is shown."""
        return replace(self, extern=True, secties=[_each_cell(s, _outside) for s in self.secties])


def _each_cell(sectie: Sectie, change: Callable[[Cel], Cel]) -> Sectie:
    def rows(found: Sequence[tuple[Cel, ...]]) -> list[tuple[Cel, ...]]:
        return [tuple(map(change, row)) for row in found]

    return replace(
        sectie,
        tabellen=[replace(t, rijen=rows(t.rijen)) for t in sectie.tabellen],
        grafieken=[replace(g, punten=[Punt(p.label, change(p.cel)) for p in g.punten]) for g in sectie.grafieken],
    )
