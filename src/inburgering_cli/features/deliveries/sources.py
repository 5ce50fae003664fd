"""What a delivery can hold: the sources that a layout may name, and which dossiers and activities belong to a period.

A source is a fact as it is known on the reading day, the earlier of the peildatum and the last day of the period: what
happened after a quarter is not in its delivery, also when it is made later.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.facts import Feiten

SWI: Final = "swi"
SRG: Final = "srg"
SPUK: Final = "spuk"
LEVERINGEN: Final[Mapping[str, str]] = {
    SWI: "SWI, Statistiek Wet Inburgering (CBS, per kwartaal)",
    SRG: "SRG, Statistiek Re-integratie door Gemeenten (CBS, per maand)",
    SPUK: "SPUK inburgering: de tellingen van Bi 10.1-10.2 (per jaar)",
}
PER_DOSSIER: Final = "dossier"
PER_ACTIVITEIT: Final = "activiteit"
PER_TELLING: Final = "telling"
#: What one record of each delivery is about.
PER: Final[Mapping[str, str]] = {SWI: PER_DOSSIER, SRG: PER_ACTIVITEIT, SPUK: PER_TELLING}

TEKST: Final = "tekst"
DATUM: Final = "datum"
GETAL: Final = "getal"
TIENDEN: Final = "getal in tienden"
HONDERDSTEN: Final = "getal in honderdsten"
JA_NEE: Final = "ja of nee"


class Bron(NamedTuple):
    """One source: what it is, what kind of value it gives, and its code list when it has one."""

    label: str
    soort: str = TEKST
    waarden: Mapping[str, str] | None = None


#: Facts of a dossier that every rule reads too (`facts.Feiten`), and what follows from them.
FEITEN: Final[Mapping[str, Bron]] = {
    "dossier": Bron("nummer van het dossier"),
    "geslachtsnaam": Bron("geslachtsnaam"),
    "voorvoegsel": Bron("voorvoegsel"),
    "voornamen": Bron("voornamen"),
    "doelgroep": Bron("groep volgens de wet", waarden=v.DOELGROEPEN),
    "gedetailleerde_doelgroep": Bron("groep zoals DUO die noemt", waarden=v.GEDETAILLEERDE_DOELGROEPEN),
    "gemeente": Bron("gemeente"),
    "leerroute": Bron("leerroute die gold", waarden=v.LEERROUTES),
    "niveau": Bron("niveau dat gold", waarden=v.NIVEAUS),
    "reden_gesloten": Bron("reden van sluiten", waarden=v.REDENEN_GESLOTEN),
    **{name: Bron(label, DATUM) for name, label in v.FEIT_LABELS.items()},
}
STELSEL: Final = "stelsel"
#: What else is registered in a dossier, read for a delivery alone.
EXTRA: Final[Mapping[str, Bron]] = {
    "bsn": Bron("burgerservicenummer"),
    "v_nummer": Bron("vreemdelingennummer"),
    "geboortedatum": Bron("geboortedatum, soms onvolledig", DATUM),
    "geslacht": Bron("geslacht", waarden=v.GESLACHTEN),
    "nationaliteit": Bron("nationaliteit"),
    "postcode": Bron("postcode"),
    "klantmanager": Bron("klantmanager"),
    "toets_uitslag": Bron("uitslag van de laatste leerbaarheidstoets", waarden=v.TOETS_UITSLAGEN),
    "pip_laatste": Bron("dagtekening van het PIP dat gold", DATUM),
    "pip_alfabetisering": Bron("alfabetisering in dat PIP", waarden=v.ALFABETISERING),
    "intensiteit_route": Bron("uren van de leerroute in dat PIP", GETAL),
    "intensiteit_pvt": Bron("uren van het PVT in dat PIP", GETAL),
    "intensiteit_map": Bron("uren van de MAP in dat PIP", GETAL),
    "route_begin": Bron("dag waarop de leerroute die gold is toegewezen", DATUM),
    "route_afgeschaald": Bron("dag van afschalen van die leerroute", DATUM),
    "route_afgerond": Bron("dag van afronden van die leerroute", DATUM),
    "aanbieder": Bron("aanbieder van het laatste aanbod"),
    "begeleiding_begin": Bron("begin van de maatschappelijke begeleiding", DATUM),
    "begeleiding_einde": Bron("einde van de laatste maatschappelijke begeleiding", DATUM),
    "voorinburgering_begin": Bron("begin van de voorinburgering", DATUM),
    "uren_taal": Bron("gevolgde uren taal en opleiding tot nu toe", HONDERDSTEN),
    "uren_participatie": Bron("gevolgde uren participatie die geen taal of opleiding zijn, tot nu toe", HONDERDSTEN),
    "verzuim_geoorloofd": Bron("uren geoorloofd verzuim tot nu toe", HONDERDSTEN),
    "verzuim_ongeoorloofd": Bron("uren ongeoorloofd verzuim tot nu toe", HONDERDSTEN),
    "eindgesprek_zroute": Bron("eindgesprek van de Z-route gehouden", DATUM),
    "boete_datum": Bron("dag van de laatste boete van de gemeente", DATUM),
    "boete_grond": Bron("grond van die boete", waarden=c.MAATREGEL_GRONDEN),
    "boete_bedrag": Bron("bedrag van die boete in euro’s", HONDERDSTEN),
}
ACTIVITEIT: Final[Mapping[str, Bron]] = {
    "activiteit_soort": Bron("soort activiteit", waarden=v.SOORTEN_ACTIVITEIT),
    "activiteit_start": Bron("begin van de activiteit", DATUM),
    "activiteit_einde": Bron("einde van de activiteit, als die voorbij is", DATUM),
    "activiteit_verwacht_einde": Bron("verwacht einde van een activiteit die loopt", DATUM),
    "activiteit_uren_per_week": Bron("uren per week", TIENDEN),
    "activiteit_aanbieder": Bron("aanbieder van de activiteit"),
    "activiteit_naar_vermogen": Bron("werk naar vermogen", JA_NEE),
    "activiteit_gevolgd": Bron("gevolgde uren in de maanden van het tijdvak", HONDERDSTEN),
}
TELLING: Final[Mapping[str, Bron]] = {
    "telling": Bron("naam van de telling"),
    "telling_omschrijving": Bron("wat er is geteld"),
    "telling_jaar": Bron("jaar waarover is geteld", GETAL),
    "telling_jaarbegrip": Bron("wat dat jaar betekent"),
    "telling_doelgroep": Bron("groep"),
    "telling_aantal": Bron("aantal personen", GETAL),
    "telling_bron": Bron("bron"),
}
#: The same for each record of a delivery.
VAST: Final[Mapping[str, Bron]] = {
    "tijdvak": Bron("naam van het tijdvak (2026-K3, 2026-09, 2026)"),
    "tijdvak_van": Bron("eerste dag van het tijdvak", DATUM),
    "tijdvak_tot": Bron("laatste dag van het tijdvak", DATUM),
    "tijdvak_jaar": Bron("jaar van de laatste dag"),
    "tijdvak_kwartaal": Bron("kwartaal van de laatste dag"),
    "tijdvak_maand": Bron("maand van de laatste dag"),
    "stand": Bron("dag waarop de stand is opgemaakt", DATUM),
    "indeling": Bron("naam van de indeling"),
}
#: Only where a record of its own opens or closes the file.
SLOT: Final[Mapping[str, Bron]] = {"aantal_records": Bron("aantal records in het bestand", GETAL)}
VOLGNUMMER: Final[Mapping[str, Bron]] = {"volgnummer": Bron("volgnummer van het record", GETAL)}

_DOSSIER: Final[Mapping[str, Bron]] = {**FEITEN, STELSEL: Bron("wet die geldt", waarden=v.STELSELS), **EXTRA}
#: What a column may name, by what a record is about.
BRONNEN: Final[Mapping[str, Mapping[str, Bron]]] = {
    PER_DOSSIER: {**_DOSSIER, **VAST, **VOLGNUMMER},
    PER_ACTIVITEIT: {**ACTIVITEIT, **_DOSSIER, **VAST, **VOLGNUMMER},
    PER_TELLING: {**TELLING, **VAST, **VOLGNUMMER},
}


def rows(levering: str) -> list[dict[str, Any]]:
    """The sources that a column of this delivery may name."""
    return [
        {"bron": name, "omschrijving": b.label, "soort": b.soort, "waarden": list(b.waarden) if b.waarden else None}
        for name, b in BRONNEN[PER[levering]].items()
    ]


NOG_NIET: Final = "nog_niet_begonnen"
#: Why a dossier is not in a delivery; each is counted.
BUITEN: Final[Mapping[str, str]] = {
    "stelsel": "valt onder een andere wet dan de indeling noemt",
    "doelgroep": "hoort bij een groep die de indeling niet noemt",
    NOG_NIET: "geen plicht, kennisgeving, koppeling of huisvesting bekend op de dag van de stand",
    "eerder_gesloten": "gesloten vóór het tijdvak",
    "geen_activiteit": "geen activiteit van de genoemde soorten in het tijdvak",
}


def begun(facts: Feiten) -> bool:
    """Whether anything had begun on the reading day."""
    return bool(facts.plicht_begin or facts.kennisgeving or facts.koppeling or facts.huisvesting)


def left_out(facts: Feiten, van: str, stelsels: Iterable[str], doelgroepen: Iterable[str]) -> str | None:
    """Why a dossier does not belong to a delivery over a period that begins on `van` (a name of `BUITEN`), or None.

    A dossier belongs when it had begun on the reading day and was not closed before the period.
    """
    if facts.stelsel not in stelsels:
        return "stelsel"
    if facts.doelgroep not in doelgroepen:
        return "doelgroep"
    if not begun(facts):
        return NOG_NIET
    if facts.dossier_gesloten is not None and facts.dossier_gesloten < van:
        return "eerder_gesloten"
    return None
