"""The declarations of all signals: what needs attention, from when, how serious, and by which source.

`find` derives signals from the facts on each reading. They are never stored, and gone once the work is done. The
thresholds are the program's own; a municipality can set others in its policy file.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple, cast

from inburgering_cli.law.sources import DERIVED, STIMULANSZ, Source, bi, duo, nota, pw, wi, wi2013
from inburgering_cli.law.terms.declared import Duration, Unit
from inburgering_cli.law.vocabulary import WI2013

HIGH: Final = "hoog"
MIDDLE: Final = "middel"
LOW: Final = "laag"
#: Most serious first: the order of lists.
SEVERITY: Final = (HIGH, MIDDLE, LOW)

PERCENT: Final = "procent"
DAYS: Final = "dagen"
MONTHS: Final = "maanden"
_LENGTHS: Final = (DAYS, "weken", MONTHS, "jaren")
_WAY_OF_WORK: Final = Source("werkwijze", "goed gebruik in de uitvoering; geen regel van wet of nota", "2026", DERIVED)
#: The source of a threshold that no policy file sets.
START_VALUE: Final = Source(
    "startwaarde", "startwaarde van het programma; het beleidsbestand van de gemeente gaat voor", "2026", DERIVED
)


class Threshold(NamedTuple):
    """A threshold of a signal: its name in the policy file, its value, and which units a municipality may use for it.

    `severity`: how serious the signal is once this threshold is passed, where that differs from the signal's own.
    """

    name: str
    value: int
    unit: str
    description: str
    units: tuple[str, ...] = _LENGTHS
    severity: str | None = None
    source: Source = START_VALUE

    def after(self, day: str) -> str:
        """The day this long after `day`."""
        return Duration(self.value, cast("Unit", self.unit)).after(day)

    def before(self, day: str) -> str:
        """The day this long before `day`."""
        return Duration(-self.value, cast("Unit", self.unit)).after(day)

    def __str__(self) -> str:
        if self.unit == PERCENT:
            return f"{self.value} %"
        return str(Duration(self.value, cast("Unit", self.unit)))


class Signal(NamedTuple):
    """One signal: what it says in Dutch, how serious it is, its source, and its thresholds. `aan`: looked for at all.

    A signal about a term cites that term; the sources here are for the others, and for lists. `wi2013`: the source under the
    Wi2013, where that is another.
    """

    id: str
    description: str
    severity: str
    source: Source
    thresholds: tuple[Threshold, ...] = ()
    aan: bool = True
    wi2013: Source | None = None

    def cited(self, stelsel: str) -> Source:
        """The source for a dossier of this stelsel."""
        return self.wi2013 if self.wi2013 is not None and stelsel == WI2013 else self.source

    def threshold(self, name: str) -> Threshold:
        """The threshold of that name."""
        return next(d for d in self.thresholds if d.name == name)


def _within(value: int, unit: str) -> tuple[Threshold, ...]:
    return (Threshold("binnen", value, unit, "zo lang voor de laatste dag"),)


def _part() -> tuple[Threshold, ...]:
    return (Threshold("deel", 50, PERCENT, "als dit deel van de termijn voorbij is", (PERCENT,)),)


SIGNALS: Final[Mapping[str, Signal]] = {
    s.id: s
    for s in (
        Signal(
            "pip_dreigt",
            "het PIP is nog niet vastgesteld",
            MIDDLE,
            bi("5.3"),
            _within(3, "weken"),
            wi2013=nota("1", DERIVED),
        ),
        Signal("geen_start_route", "de leerroute is nog niet gestart", MIDDLE, STIMULANSZ, _within(4, "weken")),
        Signal(
            "geen_aanbod",
            "een asielstatushouder heeft na het PIP nog geen inburgeringsaanbod",
            HIGH,
            wi("16"),
            (Threshold("na", 4, "weken", "zo lang na de dagtekening van het eerste PIP"),),
        ),
        Signal(
            "gesprek_te_laat",
            "een voortgangsgesprek is niet gehouden of al lang niet gepland",
            MIDDLE,
            bi("5.3 lid 4"),
            (Threshold("na", 6, MONTHS, "zo lang na het laatste gesprek of, zonder gesprek, na het PIP"),),
            wi2013=nota("tabel 1.0"),
        ),
        Signal(
            "verzuim",
            "er is veel verzuim zonder goede reden",
            HIGH,
            wi("23"),
            (
                Threshold("meer_dan", 20, PERCENT, "zo veel van de aangeboden uren", (PERCENT,)),
                Threshold("periode", 3, MONTHS, "zo veel volle maanden worden bekeken", (MONTHS,)),
            ),
            wi2013=nota("1"),
        ),
        Signal(
            "uren_niet_verklaard",
            "van aangeboden uren is niet vastgelegd of zij zijn gevolgd of gemist",
            LOW,
            _WAY_OF_WORK,
        ),
        Signal(
            "uren_achter",
            "er zijn te weinig uren gevolgd voor de tijd die voorbij is",
            MIDDLE,
            bi("3.14"),
            (
                Threshold(
                    "minder_dan", 80, PERCENT, "zo veel van de uren die naar verhouding gevolgd zijn", (PERCENT,)
                ),
                Threshold("na", 6, MONTHS, "zo lang na de start van de termijn wordt er gekeken"),
            ),
            wi2013=nota("1"),
        ),
        Signal("map_niet_begonnen", "de MAP is halverwege de termijn niet begonnen", MIDDLE, wi("6, 11"), _part()),
        Signal(
            "pvt_niet_begonnen",
            "het PVT is halverwege de termijn niet begonnen",
            MIDDLE,
            wi("6, 11"),
            _part(),
            wi2013=wi2013("7a"),
        ),
        Signal(
            "ontzorgen_eindigt",
            "het ontzorgen loopt af en er is nog niet geëvalueerd",
            MIDDLE,
            pw("56a lid 2"),
            _within(8, "weken"),
            wi2013=nota("2.2, 3.5"),
        ),
        Signal(
            "termijn_loopt_af",
            "de inburgeringstermijn loopt af",
            LOW,
            wi("11"),
            (
                Threshold("binnen_laag", 12, MONTHS, "zo lang voor de laatste dag", severity=LOW),
                Threshold("binnen_middel", 6, MONTHS, "zo lang voor de laatste dag", severity=MIDDLE),
                Threshold("binnen_hoog", 3, MONTHS, "zo lang voor de laatste dag", severity=HIGH),
            ),
            wi2013=wi2013("7b"),
        ),
        Signal(
            "integraal_aanbod_dreigt",
            "taal en werk samen zijn nog niet gestart",
            MIDDLE,
            nota("2.2, 5.1"),
            _within(2, MONTHS),
        ),
        Signal("vergunning_verloopt", "de verblijfsvergunning verloopt", MIDDLE, _WAY_OF_WORK, _within(6, MONTHS)),
        Signal(
            "duo_verschilt",
            "de inburgeringstermijn van DUO is een andere dan hier volgt uit het dossier",
            HIGH,
            wi("11, 12"),
            (Threshold("meer_dan", 1, DAYS, "een verschil van zo veel dagen telt nog niet", (DAYS,)),),
            wi2013=wi2013("7b"),
        ),
        Signal(
            "onvolledig_levering", "voor de levering van het PIP aan DUO ontbreken gegevens", MIDDLE, duo("PIP-bericht")
        ),
        Signal(
            "plicht_onzeker",
            "de persoon is waarschijnlijk niet inburgeringsplichtig",
            MIDDLE,
            wi("3"),
            (Threshold("binnen", 6, MONTHS, "zo lang voor de AOW-leeftijd"),),
        ),
        Signal(
            "vrijstelling_loopt_af",
            "een tijdelijke vrijstelling loopt af, of is afgelopen en DUO heeft nog niets laten weten",
            MIDDLE,
            wi("4 lid 1"),
            _within(8, "weken"),
        ),
        Signal(
            "dossier_stil",
            "er is lang niets in het dossier gebeurd",
            LOW,
            _WAY_OF_WORK,
            (Threshold("na", 12, "weken", "zo lang na het laatste dat is vastgelegd"),),
        ),
    )
}
