"""The input models: what can be registered, one declaration for the command, its import and its messages."""

from dataclasses import dataclass
from typing import Final

from inburgering_cli.domain import vocabulary as v
from inburgering_cli.domain.fields import (
    bedrag,
    bsn,
    decimaal,
    feit,
    geboortedatum,
    getal,
    keuze,
    paren,
    plan,
    tekst,
    v_nummer,
    veld,
    vlag,
)

_NOTITIE: Final = 10_000
_leefgebieden = paren(v.LEEFGEBIEDEN, tekst(_NOTITIE), "leefgebied", "NAAM=TEKST")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInvoer:
    """A dossier: who it is and the facts that no other command records."""

    geslachtsnaam: str | None = veld(tekst(), "geslachtsnaam, zonder voorvoegsel", verplicht=True, persoon=True)
    doelgroep: str | None = veld(keuze(v.DOELGROEPEN), "groep volgens de wet", verplicht=True)
    bsn: str | None = veld(bsn, "burgerservicenummer, 9 cijfers", persoon=True)
    v_nummer: str | None = veld(v_nummer, "vreemdelingennummer, 10 cijfers", persoon=True)
    voornamen: str | None = veld(tekst(), "voornamen", persoon=True)
    voorvoegsel: str | None = veld(tekst(30), "voorvoegsel (van den)", persoon=True)
    geboortedatum: str | None = veld(geboortedatum, "geboortedatum; ook 1990 of 1990-05", persoon=True)
    geslacht: str | None = veld(keuze(v.GESLACHTEN), "geslacht")
    nationaliteit: str | None = veld(tekst(80), "nationaliteit", persoon=True)
    gedetailleerde_doelgroep: str | None = veld(keuze(v.GEDETAILLEERDE_DOELGROEPEN), "groep zoals DUO die noemt")
    gemeente: str | None = veld(tekst(80), "gemeente waar de persoon woont of komt wonen")
    plicht_begin: str | None = veld(feit, "begin van de inburgeringsplicht")
    kennisgeving: str | None = veld(feit, "dagtekening van de kennisgeving van DUO")
    koppeling: str | None = veld(feit, "koppeling door het COA aan de gemeente")
    huisvesting: str | None = veld(feit, "inschrijving in de BRP van de gemeente")
    bijstand_ingang: str | None = veld(feit, "dag waarop het recht op bijstand ontstaat")
    bijstand_einde: str | None = veld(feit, "laatste dag van de bijstand")
    info_derden_gevraagd: str | None = veld(feit, "informatie van derden gevraagd (Bi 5.3 lid 2)")
    info_derden_ontvangen: str | None = veld(feit, "informatie van derden ontvangen")
    pip_vorige_gemeente: str | None = veld(feit, "dagtekening van het eerste PIP in een vorige gemeente")
    aanbod: str | None = veld(feit, "inburgeringsaanbod gedaan")
    pvt_ondertekend: str | None = veld(feit, "participatieverklaring ondertekend")
    map_eindgesprek: str | None = veld(feit, "eindgesprek van de MAP")
    verlenging_besluit: str | None = veld(feit, "besluit van DUO tot verlenging")
    verlengd_tot: str | None = veld(plan, "nieuwe laatste dag van de inburgeringstermijn volgens DUO")
    gesprek_gepland: str | None = veld(plan, "volgend voortgangsgesprek")
    gesprek_gehouden: str | None = veld(feit, "dag waarop het geplande gesprek is gehouden")
    oproep: str | None = veld(feit, "oproep voor de brede intake")
    oproep_uiterlijk: str | None = veld(plan, "laatste dag om aan de oproep te voldoen")
    oproep_verschenen: str | None = veld(feit, "verschenen na de oproep")
    voldaan: str | None = veld(feit, "aan de inburgeringsplicht voldaan")
    dossier_gesloten: str | None = veld(feit, "dossier gesloten (met --reden)")
    reden: str | None = veld(keuze(v.REDENEN_GESLOTEN), "reden van sluiten")
    azc: str | None = veld(tekst(80), "AZC waar de persoon verbleef")
    klantmanager: str | None = veld(tekst(80), "klantmanager")
    huishouden: str | None = veld(tekst(40), "kenmerk van het huishouden")


@dataclass(frozen=True, slots=True, kw_only=True)
class SluitInvoer:
    """Closing a dossier."""

    reden: str | None = veld(keuze(v.REDENEN_GESLOTEN), "reden van sluiten", verplicht=True)
    datum: str | None = veld(feit, "dag van sluiten", verplicht=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeInvoer:
    """A record of the brede intake: a part, a toets, a talk; any of them."""

    datum: str | None = veld(feit, "dag van het gesprek of de meting", verplicht=True)
    deel: int | None = veld(getal(1, 2), "deel 1 of deel 2 (nota bijlage 3)", metavar="1|2")
    locatie: str | None = veld(keuze(v.LOCATIES), "waar de intake is afgenomen")
    methode: str | None = veld(keuze(v.METHODEN), "gevalideerde methode")
    leefgebied: tuple[tuple[str, str], ...] | None = veld(
        _leefgebieden, "bevinding per leefgebied; mag vaker", herhaal=True, persoon=True
    )
    zrm: tuple[tuple[str, int], ...] | None = veld(
        paren(v.ZRM_DOMEINEN, getal(1, 5), "meting", "DOMEIN=1..5"),
        "Zelfredzaamheid-Matrix, score 1 tot en met 5; mag vaker",
        herhaal=True,
        persoon=True,
    )
    toets_uitslag: str | None = veld(keuze(v.TOETS_UITSLAGEN), "uitslag van de leerbaarheidstoets")
    toets_score: int | None = veld(decimaal(2, 0, 999, "SCORE"), "behaalde score")
    toets_drempel: int | None = veld(decimaal(2, 0, 999, "SCORE"), "benodigde score")
    toets_datum: str | None = veld(feit, "afnamedatum van de toets (anders --datum)")
    toets_ontheffing: str | None = veld(
        tekst(), "reden dat de toets niet hoeft: visuele of auditieve beperking", metavar="REDEN", persoon=True
    )
    apart_gesprek_aangeboden: bool | None = veld(vlag, "gewezen op het recht op een gesprek alleen", vlag=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PipInvoer:
    """A version of the PIP: the legal minimum and the chapters of nota bijlage 4."""

    dagtekening: str | None = veld(feit, "dag waarop het PIP is vastgesteld; zonder: een concept")
    bekendmaking: str | None = veld(feit, "dag waarop de beschikking is verstuurd of uitgereikt")
    doel: str | None = veld(tekst(_NOTITIE), "hoofddoel", persoon=True)
    gesprekken: int | None = veld(getal(0, 99), "aantal voortgangsgesprekken")
    intensiteit_route: int | None = veld(getal(1, 9999), "uren leerroute")
    intensiteit_pvt: int | None = veld(getal(1, 9999), "uren PVT")
    intensiteit_map: int | None = veld(getal(1, 9999), "uren MAP")
    alfabetisering: str | None = veld(keuze(v.ALFABETISERING), "alfabetiseringsonderwijs", metavar="A|AA|NVT")
    mag_opleiding_afmaken: bool | None = veld(vlag, "mag een lopende opleiding afmaken", vlag=True)
    vve: str | None = veld(tekst(_NOTITIE), "afspraken over VVE van de kinderen", persoon=True)
    begeleiding: str | None = veld(tekst(_NOTITIE), "ondersteuning en begeleiding", persoon=True)
    ontzorgen: str | None = veld(tekst(_NOTITIE), "afspraken over ontzorgen", persoon=True)
    participatie: str | None = veld(tekst(_NOTITIE), "afspraken over participatie", persoon=True)
    leefgebied: tuple[tuple[str, str], ...] | None = veld(
        _leefgebieden, "tekst per leefgebied; mag vaker", herhaal=True, persoon=True
    )
    sociale_context: str | None = veld(tekst(_NOTITIE), v.PIP_HOOFDSTUKKEN["sociale_context"], persoon=True)
    financien: str | None = veld(tekst(_NOTITIE), v.PIP_HOOFDSTUKKEN["financien"], persoon=True)
    gezondheid: str | None = veld(tekst(_NOTITIE), v.PIP_HOOFDSTUKKEN["gezondheid"], persoon=True)
    land_van_herkomst: str | None = veld(tekst(_NOTITIE), v.PIP_HOOFDSTUKKEN["land_van_herkomst"], persoon=True)
    inburgering: str | None = veld(tekst(_NOTITIE), v.PIP_HOOFDSTUKKEN["inburgering"], persoon=True)
    toekomstperspectief: str | None = veld(tekst(_NOTITIE), v.PIP_HOOFDSTUKKEN["toekomstperspectief"], persoon=True)
    afgewezen_routes: str | None = veld(tekst(_NOTITIE), "waarom de andere leerroutes zijn afgewezen", persoon=True)
    reden: str | None = veld(tekst(_NOTITIE), "reden van deze versie", persoon=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PipTekenInvoer:
    """Settling a concept."""

    dagtekening: str | None = veld(feit, "dag waarop het PIP is vastgesteld", verplicht=True)
    bekendmaking: str | None = veld(feit, "dag waarop de beschikking is verstuurd of uitgereikt")


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteInvoer:
    """A leerroute as it was assigned, with what became of it."""

    route: str | None = veld(keuze(v.LEERROUTES), "leerroute", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag waarop de route ingaat", verplicht=True)
    niveau: str | None = veld(keuze(v.NIVEAUS), "niveau; standaard b1, bij de Z-route geen")
    reden: str | None = veld(tekst(_NOTITIE), "reden van deze keuze", persoon=True)
    afgeschaald_op: str | None = veld(feit, "dag waarop is afgeschaald naar A2")
    uren: int | None = veld(getal(0, 99_999), "gevolgde cursusuren bij het afschalen")
    afschaal_reden: str | None = veld(tekst(_NOTITIE), "getoonde inspanning bij het afschalen", persoon=True)
    afgerond_op: str | None = veld(feit, "dag waarop de route is afgerond")


@dataclass(frozen=True, slots=True, kw_only=True)
class AfschaalInvoer:
    """Lowering the B1-route to A2."""

    datum: str | None = veld(feit, "dag waarop wordt afgeschaald", verplicht=True)
    uren: int | None = veld(getal(0, 99_999), "gevolgde cursusuren")
    reden: str | None = veld(tekst(_NOTITIE), "getoonde inspanning en reden", persoon=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatumInvoer:
    """A day and, when there is one, a reason."""

    datum: str | None = veld(feit, "dag", verplicht=True)
    reden: str | None = veld(tekst(_NOTITIE), "reden", persoon=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OntzorgInvoer:
    """A period of ontzorgen with its fixed costs per month."""

    datum: str | None = veld(feit, "eerste dag", verplicht=True)
    machtiging: str | None = veld(feit, "dag van de persoonlijke machtiging (pilot)")
    budgetbeheer: bool | None = veld(vlag, "met budgetbeheer", vlag=True)
    einde: str | None = veld(feit, "laatste dag, als het al is gestopt")
    reden: str | None = veld(tekst(_NOTITIE), "reden van het einde", persoon=True)
    verlengd_op: str | None = veld(feit, "dag van het besluit tot verlengen")
    verlengd_tot: str | None = veld(plan, "laatste dag na verlenging")
    verleng_reden: str | None = veld(tekst(_NOTITIE), "reden van de verlenging", persoon=True)
    huur: int | None = veld(bedrag, "huur per maand")
    gas: int | None = veld(bedrag, "gas per maand")
    water: int | None = veld(bedrag, "water per maand")
    stroom: int | None = veld(bedrag, "stroom per maand")
    zorgverzekering: int | None = veld(bedrag, "zorgverzekering per maand")
    telefoon: int | None = veld(bedrag, "telefoon per maand (alleen pilot)")


@dataclass(frozen=True, slots=True, kw_only=True)
class KostenInvoer:
    """One fixed cost per month; replaces the amount that was there."""

    soort: str | None = veld(keuze(v.KOSTEN), "soort vaste last", verplicht=True, positie=True)
    bedrag: int | None = veld(bedrag, "bedrag per maand in euro’s", verplicht=True, positie=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerlengInvoer:
    """Extending ontzorgen."""

    tot: str | None = veld(plan, "nieuwe laatste dag (in de pilot vanzelf zes maanden verder)")
    reden: str | None = veld(tekst(_NOTITIE), "gegronde redenen", persoon=True)
    datum: str | None = veld(feit, "dag van het besluit (anders de peildatum)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiviteitInvoer:
    """An activity of the dual trajectory."""

    soort: str | None = veld(
        keuze(v.SOORTEN_ACTIVITEIT), "soort activiteit", metavar="SOORT", verplicht=True, positie=True
    )
    start: str | None = veld(feit, "eerste dag", verplicht=True)
    einde: str | None = veld(plan, "laatste dag, ook verwacht")
    uren_per_week: int | None = veld(decimaal(1, 0, 99, "UREN"), "uren per week")
    aanbieder: str | None = veld(tekst(), "aanbieder of werkgever")
    naar_vermogen: bool | None = veld(vlag, "is naar vermogen", vlag=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class StopInvoer:
    """The last day of an activity."""

    soort: str | None = veld(
        keuze(v.SOORTEN_ACTIVITEIT), "soort activiteit", metavar="SOORT", verplicht=True, positie=True
    )
    einde: str | None = veld(plan, "laatste dag", verplicht=True)
    start: str | None = veld(feit, "eerste dag, als er meer van deze soort lopen")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnqueteInvoer:
    """A mark from the survey among partners or inburgeraars."""

    groep: str | None = veld(keuze(v.ENQUETE_GROEPEN), "wie het cijfer gaf", verplicht=True)
    datum: str | None = veld(feit, "dag van het cijfer", verplicht=True)
    score: int | None = veld(decimaal(1, 1, 10, "CIJFER"), "cijfer van 1 tot en met 10", verplicht=True)
    partner: str | None = veld(tekst(), "naam van de partner")
