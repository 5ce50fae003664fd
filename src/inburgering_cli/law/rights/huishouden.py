"""A household: who still lives there, which letters go there, and what is missing to write them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from inburgering_cli.law.vocabulary import REDENEN_UITGEVALLEN

Lid = Mapping[str, Any]
AANVRAGER: Final = "aanvrager"
_LETTER: Final = ("adres", "postcode", "woonplaats", "contacttaal")
#: Closing for these reasons means that somebody has gone; who met the obligation still lives there.
_GONE: Final = REDENEN_UITGEVALLEN - {"plicht_ingetrokken"}


def lives_there(reden_gesloten: str | None) -> bool:
    """Whether a dossier closed for this reason (None: open) is of somebody who still belongs to the household."""
    return reden_gesloten not in _GONE


def letters(leden: Iterable[Lid]) -> list[dict[str, Any]]:
    """One letter per address and language: to whom, where, in which language, and whether an interpreter is needed."""

    def where(lid: Lid) -> tuple[str, ...]:
        return tuple(str(lid[k] or "") for k in _LETTER)

    return [
        {
            "aan": [lid["volledige_naam"] for lid in people],
            "dossiers": [lid["dossier"] for lid in people],
            **{k: people[0][k] for k in _LETTER},
            "tolk_nodig": any(lid["tolk_nodig"] for lid in people),
        }
        for people in (list(group) for _, group in groupby(sorted(leden, key=where), key=where))
    ]


def missing(leden: Sequence[Lid]) -> list[str]:
    """What is missing or does not fit, in Dutch sentences."""
    found = []
    applicants = [lid for lid in leden if lid["rol"] == AANVRAGER]
    if len(applicants) != 1 and leden:
        found.append("Niemand is aanvrager." if not applicants else "Er is meer dan één aanvrager.")
    for name, what in (("rol", "de rol"), ("adres", "het adres"), ("contacttaal", "de contacttaal")):
        if without := [lid["dossier"] for lid in leden if not lid[name]]:
            found.append(f"Van {', '.join(without)} is {what} niet bekend.")
    if len({(lid["adres"], lid["postcode"], lid["woonplaats"]) for lid in leden if lid["adres"]}) > 1:
        found.append("De leden staan op verschillende adressen.")
    return found
