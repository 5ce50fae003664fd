"""The sources that rules cite: which texts of a law were read, which of them held on a day, and how certain that is."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from inburgering_cli.core.dates import in_words

LAW_TEXT: Final = "gelezen in de wettekst"
NOTA: Final = "gelezen in de nota"
SECONDARY: Final = "secundaire bron"
DERIVED: Final = "onze lezing"
#: No text of the law that held on that day was read.
INFERRED: Final = "afgeleid"
OFFICIAL: Final = "gelezen op een officiële pagina"
NOT_REREAD: Final = "niet nagelezen in de wettekst"
UNCLEAR: Final = "bronnen ontbreken of spreken elkaar tegen"
#: Not settled law: every output of a rule with one of these must say so.
UNCERTAIN: Final = frozenset({SECONDARY, DERIVED, INFERRED, NOT_REREAD, UNCLEAR})
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

    def on(self, day: str) -> "Source":
        """The citation for a day: the text that held then, if it was read; else the oldest one read, as `INFERRED`.

        What is no law stays as it is.
        """
        law = LAWS.get(self.kort.split(" ")[0])
        if law is None or self.titel != law.titel or self.zekerheid == NOT_REREAD:
            return self
        cited = list(parts(self.kort))
        held = [law.held(part, day) for part in cited]
        texts = sorted({text.vanaf for text, _ in held if text is not None})
        if all(text is not None for text, _ in held):
            numbers = ", ".join(number for _, number in held)
            changed = numbers != ", ".join(part.number for part in cited)
            versie = f"versie geldig {law.since} {' en '.join(map(in_words, texts))}"
            return self._replace(kort=f"{self.kort.split(' ')[0]} {numbers}" if changed else self.kort, versie=versie)
        oldest = max(law.oldest(part) for part in cited)
        sure = INFERRED if self.zekerheid == LAW_TEXT else self.zekerheid
        return self._replace(
            versie=f"oudste gelezen tekst hiervan geldig {law.since} {in_words(oldest)}", zekerheid=sure
        )


class Part(NamedTuple):
    """An article of a citation, with its paragraphs. `last`: the last article of a range."""

    number: str
    article: str
    last: str
    leden: tuple[str, ...]


class Text(NamedTuple):
    """A text of a law that was read: its first day, and the articles (first and last of each range).

    `numbers`: parts with another number than in the newest text; None: not in this text.
    """

    vanaf: str
    articles: tuple[tuple[str, str], ...]
    numbers: Mapping[str, str | None] = {}

    def covers(self, part: Part) -> bool:
        """Whether the articles of a part were read in this text."""
        return all(
            any(_key(first) <= _key(article) <= _key(last) for first, last in self.articles)
            for article in (part.article, part.last)
        )

    def number(self, part: Part) -> str | None:
        """The number of a part in this text; None when it is not there."""
        own = [self.numbers.get(f"{part.article} lid {lid}", "") for lid in part.leden]
        if None in own:
            return None
        return own[0] if len(own) == 1 and own[0] else part.number


class Law(NamedTuple):
    """A law and the texts of it that were read, oldest first."""

    titel: str
    texts: tuple[Text, ...]
    since: str = "vanaf"

    def held(self, part: Part, day: str) -> tuple[Text | None, str]:
        """The newest text read that held on a day, with the number of the part in it; no text when it lacks the part."""
        for text in reversed(self.texts):
            if text.vanaf <= day and text.covers(part):
                number = text.number(part)
                return (None, part.number) if number is None else (text, number)
        return None, part.number

    def oldest(self, part: Part) -> str:
        """The first day of the oldest text read that has the part; empty when none has it."""
        return next((text.vanaf for text in self.texts if text.covers(part) and text.number(part) is not None), "")


_LID: Final = r"\d+(?:(?:-| en )\d+)*"
_ARTICLE: Final = r"\d+[a-z]?(?:[.:]\d+[a-z]?)?"
_PART: Final = rf"({_ARTICLE})(?:-({_ARTICLE}))?(?: lid ({_LID}))?(?: onder [a-z](?: en [a-z])?)?"


def parts(kort: str) -> Iterator[Part]:
    """The articles that a citation names. Raises `ValueError` when it is not written as a citation of a law."""
    cited = kort.partition(" ")[2]
    if not re.fullmatch(rf"{_PART}(?:(?:, | en ){_PART})*", cited):
        raise ValueError(kort)
    for found in re.finditer(_PART, cited):
        article, last, leden = found.groups()
        yield Part(found[0], article, last or article, tuple(_paragraphs(leden or "")))


def _paragraphs(leden: str) -> Iterator[str]:
    """`2 en 3` as 2, 3; `9-12` as 9, 10, 11, 12."""
    for piece in leden.split(" en ") if leden else ():
        first, _, last = piece.partition("-")
        yield from map(str, range(int(first), int(last or first) + 1))


def _key(article: str) -> tuple[tuple[int, str], ...]:
    """An article in the order of the law: 3, 3.2, 3.14, 4a."""
    return tuple((int(number), letter) for number, letter in re.findall(r"(\d+)([a-z]?)", article))


#: The texts that were read, and of which articles. Between two of them others may have held that were not read.
LAWS: Final[Mapping[str, Law]] = {
    "Wi": Law(
        "Wet inburgering 2021 (BWBR0044770)",
        (
            Text("2022-01-01", (("13", "20"),), {"14 lid 6": None}),
            Text("2025-10-21", (("1", "29"), ("32", "42a"), ("53", "54"))),
        ),
    ),
    "Bi": Law(
        "Besluit inburgering 2021 (BWBR0045555)",
        (
            Text(
                "2022-01-01",
                (("3.14", "6.3"),),
                {
                    "3.14 lid 9": None, "3.14 lid 10": None, "4.3 lid 2": None, "5.3 lid 2": None, "5.3 lid 3": "5.3 lid 2",
                    "5.3 lid 4": "5.3 lid 3", "5.3 lid 5": "5.3 lid 4", "5.3 lid 6": "5.3 lid 5", "5.4 lid 2": None,
                },
            ),
            Text("2023-01-01", (("5.1", "7.1"),)),
            Text("2024-01-01", (("3.14", "3.14"),), {"3.14 lid 9": None, "3.14 lid 10": None}),
            Text("2025-11-20", (("3.14", "3.14"),)),
            Text("2026-04-02", (("1", "6.2a"), ("6.12", "12.3"))),
        ),
    ),
    # the Wi2013 goes on, as it read on that day, for who was obliged before 2022 (Wi 54 lid 1)
    "Wi2013": Law(
        "Wet inburgering zoals die gold tot 2022 (BWBR0020611)", (Text("2021-12-31", (("1", "99"),)),), since="op"
    ),
    "Pw": Law(
        "Participatiewet",
        (
            Text("2025-02-04", (("54", "58"),)),
            Text("2026-07-01", (("8a", "10a"), ("10h", "15"), ("18a", "19a"), ("54", "60"))),
        ),
    ),
    "Awb": Law(
        "Algemene wet bestuursrecht",
        (Text("2026-01-01", (("4:11", "4:28"), ("5:25", "5:54"), ("6:1", "6:24"), ("7:20", "7:28"))),),
    ),
    "Atw": Law("Algemene termijnenwet (BWBR0002448)", (Text("2010-10-10", (("1", "7"),)),)),
}  # fmt: skip
_NOTA = ("Investeren in Inburgeren, Integreren en Participeren 2020-2024, Ouder-Amstel", "2020")
_DUO = ("DUO, koppelvlak gemeenten Wi2021, acceptatieregels", "juni 2026")


def _law(kort: str, certainty: str) -> Source:
    """A citation by the newest text of a law."""
    law = LAWS[kort.split(" ")[0]]
    return Source(kort, law.titel, f"versie geldig {law.since} {in_words(law.texts[-1].vanaf)}", certainty)


def wi(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Wet inburgering 2021."""
    return _law(f"Wi {article}", certainty)


def bi(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Besluit inburgering 2021."""
    return _law(f"Bi {article}", certainty)


def wi2013(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Wet inburgering as it holds for who was obliged before 2022."""
    return _law(f"Wi2013 {article}", certainty)


def pw(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Participatiewet."""
    return _law(f"Pw {article}", certainty)


def awb(article: str, certainty: str = LAW_TEXT) -> Source:
    """An article of the Algemene wet bestuursrecht."""
    return _law(f"Awb {article}", certainty)


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
ATW: Final = _law("Atw 1, 3 en 5", LAW_TEXT)
BSN_ELFPROEF: Final = Source(
    "Logisch ontwerp BRP", "het burgerservicenummer: 9 cijfers en de elfproef", "geldend", "algemeen bekend"
)
#: The number of voortgangsgesprekken in the PIP.
TALKS: Final = bi("5.3 lid 4")
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
