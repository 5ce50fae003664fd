"""The code lists of the dossier, intake, PIP and terms: codes as scripts see them, with their Dutch labels.

Those of the other records are in `codes`.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

WI2013: Final = "wi2013"
WI2021: Final = "wi2021"
STELSELS: Final[Mapping[str, str]] = {WI2013: "Wi2013 (pilot)", WI2021: "Wi2021"}

ASIEL: Final = "asielstatushouder"
GEZIN: Final = "gezinsmigrant"
OVERIG: Final = "overige_migrant"
DOELGROEPEN: Final[Mapping[str, str]] = {
    ASIEL: "asielstatushouder",
    GEZIN: "gezinsmigrant",
    OVERIG: "overige migrant",
}
#: DUO's GedetailleerdeDoelgroep.
GEDETAILLEERDE_DOELGROEPEN: Final[Mapping[str, str]] = {
    "asielstatushouder": "asielstatushouder",
    "geestelijk_bedienaar": "geestelijk bedienaar",
    "gezinshereniger": "gezinshereniger",
    "gezinshereniger_met_asielstatushouder": "gezinshereniger met asielstatushouder",
    "gezinsvormer": "gezinsvormer",
    "gezinsvormer_met_asielstatushouder": "gezinsvormer met asielstatushouder",
    "overig": "overig",
}
#: Family of somebody with an asylum permit: asielstatushouder by Wi 13 lid 1, but no ontzorgen (Pw 56a).
GEZINSLEDEN_VAN_ASIEL: Final = frozenset(
    {"gezinshereniger_met_asielstatushouder", "gezinsvormer_met_asielstatushouder"}
)
#: The detailed groups that fit each group.
DETAIL_BIJ_DOELGROEP: Final[Mapping[str, frozenset[str]]] = {
    ASIEL: frozenset({"asielstatushouder"}) | GEZINSLEDEN_VAN_ASIEL,
    GEZIN: frozenset({"gezinshereniger", "gezinsvormer"}),
    OVERIG: frozenset({"geestelijk_bedienaar", "overig"}),
}

B1: Final = "b1"
ONDERWIJS: Final = "onderwijs"
Z: Final = "z"
LEERROUTES: Final[Mapping[str, str]] = {B1: "B1-route", ONDERWIJS: "onderwijsroute", Z: "Z-route"}
NIVEAUS: Final[Mapping[str, str]] = {"a2": "A2", "b1": "B1"}
GESLACHTEN: Final[Mapping[str, str]] = {"m": "man", "v": "vrouw", "x": "onbekend of anders"}
ALFABETISERING: Final[Mapping[str, str]] = {
    "a": "analfabeet",
    "aa": "anders gealfabetiseerd",
    "nvt": "n.v.t.",
}

REDENEN_GESLOTEN: Final[Mapping[str, str]] = {
    "verhuisd": "verhuisd naar een andere gemeente",
    "overleden": "overleden",
    "vertrokken": "vertrokken uit Nederland",
    "plicht_ingetrokken": "inburgeringsplicht ingetrokken",
    "voldaan": "aan de inburgeringsplicht voldaan",
    "vrijstelling": "vrijstelling door DUO",
    "ontheffing": "ontheffing door DUO",
    "aow": "AOW-leeftijd bereikt",
    "genaturaliseerd": "Nederlander geworden",
}
#: A dossier closed for one of these before the day of an indicator counts as neither success nor failure.
REDENEN_UITGEVALLEN: Final = frozenset({"verhuisd", "overleden", "vertrokken", "plicht_ingetrokken"})

LOCATIES: Final[Mapping[str, str]] = {"azc": "in het AZC", "gemeente": "in de gemeente"}
METHODEN: Final[Mapping[str, str]] = {
    "dariuz": "Dariuz",
    "competensys": "CompetenSYS",
    "match_care": "Match-care",
    "pps_v": "PPS-V (NOA)",
}
#: How a part of the intake was done (nota bijlage 3, last sentence).
TECHNIEKEN: Final[Mapping[str, str]] = {
    "interview": "interview",
    "oefening": "oefening",
    "workshop": "workshop",
    "voorlichtingsmateriaal": "voorlichtingsmateriaal in de eigen taal",
}
TOETS_UITSLAGEN: Final[Mapping[str, str]] = {
    "b1_haalbaar": "B1-route haalbaar",
    "b1_niet_haalbaar": "B1-route niet haalbaar",
    "onbekend": "onbekend",
}
TOETS_ONTHEFFINGEN: Final[Mapping[str, str]] = {
    "visuele_beperking": "visuele beperking",
    "auditieve_beperking": "auditieve beperking",
}
#: The 14 of the opening sentence of nota bijlage 3, then the two that Bi 5.2 lid 1 adds.
LEEFGEBIEDEN: Final[Mapping[str, str]] = {
    "leerbaarheid": "leerbaarheid",
    "opleiding": "opleiding",
    "werkervaring": "werkervaring",
    "vrijwilligerswerk": "vrijwilligerswerk",
    "praktische_competenties": "praktische competenties en vaardigheden",
    "werknemersvaardigheden": "werknemersvaardigheden",
    "taalniveau": "taalniveau",
    "motivatie": "motivatie en interesses",
    "zelfredzaamheid": "mate van zelfredzaamheid",
    "digitale_vaardigheden": "digitale vaardigheden",
    "gezinssituatie": "gezinssituatie",
    "fysieke_gezondheid": "fysieke gezondheid",
    "mentale_gezondheid": "mentale gezondheid",
    "sociaal_netwerk": "sociaal netwerk",
    "vve": "VVE van de kinderen",
    "arbeidsparticipatie": "arbeidsparticipatie",
}
#: The 13 domains of the Zelfredzaamheid-Matrix 2017, scored 1 (acute problematiek) to 5 (volledig zelfredzaam).
ZRM_DOMEINEN: Final[Mapping[str, str]] = {
    "financien": "Financiën",
    "werk_opleiding": "Werk & opleiding",
    "tijdsbesteding": "Tijdsbesteding",
    "huisvesting": "Huisvesting",
    "huiselijke_relaties": "Huiselijke relaties",
    "geestelijke_gezondheid": "Geestelijke gezondheid",
    "lichamelijke_gezondheid": "Lichamelijke gezondheid",
    "middelengebruik": "Middelengebruik",
    "basale_adl": "Basale ADL",
    "instrumentele_adl": "Instrumentele ADL",
    "sociaal_netwerk": "Sociaal netwerk",
    "maatschappelijke_participatie": "Maatschappelijke participatie",
    "justitie": "Justitie",
}
#: The chapters of the PIP beside the leefgebieden (matrix of nota bijlage 4).
PIP_HOOFDSTUKKEN: Final[Mapping[str, str]] = {
    "sociale_context": "sociale context (gezin, wonen, contacten, daginvulling)",
    "financien": "financiën (inkomsten, schulden)",
    "gezondheid": "gezondheid (lichamelijk, psychisch, verslaving)",
    "land_van_herkomst": "ervaringen in het land van herkomst (werk, opleiding, diploma’s)",
    "inburgering": "inburgering (kennisprogramma, lening DUO, taalniveau, taalschool)",
    "toekomstperspectief": "toekomstperspectief (kwaliteiten, opleiding, wensberoep)",
}

#: The subjects of the matrix of nota bijlage 4 that are no leefgebied, and the flanking policy that bijlage 5 asks for.
PIP_ONDERWERPEN: Final[Mapping[str, str]] = {
    "gezinssamenstelling": "gezinssamenstelling",
    "woonsituatie": "woonsituatie",
    "contacten": "contacten, familie en omgang met bewoners",
    "daginvulling": "daginvulling en vrije tijd (vrijwilligerswerk, werk, sport)",
    "gezinshereniging": "gezinshereniging",
    "inkomsten": "inkomsten",
    "schulden": "schulden",
    "behandeling_lichamelijk": "medische behandeling van het lichaam",
    "behandeling_psychisch": "behandeling van psychische problemen of beperkingen",
    "verslaving": "verslaving",
    "opleidingsverleden": "opleidingsverleden in het land van herkomst",
    "diplomas": "diploma’s",
    "diplomawaardering": "diplomawaardering",
    "andere_talen": "spreken van andere talen",
    "kennisprogramma": "deelname aan een kennisprogramma",
    "preinburgering": "pre-inburgering in het land van herkomst",
    "lening_duo": "lening van DUO of zelf betalen",
    "taalschool_lesdagen": "taalschool en lesdagen",
    "kwaliteiten": "kwaliteiten",
    "opleidingsmogelijkheden": "opleidingsmogelijkheden",
    "wensberoep": "wensberoepen",
    "vervoer": "vervoer (flankerend beleid)",
    "kinderopvang": "kinderopvang (flankerend beleid)",
}
#: All subjects of a PIP.
PIP_BEVINDINGEN: Final[Mapping[str, str]] = {**LEEFGEBIEDEN, **PIP_ONDERWERPEN}

KOSTEN_WETTELIJK: Final = ("huur", "gas", "water", "stroom", "zorgverzekering")
#: Fixed costs of ontzorgen: the closed list of Pw 56a, and what the pilot of the note adds.
KOSTEN: Final[Mapping[str, str]] = {k: k for k in KOSTEN_WETTELIJK} | {"telefoon": "telefoon (alleen pilot)"}

ENQUETE_GROEPEN: Final[Mapping[str, str]] = {
    "partners": "partners van de Sociale Alliantie",
    "inburgeraars": "inburgeringsplichtigen",
}


class SoortActiviteit(NamedTuple):
    """A kind of activity, and what it counts as (nota 3.3)."""

    label: str
    taal: bool = False
    werk: bool = False
    participatie: bool = False
    betaald: bool = False


ACTIVITEITEN: Final[Mapping[str, SoortActiviteit]] = {
    "taalles": SoortActiviteit("taalles", taal=True),
    "vaktaal": SoortActiviteit("vaktaal", taal=True),
    "alfabetisering": SoortActiviteit("alfabetisering", taal=True),
    "taalschakeltraject": SoortActiviteit("taalschakeltraject", taal=True),
    "opleiding": SoortActiviteit("opleiding", taal=True, participatie=True),
    "leerwerktraject": SoortActiviteit("leerwerktraject", taal=True, werk=True, participatie=True),
    "betaald_werk": SoortActiviteit("betaald werk", werk=True, participatie=True, betaald=True),
    "ondernemerschap": SoortActiviteit("ondernemerschap", werk=True, participatie=True, betaald=True),
    "vrijwilligerswerk": SoortActiviteit("vrijwilligerswerk", werk=True, participatie=True),
    "stage": SoortActiviteit("stage", werk=True, participatie=True),
    "werkervaringsplaats": SoortActiviteit("werkervaringsplaats", werk=True, participatie=True),
    "proefplaatsing": SoortActiviteit("proefplaatsing", werk=True, participatie=True),
    "maatschappelijke_activiteit": SoortActiviteit("maatschappelijke activiteit", participatie=True),
    "knm": SoortActiviteit("KNM (kennis van de Nederlandse maatschappij)", taal=True),
    "taalmaatje": SoortActiviteit("taalmaatje"),
    "training": SoortActiviteit("training (financieel, digitaal, budget)"),
}
#: Schools whose hours from before the PIP may be deducted in the Z-route (Bi 3.14 lid 9-10).
SCHOOLSOORTEN: Final[Mapping[str, str]] = {
    "vso": "voortgezet speciaal onderwijs",
    "praktijkonderwijs": "praktijkonderwijs",
    "entree": "entreeopleiding (mbo 1)",
    "overig": "andere school",
}
SOORTEN_ACTIVITEIT: Final[Mapping[str, str]] = {k: v.label for k, v in ACTIVITEITEN.items()}

#: Dated facts that start and stop the clocks, with their Dutch names.
GEBEURTENISSEN: Final[Mapping[str, str]] = {
    "plicht_begin": "begin inburgeringsplicht",
    "kennisgeving": "kennisgeving DUO",
    "koppeling": "koppeling aan de gemeente",
    "huisvesting": "huisvesting (inschrijving BRP)",
    "bijstand_ingang": "ingang bijstand",
    "bijstand_einde": "einde bijstand",
    "intake_start": "start brede intake",
    "leerbaarheidstoets": "leerbaarheidstoets",
    "intake_afgerond": "brede intake afgerond",
    "info_derden_gevraagd": "informatie van derden gevraagd",
    "info_derden_ontvangen": "informatie van derden ontvangen",
    "pip_dagtekening": "dagtekening eerste PIP",
    "pip_gewijzigd": "PIP gewijzigd",
    "aanbod": "inburgeringsaanbod gedaan",
    "integraal_aanbod_start": "start integraal aanbod",
    "ontzorg_start": "start ontzorgen",
    "ontzorg_einde": "einde ontzorgen",
    "pvt_ondertekend": "participatieverklaring ondertekend",
    "map_eindgesprek": "eindgesprek MAP",
    "zroute_afgerond": "Z-route afgerond",
    "voldaan": "aan de plicht voldaan",
    "dossier_gesloten": "dossier gesloten",
}
#: Other facts, which some terms need.
HULPFEITEN: Final[Mapping[str, str]] = {
    "pip_vorige_gemeente": "eerste PIP in de vorige gemeente",
    "pip_hier": "dagtekening PIP in deze gemeente",
    "verlengd_tot": "inburgeringstermijn verlengd door DUO tot en met",
    "ontzorg_verlengd_tot": "ontzorgen verlengd tot en met",
    "eerste_huisvesting": "eerste huisvesting in een Nederlandse gemeente",
    "bekendmaking": "bekendmaking PIP-beschikking",
    "bekendmaking_route": "bekendmaking besluit over de leerroute",
    "onderwijs_start": "eerste toewijzing van de onderwijsroute",
    "bekendmaking_boete": "bekendmaking boetebesluit",
    "bekendmaking_ontzorgen": "bekendmaking besluit over ontzorgen",
    "advies_gevraagd": "advies gevraagd door DUO",
    "advies_gegeven": "advies aan DUO gegeven",
    "taal_start": "eerste taal- of opleidingsactiviteit",
    "participatie_start": "eerste dag met participatie vanaf de bijstand",
    "betaald_start": "eerste dag met betaald werk vanaf de bijstand",
    "participatie_na_3j": "participatie op de dag zelf",
    "vermogen_ja": "eerste participatie is naar vermogen",
    "vermogen_nee": "eerste participatie is niet naar vermogen",
    "betaald_na_3j": "betaald werk op de dag zelf",
    "vermogen_ja_na_3j": "participatie naar vermogen op de dag zelf",
    "vermogen_nee_na_3j": "participatie niet naar vermogen op de dag zelf",
    "gesprek_gepland": "voortgangsgesprek gepland",
    "gesprek_gehouden": "voortgangsgesprek gehouden",
    "oproep": "oproep brede intake",
    "oproep_uiterlijk": "laatste dag van de oproep",
    "oproep_verschenen": "verschenen na oproep",
    "duo_termijn_begin": "begin inburgeringstermijn volgens DUO",
    "duo_termijn_einde": "einde inburgeringstermijn volgens DUO",
    "vergunning_geldig_tot": "verblijfsvergunning geldig tot en met",
    "vrijgesteld": "vrijstelling of ontheffing van de hele inburgeringsplicht",
}
FEIT_LABELS: Final[Mapping[str, str]] = {**GEBEURTENISSEN, **HULPFEITEN}
#: What starts a term that counts back: the end of another one, which is no fact.
EINDE_TERMIJN: Final = "einde_inburgeringstermijn"
START_LABELS: Final[Mapping[str, str]] = {**FEIT_LABELS, EINDE_TERMIJN: "zes maanden voor het einde van de termijn"}
