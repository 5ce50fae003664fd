"""Every signal: what deserves the klantmanager's attention, from when, how serious it is, and on which source it rests.

A signal is derived from facts and the peildatum when it is read (`signaleren`), never stored, and gone once the work is
done. Its thresholds are the program's own starting values; a municipality sets its own in its policy file (`policy.py`).
"""

from collections.abc import Mapping
from typing import Final, NamedTuple, cast

from inburgering_cli.law.sources import AFGELEID, STIMULANSZ, Bron, bi, duo, nota, pw, wi
from inburgering_cli.law.terms.declared import Duur, Eenheid

HOOG: Final = "hoog"
MIDDEL: Final = "middel"
LAAG: Final = "laag"
#: Most serious first: the order of lists.
ERNST: Final = (HOOG, MIDDEL, LAAG)

PROCENT: Final = "procent"
DAGEN: Final = "dagen"
MAANDEN: Final = "maanden"
_LENGTES: Final = (DAGEN, "weken", MAANDEN, "jaren")
_WERKWIJZE: Final = Bron("werkwijze", "goed gebruik in de uitvoering; geen regel van wet of nota", "2026", AFGELEID)
#: Of every threshold that no policy file has set.
STARTWAARDE: Final = Bron(
    "startwaarde", "startwaarde van het programma; het beleidsbestand van de gemeente gaat voor", "2026", AFGELEID
)


class Drempel(NamedTuple):
    """A threshold of a signal: its name in the policy file, its value, and which units a municipality may use for it.

    `ernst`: how serious the signal is once this threshold is passed, where that differs from the signal's own.
    """

    naam: str
    waarde: int
    eenheid: str
    omschrijving: str
    eenheden: tuple[str, ...] = _LENGTES
    ernst: str | None = None
    bron: Bron = STARTWAARDE

    def after(self, day: str) -> str:
        """The day this long after `day`."""
        return Duur(self.waarde, cast("Eenheid", self.eenheid)).after(day)

    def before(self, day: str) -> str:
        """The day this long before `day`."""
        return Duur(-self.waarde, cast("Eenheid", self.eenheid)).after(day)

    def __str__(self) -> str:
        if self.eenheid == PROCENT:
            return f"{self.waarde} %"
        return str(Duur(self.waarde, cast("Eenheid", self.eenheid)))


class Signaal(NamedTuple):
    """One signal: what it says in Dutch, how serious it is, its source, and its thresholds. `aan`: looked for at all."""

    id: str
    omschrijving: str
    ernst: str
    bron: Bron
    drempels: tuple[Drempel, ...] = ()
    aan: bool = True

    def drempel(self, naam: str) -> Drempel:
        """The threshold of that name."""
        return next(d for d in self.drempels if d.naam == naam)


def _binnen(waarde: int, eenheid: str) -> tuple[Drempel, ...]:
    return (Drempel("binnen", waarde, eenheid, "zo lang voor de laatste dag"),)


def _deel() -> tuple[Drempel, ...]:
    return (Drempel("deel", 50, PROCENT, "als dit deel van de termijn voorbij is", (PROCENT,)),)


SIGNALEN: Final[Mapping[str, Signaal]] = {
    s.id: s
    for s in (
        Signaal("pip_dreigt", "het PIP is nog niet vastgesteld", MIDDEL, bi("5.3"), _binnen(3, "weken")),
        Signaal("geen_start_route", "de leerroute is nog niet gestart", MIDDEL, STIMULANSZ, _binnen(4, "weken")),
        Signaal(
            "geen_aanbod",
            "een asielstatushouder heeft na het PIP nog geen inburgeringsaanbod",
            HOOG,
            wi("16"),
            (Drempel("na", 4, "weken", "zo lang na de dagtekening van het eerste PIP"),),
        ),
        Signaal(
            "gesprek_te_laat",
            "een voortgangsgesprek is niet gehouden of al lang niet gepland",
            MIDDEL,
            bi("5.3 lid 4"),
            (Drempel("na", 6, MAANDEN, "zo lang na het laatste gesprek of, zonder gesprek, na het PIP"),),
        ),
        Signaal(
            "verzuim",
            "er is veel verzuim zonder goede reden",
            HOOG,
            wi("23"),
            (
                Drempel("meer_dan", 20, PROCENT, "zo veel van de aangeboden uren", (PROCENT,)),
                Drempel("periode", 3, MAANDEN, "zo veel volle maanden worden bekeken", (MAANDEN,)),
            ),
        ),
        Signaal(
            "uren_achter",
            "er zijn te weinig uren gevolgd voor de tijd die voorbij is",
            MIDDEL,
            bi("3.14"),
            (
                Drempel("minder_dan", 80, PROCENT, "zo veel van de uren die naar verhouding gevolgd zijn", (PROCENT,)),
                Drempel("na", 6, MAANDEN, "zo lang na de start van de termijn wordt er gekeken"),
            ),
        ),
        Signaal("map_niet_begonnen", "de MAP is halverwege de termijn niet begonnen", MIDDEL, wi("6, 11"), _deel()),
        Signaal("pvt_niet_begonnen", "het PVT is halverwege de termijn niet begonnen", MIDDEL, wi("6, 11"), _deel()),
        Signaal(
            "ontzorgen_eindigt",
            "het ontzorgen loopt af en er is nog niet geëvalueerd",
            MIDDEL,
            pw("56a lid 2"),
            _binnen(8, "weken"),
        ),
        Signaal(
            "termijn_loopt_af",
            "de inburgeringstermijn loopt af",
            LAAG,
            wi("11"),
            (
                Drempel("binnen_laag", 12, MAANDEN, "zo lang voor de laatste dag", ernst=LAAG),
                Drempel("binnen_middel", 6, MAANDEN, "zo lang voor de laatste dag", ernst=MIDDEL),
                Drempel("binnen_hoog", 3, MAANDEN, "zo lang voor de laatste dag", ernst=HOOG),
            ),
        ),
        Signaal(
            "integraal_aanbod_dreigt",
            "taal en werk samen zijn nog niet gestart",
            MIDDEL,
            nota("2.2, 5.1"),
            _binnen(2, MAANDEN),
        ),
        Signaal("vergunning_verloopt", "de verblijfsvergunning verloopt", MIDDEL, _WERKWIJZE, _binnen(6, MAANDEN)),
        Signaal(
            "duo_verschilt",
            "de inburgeringstermijn van DUO is een andere dan hier volgt uit het dossier",
            HOOG,
            wi("11, 12"),
            (Drempel("meer_dan", 1, DAGEN, "een verschil van zo veel dagen telt nog niet", (DAGEN,)),),
        ),
        Signaal(
            "onvolledig_levering", "voor de levering van het PIP aan DUO ontbreken gegevens", MIDDEL, duo("PIP-bericht")
        ),
        Signaal(
            "dossier_stil",
            "er is lang niets in het dossier gebeurd",
            LAAG,
            _WERKWIJZE,
            (Drempel("na", 12, "weken", "zo lang na het laatste dat is vastgelegd"),),
        ),
    )
}
