"""What is missing to answer a document: an address, a place, a time, a telephone number, a sender."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from inburgering_cli.features.letters.fields import LetterOrder, _full_name, _together
from inburgering_cli.records.documents import DOCUMENTS

Fields = Mapping[str, Any]


def gaps(question: LetterOrder, data: Fields) -> list[str]:
    """All that is missing, with where to give it, in Dutch. `data`: the fields of the document."""
    return [text for need in DOCUMENTS[question.soort].needs for text in _GAPS[need](question, data)]


def _address(question: LetterOrder, _: Fields) -> list[str]:
    found = []
    for case in question.cases:
        if not _full_name(case):
            found.append(f"de naam van de persoon (`inburgering case edit {case['dossier']} --geslachtsnaam`)")
        if lacking := [name for name in _PARTS if not case[name]]:
            options = " ".join(f"--{name}" for name in lacking)
            what = _together([_PARTS[name] for name in lacking])
            found.append(f"{what} van de persoon (`inburgering case edit {case['dossier']} {options}`)")
    return found


def _appointment(_: LetterOrder, data: Fields) -> list[str]:
    return [f"de {name} (--{name})" for name in ("tijd", "plaats") if data["op"] and not data[name]]


def _telephone(question: LetterOrder, _: Fields) -> list[str]:
    known = question.sender.get("telefoon")
    return [] if known else ["het telefoonnummer van de gemeente (telefoon in afzender.toml)"]


def _sender(question: LetterOrder, _: Fields) -> list[str]:
    lacking = [key for key in ("adres", "postcode_plaats") if not question.sender.get(key)]
    return [f"het adres van de gemeente ({' en '.join(lacking)} in afzender.toml)"] if lacking else []


_PARTS: Final = {"adres": "het adres", "postcode": "de postcode", "woonplaats": "de woonplaats"}
#: need of a document -> what of it is missing.
_GAPS: Final[Mapping[str, Callable[[LetterOrder, Fields], list[str]]]] = {
    "adres": _address,
    "afspraak": _appointment,
    "telefoon": _telephone,
    "afzender": _sender,
}
