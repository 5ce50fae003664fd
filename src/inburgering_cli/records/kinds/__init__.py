"""Every kind of record, one file per subject. To add a kind, add a file to this folder.

Kinds are loaded on request: `at` loads one file, `all_kinds` loads them all.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from inburgering_cli.records.kind import Kind

#: The order in which files are exported and read back: parents before their parts. Other kinds follow by name.
_ORDER: Final = (
    "cases", "intakes", "pips", "routes", "ontzorg", "activiteiten", "uren", "examens", "gesprekken", "enquetes", "uitgaven",
    "voorinburgering", "klantprofielen", "overdrachten", "begeleiding", "map", "pvt", "aanbieders", "aanbod", "maatregelen",
    "besluiten", "ontzorg_maanden", "trainingen", "ontzorg_evaluaties", "partners", "verwijzingen", "taakstellingen",
    "budgetten", "duo_leveringen", "duo_ontvangsten", "documenten",
)  # fmt: skip


def modules() -> list[str]:
    """The names of the files in this folder."""
    return [found.name for found in iter_modules(__path__)]


def in_module(name: str) -> Iterator[Kind]:
    """The kinds that one file declares."""
    module = import_module(f"{__name__}.{name}")
    return (value for value in vars(module).values() if isinstance(value, Kind))


def at(place: str) -> Kind:
    """The kind at a place such as `gesprek.GESPREK`."""
    module, name = place.split(".")
    found: Kind = getattr(import_module(f"{__name__}.{module}"), name)
    return found


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by its plural, in the order of an export."""
    found = {kind.plural: kind for name in modules() for kind in in_module(name)}
    place = {plural: number for number, plural in enumerate(_ORDER)}
    return dict(sorted(found.items(), key=lambda item: (place.get(item[0], len(place)), item[0])))


def of_table(table: str) -> Kind | None:
    """The kind that a table stores; None for a table of the program itself."""
    return next((kind for kind in all_kinds().values() if kind.table == table), None)


def parent_of_part(table: str) -> tuple[str, str] | None:
    """For a table with the pairs of a field: the table of its records, and the column that refers to them."""
    for kind in all_kinds().values():
        for part, column in kind.parts.values():
            if part == table:
                return kind.table, column
    return None
