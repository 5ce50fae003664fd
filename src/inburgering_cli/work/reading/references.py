"""The records of a dossier with their references, which `case correct` and `case remove` take."""

from collections.abc import Iterator
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.records.kind import Kind, first_known
from inburgering_cli.records.reference import DOSSIER, of_dossiers, reference
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading import records as records_reading
from inburgering_cli.work.reading.looks import look_up

FIELDS: Final = ("dossier", "deel", "soort", "dag", "omschrijving", "wijzigbaar")


def records(env: Environment, dossier: str) -> list[dict[str, Any]]:
    """The dossier itself, then every record of it as known on the peildatum, kind by kind and oldest first."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        return [
            {"dossier": found.nummer, "deel": part, "soort": kind, "dag": day, "omschrijving": what, "wijzigbaar": can}
            for part, kind, day, what, can in _listed(env, connection, found.id)
        ]


def _listed(env: Environment, connection: Connection, ident: int) -> Iterator[tuple[str, str, str | None, str, bool]]:
    for kind in of_dossiers().values():
        if kind.name == DOSSIER:
            yield DOSSIER, DOSSIER, None, kind.title, True
            continue
        if not kind.day:  # what came along with the dossier, such as the trail of another store
            continue
        for row in records_reading.numbered(connection, kind, ident, env.peildatum):
            said = kind.says(row) if kind.says else kind.title
            yield reference(kind.table, row["id"]), kind.name, _day(kind, row), said, kind.fixed is None


def _day(kind: Kind, row: dict[str, Any]) -> str | None:
    """The last day of a record that the timeline shows; else the one since when it exists."""
    days = tuple(reversed(list(kind.days))) or ((kind.day,) if isinstance(kind.day, str) else kind.day)
    day: str | None = first_known(row, days)
    return day
