"""The code lists of the other records: codes as scripts see them, with their Dutch labels.

Those of the dossier itself, its intake, PIP and terms are in `vocabulary`.
"""

from collections.abc import Mapping
from typing import Final

#: What the AZC offers before the municipality begins (nota 2.1 note 11).
VOORINBURGERING: Final[Mapping[str, str]] = {
    "nederlandse_taal": "Nederlandse taal",
    "knm": "Kennis van de Nederlandse Maatschappij",
    "vaardigheden": "inzicht in softskills en hardskills",
    "leerbaarheidstoets": "leerbaarheidstoets",
    "klantprofiel": "klantprofiel vergunninghouder",
}
#: The subjects of the klantprofiel that the COA hands over (nota 2.1 note 11).
KLANTPROFIEL: Final[Mapping[str, str]] = {
    "persoonlijk": "persoonlijke gegevens",
    "familie": "familiegegevens",
    "status": "statusgegevens",
    "inburgering": "inburgeringsgegevens",
    "educatie": "educatieve gegevens",
    "diplomavergelijking": "diplomavergelijking",
    "taalvaardigheid": "taalvaardigheid",
    "onderwijs": "onderwijsgegevens",
    "arbeid": "arbeidsgegevens",
    "werkervaring": "werkervaring",
    "cv": "c.v.",
    "zelfwerkzaamheid": "zelfwerkzaamheid",
    "overig": "overig",
}
OVERDRACHTEN: Final[Mapping[str, str]] = {
    "azc": "warme overdracht van het AZC aan de gemeente",
    "verhuizing_in": "overdracht van de vorige gemeente",
    "verhuizing_uit": "overdracht aan de volgende gemeente",
}
ROLLEN: Final[Mapping[str, str]] = {
    "aanvrager": "aanvrager van de bijstand",
    "partner": "partner",
    "kind": "kind",
    "anders": "anders",
}

#: The parts of the MAP, each passed on its own (nota bijlage 5).
MAP_ONDERDELEN: Final[Mapping[str, str]] = {
    "arbeidsmarktorientatie": "kennis en oriëntatie van de arbeidsmarkt",
    "bedrijfsbezoeken": "bedrijfsbezoeken",
    "beroepskeuzetest": "beroepskeuzetest",
    "competenties": "inzicht in vaardigheden, kwaliteiten en competenties",
    "werknemersvaardigheden": "training werknemersvaardigheden",
    "sollicitatietraining": "sollicitatietraining",
    "cv": "actueel cv",
    "sollicitatiegesprekken": "sollicitatiegesprekken",
    "werkervaring": "werkervaring",
}
#: The parts of the PVT (Bi 3.1): the introduction has at least one activity or excursion; attendance is registered.
PVT_ONDERDELEN: Final[Mapping[str, str]] = {
    "inleiding": "inleiding in de kernwaarden",
    "activiteit": "activiteit",
    "excursie": "excursie",
    "ondertekenbijeenkomst": "bijeenkomst van het ondertekenen",
}
#: The parts of the examen (DUO's codes); ONA for wi2013 alone.
EXAMENONDERDELEN: Final[Mapping[str, str]] = {
    "knm": "Kennis van de Nederlandse Maatschappij",
    "le": "lezen",
    "lu": "luisteren",
    "sc": "schrijven",
    "sp": "spreken",
    "ona": "Oriëntatie op de Nederlandse Arbeidsmarkt (alleen Wi2013)",
}
#: The parts that have a level: the language.
TAALONDERDELEN: Final = ("le", "lu", "sc", "sp")
EXAMENNIVEAUS: Final[Mapping[str, str]] = {"a2": "A2", "b1": "B1", "b2": "B2"}
EXAMENUITSLAGEN: Final[Mapping[str, str]] = {
    "geslaagd": "geslaagd",
    "gezakt": "gezakt",
    "geen": "geen resultaat te bepalen",
}
REDENEN_GEEN_UITSLAG: Final[Mapping[str, str]] = {
    "verwijtbaar": "verwijtbaar",
    "niet_verwijtbaar": "niet verwijtbaar",
    "afgemeld": "afgemeld",
    "absent": "absent",
}

GESPREKKEN: Final[Mapping[str, str]] = {
    "voortgang": "voortgangsgesprek",
    "eindgesprek_zroute": "eindgesprek van de Z-route",
    "ander": "ander gesprek",
}

#: Handhaving by the municipality. A lowered bijstand is recorded because it excludes a fine (Wi 27).
OPROEP: Final = "oproep"
WAARSCHUWING: Final = "waarschuwing"
VOORNEMEN: Final = "voornemen"
BOETE: Final = "boete"
VERLAGING: Final = "verlaging_bijstand"
MAATREGELEN: Final[Mapping[str, str]] = {
    OPROEP: "oproep",
    WAARSCHUWING: "schriftelijke waarschuwing met een nieuwe oproep",
    VOORNEMEN: "voornemen tot een boete (rapport en zienswijze)",
    BOETE: "boete",
    VERLAGING: "verlaging van de bijstand",
}
INTAKE: Final = "intake"
LEERROUTE: Final = "leerroute"
MAATREGEL_GRONDEN: Final[Mapping[str, str]] = {
    INTAKE: "brede intake of leerbaarheidstoets",
    "begeleiding": "ondersteuning en begeleiding",
    "pvt": "intensiteit van het PVT",
    "map": "intensiteit van de MAP",
    LEERROUTE: "intensiteit van de leerroute",
}
#: How far somebody is to blame (Bi 7.1 lid 4).
VERWIJTBAARHEID: Final[Mapping[str, str]] = {
    "opzet": "opzet",
    "grove_schuld": "grove schuld",
    "gewoon": "geen opzet of grove schuld",
    "verminderd": "verminderd verwijtbaar",
}
VERLENGING: Final = "verlenging"
NIEUWE_TERMIJN: Final = "nieuwe_termijn"
VRIJSTELLING: Final = "vrijstelling"
ONTHEFFING: Final = "ontheffing"
BESLUITEN: Final[Mapping[str, str]] = {
    VERLENGING: "verlenging van de inburgeringstermijn",
    NIEUWE_TERMIJN: "nieuwe termijn",
    VRIJSTELLING: "vrijstelling",
    ONTHEFFING: "ontheffing",
    BOETE: "boete van DUO",
}
TOEKENNING: Final = "toekenning"
AFWIJZING: Final = "afwijzing"
OORDELEN: Final[Mapping[str, str]] = {TOEKENNING: "toegekend", AFWIJZING: "afgewezen"}
GEHEEL: Final = "geheel"
TIJDELIJK: Final = "tijdelijk"
GEDEELTELIJK: Final = "gedeeltelijk"
OMVANG: Final[Mapping[str, str]] = {GEHEEL: "geheel", GEDEELTELIJK: "gedeeltelijk", TIJDELIJK: "tijdelijk"}
#: Decisions that exempt somebody, wholly, of one part, or for a time.
EXEMPTIONS: Final = ("vrijstelling", "ontheffing")

#: Toeslagen that a person keeps beside what remains of the bijstand (nota 2.2).
TOESLAGEN: Final[Mapping[str, str]] = {
    "zorgtoeslag": "zorgtoeslag",
    "huurtoeslag": "huurtoeslag",
    "kinderopvangtoeslag": "kinderopvangtoeslag",
    "kindgebonden_budget": "kindgebonden budget",
    "toeslag_partner": "toeslag partner",
}
#: The training modules beside ontzorgen (nota 2.2).
TRAININGEN: Final[Mapping[str, str]] = {
    "financieel": "financiële zelfredzaamheid",
    "digitaal": "(financiële) digitale vaardigheden",
    "budget": "budgettraining",
}
EVALUATIES: Final[Mapping[str, str]] = {
    "zelfstandig": "kan zelfstandig verder",
    "verlengen": "ontzorgen verlengen",
    "budgetbeheer": "verder met budgetbeheer",
    "schuldhulp": "verder met schuldhulpverlening",
}

SAMENWERKING: Final[Mapping[str, str]] = {"publiek": "publieke partner", "privaat": "private partner"}
#: What the specifieke uitkering is for (nota 4.2).
VOORZIENINGEN: Final[Mapping[str, str]] = {
    "leerroute": "leerroute",
    "maatschappelijke_begeleiding": "maatschappelijke begeleiding",
    "pvt": "PVT",
    "map": "MAP",
    "tolken": "tolken",
}

#: The requests to DUO that are kept apart in a delivery.
DUO_APIS: Final[Mapping[str, str]] = {
    "pip": "PIP",
    "aanbod": "inburgeringsaanbod",
    "map": "MAP",
    "pvt": "PVT",
    "zroute": "Z-route",
    "uren_brede_intake": "uren taalles en KNM in de brede intake",
    "uren_participatieactiviteiten": "uren participatieactiviteiten",
    "uren_participatietaalles": "uren taalles en KNM",
}
#: What DUO sends or answers and can be taken in.
DUO_ONTVANGSTEN: Final[Mapping[str, str]] = {
    "notificatie": "notificatie",
    "inburgeringsplicht": "inburgeringsplicht",
    "inburgeringstermijn": "inburgeringstermijn",
    "leerbaarheidstoets": "leerbaarheidstoets",
    "examenresultaten": "examenresultaten",
}
