"""The records of a dossier by a short name that stays the same: `gesprek-3`. Which there are, and which cannot be changed."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from inburgering_cli.core.errors import GebruikFout

#: The dossier itself: the person and the loose facts.
DOSSIER: Final = "dossier"


class Deelsoort(NamedTuple):
    """One kind of record: how it is called in a reference, its kind in an import, its table, and its name in Dutch.

    `in_plaats`: what to do instead, where a record tells of something that happened outside this program.
    """

    naam: str
    soort: str
    tabel: str
    noem: str
    in_plaats: str | None = None


_VERSTUURD: Final = (
    "Wat naar DUO is verstuurd, blijft staan zoals het is verstuurd. Verbeter het gegeven zelf;"
    " `inburgering report delivery duo --out MAP` maakt"
    " dan het bericht dat het bij DUO rechtzet."
)
_ONTVANGEN: Final = (
    "Wat DUO stuurde, blijft staan zoals het kwam. Verbeter wat eruit volgde (`inburgering case records"
    " DOSSIER` noemt het), of lees het nieuwe"
    " antwoord van DUO in."
)
_GEMAAKT: Final = (
    "Een document dat is gemaakt, blijft genoteerd: het kan zijn verstuurd. Verbeter het gegeven zelf en maak het document"
    " opnieuw."
)
_SOORTEN: Final = (
    Deelsoort(DOSSIER, "cases", "dossier", "het dossier zelf"),
    Deelsoort("intake", "intakes", "intake", "intake"),
    Deelsoort("pip", "pips", "pip", "PIP"),
    Deelsoort("route", "routes", "route", "leerroute"),
    Deelsoort("ontzorg", "ontzorg", "ontzorg", "ontzorgen"),
    Deelsoort("activiteit", "activiteiten", "activiteit", "activiteit"),
    Deelsoort("uren", "uren", "uren", "uren van een maand"),
    Deelsoort("voorinburgering", "voorinburgering", "voorinburgering", "voorinburgering"),
    Deelsoort("klantprofiel", "klantprofielen", "klantprofiel", "klantprofiel"),
    Deelsoort("overdracht", "overdrachten", "overdracht", "overdracht"),
    Deelsoort("begeleiding", "begeleiding", "begeleiding", "maatschappelijke begeleiding"),
    Deelsoort("map", "map", "map_onderdeel", "onderdeel van de MAP"),
    Deelsoort("pvt", "pvt", "pvt_onderdeel", "onderdeel van het PVT"),
    Deelsoort("examen", "examens", "examen", "examen"),
    Deelsoort("gesprek", "gesprekken", "gesprek", "gesprek"),
    Deelsoort("aanbod", "aanbod", "aanbod", "aanbod"),
    Deelsoort("maatregel", "maatregelen", "maatregel", "maatregel"),
    Deelsoort("besluit", "besluiten", "besluit", "besluit van DUO"),
    Deelsoort("ontzorg_maand", "ontzorg_maanden", "ontzorg_maand", "maand van het ontzorgen"),
    Deelsoort("training", "trainingen", "training", "training"),
    Deelsoort("evaluatie", "ontzorg_evaluaties", "ontzorg_evaluatie", "evaluatie van het ontzorgen"),
    Deelsoort("verwijzing", "verwijzingen", "verwijzing", "verwijzing"),
    Deelsoort("enquete", "enquetes", "enquete", "cijfer uit het tevredenheidsonderzoek"),
    Deelsoort("uitgave", "uitgaven", "uitgave", "uitgave"),
    Deelsoort("document", "documenten", "document", "document", _GEMAAKT),
    Deelsoort("levering", "duo_leveringen", "levering", "levering aan DUO", _VERSTUURD),
    Deelsoort("ontvangst", "duo_ontvangsten", "duo_ontvangst", "bericht van DUO", _ONTVANGEN),
)
#: By the name in a reference, and by table.
DEELSOORTEN: Final[Mapping[str, Deelsoort]] = {d.naam: d for d in _SOORTEN}
VAN_TABEL: Final[Mapping[str, Deelsoort]] = {d.tabel: d for d in _SOORTEN}
#: Why something is corrected or removed. A code and no text: it stands in the trail for good.
REDENEN: Final[Mapping[str, str]] = {
    "typefout": "verkeerd ingetikt",
    "verkeerd_dossier": "hoort bij een ander dossier",
    "dubbel": "staat er twee keer",
    "niet_gebeurd": "het is niet gebeurd",
    "onjuist_ontvangen": "zo ontvangen van een ander, en onjuist",
    "bezwaar": "gevolg van bezwaar of beroep",
    "verzoek": "de persoon vroeg erom (AVG 16)",
    "anders": "een andere reden",
}


class Verwijzing(NamedTuple):
    """A reference as it was typed: which kind, and which row; 0 for the dossier itself."""

    deel: Deelsoort
    rij: int

    def __str__(self) -> str:
        """As it is typed."""
        return reference(self.deel.tabel, self.rij)


def reference(tabel: str, rij: int) -> str:
    """How a row is called: `gesprek-3`; a row of a register by its table."""
    if tabel == DOSSIER:
        return DOSSIER
    return f"{VAN_TABEL[tabel].naam if tabel in VAN_TABEL else tabel}-{rij}"


def parse(text: str) -> Verwijzing:
    """A reference from what was typed. Raises `GebruikFout`."""
    typed = text.strip().lower()
    if typed == DOSSIER:
        return Verwijzing(DEELSOORTEN[DOSSIER], 0)
    found = re.fullmatch(r"([a-z_]+)-([0-9]{1,12})", typed, re.ASCII)
    if found is None or found[1] not in DEELSOORTEN or found[1] == DOSSIER:
        raise GebruikFout(
            f"‘{text[:40]}’ wijst geen gegeven aan; schrijf het zoals `inburgering case records DOSSIER`"
            " het noemt, zoals gesprek-3.",
            veld="deel",
        )
    return Verwijzing(DEELSOORTEN[found[1]], int(found[2]))
