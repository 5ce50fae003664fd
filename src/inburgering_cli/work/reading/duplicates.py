"""Dossiers that may be of one person: of the same name, and nothing that tells them apart."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any, Final

from inburgering_cli.core.text import masked
from inburgering_cli.law.facts import list_name
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading

#: The numbers that one person has.
UNIQUE: Final = ("bsn", "v_nummer")
#: What is compared of two dossiers of one name, beside those numbers.
COMPARED: Final = (
    "geboortedatum", "huisvesting", "geslacht", "nationaliteit", "gemeente", "klantmanager", "adres", "telefoon",
)  # fmt: skip
FIELDS: Final = ("dossier", "naam", "ander", "gelijk", "tegen")
Row = Mapping[str, Any]


def looks_alike(one: Row, other: Row) -> str | None:
    """What two people of the same name share, so that they may be one; None when something tells them apart."""
    if any(one.get(key) and other.get(key) and one[key] != other[key] for key in UNIQUE):
        return None
    born, theirs = one.get("geboortedatum"), other.get("geboortedatum")
    if born and theirs and not (born.startswith(theirs) or theirs.startswith(born)):
        return None
    if born and born == theirs:
        return "geboortedatum"
    housed = one.get("huisvesting")
    return "dag van huisvesting" if housed and housed == other.get("huisvesting") else None


def duplicates(env: Environment) -> list[dict[str, Any]]:
    """The pairs of dossiers that look alike, with the fields that are the same and those that contradict."""
    with reading(env) as connection:
        rows = reads.dossier.namesakes(connection, (*UNIQUE, *COMPARED))
    return [pair for _, group in groupby(rows, itemgetter("zoeknaam")) for pair in _pairs(group)]


def _pairs(group: Iterable[Row]) -> Iterator[dict[str, Any]]:
    for one, other in combinations(group, 2):
        if looks_alike(one, other) is None:
            continue
        both = [name for name in (*UNIQUE, *COMPARED) if one[name] is not None and other[name] is not None]
        yield {
            "dossier": one["nummer"],
            "naam": list_name(one["geslachtsnaam"], one["voorvoegsel"], one["voornamen"]),
            "ander": other["nummer"],
            "gelijk": ["naam", *(name for name in both if one[name] == other[name])],
            "tegen": [name for name in both if one[name] != other[name]],
        }


def shown_value(name: str, value: Any) -> Any:
    """A value of a field for a question; a BSN or V-nummer masked."""
    return masked(value) if name in UNIQUE else value
