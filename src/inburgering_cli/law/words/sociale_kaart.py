"""The sociale kaart: the ketenpartners of nota 4.1, and how what a municipality records lies over them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from inburgering_cli.core.text import fold
from inburgering_cli.law.sources import Bron, nota

_BRON: Final = nota("4.1")
#: Where a partner on the card comes from.
NOTA: Final = "nota"
EIGEN: Final = "eigen"
HERKOMSTEN: Final[Mapping[str, str]] = {NOTA: "nota 4.1", EIGEN: "eigen", "aangepast": "nota 4.1, aangepast"}


class Ketenpartner(NamedTuple):
    """A partner that the program knows from the start, with what one works on together."""

    naam: str
    soort: str
    onderwerpen: tuple[str, ...]
    bron: Bron = _BRON


KETENPARTNERS: Final[tuple[Ketenpartner, ...]] = (
    Ketenpartner(
        "AZC / COA",
        "publiek",
        (
            "voorlichting aan inburgeringsplichtigen",
            "informatie en kennis van het COA benutten",
            "rollen, taken en inspanningen tijdens de AZC-periode (voorinburgering)",
            "Taakstellingvolgsysteem (TVS)",
        ),
    ),
    Ketenpartner(
        "GGD Amsterdam", "publiek", ("gezondheidsvraagstukken", "psychosociale begeleiding", "monitor gezondheid")
    ),
    Ketenpartner("Provincie Noord-Holland", "publiek", ("toezicht op de taakstelling huisvesting",)),
    Ketenpartner("Afdeling Samenleving Ouder-Amstel", "publiek", ("taakstelling huisvesting realiseren",)),
    Ketenpartner(
        "Duo+ Inkomensondersteuning / Sociaal Loket",
        "publiek",
        (
            "uitkering verstrekken",
            "financieel ontzorgen",
            "schuldpreventie",
            "gemeentelijke schuldhulpverlening",
            "budgetbeheer",
            "minimabeleid",
        ),
    ),
    Ketenpartner(
        "Beleid Ouder-Amstel en Duo+",
        "publiek",
        (
            "inhoud van de brede intake en leerbaarheidstoets",
            "participatieverklaringstraject (PVT)",
            "Module Arbeidsmarkt en Participatie (MAP)",
            "handhaving",
        ),
    ),
    Ketenpartner("Duo+", "publiek", ("klantmanagers re-integratie", "klantmanagers inkomen")),
    Ketenpartner(
        "Werkgeversservicepunt Groot Amsterdam",
        "publiek",
        ("aanbodgericht matchen", "campagne voor een inclusieve arbeidsmarkt en diversiteitsbeleid"),
    ),
    Ketenpartner("Wmo", "publiek", ("maatwerkvoorzieningen",)),
    Ketenpartner("Coherente", "privaat", ("taalmaatjes",)),
    Ketenpartner(
        "AM Match / Sociale Firma", "privaat", ("schakeltrajecten naar betaald werk", "werkgelegenheid creëren")
    ),
    Ketenpartner(
        "Onderwijsinstellingen",
        "privaat",
        ("taalaanbod", "onderwijsroute inclusief stage", "schakeltrajecten inclusief stage"),
    ),
    Ketenpartner("Woningbouwcorporatie", "privaat", ("huisvesting", "inclusieve samenleving")),
    Ketenpartner(
        "Stichting Vluchtelingenwerk",
        "privaat",
        ("voorlichting, informatie en advies", "maatschappelijke begeleiding", "participatieverklaringstraject (PVT)"),
    ),
    Ketenpartner(
        "Stichting Lezen & Schrijven",
        "privaat",
        ("taal-, reken- en digitale vaardigheden", "laaggeletterdheid op de werkvloer", "toolkit empowerment"),
    ),
)
_BUILT_IN: Final = {fold(p.naam): p for p in KETENPARTNERS}


def partner_name(text: str) -> str:
    """The name of a built-in partner as the card writes it, whatever the capitals and accents; else the text itself."""
    known = _BUILT_IN.get(fold(text))
    return known.naam if known else text


def is_built_in(naam: str) -> bool:
    """Whether the card has this partner without anybody adding it."""
    return fold(naam) in _BUILT_IN


def card(own: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every partner with where it comes from: the built-in ones, and over them the municipality's own records by name.

    What a record leaves open stays as the note has it. Hidden partners are there too, marked.
    """
    over: dict[str, Mapping[str, Any]] = {}
    others = []
    for record in own:
        if is_built_in(record["naam"]):
            over[fold(record["naam"])] = record
        else:
            others.append(record)
    for key, partner in _BUILT_IN.items():
        mine = over.get(key)
        row = {
            "naam": partner.naam,
            "soort": partner.soort,
            "onderwerpen": "; ".join(partner.onderwerpen),
            **dict.fromkeys(("contact", "telefoon", "email", "verborgen")),
            "herkomst": "aangepast" if mine else NOTA,
            "bron": partner.bron.kort,
        }
        row |= {k: v for k, v in (mine or {}).items() if v is not None and k != "naam"}
        yield {**row, "verborgen": bool(row["verborgen"])}
    for record in others:
        yield {**record, "verborgen": bool(record["verborgen"]), "herkomst": EIGEN, "bron": "eigen invoer"}


def about(row: Mapping[str, Any], text: str) -> bool:
    """Whether one of the subjects of a partner, or its name, has this text in it; capitals and accents do not matter."""
    return fold(text) in fold(f"{row['naam']}\n{row['onderwerpen'] or ''}")
