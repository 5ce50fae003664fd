"""The counts for the specifieke uitkering inburgering (Bi 10.1-10.4), and the dossiers behind each.

Uitkering = part for gezinsmigranten and others + part for asielstatushouders + part for the onderwijsroute. The cohort of
the Besluit is the year in which somebody was housed in a Dutch municipality for the first time; for CBS it is the year in
which the plicht began. So each count says which year it uses, what was read in the law, and what is our reading of it.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.kpi import Tally
from inburgering_cli.law.sources import DERIVED, Source, bi
from inburgering_cli.law.vocabulary import ASIEL, ONDERWIJS, WI2021

HUISVESTING: Final = "jaar van de eerste huisvesting in een Nederlandse gemeente"
AFRONDING: Final = "jaar waarin aan de plicht is voldaan"
ONDERWIJSROUTE: Final = "jaar waarin de onderwijsroute voor het eerst in het PIP staat"
_GONE: Final = frozenset({"verhuisd", "vertrokken", "overleden"})
_RESIDENCE: Final = (
    "wie op de dag van de stand (31 december, of de peildatum als die eerder is) hier woont, telt: ingeschreven in deze"
    " gemeente, en niet gesloten als verhuisd, vertrokken of overleden"
)
_COHORT_UNKNOWN: Final = (
    "kwam hier met een PIP van een andere gemeente, en de eerste huisvesting is niet bekend: telt in geen enkel jaar van"
    " huisvesting mee (case edit --eerste-huisvesting)"
)
_ROUTE_UNKNOWN: Final = (
    "de leerroute in het PIP van de vorige gemeente is niet bekend, dus ook niet of de onderwijsroute al eerder telde: telt"
    " niet mee als onderwijsroute (case edit --route-vorige-gemeente)"
)
_COHORT: Final = (
    "gelezen: het jaar van huisvesting in een Nederlandse gemeente, de groep bij die huisvesting, en de woongemeente op een"
    " peildatum. Onze lezing: huisvesting is de inschrijving in de BRP (eerste_huisvesting, anders huisvesting); "
) + _RESIDENCE


class SpukKind(NamedTuple):
    """One count: the day it reads (`dag`), of which years (0: that of the report), and whether of asielstatushouders.

    `lezing`: what the text says, and what is our reading.
    """

    naam: str
    omschrijving: str
    doelgroep: str
    asiel: bool
    terug: tuple[int, ...]
    jaarbegrip: str
    dag: Callable[[Facts], str | None]
    source: Source
    lezing: str


def first_housing(facts: Facts) -> str | None:
    """The day of the first housing in a Dutch municipality; None while unknown.

    Who came here with a PIP was housed elsewhere before: without `eerste_huisvesting` it is not known when.
    """
    day = facts.eerste_huisvesting
    return None if facts.pip_vorige_gemeente is not None and day == facts.huisvesting else day


def onderwijsroute(facts: Facts) -> str | None:
    """The day from which somebody who is housed has the onderwijsroute in the PIP for the first time; None: not known."""
    start = facts.onderwijs_start
    if facts.pip_vorige_gemeente is not None:
        if facts.route_vorige_gemeente is None:
            return None
        if facts.route_vorige_gemeente == ONDERWIJS:
            start = facts.pip_vorige_gemeente
    days = (start, facts.pip_dagtekening, facts.eerste_huisvesting)
    return None if None in days else max(day for day in days if day is not None)


TALLIES: Final = (
    SpukKind(
        "gezin_overig_gehuisvest", "gezinsmigranten en overige migranten naar jaar van eerste huisvesting",
        "gezinsmigrant en overige migrant", False, (0, 2), HUISVESTING, first_housing, bi("10.1, 10.3 lid 6 en 10.4"),
        f"{_COHORT}. Jaar t-2 is voor het voorlopige bedrag (Bi 10.1 lid 2)",
    ),
    SpukKind(
        "asiel_gehuisvest", "asielstatushouders naar jaar van eerste huisvesting", "asielstatushouder", True, (0, 1, 2),
        HUISVESTING, first_housing, bi("10.2, 10.3 lid 6 en 10.4"), _COHORT,
    ),
    SpukKind(
        "asiel_afgerond", "asielstatushouders die hun traject afrondden (inburgeringsdiploma of certificaat)",
        "asielstatushouder", True, (2,), AFRONDING, lambda f: f.voldaan, bi("10.2", DERIVED),
        f"onze lezing: afgerond is aan de plicht voldaan, en het jaar is dat van die dag; {_RESIDENCE}",
    ),
    SpukKind(
        "asiel_onderwijsroute", "gehuisveste asielstatushouders met de onderwijsroute in het PIP, ieder één keer",
        "asielstatushouder", True, (0,), ONDERWIJSROUTE, onderwijsroute, bi("10.2 lid 4"),
        "gelezen: gehuisveste asielstatushouders met de onderwijsroute in het PIP voor wie niet eerder een aanvullend bedrag"
        " is uitgekeerd. Onze lezing: iemand telt één keer, in het jaar van de laatste van drie dagen: de eerste huisvesting,"
        f" het eerste PIP, en de eerste toewijzing van de onderwijsroute; {_RESIDENCE}",
    ),
)  # fmt: skip


def _group(facts: Facts) -> str:
    """The doelgroep at the first housing."""
    return facts.doelgroep if facts.eerste_huisvesting is None else facts.doelgroep_on(facts.eerste_huisvesting)


def lives_elsewhere(facts: Facts) -> bool:
    """Whether somebody had left the municipality, or died, on the reading day."""
    return facts.dossier_gesloten is not None and facts.reden_gesloten in _GONE


class YearCounter:
    """Counts dossiers one by one for a year; `rows` gives the counts. `names`: keep the dossiers of each."""

    def __init__(self, year: int, *, names: bool = False) -> None:
        self._plan = [(s, {f"{year - n:04}" for n in s.terug}) for s in TALLIES]
        self._telling = Tally(names=names)
        self._year = year

    def add(self, facts: Facts) -> None:
        """Count one dossier as it was known on the reading day; the Besluit is about the Wi2021 alone."""
        if facts.stelsel != WI2021 or facts.huisvesting is None or lives_elsewhere(facts):
            return
        asiel = _group(facts) == ASIEL
        for kind, years in self._plan:
            if kind.asiel == asiel and (day := kind.dag(facts)) is not None and day[:4] in years:
                self._telling.add(f"{kind.naam} {day[:4]}", facts.dossier)

    def rows(self) -> list[dict[str, Any]]:
        """Each count with its year, also when zero; `dossiers` is empty unless names were asked for."""
        return [
            {
                "telling": kind.naam,
                "omschrijving": kind.omschrijving,
                "jaar": self._year - back,
                "jaarbegrip": kind.jaarbegrip,
                "doelgroep": kind.doelgroep,
                "aantal": self._telling.count(part),
                "bron": f"{kind.source.kort} ({kind.source.zekerheid})",
                "lezing": kind.lezing,
                "dossiers": self._telling.who(part),
            }
            for kind in TALLIES
            for back in kind.terug
            for part in (f"{kind.naam} {self._year - back:04}",)
        ]


def doubts(facts: Facts) -> Iterator[tuple[str, str]]:
    """(fact, sentence) for each missing fact that may keep a dossier out of a count."""
    if facts.stelsel != WI2021 or lives_elsewhere(facts):
        return
    if facts.huisvesting is None:
        yield "huisvesting", "geen huisvesting bekend: telt in geen enkele telling mee"
    elif first_housing(facts) is None:
        yield "eerste_huisvesting", _COHORT_UNKNOWN
    if _group(facts) != ASIEL:
        return
    if facts.leerroute == ONDERWIJS and facts.pip_dagtekening is None:
        yield "pip_dagtekening", "onderwijsroute zonder vastgesteld PIP: telt niet mee als onderwijsroute"
    if (
        facts.onderwijs_start is not None
        and facts.pip_vorige_gemeente is not None
        and facts.route_vorige_gemeente is None
    ):
        yield "route_vorige_gemeente", _ROUTE_UNKNOWN
