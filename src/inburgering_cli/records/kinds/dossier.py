"""The record of the dossier itself."""

from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import (
    Record,
    birth_date,
    bsn,
    fact,
    field,
    flag,
    one_of_codes,
    phone,
    plan,
    postcode,
    text_of_length,
    v_nummer,
)
from inburgering_cli.records.kind import Kind, no_day_of_its_own


class CaseRecord(Record):
    """A dossier: the person, and the facts that no other command records."""

    geslachtsnaam: str | None = field(
        text_of_length(), "geslachtsnaam, zonder voorvoegsel", required=True, personal=True
    )
    doelgroep: str | None = field(one_of_codes(v.DOELGROEPEN), "groep volgens de wet", required=True)
    bsn: str | None = field(bsn, "burgerservicenummer, 9 cijfers", personal=True, asked=True)
    v_nummer: str | None = field(v_nummer, "vreemdelingennummer, 10 cijfers", personal=True, asked=True)
    voornamen: str | None = field(text_of_length(), "voornamen", personal=True, asked=True)
    voorvoegsel: str | None = field(text_of_length(30), "voorvoegsel (van den)", personal=True, asked=True)
    geboortedatum: str | None = field(birth_date, "geboortedatum; ook 1990 of 1990-05", personal=True, asked=True)
    geslacht: str | None = field(one_of_codes(v.GESLACHTEN), "geslacht")
    nationaliteit: str | None = field(text_of_length(80), "nationaliteit", personal=True)
    gedetailleerde_doelgroep: str | None = field(
        one_of_codes(v.GEDETAILLEERDE_DOELGROEPEN), "groep zoals DUO die noemt"
    )
    gemeente: str | None = field(text_of_length(80), "gemeente waar de persoon woont of komt wonen", asked=True)
    plicht_begin: str | None = field(fact, "begin van de inburgeringsplicht", asked=True)
    kennisgeving: str | None = field(fact, "dagtekening van de kennisgeving van DUO", asked=True)
    koppeling: str | None = field(fact, "koppeling door het COA aan de gemeente", asked=True)
    huisvesting: str | None = field(fact, "inschrijving in de BRP van de gemeente", asked=True)
    bijstand_ingang: str | None = field(fact, "dag waarop het recht op bijstand ontstaat", asked=True)
    bijstand_einde: str | None = field(fact, "laatste dag van de bijstand")
    info_derden_gevraagd: str | None = field(fact, "informatie van derden gevraagd (Bi 5.3 lid 2)")
    info_derden_ontvangen: str | None = field(fact, "informatie van derden ontvangen")
    eerste_huisvesting: str | None = field(
        fact, "inschrijving in de BRP van de eerste gemeente, als dat een andere was"
    )
    pip_vorige_gemeente: str | None = field(fact, "dagtekening van het eerste PIP in een vorige gemeente")
    route_vorige_gemeente: str | None = field(
        one_of_codes(v.LEERROUTES), "leerroute in het PIP van de vorige gemeente", since=("pip_vorige_gemeente",)
    )
    aanbod: str | None = field(fact, "inburgeringsaanbod gedaan")
    pvt_ondertekend: str | None = field(fact, "participatieverklaring ondertekend")
    map_eindgesprek: str | None = field(fact, "eindgesprek van de MAP")
    pvt_verwijtbaar: bool | None = field(flag, "het uitblijven van het PVT is verwijtbaar", since=("pvt_ondertekend",))
    map_verwijtbaar: bool | None = field(flag, "het uitblijven van de MAP is verwijtbaar", since=("map_eindgesprek",))
    duo_termijn_begin: str | None = field(
        plan, "eerste dag van de inburgeringstermijn volgens DUO", since=("duo_termijn_begin",)
    )
    duo_termijn_einde: str | None = field(
        plan, "laatste dag van de inburgeringstermijn volgens DUO", since=("duo_termijn_begin",)
    )
    vergunning_geldig_tot: str | None = field(plan, "laatste dag van de verblijfsvergunning")
    voldaan: str | None = field(fact, "aan de inburgeringsplicht voldaan")
    dossier_gesloten: str | None = field(fact, "dossier gesloten (met --reden)")
    reden: str | None = field(one_of_codes(v.REDENEN_GESLOTEN), "reden van sluiten", since=("dossier_gesloten",))
    azc: str | None = field(text_of_length(80), "AZC waar de persoon verbleef")
    klantmanager: str | None = field(text_of_length(80), "klantmanager")
    huishouden: str | None = field(text_of_length(40), "kenmerk van het huishouden")
    rol_in_huishouden: str | None = field(one_of_codes(c.ROLLEN), "rol in het huishouden")
    adres: str | None = field(text_of_length(), "straat en huisnummer", personal=True)
    postcode: str | None = field(postcode, "postcode", personal=True)
    woonplaats: str | None = field(text_of_length(80), "woonplaats", personal=True)
    telefoon: str | None = field(phone, "telefoonnummer", personal=True)
    email: str | None = field(text_of_length(241), "e-mailadres", personal=True)
    contacttaal: str | None = field(text_of_length(40), "taal waarin u de persoon spreekt", personal=True, asked=True)
    tolk_nodig: bool | None = field(flag, "een tolk is nodig", asked=True)


class CloseRecord(Record):
    """Closing a dossier."""

    reden: str | None = field(one_of_codes(v.REDENEN_GESLOTEN), "reden van sluiten", required=True)
    datum: str | None = field(fact, "dag van sluiten", required=True)


DOSSIER = Kind(
    record=CaseRecord,
    name="dossier",
    plural="cases",
    title="het dossier zelf",
    calls=no_day_of_its_own,
    owner=False,
    also={
        "nummer": field(text_of_length(), "nummer van het dossier", required=True),
        "zoeknaam": field(text_of_length(), "naam waaronder het wordt gevonden", required=True, personal=True),
    },
    ordered=(
        ("bijstand_ingang", "bijstand_einde"),
        ("duo_termijn_begin", "duo_termijn_einde"),
        ("info_derden_gevraagd", "info_derden_ontvangen"),
        ("eerste_huisvesting", "huisvesting"),
    ),
    uniques=(("nummer",), ("bsn",), ("v_nummer",)),
    indexes=(("zoeknaam",),),  # finds who has neither BSN nor V-nummer, and who has the same name
    day="",
    details={
        "bsn": "BSN",
        "v_nummer": "V-nummer",
        "geboortedatum": "geboren",
        "geslacht": "geslacht",
        "nationaliteit": "nationaliteit",
        "gedetailleerde_doelgroep": "groep van DUO",
        "gemeente": "gemeente",
        "klantmanager": "klantmanager",
        "huishouden": "huishouden",
        "rol_in_huishouden": "rol in het huishouden",
        "azc": "AZC",
        "adres": "adres",
        "postcode": "postcode",
        "woonplaats": "woonplaats",
        "telefoon": "telefoon",
        "email": "e-mail",
        "contacttaal": "spreekt",
        "tolk_nodig": "tolk nodig",
        "vergunning_geldig_tot": "vergunning tot en met",
        "eerste_huisvesting": "eerste huisvesting in Nederland",
        "pip_vorige_gemeente": "PIP van de vorige gemeente",
        "route_vorige_gemeente": "leerroute in de vorige gemeente",
        "duo_termijn_begin": "termijn volgens DUO vanaf",
        "duo_termijn_einde": "termijn volgens DUO tot en met",
        "pvt_verwijtbaar": "uitblijven PVT verwijtbaar",
        "map_verwijtbaar": "uitblijven MAP verwijtbaar",
    },
    elsewhere={
        "geslachtsnaam": "in de kop van het dossier",
        "voornamen": "in de kop van het dossier",
        "voorvoegsel": "in de kop van het dossier",
        "doelgroep": "in de kop van het dossier",
        "reden": "in de kop van het dossier",
        "plicht_begin": "onder Gebeurtenissen",
        "kennisgeving": "onder Gebeurtenissen",
        "koppeling": "onder Gebeurtenissen",
        "huisvesting": "onder Gebeurtenissen",
        "bijstand_ingang": "onder Gebeurtenissen",
        "bijstand_einde": "onder Gebeurtenissen",
        "info_derden_gevraagd": "onder Gebeurtenissen",
        "info_derden_ontvangen": "onder Gebeurtenissen",
        "aanbod": "onder Gebeurtenissen",
        "pvt_ondertekend": "onder Gebeurtenissen",
        "map_eindgesprek": "onder Gebeurtenissen",
        "voldaan": "onder Gebeurtenissen",
        "dossier_gesloten": "onder Gebeurtenissen",
    },
    moves=False,
    keeps="dossier",
)
