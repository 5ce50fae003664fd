"""Rows that point at a row, and rules that records must still keep after another record changes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from inburgering_cli.core.errors import Fault, Refused
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import of_table
from inburgering_cli.records.reference import DOSSIER, of_dossiers, reference
from inburgering_cli.store import reads
from inburgering_cli.store.columns import pointers
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking
from inburgering_cli.work.writing.records import Entry, check, has_rules, parts_of

Row = dict[str, Any]


def as_input(booking: Booking, kind: Kind, row: Mapping[str, Any]) -> dict[str, Any]:
    """A stored record as the fields of its record class."""
    values = dict(row)
    if kind.via[0]:
        parent = reads.record.by_id(booking.writer.flushed, kind.via[0], row[f"{kind.via[0]}_id"]) or {}
        values |= {name: parent.get(name) for name in kind.via[1]}
    values |= {name: tuple(parts.items()) or None for name, parts in parts_of(booking, kind, row["id"]).items()}
    return {
        name: bool(value) if spec.flag else value
        for name, spec in kind.fields.items()
        if (value := values.get(name)) is not None
    }


def pointing_at(booking: Booking, table_name: str, row: int) -> Iterator[tuple[str, int]]:
    """(table, row) of the records that point at a row; not its own parts, nor what `undo` keeps."""
    raw = booking.writer.raw
    for table, column, parent in pointers(raw):
        if parent != table_name or of_table(table) is None:
            continue
        yield from ((table, ident) for ident in reads.record.ids_with(raw, table, column, row))


@contextmanager
def rules_kept(booking: Booking, dossiers: Callable[[], list[Dossier]]) -> Iterator[None]:
    """Refuse the block when a record of these dossiers now breaks a rule that it did not break before.

    For records depend on each other: an evaluation on its ontzorgen, hours on their activity. Raises `Refused` with the
    record and the rule.
    """
    before = {key for dossier in dossiers() for key, _ in _refused(booking, dossier)}
    yield
    for dossier in dossiers():
        booking.check(dossier.id)
        for key, error in _refused(booking, dossier):
            if key not in before:
                raise Refused(
                    f"Dit kan niet, want dan klopt {key[1]} van dossier {key[0]} niet meer: {error.message.rstrip('.')}."
                    f" Verbeter eerst {key[1]}.",
                    field=error.veld,
                )


def _refused(booking: Booking, dossier: Dossier) -> Iterator[tuple[tuple[str, str], Fault]]:
    """Which records of a dossier a rule refuses as they stand, and why."""
    said = list(booking.env.warnings)
    try:
        for kind in of_dossiers().values():
            if kind.name == DOSSIER or not has_rules(kind):
                continue
            for row in reads.record.of_dossier(booking.writer.flushed, kind.table, dossier.id):
                if (error := _refusal(booking, dossier, kind, row)) is not None:
                    yield (dossier.nummer, reference(kind.table, row["id"])), error
    finally:
        booking.env.warnings[:] = said  # these were said when it was registered


def _refusal(booking: Booking, dossier: Dossier, kind: Kind, row: Row) -> Fault | None:
    values = as_input(booking, kind, row)
    if any(spec.required and name not in values for name, spec in kind.fields.items()):
        return None  # of an older schema, which did not ask for it
    try:
        check(kind, Entry(booking, kind, dossier, kind.record(**values), row))
    except Refused as error:
        return error
    return None
