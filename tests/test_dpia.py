"""The sheet for the DPIA names what every table keeps: a table that is added has to be placed here, and in the sheet."""

from pathlib import Path

from sqlmodel import SQLModel

from inburgering_cli.store import tables

SHEET = Path(__file__).parent.parent / "docs" / "dpia.md"
#: The row of the sheet (by how it begins) and the tables it is about.
ROWS = {
    "dossier": {"dossier"},
    "intake, ZRM, leerbaarheidstoets": {"intake", "intake_leefgebied", "intake_zrm"},
    "PIP, leerroute, aanbod": {"pip", "pip_leefgebied", "route", "aanbod", "voorinburgering"},
    "ontzorgen": {"ontzorg", "ontzorg_maand", "ontzorg_evaluatie", "training"},
    "uren, MAP, PVT, examens": {"activiteit", "uren", "map_onderdeel", "pvt_onderdeel", "examen"},
    "gesprekken, overdracht, klantprofiel, verwijzingen": {
        "gesprek", "overdracht", "klantprofiel", "verwijzing", "begeleiding",
    },
    "maatregelen, besluiten": {"maatregel", "besluit"},
    "uitgaven, enquêtecijfers": {"uitgave", "enquete"},
    "leveringen en ontvangsten DUO": {"levering", "duo_ontvangst"},
    "documenten": {"document"},
    "aanbieders, partners": {"aanbieder", "partner"},
    "begrotingen, taakstellingen": {"budget", "taakstelling"},
    "eerdere waarden": {"vorige"},
    "spoor": {"spoor", "spoor_stand"},
}  # fmt: skip
#: What nothing fills any more.
LEFT = {"begonnen"}


def test_every_table_has_its_row() -> None:
    assert tables.Spoor.__tablename__ == "spoor"
    assert set().union(*ROWS.values()) == set(SQLModel.metadata.tables) - LEFT
    text = SHEET.read_text(encoding="utf-8")
    for row in ROWS:
        assert f"| {row} |" in text, row


def test_what_the_sheet_says_of_the_trail_documents_and_messages_is_so() -> None:
    """Of a message to or from DUO and of a document only a hash is kept, never its text."""
    kept = {name: set(SQLModel.metadata.tables[name].c.keys()) for name in ("levering", "duo_ontvangst", "document")}
    assert kept["levering"] == {
        "id", "dossier_id", "api", "sleutel", "ingetrokken", "bericht_id", "hash", "peildatum", "tijd",
    }  # fmt: skip
    assert kept["duo_ontvangst"] == {"id", "dossier_id", "soort", "gebeurtenis", "moment", "datum", "hash", "tijd"}
    assert kept["document"] == {"id", "dossier_id", "datum", "soort", "formaat", "hash"}
