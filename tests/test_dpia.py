"""The sheet for the DPIA names what every table keeps, as the declaration of its kind says (`keeps`)."""

from collections import defaultdict
from pathlib import Path

from sqlmodel import SQLModel

import inburgering_cli.store.schema  # noqa: F401  # declares the tables
from inburgering_cli.records.kinds import all_kinds

SHEET = Path(__file__).parent.parent / "docs" / "dpia.md"
#: Tables that are no record of a kind: the row of the sheet (by how it begins) and its tables.
BESIDE = {"eerdere waarden": {"vorige"}, "spoor": {"spoor", "spoor_stand"}, "kenmerk": {"bestand"}}


def test_every_table_has_its_row() -> None:
    rows: dict[str, set[str]] = defaultdict(set, BESIDE)
    for kind in all_kinds().values():
        rows[kind.keeps] |= {kind.table, *(table for table, _ in kind.parts.values())}
    assert set().union(*rows.values()) == set(SQLModel.metadata.tables)
    text = SHEET.read_text(encoding="utf-8")
    for row in rows:
        assert f"| {row} |" in text, row


def test_what_the_sheet_says_of_the_trail_documents_and_messages_is_so() -> None:
    """Of a message to or from DUO and of a document only a hash is kept, never its text."""
    kept = {name: set(SQLModel.metadata.tables[name].c.keys()) for name in ("levering", "duo_ontvangst", "document")}
    assert kept["levering"] == {
        "id", "dossier_id", "api", "sleutel", "ingetrokken", "bericht_id", "hash", "peildatum", "tijd",
    }  # fmt: skip
    assert kept["duo_ontvangst"] == {"id", "dossier_id", "soort", "gebeurtenis", "moment", "datum", "hash", "tijd"}
    assert kept["document"] == {"id", "dossier_id", "datum", "soort", "formaat", "hash", "concept"}
