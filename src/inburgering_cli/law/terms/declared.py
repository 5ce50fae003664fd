"""The declarations of all terms of the law and of local policy, with their first days and sources.

Lists, explanations, indicators, pages and calendars follow from `TERMS`. A municipality's policy file adds versions to
local terms (`policy_file`).
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from inburgering_cli.core.dates import add_days, add_months
from inburgering_cli.core.workdays import end_of_term
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.sources import (
    DERIVED,
    INFERRED,
    LAW_TEXT,
    STIMULANSZ,
    TALKS,
    Source,
    awb,
    bi,
    nota,
    pw,
    wi,
    wi2013,
)
from inburgering_cli.law.stelsel import INGANG_WI2021
from inburgering_cli.law.vocabulary import ASIEL, B1, ONDERWIJS, WI2013, WI2021, Z

Unit = Literal["dagen", "weken", "maanden", "jaren"]
LEGAL: Final = "wettelijk"
LOCAL: Final = "lokaal beleid"
PRAKTIJK: Final = "uitvoeringspraktijk"
PIP: Final = "PIP"
_PILOT: Final = "2020-12-01"  # nota: start of the pilot
_SINGULAR: Final = {"dagen": "dag", "weken": "week", "maanden": "maand", "jaren": "jaar"}


class Duration(NamedTuple):
    """A length: a count of days, weeks, months or years."""

    number: int
    unit: Unit

    def after(self, day: str) -> str:
        """The day (ISO) this long after `day`; at month ends the last day of a month that has no such day."""
        if self.unit == "maanden":
            return add_months(day, self.number)
        if self.unit == "jaren":
            return add_months(day, 12 * self.number)
        return add_days(day, self.number * (7 if self.unit == "weken" else 1))

    def before(self, day: str) -> str:
        """The day (ISO) this long before `day`."""
        return self._replace(number=-self.number).after(day)

    def __str__(self) -> str:
        word = _SINGULAR[self.unit] if self.number == 1 or self.unit == "jaren" else self.unit
        return f"{self.number} {word}"


class Condition(NamedTuple):
    """For whom a version is, where a property of `Version` cannot say it; `text` for the pages."""

    text: str
    holds: Callable[[Facts], bool]


class Window(NamedTuple):
    """The days before the end of a term in which one can ask for an extension: from `opens` to `closes` before that end."""

    opens: Duration
    closes: Duration

    def before(self, end: str) -> tuple[str, str]:
        """Its first and last day."""
        return self.opens.before(end), self.closes.before(end)


class Version(NamedTuple):
    """A term for one law and group, from the day `geldig_vanaf` on.

    `start`: the facts that must all be known; the latest of them starts the clock (equal days: the first one named).
    `duration`: the length, or None when the fact `einde_feit` is the last day itself.
    `verlengd_door`: a fact that, once known, replaces the last day.
    `periode`: the start day counts, so that the last day lies one day earlier.
    `vervalt_door`: a fact after which nothing can be done any more, also when the last day has passed.
    `window`: it tells when DUO takes a request, instead of the end of the term itself. `when`: one more condition.
    `leerroutes`: None in it means no route assigned yet. `moved`: only (True) or never (False) with a PIP of another
    municipality. `plicht`: it lapses when DUO lifts the inburgeringsplicht as a whole, and rests with a temporary
    exemption. `alleen_ontzorg`: only for people who can get ontzorgen. `atw`: the Algemene termijnenwet moves the last
    day.
    """

    start: tuple[str, ...]
    duration: Duration | None
    stop: str | None
    soort: str
    source: Source
    geldig_vanaf: str
    stelsel: str | None = None
    doelgroepen: frozenset[str] | None = None
    leerroutes: frozenset[str | None] | None = None
    moved: bool | None = None
    alleen_ontzorg: bool = False
    atw: bool = False
    periode: bool = False
    plicht: bool = False
    einde_feit: str | None = None
    verlengd_door: str | None = None
    vervalt_door: str | None = None
    window: Window | None = None
    when: Condition | None = None

    def applies(self, facts: Facts) -> bool:
        """Whether this version is for a dossier."""
        return (
            self.stelsel in (None, facts.stelsel)
            and (self.doelgroepen is None or facts.doelgroep in self.doelgroepen)
            and (self.leerroutes is None or facts.leerroute in self.leerroutes)
            and self.moved in (None, facts.pip_vorige_gemeente is not None)
            and (facts.ontzorg_doelgroep or not self.alleen_ontzorg)
            and (self.when is None or self.when.holds(facts))
        )

    def cited(self, start: str) -> Source:
        """The citation for a term that started on this day; before the first day of this version it is inferred."""
        if start >= self.geldig_vanaf:
            return self.source.on(start)
        source = self.source.on(self.geldig_vanaf)
        return source._replace(zekerheid=INFERRED) if source.zekerheid == LAW_TEXT else source

    def last_days(self, start: str, equated: Mapping[str, str]) -> tuple[str, str]:
        """(`uiterlijk`, `ongeschoven`) for a term that starts on `start`, always counted from that day."""
        if self.duration is None:
            return start, start
        day = self.duration.after(start)
        if self.periode:
            day = add_days(day, -1)
        return (end_of_term(date.fromisoformat(day), equated).isoformat() if self.atw else day), day


class Term(NamedTuple):
    """A term and its versions. `informatief`: nothing has to be done by that day.

    `vervangt`: the term that this one replaces once the fact `wacht_op` is known.
    """

    id: str
    description: str
    versions: tuple[Version, ...]
    informatief: bool = False
    vervangt: str | None = None
    wacht_op: str | None = None

    @property
    def adjustable(self) -> bool:
        """Whether a municipality may set its own length: only a term that is local policy throughout."""
        return all(v.soort == LOCAL for v in self.versions)


_ASIEL: Final = frozenset({ASIEL})
#: From this day on Bi 5.3 counts from the kennisgeving, and knows information of others (Stb. 2022, 489).
_BI_2023: Final = "2023-01-01"


def _housed_before_2023(facts: Facts) -> bool:
    return facts.huisvesting is not None and facts.huisvesting < _BI_2023


def _lived_elsewhere(facts: Facts) -> bool:
    return None not in (facts.eerste_huisvesting, facts.huisvesting) and facts.eerste_huisvesting != facts.huisvesting


_BEFORE_2023: Final = Condition("gehuisvest vóór 2023", _housed_before_2023)
_HOUSED_HERE: Final = Condition(
    "met een asielvergunning, hier gehuisvest",
    lambda f: f.op_asielvergunning and not _lived_elsewhere(f) and not _housed_before_2023(f),
)
_HOUSED_ELSEWHERE: Final = Condition(
    "met een asielvergunning, eerst in een andere gemeente gehuisvest",
    lambda f: f.op_asielvergunning and _lived_elsewhere(f) and not _housed_before_2023(f),
)
_BY_LETTER: Final = Condition(
    "gezinsleden van een asielstatushouder, gezinsmigranten en overige migranten",
    lambda f: not f.op_asielvergunning and not _housed_before_2023(f),
)
_TEN_WEEKS: Final = Duration(10, "weken")
_INBURGERINGSTERMIJN: Final = Duration(3, "jaren")
_NO_ONDERWIJS: Final = frozenset({B1, Z, None})


def _pip(start: tuple[str, ...], **kw: Any) -> Version:
    base = Version(
        start=start,
        duration=_TEN_WEEKS,
        stop="pip_hier",
        soort=LEGAL,
        source=bi("5.3 lid 1"),
        geldig_vanaf=_BI_2023,
        stelsel=WI2021,
        moved=False,
        atw=True,
        plicht=True,
    )
    return base._replace(**kw)


def _local(start: str, duration: Duration, stop: str, source: Source) -> Version:
    return Version(start=(start,), duration=duration, stop=stop, soort=LOCAL, source=source, geldig_vanaf=_PILOT)


def _within_term(stop: str | None, source: Source, leerroutes: frozenset[str | None] | None = None) -> Version:
    """Until the end of the inburgeringstermijn of wi2021, with the extensions of DUO."""
    return Version(
        start=("pip_dagtekening",),
        duration=_INBURGERINGSTERMIJN,
        stop=stop,
        soort=LEGAL,
        source=source,
        geldig_vanaf=INGANG_WI2021,
        stelsel=WI2021,
        leerroutes=leerroutes,
        plicht=True,
        verlengd_door="verlengd_tot",
    )


#: The decisions against which somebody may object: the term, its name, and the fact that starts it.
_DECISIONS: Final = (
    ("bezwaar", "het PIP", "bekendmaking"),
    ("bezwaar_leerroute", "het besluit over de leerroute of het afschalen", "bekendmaking_route"),
    ("bezwaar_boete", "de boete", "bekendmaking_boete"),
    ("bezwaar_ontzorgen", "het besluit over ontzorgen", "bekendmaking_ontzorgen"),
)


def _bezwaar(ident: str, what: str, start: str) -> Term:
    version = Version(
        start=(start,),
        duration=Duration(6, "weken"),
        stop=None,
        soort=LEGAL,
        source=awb("6:7, 6:8"),
        geldig_vanaf=INGANG_WI2021,
        stelsel=WI2021,
        atw=True,
    )
    return Term(ident, f"laatste dag voor bezwaar tegen {what}", (version,), informatief=True)


_PIP_AFTER_INFORMATIE: Final = Version(
    start=("info_derden_ontvangen",),
    duration=Duration(2, "weken"),
    stop="pip_hier",
    soort=LEGAL,
    source=bi("5.3 lid 2"),
    geldig_vanaf=_BI_2023,
    stelsel=WI2021,
    atw=True,
    plicht=True,
)
_ONTZORGEN: Final = Version(
    start=("bijstand_ingang",),
    duration=Duration(6, "maanden"),
    stop="ontzorg_einde",
    soort=LEGAL,
    source=pw("56a lid 2"),
    geldig_vanaf=INGANG_WI2021,
    stelsel=WI2021,
    alleen_ontzorg=True,
    periode=True,
    verlengd_door="ontzorg_verlengd_tot",
    vervalt_door="bijstand_einde",
)
_START_LEERROUTE: Final = Version(
    start=("pip_dagtekening",),
    duration=Duration(3, "maanden"),
    stop="taal_start",
    soort=PRAKTIJK,
    source=STIMULANSZ,
    geldig_vanaf=INGANG_WI2021,
    stelsel=WI2021,
    doelgroepen=_ASIEL,
    leerroutes=_NO_ONDERWIJS,
    plicht=True,
    moved=False,
)

TERMS: Final[Mapping[str, Term]] = {
    t.id: t
    for t in (
        Term(
            "intake",
            "brede intake afronden (kennismakingsperiode)",
            (_local("intake_start", Duration(8, "weken"), "intake_afgerond", nota("3.1")),),
        ),
        Term(
            "pip",
            "PIP vaststellen",
            (
                # which of these two holds for a term that ran on that day was not read
                _pip(("huisvesting",), source=bi("5.3 lid 1", INFERRED), geldig_vanaf=INGANG_WI2021, when=_BEFORE_2023),
                _pip(("kennisgeving", "huisvesting"), source=bi("5.3 lid 1", INFERRED), when=_HOUSED_HERE),
                _pip(
                    ("kennisgeving", "eerste_huisvesting"),
                    source=bi("5.3 lid 1 en 3", INFERRED),
                    when=_HOUSED_ELSEWHERE,
                ),
                _pip(("kennisgeving",), when=_BY_LETTER),
                _pip(
                    ("huisvesting",),
                    stelsel=WI2013,
                    soort=LOCAL,
                    source=nota("1", DERIVED),
                    geldig_vanaf=_PILOT,
                    moved=None,
                    atw=False,
                ),
            ),
        ),
        Term(
            "pip_na_informatie",
            "PIP vaststellen na informatie van derden",
            (_PIP_AFTER_INFORMATIE,),
            vervangt="pip",
            wacht_op="info_derden_gevraagd",
        ),
        Term(
            "pip_na_verhuizing",
            "PIP vaststellen na verhuizing",
            (_pip(("huisvesting",), source=bi("5.3 lid 3"), geldig_vanaf=INGANG_WI2021, moved=True),),
        ),
        Term(
            "inburgeringstermijn",
            "aan de inburgeringsplicht voldoen",
            (
                _within_term("voldaan", wi("11")),
                Version(
                    start=("plicht_begin",),
                    duration=_INBURGERINGSTERMIJN,
                    stop="voldaan",
                    soort=LEGAL,
                    source=wi2013("7b"),
                    geldig_vanaf="2013-01-01",
                    stelsel=WI2013,
                    plicht=True,
                    verlengd_door="verlengd_tot",
                ),
            ),
        ),
        Term(
            "start_leerroute",
            "start van de leerroute",
            (
                _START_LEERROUTE,
                _START_LEERROUTE._replace(duration=Duration(6, "maanden"), leerroutes=frozenset({ONDERWIJS})),
            ),
        ),
        Term(
            "leerroute_wijzigen",
            "laatste dag waarop de leerroute nog kan wijzigen (van onderwijs naar B1 kan altijd)",
            (
                Version(
                    start=("pip_dagtekening",),
                    duration=Duration(18, "maanden"),
                    stop=None,
                    soort=LEGAL,
                    source=bi("5.4"),
                    geldig_vanaf=INGANG_WI2021,
                    stelsel=WI2021,
                    plicht=True,
                ),
            ),
            informatief=True,
        ),
        Term(
            "verlenging_aanvragen",
            "verlenging aanvragen bij DUO: van de eerste dag waarop dat kan tot acht weken voor het einde van de termijn",
            (_within_term(None, bi("4.5"))._replace(window=Window(Duration(6, "maanden"), Duration(8, "weken"))),),
            informatief=True,
        ),
        Term(
            "integraal_aanbod",
            "start van een integraal aanbod (taal of opleiding samen met werk)",
            (_local("huisvesting", Duration(6, "maanden"), "integraal_aanbod_start", nota("2.2, 5.1")),),
        ),
        Term(
            "participatie_12m",
            "participatie binnen twaalf maanden na ingang van de bijstand",
            (_local("bijstand_ingang", Duration(12, "maanden"), "participatie_start", nota("5.1")),),
        ),
        Term(
            "participatie_3j",
            "participatie drie jaar na ingang van de bijstand",
            (_local("bijstand_ingang", Duration(3, "jaren"), "participatie_na_3j", nota("voorwoord")),),
        ),
        Term(
            "ontzorgen",
            "laatste dag van het ontzorgen",
            (
                _ONTZORGEN,
                _ONTZORGEN._replace(
                    start=("ontzorg_start",),
                    soort=LOCAL,
                    source=nota("2.2, 3.5"),
                    geldig_vanaf=_PILOT,
                    stelsel=WI2013,
                ),
            ),
        ),
        Term(
            "pvt",
            "participatieverklaring ondertekenen",
            (
                _within_term("pvt_ondertekend", wi("6, 11")),
                Version(
                    start=("plicht_begin", "huisvesting"),
                    duration=Duration(1, "jaren"),
                    stop="pvt_ondertekend",
                    soort=LEGAL,
                    source=wi2013("7a"),
                    geldig_vanaf="2013-01-01",
                    stelsel=WI2013,
                    plicht=True,
                ),
            ),
        ),
        Term(
            "map",
            "eindgesprek Module Arbeidsmarkt en Participatie",
            (_within_term("map_eindgesprek", wi("6, 8 lid 3, 11"), _NO_ONDERWIJS),),
        ),
        Term(
            "voortgangsgesprek",
            "gepland voortgangsgesprek houden",
            tuple(
                Version(
                    start=("gesprek_gepland",),
                    duration=None,
                    stop="gesprek_gehouden",
                    soort=PIP,
                    source=source,
                    geldig_vanaf=since,
                    stelsel=stelsel,
                )
                for stelsel, source, since in (
                    (WI2021, TALKS, INGANG_WI2021),
                    (WI2013, nota("tabel 1.0"), _PILOT),
                )
            ),
        ),
        Term(
            "intake_oproep",
            "gehoor geven aan de oproep voor de brede intake",
            (
                Version(
                    start=("oproep",),
                    duration=None,
                    stop="oproep_verschenen",
                    soort=LEGAL,
                    source=wi("14, 22"),
                    geldig_vanaf=INGANG_WI2021,
                    stelsel=WI2021,
                    plicht=True,
                    einde_feit="oproep_uiterlijk",
                ),
            ),
        ),
        *(_bezwaar(*decision) for decision in _DECISIONS),
        Term(
            "bio_advies",
            "advies aan DUO over ontheffing wegens bijzondere omstandigheden",
            (
                Version(
                    start=("advies_gevraagd",),
                    duration=Duration(8, "weken"),
                    stop="advies_gegeven",
                    soort=LEGAL,
                    source=bi("2.8"),
                    geldig_vanaf=INGANG_WI2021,
                    stelsel=WI2021,
                    plicht=True,
                ),
            ),
        ),
    )
}

#: The extension of ontzorgen in the pilot (nota 2.2); in wi2021 a Pw 57 decision names the last day.
ONTZORGEN_EXTENSION_PILOT: Final = Duration(6, "maanden")
#: How long a route may still change in wi2021.
ROUTE_WIJZIGEN: Final = TERMS["leerroute_wijzigen"].versions[0]
