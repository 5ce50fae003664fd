"""Input of a dossier itself."""

from dataclasses import dataclass

from inburgering_cli.domain import vocabulary as v
from inburgering_cli.domain.fields import bsn, feit, geboortedatum, keuze, plan, tekst, v_nummer, veld


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
