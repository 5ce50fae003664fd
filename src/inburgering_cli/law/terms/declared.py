"""Every term of the law and of local policy: one dated, sourced declaration each. Numbers of law stand only here.

Lists, explanations, indicators, pages and calendars derive from `TERMIJNEN`. A municipality's policy file adds versions to
local terms (`policy.py`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from inburgering_cli.core.dates import add_days, add_months
from inburgering_cli.core.workdays import end_of_term
from inburgering_cli.law.sources import AFGELEID, PLAN, STIMULANSZ, Bron, awb, bi, nota, pw, wi, wi2013
from inburgering_cli.law.vocabulary import ASIEL, B1, INGANG_WI2021, ONDERWIJS, WI2013, WI2021, Z

Eenheid = Literal["dagen", "weken", "maanden", "jaren"]
WETTELIJK: Final = "wettelijk"
LOKAAL: Final = "lokaal beleid"
PRAKTIJK: Final = "uitvoeringspraktijk"
PIP: Final = "PIP"
_PILOT: Final = "2020-12-01"  # nota: start of the pilot
_SINGULAR: Final = {"dagen": "dag", "weken": "week", "maanden": "maand", "jaren": "jaar"}


class Duur(NamedTuple):
    """A length: a count of days, weeks, months or years."""

    aantal: int
    eenheid: Eenheid

    def after(self, day: str) -> str:
        """The day (ISO) this long after `day`; at month ends the last day of a month that has no such day."""
        if self.eenheid == "maanden":
            return add_months(day, self.aantal)
        if self.eenheid == "jaren":
            return add_months(day, 12 * self.aantal)
        return add_days(day, self.aantal * (7 if self.eenheid == "weken" else 1))

    def __str__(self) -> str:
        word = _SINGULAR[self.eenheid] if self.aantal == 1 or self.eenheid == "jaren" else self.eenheid
        return f"{self.aantal} {word}"


class Versie(NamedTuple):
    """What a term is for one law and group, from one day on.

    `start`: the facts that must all be known; the latest of them starts the clock (equal days: the first one named).
    `duur`: the length, or None when the fact `einde_feit` is the last day itself.
    `verlengd_door`: a fact that, once known, replaces the last day.
    `periode`: the start day counts, so that the last day lies one day earlier.
    `leerroutes`: None stands for a route not assigned yet. `verhuisd`: only (True) or never (False) with a PIP of another
    municipality. `plicht`: it falls away when DUO lifts the inburgeringsplicht as a whole. `alleen_ontzorg`: only for who can
    be ontzorgd. `atw`: the Algemene termijnenwet moves the last day.
    """

    start: tuple[str, ...]
    duur: Duur | None
    stop: str | None
    soort: str
    bron: Bron
    geldig_vanaf: str
    stelsel: str | None = None
    doelgroepen: frozenset[str] | None = None
    leerroutes: frozenset[str | None] | None = None
    verhuisd: bool | None = None
    alleen_ontzorg: bool = False
    atw: bool = False
    periode: bool = False
    plicht: bool = False
    einde_feit: str | None = None
    verlengd_door: str | None = None

    def applies(self, stelsel: str, doelgroep: str, leerroute: str | None, *, verhuisd: bool, ontzorg: bool) -> bool:
        """Whether this version is for such a dossier."""
        return (
            self.stelsel in (None, stelsel)
            and (self.doelgroepen is None or doelgroep in self.doelgroepen)
            and (self.leerroutes is None or leerroute in self.leerroutes)
            and self.verhuisd in (None, verhuisd)
            and (ontzorg or not self.alleen_ontzorg)
        )

    def last_days(self, start: str, equated: Mapping[str, str]) -> tuple[str, str]:
        """(`uiterlijk`, `ongeschoven`) for a term that starts on `start`, always counted from that day."""
        if self.duur is None:
            return start, start
        day = self.duur.after(start)
        if self.periode:
            day = add_days(day, -1)
        return (end_of_term(date.fromisoformat(day), equated).isoformat() if self.atw else day), day


class Termijn(NamedTuple):
    """A term: its id, what it says in Dutch, and its versions. `informatief`: nobody has to do anything by that day."""

    id: str
    omschrijving: str
    versies: tuple[Versie, ...]
    informatief: bool = False
    vervangt: str | None = None
    wacht_op: str | None = None

    @property
    def aanpasbaar(self) -> bool:
        """Whether a municipality may set its own length: only a term that is local policy throughout."""
        return all(v.soort == LOKAAL for v in self.versies)


_ASIEL: Final = frozenset({ASIEL})
_MIGRANTEN: Final = frozenset({"gezinsmigrant", "overige_migrant"})
_TIEN_WEKEN: Final = Duur(10, "weken")
_INBURGERINGSTERMIJN: Final = Duur(3, "jaren")
_GEEN_ONDERWIJS: Final = frozenset({B1, Z, None})


def _pip(start: tuple[str, ...], **kw: Any) -> Versie:
    base = Versie(
        start=start,
        duur=_TIEN_WEKEN,
        stop="pip_hier",
        soort=WETTELIJK,
        bron=bi("5.3 lid 1"),
        geldig_vanaf=INGANG_WI2021,
        stelsel=WI2021,
        verhuisd=False,
        atw=True,
        plicht=True,
    )
    return base._replace(**kw)


def _lokaal(start: str, duur: Duur, stop: str, bron: Bron) -> Versie:
    return Versie(start=(start,), duur=duur, stop=stop, soort=LOKAAL, bron=bron, geldig_vanaf=_PILOT)


def _binnen_termijn(stop: str, bron: Bron, leerroutes: frozenset[str | None] | None = None) -> Versie:
    """To the end of the inburgeringstermijn of wi2021, whatever DUO makes of it."""
    return Versie(
        start=("pip_dagtekening",),
        duur=_INBURGERINGSTERMIJN,
        stop=stop,
        soort=WETTELIJK,
        bron=bron,
        geldig_vanaf=INGANG_WI2021,
        stelsel=WI2021,
        leerroutes=leerroutes,
        plicht=True,
        verlengd_door="verlengd_tot",
    )


_PIP_NA_INFORMATIE: Final = Versie(
    start=("info_derden_ontvangen",),
    duur=Duur(2, "weken"),
    stop="pip_hier",
    soort=WETTELIJK,
    bron=bi("5.3 lid 2"),
    geldig_vanaf=INGANG_WI2021,
    stelsel=WI2021,
    atw=True,
    plicht=True,
)
_ONTZORGEN: Final = Versie(
    start=("bijstand_ingang",),
    duur=Duur(6, "maanden"),
    stop="ontzorg_einde",
    soort=WETTELIJK,
    bron=pw("56a lid 2"),
    geldig_vanaf=INGANG_WI2021,
    stelsel=WI2021,
    alleen_ontzorg=True,
    periode=True,
    verlengd_door="ontzorg_verlengd_tot",
)
_START_LEERROUTE: Final = Versie(
    start=("pip_dagtekening",),
    duur=Duur(3, "maanden"),
    stop="taal_start",
    soort=PRAKTIJK,
    bron=STIMULANSZ,
    geldig_vanaf=INGANG_WI2021,
    stelsel=WI2021,
    doelgroepen=_ASIEL,
    leerroutes=_GEEN_ONDERWIJS,
    plicht=True,
)

TERMIJNEN: Final[Mapping[str, Termijn]] = {
    t.id: t
    for t in (
        Termijn(
            "intake",
            "brede intake afronden (kennismakingsperiode)",
            (_lokaal("intake_start", Duur(8, "weken"), "intake_afgerond", nota("3.1")),),
        ),
        Termijn(
            "pip",
            "PIP vaststellen",
            (
                _pip(("kennisgeving", "huisvesting"), doelgroepen=_ASIEL),
                _pip(("kennisgeving",), doelgroepen=_MIGRANTEN),
                _pip(
                    ("huisvesting",),
                    stelsel=WI2013,
                    soort=LOKAAL,
                    bron=nota("1", AFGELEID),
                    geldig_vanaf=_PILOT,
                    verhuisd=None,
                    atw=False,
                ),
            ),
        ),
        Termijn(
            "pip_na_informatie",
            "PIP vaststellen na informatie van derden",
            (_PIP_NA_INFORMATIE,),
            vervangt="pip",
            wacht_op="info_derden_gevraagd",
        ),
        Termijn(
            "pip_na_verhuizing",
            "PIP vaststellen na verhuizing",
            (_pip(("huisvesting",), bron=bi("5.3 lid 3"), verhuisd=True),),
        ),
        Termijn(
            "inburgeringstermijn",
            "aan de inburgeringsplicht voldoen",
            (
                _binnen_termijn("voldaan", wi("11")),
                Versie(
                    start=("plicht_begin",),
                    duur=_INBURGERINGSTERMIJN,
                    stop="voldaan",
                    soort=WETTELIJK,
                    bron=wi2013("7b"),
                    geldig_vanaf="2013-01-01",
                    stelsel=WI2013,
                    plicht=True,
                    verlengd_door="verlengd_tot",
                ),
            ),
        ),
        Termijn(
            "start_leerroute",
            "start van de leerroute",
            (
                _START_LEERROUTE,
                _START_LEERROUTE._replace(duur=Duur(6, "maanden"), leerroutes=frozenset({ONDERWIJS})),
            ),
        ),
        Termijn(
            "leerroute_wijzigen",
            "laatste dag waarop de leerroute nog kan wijzigen (van onderwijs naar B1 kan altijd)",
            (
                Versie(
                    start=("pip_dagtekening",),
                    duur=Duur(18, "maanden"),
                    stop=None,
                    soort=WETTELIJK,
                    bron=bi("5.4"),
                    geldig_vanaf=INGANG_WI2021,
                    stelsel=WI2021,
                ),
            ),
            informatief=True,
        ),
        Termijn(
            "integraal_aanbod",
            "start van een integraal aanbod (taal of opleiding samen met werk)",
            (_lokaal("huisvesting", Duur(6, "maanden"), "integraal_aanbod_start", nota("2.2, 5.1")),),
        ),
        Termijn(
            "participatie_12m",
            "participatie binnen twaalf maanden na ingang van de bijstand",
            (_lokaal("bijstand_ingang", Duur(12, "maanden"), "participatie_start", nota("5.1")),),
        ),
        Termijn(
            "participatie_3j",
            "participatie drie jaar na ingang van de bijstand",
            (_lokaal("bijstand_ingang", Duur(3, "jaren"), "participatie_na_3j", nota("voorwoord")),),
        ),
        Termijn(
            "ontzorgen",
            "laatste dag van het ontzorgen",
            (
                _ONTZORGEN,
                _ONTZORGEN._replace(
                    start=("ontzorg_start",),
                    soort=LOKAAL,
                    bron=nota("2.2, 3.5"),
                    geldig_vanaf=_PILOT,
                    stelsel=WI2013,
                ),
            ),
        ),
        Termijn(
            "pvt",
            "participatieverklaring ondertekenen",
            (
                _binnen_termijn("pvt_ondertekend", wi("6, 11")),
                Versie(
                    start=("plicht_begin", "huisvesting"),
                    duur=Duur(1, "jaren"),
                    stop="pvt_ondertekend",
                    soort=WETTELIJK,
                    bron=wi2013("7a"),
                    geldig_vanaf="2013-01-01",
                    stelsel=WI2013,
                    plicht=True,
                ),
            ),
        ),
        Termijn(
            "map",
            "eindgesprek Module Arbeidsmarkt en Participatie",
            (_binnen_termijn("map_eindgesprek", wi("6, 8 lid 3, 11"), _GEEN_ONDERWIJS),),
        ),
        Termijn(
            "voortgangsgesprek",
            "gepland voortgangsgesprek houden",
            (
                Versie(
                    start=("gesprek_gepland",),
                    duur=None,
                    stop="gesprek_gehouden",
                    soort=PIP,
                    bron=PLAN,
                    geldig_vanaf=_PILOT,
                ),
            ),
        ),
        Termijn(
            "intake_oproep",
            "gehoor geven aan de oproep voor de brede intake",
            (
                Versie(
                    start=("oproep",),
                    duur=None,
                    stop="oproep_verschenen",
                    soort=WETTELIJK,
                    bron=wi("14, 22"),
                    geldig_vanaf=INGANG_WI2021,
                    plicht=True,
                    einde_feit="oproep_uiterlijk",
                ),
            ),
        ),
        Termijn(
            "bezwaar",
            "laatste dag voor bezwaar tegen het PIP",
            (
                Versie(
                    start=("bekendmaking",),
                    duur=Duur(6, "weken"),
                    stop=None,
                    soort=WETTELIJK,
                    bron=awb("6:7, 6:8"),
                    geldig_vanaf=INGANG_WI2021,
                    stelsel=WI2021,
                    atw=True,
                ),
            ),
            informatief=True,
        ),
    )
}

#: What an extension of ontzorgen adds in the pilot (nota 2.2); in wi2021 a Pw 57 decision names its own last day.
ONTZORGEN_VERLENGING_PILOT: Final = Duur(6, "maanden")
#: How long a route may still change (wi2021): the length of the term of that name.
ROUTE_WIJZIGEN: Final = TERMIJNEN["leerroute_wijzigen"].versies[0]
