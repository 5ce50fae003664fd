"""Input of a dossier itself."""

from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import (
    Invoer,
    bsn,
    feit,
    geboortedatum,
    keuze,
    plan,
    postcode,
    tekst,
    telefoon,
    v_nummer,
    veld,
    vlag,
)
from inburgering_cli.records.kind import Kind, no_day_of_its_own


class CaseInvoer(Invoer):
    """A dossier: who it is and the facts that no other command records."""

    geslachtsnaam: str | None = veld(tekst(), "geslachtsnaam, zonder voorvoegsel", verplicht=True, persoon=True)
    doelgroep: str | None = veld(keuze(v.DOELGROEPEN), "groep volgens de wet", verplicht=True)
    bsn: str | None = veld(bsn, "burgerservicenummer, 9 cijfers", persoon=True, vraag=True)
    v_nummer: str | None = veld(v_nummer, "vreemdelingennummer, 10 cijfers", persoon=True, vraag=True)
    voornamen: str | None = veld(tekst(), "voornamen", persoon=True, vraag=True)
    voorvoegsel: str | None = veld(tekst(30), "voorvoegsel (van den)", persoon=True, vraag=True)
    geboortedatum: str | None = veld(geboortedatum, "geboortedatum; ook 1990 of 1990-05", persoon=True, vraag=True)
    geslacht: str | None = veld(keuze(v.GESLACHTEN), "geslacht")
    nationaliteit: str | None = veld(tekst(80), "nationaliteit", persoon=True)
    gedetailleerde_doelgroep: str | None = veld(keuze(v.GEDETAILLEERDE_DOELGROEPEN), "groep zoals DUO die noemt")
    gemeente: str | None = veld(tekst(80), "gemeente waar de persoon woont of komt wonen", vraag=True)
    plicht_begin: str | None = veld(feit, "begin van de inburgeringsplicht", vraag=True)
    kennisgeving: str | None = veld(feit, "dagtekening van de kennisgeving van DUO", vraag=True)
    koppeling: str | None = veld(feit, "koppeling door het COA aan de gemeente", vraag=True)
    huisvesting: str | None = veld(feit, "inschrijving in de BRP van de gemeente", vraag=True)
    bijstand_ingang: str | None = veld(feit, "dag waarop het recht op bijstand ontstaat", vraag=True)
    bijstand_einde: str | None = veld(feit, "laatste dag van de bijstand")
    info_derden_gevraagd: str | None = veld(feit, "informatie van derden gevraagd (Bi 5.3 lid 2)")
    info_derden_ontvangen: str | None = veld(feit, "informatie van derden ontvangen")
    pip_vorige_gemeente: str | None = veld(feit, "dagtekening van het eerste PIP in een vorige gemeente")
    aanbod: str | None = veld(feit, "inburgeringsaanbod gedaan")
    pvt_ondertekend: str | None = veld(feit, "participatieverklaring ondertekend")
    map_eindgesprek: str | None = veld(feit, "eindgesprek van de MAP")
    pvt_verwijtbaar: bool | None = veld(vlag, "het uitblijven van het PVT is verwijtbaar")
    map_verwijtbaar: bool | None = veld(vlag, "het uitblijven van de MAP is verwijtbaar")
    duo_termijn_begin: str | None = veld(plan, "eerste dag van de inburgeringstermijn volgens DUO")
    duo_termijn_einde: str | None = veld(plan, "laatste dag van de inburgeringstermijn volgens DUO")
    vergunning_geldig_tot: str | None = veld(plan, "laatste dag van de verblijfsvergunning")
    voldaan: str | None = veld(feit, "aan de inburgeringsplicht voldaan")
    dossier_gesloten: str | None = veld(feit, "dossier gesloten (met --reden)")
    reden: str | None = veld(keuze(v.REDENEN_GESLOTEN), "reden van sluiten")
    azc: str | None = veld(tekst(80), "AZC waar de persoon verbleef")
    klantmanager: str | None = veld(tekst(80), "klantmanager")
    huishouden: str | None = veld(tekst(40), "kenmerk van het huishouden")
    rol_in_huishouden: str | None = veld(keuze(c.ROLLEN), "rol in het huishouden")
    adres: str | None = veld(tekst(), "straat en huisnummer", persoon=True)
    postcode: str | None = veld(postcode, "postcode", persoon=True)
    woonplaats: str | None = veld(tekst(80), "woonplaats", persoon=True)
    telefoon: str | None = veld(telefoon, "telefoonnummer", persoon=True)
    email: str | None = veld(tekst(241), "e-mailadres", persoon=True)
    contacttaal: str | None = veld(tekst(40), "taal waarin u de persoon spreekt", persoon=True, vraag=True)
    tolk_nodig: bool | None = veld(vlag, "een tolk is nodig", vraag=True)


class SluitInvoer(Invoer):
    """Closing a dossier."""

    reden: str | None = veld(keuze(v.REDENEN_GESLOTEN), "reden van sluiten", verplicht=True)
    datum: str | None = veld(feit, "dag van sluiten", verplicht=True)


DOSSIER = Kind(
    record=CaseInvoer,
    name="dossier",
    plural="cases",
    title="het dossier zelf",
    calls=no_day_of_its_own,
    owner=False,
    also={
        "nummer": veld(tekst(), "nummer van het dossier", verplicht=True),
        "zoeknaam": veld(tekst(), "naam waaronder het wordt gevonden", verplicht=True, persoon=True),
    },
    ordered=(
        ("bijstand_ingang", "bijstand_einde"),
        ("duo_termijn_begin", "duo_termijn_einde"),
        ("info_derden_gevraagd", "info_derden_ontvangen"),
    ),
    uniques=(("nummer",), ("bsn",), ("v_nummer",)),
    indexes=(("geslachtsnaam",),),  # finds who has neither BSN nor V-nummer
    day="",
    moves=False,
    keeps="dossier",
)
