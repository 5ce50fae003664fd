"""The counts on which the specifieke uitkering inburgering rests (Bi 10.1-10.2), and who is behind each.

Uitkering = part for gezinsmigranten and others + part for asielstatushouders + part for the onderwijsroute. The cohort of
the Besluit is the year of huisvesting in the municipality; CBS calls the year in which the plicht began a cohort: that is
something else, so each count says which year it means.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.figures.kpi import Telling
from inburgering_cli.law.sources import AFGELEID, Bron, bi
from inburgering_cli.law.vocabulary import ASIEL, ONDERWIJS, WI2021

BRON: Final[Bron] = bi("10.1-10.2", AFGELEID)
HUISVESTING: Final = "jaar van huisvesting in de gemeente"
AFRONDING: Final = "jaar waarin aan de plicht is voldaan"


class Soort(NamedTuple):
    """One count: which years (0: the year of the report) of which day it looks at, what that means, and who belongs to it."""

    naam: str
    omschrijving: str
    doelgroep: str
    terug: tuple[int, ...]
    jaarbegrip: str
    dag: str
    hoort: Callable[[Feiten], bool]


TELLINGEN: Final = (
    Soort(
        "gezin_overig_gehuisvest", "gezinsmigranten en overige migranten naar jaar van huisvesting",
        "gezinsmigrant en overige migrant", (0,), HUISVESTING, "huisvesting", lambda f: f.doelgroep != ASIEL,
    ),
    Soort(
        "asiel_gehuisvest", "asielstatushouders naar jaar van huisvesting", "asielstatushouder", (0, 1, 2), HUISVESTING,
        "huisvesting", lambda f: f.doelgroep == ASIEL,
    ),
    Soort(
        "asiel_afgerond", "asielstatushouders die hun traject afrondden (inburgeringsdiploma of certificaat)",
        "asielstatushouder", (2,), AFRONDING, "voldaan", lambda f: f.doelgroep == ASIEL,
    ),
    Soort(
        "asiel_onderwijsroute", "gehuisveste asielstatushouders met de onderwijsroute in het PIP", "asielstatushouder",
        (0,), HUISVESTING, "huisvesting",
        lambda f: f.doelgroep == ASIEL and f.leerroute == ONDERWIJS and f.pip_dagtekening is not None,
    ),
)  # fmt: skip


class Teller:
    """Counts dossiers one by one for a year; `rows` gives the counts. `namen`: keep who is behind each."""

    def __init__(self, jaar: int, *, namen: bool = False) -> None:
        self._plan = [(s, {f"{jaar - n:04}" for n in s.terug}) for s in TELLINGEN]
        self._telling = Telling(namen=namen)
        self._jaar = jaar

    def add(self, facts: Feiten) -> None:
        """Count one dossier as it was known on the reading day; the Besluit is about the Wi2021 alone."""
        if facts.stelsel != WI2021:
            return
        for soort, years in self._plan:
            day = getattr(facts, soort.dag)
            if day is not None and day[:4] in years and soort.hoort(facts):
                self._telling.add(f"{soort.naam} {day[:4]}", facts.dossier)

    def rows(self) -> list[dict[str, Any]]:
        """Each count with its year, also those that are zero; `dossiers` is empty unless names were asked for."""
        return [
            {
                "telling": soort.naam,
                "omschrijving": soort.omschrijving,
                "jaar": self._jaar - back,
                "jaarbegrip": soort.jaarbegrip,
                "doelgroep": soort.doelgroep,
                "aantal": self._telling.count(part),
                "bron": f"{BRON.kort} ({BRON.zekerheid})",
                "dossiers": self._telling.who(part),
            }
            for soort in TELLINGEN
            for back in soort.terug
            for part in (f"{soort.naam} {self._jaar - back:04}",)
        ]


def doubts(facts: Feiten) -> list[tuple[str, str]]:
    """(fact, sentence) of what keeps a dossier out of a count where it may belong."""
    if facts.stelsel != WI2021:
        return []
    found = []
    if facts.huisvesting is None:
        found.append(("huisvesting", "geen huisvesting bekend: telt in geen enkel jaar van huisvesting mee"))
    if facts.doelgroep == ASIEL and facts.leerroute == ONDERWIJS and facts.pip_dagtekening is None:
        found.append(("pip_dagtekening", "onderwijsroute zonder vastgesteld PIP: telt niet mee als onderwijsroute"))
    return found
