"""A table for each kind of record of the trajectory; loose facts of a dossier move to these records."""

from alembic import op
from sqlalchemy import text

from inburgering_cli.law.facts import search_name
from inburgering_cli.store.migrations.ddl import statements
from inburgering_cli.store.trail.chain import GENESIS

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOVED = (
    """
    INSERT INTO gesprek (dossier_id, soort, gepland, gehouden)
    SELECT id, 'voortgang', gesprek_gepland, gesprek_gehouden FROM dossier
    WHERE gesprek_gepland IS NOT NULL OR gesprek_gehouden IS NOT NULL
    """,
    """
    INSERT INTO maatregel (dossier_id, soort, grond, datum, uiterlijk, verschenen)
    SELECT id, 'oproep', 'intake', oproep, oproep_uiterlijk, oproep_verschenen FROM dossier
    WHERE oproep IS NOT NULL OR oproep_uiterlijk IS NOT NULL OR oproep_verschenen IS NOT NULL
    """,
    """
    INSERT INTO besluit (dossier_id, soort, oordeel, datum, tot)
    SELECT id, 'verlenging', 'toekenning', verlenging_besluit, verlengd_tot FROM dossier
    WHERE verlenging_besluit IS NOT NULL OR verlengd_tot IS NOT NULL
    """,
    f"""
    INSERT INTO spoor_stand (id, regels, hash)
    SELECT 1, ifnull(max(id), 0), ifnull((SELECT hash FROM spoor ORDER BY id DESC LIMIT 1), '{GENESIS}') FROM spoor
    """,
)


def upgrade() -> None:
    before, after = statements(2)
    for statement in (*before, *MOVED, *after):
        op.execute(statement)
    _name_anew()


def _name_anew() -> None:
    """Set the search name of each dossier again: it no longer has hyphens and apostrophes."""
    store = op.get_bind()
    for row in (
        store.execute(text("SELECT id, zoeknaam, voornamen, voorvoegsel, geslachtsnaam FROM dossier")).mappings().all()
    ):
        if (name := search_name(row)) != row["zoeknaam"]:
            store.execute(text("UPDATE dossier SET zoeknaam = :name WHERE id = :id"), {"name": name, "id": row["id"]})
