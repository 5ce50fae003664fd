"""A household: who lives there, which letters go there, and which data for letters are missing."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from inburgering_cli.law.vocabulary import REDENEN_UITGEVALLEN

Member = Mapping[str, Any]
AANVRAGER: Final = "aanvrager"
_LETTER: Final = ("adres", "postcode", "woonplaats", "contacttaal")
#: Whose dossier was closed for one of these reasons has left the household.
_GONE: Final = REDENEN_UITGEVALLEN - {"plicht_ingetrokken"}


def lives_there(reden_gesloten: str | None) -> bool:
    """Whether the person still belongs to the household, by the reason for closing the dossier (None: open)."""
    return reden_gesloten not in _GONE


def letters(members: Iterable[Member]) -> list[dict[str, Any]]:
    """One letter per address and language: to whom, where, in which language, and whether an interpreter is needed."""

    def where(member: Member) -> tuple[str, ...]:
        return tuple(str(member[k] or "") for k in _LETTER)

    return [
        {
            "aan": [member["volledige_naam"] for member in people],
            "dossiers": [member["dossier"] for member in people],
            **{k: people[0][k] for k in _LETTER},
            "tolk_nodig": any(member["tolk_nodig"] for member in people),
        }
        for people in (list(group) for _, group in groupby(sorted(members, key=where), key=where))
    ]


def missing(members: Sequence[Member]) -> list[str]:
    """What is missing or does not fit, in Dutch sentences."""
    found = []
    applicants = [member for member in members if member["rol"] == AANVRAGER]
    if len(applicants) != 1 and members:
        found.append("Niemand is aanvrager." if not applicants else "Er is meer dan één aanvrager.")
    for name, what in (("rol", "de rol"), ("adres", "het adres"), ("contacttaal", "de contacttaal")):
        if without := [member["dossier"] for member in members if not member[name]]:
            found.append(f"Van {', '.join(without)} is {what} niet bekend.")
    if len({(member["adres"], member["postcode"], member["woonplaats"]) for member in members if member["adres"]}) > 1:
        found.append("De leden staan op verschillende adressen.")
    return found
