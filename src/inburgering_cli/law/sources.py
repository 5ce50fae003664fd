"""The sources that rules cite, with the version that was read and how certain it is."""

from typing import Final, NamedTuple

LAW_TEXT: Final = "gelezen in de wettekst"
NOTA: Final = "gelezen in de nota"
SECONDARY: Final = "secundaire bron"
DERIVED: Final = "onze lezing"
OFFICIAL: Final = "gelezen op een officiële pagina"
NOT_REREAD: Final = "niet nagelezen in de wettekst"
UNCLEAR: Final = "bronnen ontbreken of spreken elkaar tegen"
#: Not settled law: every output of a rule with one of these must say so.
UNCERTAIN: Final = frozenset({SECONDARY, DERIVED, NOT_REREAD, UNCLEAR})
LOCAL: Final = "lokaal beleid van de gemeente"


class Source(NamedTuple):
    """One citation. `kort` is what lists and JSON show, `titel` and `versie` what an explanation adds."""

    kort: str
    titel: str
    versie: str
    zekerheid: str

    def in_full(self) -> str:
        """The whole citation in one Dutch phrase."""
        return f"{self.kort} — {self.titel}, {self.versie} ({self.zekerheid})"


_WI = ("Wet inburgering 2021 (BWBR0044770)", "versie geldig vanaf 21 oktober 2025")
_BI = ("Besluit inburgering 2021 (BWBR0045555)", "versie geldig vanaf 2 april 2026")
_WI2013 = ("Wet inburgering zoals die gold tot 2022 (BWBR0020611)", "versie geldig op 31 december 2021")
_PW = ("Participatiewet", "versie geldig vanaf 1 juli 2026")
_AWB = ("Algemene wet bestuursrecht", "versie geldig vanaf 1 januari 2026")
_NOTA = ("Investeren in Inburgeren, Integreren en Participeren 2020-2024, Ouder-Amstel", "2020")
_DUO = ("DUO, koppelvlak gemeenten Wi2021, acceptatieregels", "juni 2026")


def wi(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Wet inburgering 2021."""
    return Source(f"Wi {article}", *_WI, certainty)


def bi(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Besluit inburgering 2021."""
    return Source(f"Bi {article}", *_BI, certainty)


def wi2013(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Wet inburgering as it holds for who was obliged before 2022."""
    return Source(f"Wi2013 {article}", *_WI2013, certainty)


def pw(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Participatiewet."""
    return Source(f"Pw {article}", *_PW, certainty)


def awb(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Algemene wet bestuursrecht."""
    return Source(f"Awb {article}", *_AWB, certainty)


def nota(paragraph: str, certainty: str = NOTA) -> Source:
    """A paragraph of the policy note of Ouder-Amstel."""
    return Source(f"nota {paragraph}", *_NOTA, certainty)


def duo(rule: str) -> Source:
    """A rule by which DUO accepts or rejects what a municipality sends."""
    return Source(f"DUO {rule}", *_DUO, "gelezen in de openbare koppelvlakbeschrijving van DUO")


STIMULANSZ: Final = Source(
    "SZW Uitvoeringsbrief (via Stimulansz 16-01-2024)",
    "Uitvoeringsbrief SZW van 13 juli 2023, aangehaald door Stimulansz",
    "16 januari 2024",
    SECONDARY,
)
ATW: Final = Source(
    "Atw 1, 3 en 5", "Algemene termijnenwet (BWBR0002448)", "versie geldig vanaf 10 oktober 2010", LAW_TEXT
)
BSN_ELFPROEF: Final = Source(
    "Logisch ontwerp BRP", "het burgerservicenummer: 9 cijfers en de elfproef", "geldend", "algemeen bekend"
)
PLAN: Final = bi("5.3 lid 4")
VNG_HANDHAVING: Final = Source(
    "VNG, handhaving Wi2021", "de VNG over samenloop en over de boete als allerlaatste redmiddel", "2024", OFFICIAL
)
HVJ_BOETE: Final = Source(
    "HvJ EU 4-2-2025 (EU:C:2025:52)",
    "boetes voor inburgering van asielstatushouders kunnen alleen in uitzonderlijke gevallen, bij gebleken en volhardende"
    " onwil, en met oog voor de persoonlijke omstandigheden (besproken in het NJB)",
    "4 februari 2025",
    SECONDARY,
)
RVS_BOETE: Final = Source(
    "RvS 9-7-2025 en 18-2-2026",
    "de Raad van State volgt het Hof, ook voor oudere besluiten; het ging om boetes van DUO onder de Wi2013 (Rijksoverheid)",
    "19 februari 2026",
    OFFICIAL,
)
GEMEENTE_BOETE: Final = Source(
    "gevolg voor boetes van gemeenten (Wi 22, 23)",
    "hierover is geen uitspraak of bericht gevonden",
    "november 2026",
    UNCLEAR,
)
INBURGEREN_NL: Final = Source("inburgeren.nl, extra tijd", "DUO over langer de tijd krijgen", "november 2026", OFFICIAL)
RVS_LEERROUTE: Final = Source(
    "RvS 24-12-2024 (ECLI:NL:RVS:2024:5413)",
    "het college had een leerroute niet onderzocht en wisselde meermaals: de motivering per route telt",
    "24 december 2024",
    SECONDARY,
)
