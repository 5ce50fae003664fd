"""The sociale kaart: the ketenpartners of nota 4.1, with those that a municipality records over them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from inburgering_cli.core.text import fold
from inburgering_cli.law.sources import nota
from inburgering_cli.law.words.data import own_data

_SOURCE: Final = nota("4.1").kort
#: Where a partner on the card comes from.
NOTA: Final = "nota"
OWN: Final = "eigen"
ORIGINS: Final[Mapping[str, str]] = {NOTA: "nota 4.1", OWN: "eigen", "aangepast": "nota 4.1, aangepast"}


@cache
def _built_in() -> dict[str, dict[str, Any]]:
    """The built-in partners, by folded name."""
    return {fold(partner["naam"]): partner for partner in own_data("sociale_kaart.toml")["partner"]}


def partner_name(text: str) -> str:
    """The exact name of a built-in partner, whatever the capitals and accents; else the text itself."""
    known = _built_in().get(fold(text))
    return str(known["naam"]) if known else text


def is_built_in(name: str) -> bool:
    """Whether this is a built-in partner."""
    return fold(name) in _built_in()


def card(own: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every partner with its origin: the built-in ones, with the municipality's records over them, and others.

    Fields without a value in a record keep that of the note. Hidden partners are included and marked.
    """
    over: dict[str, Mapping[str, Any]] = {}
    others = []
    for record in own:
        if is_built_in(record["naam"]):
            over[fold(record["naam"])] = record
        else:
            others.append(record)
    for key, partner in _built_in().items():
        mine = over.get(key)
        row = {
            "naam": partner["naam"],
            "soort": partner["soort"],
            "onderwerpen": "; ".join(partner["onderwerpen"]),
            **dict.fromkeys(("contact", "telefoon", "email", "verborgen")),
            "herkomst": "aangepast" if mine else NOTA,
            "bron": _SOURCE,
        }
        row |= {k: v for k, v in (mine or {}).items() if v is not None and k != "naam"}
        yield {**row, "verborgen": bool(row["verborgen"])}
    for record in others:
        yield {**record, "verborgen": bool(record["verborgen"]), "herkomst": OWN, "bron": "eigen invoer"}


def about(row: Mapping[str, Any], text: str) -> bool:
    """Whether the name or a subject of a partner contains this text; capitals and accents do not matter."""
    return fold(text) in fold(f"{row['naam']}\n{row['onderwerpen'] or ''}")
