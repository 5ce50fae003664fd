"""The sources that the columns of a layout may name, and the selection of dossiers.

A source is a fact as known on the reading day: the peildatum, or the last day of the period if that is earlier. So
events after a quarter are not in its delivery, even when that is made later.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.facts import Facts

SWI: Final = "swi"
SRG: Final = "srg"
SPUK: Final = "spuk"
DELIVERIES: Final[Mapping[str, str]] = {
    SWI: "SWI, Statistiek Wet Inburgering (CBS, per kwartaal)",
    SRG: "SRG, Statistiek Re-integratie door Gemeenten (CBS, per maand)",
    SPUK: "SPUK inburgering: de tellingen van Bi 10.1-10.4 (per jaar)",
}
PER_DOSSIER: Final = "dossier"
PER_ACTIVITEIT: Final = "activiteit"
PER_TALLY: Final = "telling"
#: The subject of one record, by delivery.
PER: Final[Mapping[str, str]] = {SWI: PER_DOSSIER, SRG: PER_ACTIVITEIT, SPUK: PER_TALLY}

TEXT: Final = "tekst"
DAY: Final = "datum"
NUMBER: Final = "getal"
TENTHS: Final = "getal in tienden"
HUNDREDTHS: Final = "getal in honderdsten"
YES_NO: Final = "ja of nee"


class Source(NamedTuple):
    """One source: its label, kind of value, and code list if any."""

    label: str
    soort: str = TEXT
    waarden: Mapping[str, str] | None = None


#: Facts of a dossier (`facts.Facts`), and what follows from them.
FACTS: Final[Mapping[str, Source]] = {
    "dossier": Source("nummer van het dossier"),
    "geslachtsnaam": Source("geslachtsnaam"),
    "voorvoegsel": Source("voorvoegsel"),
    "voornamen": Source("voornamen"),
    "doelgroep": Source("groep volgens de wet", waarden=v.DOELGROEPEN),
    "gedetailleerde_doelgroep": Source("groep zoals DUO die noemt", waarden=v.GEDETAILLEERDE_DOELGROEPEN),
    "gemeente": Source("gemeente"),
    "leerroute": Source("leerroute die gold", waarden=v.LEERROUTES),
    "niveau": Source("niveau dat gold", waarden=v.NIVEAUS),
    "reden_gesloten": Source("reden van sluiten", waarden=v.REDENEN_GESLOTEN),
    **{name: Source(label, DAY) for name, label in v.FEIT_LABELS.items()},
}
STELSEL: Final = "stelsel"
#: Other data of a dossier, read for deliveries only.
EXTRA: Final[Mapping[str, Source]] = {
    "bsn": Source("burgerservicenummer"),
    "v_nummer": Source("vreemdelingennummer"),
    "geboortedatum": Source("geboortedatum, soms onvolledig", DAY),
    "geslacht": Source("geslacht", waarden=v.GESLACHTEN),
    "nationaliteit": Source("nationaliteit"),
    "postcode": Source("postcode"),
    "klantmanager": Source("klantmanager"),
    "toets_uitslag": Source("uitslag van de laatste leerbaarheidstoets", waarden=v.TOETS_UITSLAGEN),
    "pip_laatste": Source("dagtekening van het PIP dat gold", DAY),
    "pip_alfabetisering": Source("alfabetisering in dat PIP", waarden=v.ALFABETISERING),
    "intensiteit_route": Source("uren van de leerroute in dat PIP", NUMBER),
    "intensiteit_pvt": Source("uren van het PVT in dat PIP", NUMBER),
    "intensiteit_map": Source("uren van de MAP in dat PIP", NUMBER),
    "route_begin": Source("dag waarop de leerroute die gold is toegewezen", DAY),
    "route_afgeschaald": Source("dag van afschalen van die leerroute", DAY),
    "route_afgerond": Source("dag van afronden van die leerroute", DAY),
    "aanbieder": Source("aanbieder van het laatste aanbod"),
    "begeleiding_begin": Source("begin van de maatschappelijke begeleiding", DAY),
    "begeleiding_einde": Source("einde van de laatste maatschappelijke begeleiding", DAY),
    "voorinburgering_begin": Source("begin van de voorinburgering", DAY),
    "uren_taal": Source("gevolgde uren taal en opleiding tot nu toe", HUNDREDTHS),
    "uren_participatie": Source("gevolgde uren participatie die geen taal of opleiding zijn, tot nu toe", HUNDREDTHS),
    "verzuim_geoorloofd": Source("uren geoorloofd verzuim tot nu toe", HUNDREDTHS),
    "verzuim_ongeoorloofd": Source("uren ongeoorloofd verzuim tot nu toe", HUNDREDTHS),
    "eindgesprek_zroute": Source("eindgesprek van de Z-route gehouden", DAY),
    "boete_datum": Source("dag van de laatste boete van de gemeente", DAY),
    "boete_grond": Source("grond van die boete", waarden=c.MAATREGEL_GRONDEN),
    "boete_bedrag": Source("bedrag van die boete in euro’s", HUNDREDTHS),
}
ACTIVITEIT: Final[Mapping[str, Source]] = {
    "activiteit_soort": Source("soort activiteit", waarden=v.SOORTEN_ACTIVITEIT),
    "activiteit_start": Source("begin van de activiteit", DAY),
    "activiteit_einde": Source("einde van de activiteit, als die voorbij is", DAY),
    "activiteit_verwacht_einde": Source("verwacht einde van een activiteit die loopt", DAY),
    "activiteit_uren_per_week": Source("uren per week", TENTHS),
    "activiteit_aanbieder": Source("aanbieder van de activiteit"),
    "activiteit_naar_vermogen": Source("werk naar vermogen", YES_NO),
    "activiteit_gevolgd": Source("gevolgde uren in de maanden van het tijdvak", HUNDREDTHS),
}
TALLY: Final[Mapping[str, Source]] = {
    "telling": Source("naam van de telling"),
    "telling_omschrijving": Source("wat er is geteld"),
    "telling_jaar": Source("jaar waarover is geteld", NUMBER),
    "telling_jaarbegrip": Source("wat dat jaar betekent"),
    "telling_doelgroep": Source("groep"),
    "telling_aantal": Source("aantal personen", NUMBER),
    "telling_bron": Source("bron"),
    "telling_lezing": Source("wat de wettekst zegt, en wat onze lezing ervan is"),
}
#: The same for every record of a delivery.
FIXED: Final[Mapping[str, Source]] = {
    "tijdvak": Source("naam van het tijdvak (2026-K3, 2026-09, 2026)"),
    "tijdvak_van": Source("eerste dag van het tijdvak", DAY),
    "tijdvak_tot": Source("laatste dag van het tijdvak", DAY),
    "tijdvak_jaar": Source("jaar van de laatste dag"),
    "tijdvak_kwartaal": Source("kwartaal van de laatste dag"),
    "tijdvak_maand": Source("maand van de laatste dag"),
    "stand": Source("dag waarop de stand is opgemaakt", DAY),
    "indeling": Source("naam van de indeling"),
}
#: Only in the closing record of a file.
SLOT: Final[Mapping[str, Source]] = {"aantal_records": Source("aantal records in het bestand", NUMBER)}
SEQUENCE: Final[Mapping[str, Source]] = {"volgnummer": Source("volgnummer van het record", NUMBER)}

_DOSSIER: Final[Mapping[str, Source]] = {**FACTS, STELSEL: Source("wet die geldt", waarden=v.STELSELS), **EXTRA}
#: The sources of a column, by the subject of a record.
SOURCES: Final[Mapping[str, Mapping[str, Source]]] = {
    PER_DOSSIER: {**_DOSSIER, **FIXED, **SEQUENCE},
    PER_ACTIVITEIT: {**ACTIVITEIT, **_DOSSIER, **FIXED, **SEQUENCE},
    PER_TALLY: {**TALLY, **FIXED, **SEQUENCE},
}


def rows(levering: str) -> list[dict[str, Any]]:
    """The sources of this delivery, as rows."""
    return [
        {"bron": name, "omschrijving": b.label, "soort": b.soort, "waarden": list(b.waarden) if b.waarden else None}
        for name, b in SOURCES[PER[levering]].items()
    ]


ELSEWHERE: Final = "elders"
NOT_YET: Final = "nog_niet_begonnen"
#: The reasons why a dossier is not in a delivery; counted per reason.
OUTSIDE: Final[Mapping[str, str]] = {
    "stelsel": "valt onder een andere wet dan de indeling noemt",
    "doelgroep": "hoort bij een groep die de indeling niet noemt",
    NOT_YET: "geen plicht, kennisgeving, koppeling of huisvesting bekend op de dag van de stand",
    "eerder_gesloten": "gesloten vóór het tijdvak",
    ELSEWHERE: "woont op de dag van de stand niet meer hier: gesloten als verhuisd, vertrokken of overleden",
    "geen_activiteit": "geen activiteit van de genoemde soorten in het tijdvak",
}


def begun(facts: Facts) -> bool:
    """Whether anything had begun on the reading day."""
    return bool(facts.plicht_begin or facts.kennisgeving or facts.koppeling or facts.huisvesting)


def left_out(facts: Facts, van: str, stelsels: Iterable[str], doelgroepen: Iterable[str]) -> str | None:
    """Why a dossier is not in the delivery of a period that begins on `van` (a key of `OUTSIDE`), or None when it is.

    It is in when it had begun on the reading day and was not closed before the period.
    """
    if facts.stelsel not in stelsels:
        return "stelsel"
    if facts.doelgroep not in doelgroepen:
        return "doelgroep"
    if not begun(facts):
        return NOT_YET
    if facts.dossier_gesloten is not None and facts.dossier_gesloten < van:
        return "eerder_gesloten"
    return None
