"""What hangs together in a dossier: rows that point at a row, and records that rest on what stands around them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from inburgering_cli.core.errors import Fout, Geweigerd
from inburgering_cli.records.field import fields_of
from inburgering_cli.records.reference import DEELSOORTEN, DOSSIER, Deelsoort, reference
from inburgering_cli.store import reads
from inburgering_cli.store.columns import pointers
from inburgering_cli.store.undo import BESIDE, PARTS
from inburgering_cli.work.files.whole_store import BRONNEN, SOORTEN
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Boeking, Soort

Row = dict[str, Any]


def as_input(boeking: Boeking, deel: Deelsoort, row: Mapping[str, Any]) -> dict[str, Any]:
    """A stored record as the fields of its input model."""
    bron, values = BRONNEN[deel.soort], dict(row)
    if bron.via:
        parent = reads.record.by_id(boeking.schrijver.flushed, "activiteit", row["activiteit_id"]) or {}
        values |= {name: parent.get(name) for name in bron.via}
    for name, (table, column) in bron.delen.items():
        parts = reads.record.parts(boeking.schrijver.raw, table, column, row["id"])
        values[name] = tuple(parts.items()) or None
    return {
        name: bool(value) if spec.vlag else value
        for name, spec in fields_of(SOORTEN[deel.soort].model).items()
        if (value := values.get(name)) is not None
    }


def pointing_at(boeking: Boeking, tabel: str, rij: int) -> Iterator[tuple[str, int]]:
    """(table, row) of what points at a row, but for the rows that are part of its record and what `undo` keeps."""
    raw = boeking.schrijver.raw
    for table, column, parent in pointers(raw):
        if parent != tabel or table in BESIDE or PARTS.get(table, ("",))[0] == tabel:
            continue
        yield from ((table, ident) for ident in reads.record.ids_with(raw, table, column, rij))


@contextmanager
def rules_kept(boeking: Boeking, dossiers: Callable[[], list[Dossier]]) -> Iterator[None]:
    """Refuse what the block did when a record of these dossiers goes against a rule that it did not go against before.

    So what rests on a record (an evaluation on the ontzorgen it is about, hours on their activity) is not left in the air.
    Raises `Geweigerd` with the record and the rule.
    """
    before = {key for dossier in dossiers() for key, _ in _refused(boeking, dossier)}
    yield
    for dossier in dossiers():
        boeking.check(dossier.id)
        for key, error in _refused(boeking, dossier):
            if key not in before:
                raise Geweigerd(
                    f"Dit kan niet, want dan klopt {key[1]} van dossier {key[0]} niet meer: {error.melding.rstrip('.')}."
                    f" Verbeter eerst {key[1]}.",
                    veld=error.veld,
                )


def _refused(boeking: Boeking, dossier: Dossier) -> Iterator[tuple[tuple[str, str], Fout]]:
    """Which records of a dossier a rule refuses as they stand, and why."""
    said = list(boeking.env.waarschuwingen)
    try:
        for deel in DEELSOORTEN.values():
            soort = SOORTEN[deel.soort]
            if deel.naam == DOSSIER or soort.controle is None:
                continue
            for row in reads.record.of_dossier(boeking.schrijver.flushed, deel.tabel, dossier.id):
                if (error := _refusal(boeking, dossier, soort, deel, row)) is not None:
                    yield (dossier.nummer, reference(deel.tabel, row["id"])), error
    finally:
        boeking.env.waarschuwingen[:] = said  # these were said when it was registered


def _refusal(boeking: Boeking, dossier: Dossier, soort: Soort, deel: Deelsoort, row: Row) -> Fout | None:
    values = as_input(boeking, deel, row)
    if any(spec.verplicht and name not in values for name, spec in fields_of(soort.model).items()):
        return None  # of an older schema, which did not ask for it
    assert soort.controle is not None
    try:
        soort.controle(boeking, dossier, soort.model(**values), row)
    except Geweigerd as error:
        return error
    return None
