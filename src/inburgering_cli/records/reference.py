"""References to the records of a dossier: `gesprek-3`. Also the reasons for correcting or removing one."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from inburgering_cli.core.errors import UsageFault
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds, of_table

#: The dossier itself: the person, and the facts that no other record holds.
DOSSIER: Final = "dossier"
#: The order in which the records of a dossier are listed and moved; other kinds follow by name.
_ORDER: Final = (
    DOSSIER, "intake", "pip", "route", "ontzorg", "activiteit", "uren", "voorinburgering", "klantprofiel", "overdracht",
    "begeleiding", "map", "pvt", "examen", "gesprek", "aanbod", "maatregel", "besluit", "ontzorg_maand", "training",
    "evaluatie", "verwijzing", "enquete", "uitgave", "document", "levering", "ontvangst",
)  # fmt: skip


@cache
def of_dossiers() -> dict[str, Kind]:
    """The kinds whose records belong to a dossier, and the dossier itself, by the name in a reference."""
    place = {name: number for number, name in enumerate(_ORDER)}
    found = {k.name: k for k in all_kinds().values() if k.owner is not False or k.name == DOSSIER}
    return dict(sorted(found.items(), key=lambda item: (place.get(item[0], len(place)), item[0])))


def shown_parts() -> list[Kind]:
    """The kinds that `case show` shows, in its order: hours come after begeleiding."""
    found = {name: kind for name, kind in of_dossiers().items() if kind.owner and kind.columns}
    hours = found.pop("uren")
    names = list(found)
    names.insert(names.index("begeleiding") + 1, hours.name)
    return [of_dossiers()[name] for name in names]


#: Why something is corrected or removed. A code and no free text, because the audit trail keeps it for good.
REASONS: Final[Mapping[str, str]] = {
    "typefout": "verkeerd ingetikt",
    "verkeerd_dossier": "hoort bij een ander dossier",
    "dubbel": "staat er twee keer",
    "niet_gebeurd": "het is niet gebeurd",
    "onjuist_ontvangen": "zo ontvangen van een ander, en onjuist",
    "bezwaar": "gevolg van bezwaar of beroep",
    "verzoek": "de persoon vroeg erom (AVG 16)",
    "anders": "een andere reden",
}


class Reference(NamedTuple):
    """A kind and the id of a row; 0 for the dossier itself."""

    part: Kind
    row: int

    def __str__(self) -> str:
        """The reference as it is typed."""
        return reference(self.part.table, self.row)


def reference(table: str, row: int) -> str:
    """The reference of a row: `gesprek-3`. A table without a kind goes by its own name."""
    if table == DOSSIER:
        return DOSSIER
    kind = of_table(table)
    return f"{kind.name if kind else table}-{row}"


def parse(text: str) -> Reference:
    """Read a reference that a user typed. Raises `UsageFault`."""
    typed = text.strip().lower()
    if typed == DOSSIER:
        return Reference(of_dossiers()[DOSSIER], 0)
    found = re.fullmatch(r"([a-z_]+)-([0-9]{1,12})", typed, re.ASCII)
    if found is None or found[1] not in of_dossiers() or found[1] == DOSSIER:
        raise UsageFault(
            f"‘{text[:40]}’ wijst geen gegeven aan; schrijf het zoals `inburgering case records DOSSIER`"
            " het noemt, zoals gesprek-3.",
            field="deel",
        )
    return Reference(of_dossiers()[found[1]], int(found[2]))
