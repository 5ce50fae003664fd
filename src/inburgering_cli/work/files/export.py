"""Exporting the whole store: a file per table, read from one snapshot and put in place together.

The columns are those of `import` after the number of the dossier, so that each file can also be read by itself.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.core.errors import NotFound, Refused
from inburgering_cli.core.text import fold
from inburgering_cli.files.atomic import alone_in, digest, whole_file
from inburgering_cli.files.atomic import folder as make_folder
from inburgering_cli.files.tables_out import Cell, write_table
from inburgering_cli.records.field import Field, birth_date, fact, plan
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store import reads
from inburgering_cli.store.database import SCHEMA_VERSION
from inburgering_cli.store.identity import mark_of
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.lookup import find
from inburgering_cli.work.writing.booking import open_booking
from inburgering_cli.work.writing.identity import STORE

DOSSIER: Final = "dossier"
CASES: Final = "cases"
TRAIL: Final = "spoor"
#: Lists the files of an export with their rows and hashes, so that an incomplete folder is noticed.
CONTENT: Final = "export.json"
_FULL_DAY: Final = 10  # characters
_SHOWN: Final = 20


def of_dossier(kind: Kind) -> bool:
    """Whether the records of this kind are dossiers, or have or may have one."""
    return kind.plural == CASES or kind.owner is not False


def columns(kind: Kind) -> list[str]:
    """The columns of the file of a kind."""
    return [DOSSIER, STORE, *kind.fields] if of_dossier(kind) else list(kind.fields)


def shapes(kind: Kind) -> dict[str, str]:
    """The shapes of the columns of a kind that are fields, for a format that has types."""
    return {name: spec.shape for name, spec in kind.fields.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which dossiers an export is about: those of klantmanagers, and those that are named."""

    klantmanagers: Sequence[str] = ()
    dossiers: Sequence[str] = ()

    def find(self, env: Environment, connection: Connection) -> dict[int, str]:
        """The numbers of these dossiers by row id. Raises `NotFound` when there are none."""
        found = {one.id: one.nummer for one in (find(env, connection, text) for text in self.dossiers)}
        names = {ident: name for ident, name in reads.dossier.klantmanagers(connection) if name}
        for klantmanager in self.klantmanagers:
            own = [ident for ident, name in names.items() if fold(name) == fold(klantmanager)]
            if not own:
                known = ", ".join(sorted(set(names.values()))[:_SHOWN]) or "niemand"
                raise NotFound(
                    f"Geen dossier heeft ‘{klantmanager[:40]}’ als klantmanager. Wel: {known}.", field="klantmanager"
                )
            found |= {ident: str(reads.dossier.number_of(connection, ident)) for ident in own}
        return dict(sorted(found.items()))


def export(env: Environment, folder: Path, formaat: str, choice: Choice | None = None) -> dict[str, int]:
    """Write every table of the store to a file in `folder`; the number of rows of each.

    `choice`: only the records of these dossiers, with their lines of the trail.

    The files take their place when all of them are whole and the trail has the export. `CONTENT`, with their hashes, goes
    last, so that half an export is never taken for a whole one. Raises `Refused` when the folder or a file cannot be made.
    """
    make_folder(folder)
    counts: dict[str, int] = {}
    made: dict[str, Path] = {}
    with alone_in(folder), ExitStack() as files:
        _refuse_files_of_others(
            folder, formaat
        )  # inside the lock: an export that is still running has no `CONTENT` yet
        contents = files.enter_context(whole_file(folder / CONTENT))  # first in, last out
        with reading(env, whole=True) as connection:
            chosen = choice.find(env, connection) if choice else None
            for name, kind in all_kinds().items():
                if chosen is not None and not of_dossier(kind):
                    continue
                made[name] = path = files.enter_context(whole_file(folder / f"{name}.{formaat}"))
                counts[name] = write_table(
                    path, formaat, name, columns(kind), rows_of(connection, kind, chosen), shapes(kind)
                )
            mark = mark_of(connection)
            made[TRAIL] = path = files.enter_context(whole_file(folder / f"{TRAIL}.{formaat}"))
            lines = map(list, reads.trail.lines(connection, None if chosen is None else list(chosen.values())))
            counts[TRAIL] = write_table(path, formaat, TRAIL, reads.trail.LINE, lines)
        hashes = {name: digest(path) for name, path in made.items()}
        told = {"bestand": mark, "schema": SCHEMA_VERSION, "formaat": formaat, "rijen": counts, "sha256": hashes}
        contents.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
        with open_booking(env, "db export", images=False) as booking:
            told = {"formaat": formaat, "rijen": sum(counts.values())}
            for nummer in [None] if chosen is None else chosen.values():
                booking.writer.trail(booking.command, nummer, told)
    return counts


def _refuse_files_of_others(folder: Path, formaat: str) -> None:
    """Only an export may be written over: a user may have a `cases.csv` of their own."""
    if (folder / CONTENT).exists():
        return
    if found := [name for name in (*all_kinds(), TRAIL) if (folder / f"{name}.{formaat}").exists()]:
        raise Refused(
            f"In {folder} staat al {found[0]}.{formaat}, en niet van een eerdere export; kies een lege map.",
            field="out",
        )


def rows_of(connection: Connection, kind: Kind, only: Collection[int] | None = None) -> Iterator[list[Cell]]:
    """The records of one kind, all or `only` of these dossiers, in the order in which they were registered, one by one."""
    fields, names = kind.fields, columns(kind)
    for row in reads.export.records(connection, kind.table, names, kind.parts, kind.via[1], only):
        yield [
            value if value is None or (spec := fields.get(name)) is None else _cell(spec, value)
            for name, value in zip(names, row, strict=True)
        ]


def _cell(spec: Field, value: Any) -> Cell:
    if spec.repeated:
        return dict(json.loads(value)) or None
    if spec.flag:
        return bool(value)
    if spec.places:
        return Decimal(value).scaleb(-spec.places)
    if spec.parse in (fact, plan, birth_date) and len(value) == _FULL_DAY:
        return date.fromisoformat(value)
    return value  # type: ignore[no-any-return]  # a text or a whole number
