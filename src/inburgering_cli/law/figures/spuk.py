"""The counts for the specifieke uitkering inburgering (Bi 10.1-10.2), and the dossiers behind each.

Uitkering = part for gezinsmigranten and others + part for asielstatushouders + part for the onderwijsroute. The cohort of
the Besluit is the year of huisvesting in the municipality; for CBS it is the year in which the plicht began. So each
count says which year it uses.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.kpi import Tally
from inburgering_cli.law.sources import DERIVED, Source, bi
from inburgering_cli.law.vocabulary import ASIEL, ONDERWIJS, WI2021

SOURCE: Final[Source] = bi("10.1-10.2", DERIVED)
HUISVESTING: Final = "jaar van huisvesting in de gemeente"
AFRONDING: Final = "jaar waarin aan de plicht is voldaan"


class SpukKind(NamedTuple):
    """One count: the fact `dag` it reads, of which years (0: that of the report), and for whom (`hoort`)."""

    naam: str
    omschrijving: str
    doelgroep: str
    terug: tuple[int, ...]
    jaarbegrip: str
    dag: str
    hoort: Callable[[Facts], bool]


TALLIES: Final = (
    SpukKind(
        "gezin_overig_gehuisvest", "gezinsmigranten en overige migranten naar jaar van huisvesting",
        "gezinsmigrant en overige migrant", (0,), HUISVESTING, "huisvesting", lambda f: f.doelgroep != ASIEL,
    ),
    SpukKind(
        "asiel_gehuisvest", "asielstatushouders naar jaar van huisvesting", "asielstatushouder", (0, 1, 2), HUISVESTING,
        "huisvesting", lambda f: f.doelgroep == ASIEL,
    ),
    SpukKind(
        "asiel_afgerond", "asielstatushouders die hun traject afrondden (inburgeringsdiploma of certificaat)",
        "asielstatushouder", (2,), AFRONDING, "voldaan", lambda f: f.doelgroep == ASIEL,
    ),
    SpukKind(
        "asiel_onderwijsroute", "gehuisveste asielstatushouders met de onderwijsroute in het PIP", "asielstatushouder",
        (0,), HUISVESTING, "huisvesting",
        lambda f: f.doelgroep == ASIEL and f.leerroute == ONDERWIJS and f.pip_dagtekening is not None,
    ),
)  # fmt: skip


class YearCounter:
    """Counts dossiers one by one for a year; `rows` gives the counts. `names`: keep the dossiers of each."""

    def __init__(self, year: int, *, names: bool = False) -> None:
        self._plan = [(s, {f"{year - n:04}" for n in s.terug}) for s in TALLIES]
        self._telling = Tally(names=names)
        self._year = year

    def add(self, facts: Facts) -> None:
        """Count one dossier as it was known on the reading day; the Besluit is about the Wi2021 alone."""
        if facts.stelsel != WI2021:
            return
        for kind, years in self._plan:
            day = getattr(facts, kind.dag)
            if day is not None and day[:4] in years and kind.hoort(facts):
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
                "bron": f"{SOURCE.kort} ({SOURCE.zekerheid})",
                "dossiers": self._telling.who(part),
            }
            for kind in TALLIES
            for back in kind.terug
            for part in (f"{kind.naam} {self._year - back:04}",)
        ]


def doubts(facts: Facts) -> list[tuple[str, str]]:
    """(fact, sentence) for each missing fact that may keep a dossier out of a count."""
    if facts.stelsel != WI2021:
        return []
    found = []
    if facts.huisvesting is None:
        found.append(("huisvesting", "geen huisvesting bekend: telt in geen enkel jaar van huisvesting mee"))
    if facts.doelgroep == ASIEL and facts.leerroute == ONDERWIJS and facts.pip_dagtekening is None:
        found.append(("pip_dagtekening", "onderwijsroute zonder vastgesteld PIP: telt niet mee als onderwijsroute"))
    return found
