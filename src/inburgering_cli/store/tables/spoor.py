"""The trail, and what of the schema is no model."""

from typing import Final

from sqlmodel import Field, SQLModel


class Spoor(SQLModel, table=True):
    """The audit trail: append-only, each line chained to the one before by its hash. No identifying values."""

    __tablename__ = "spoor"
    id: int = Field(primary_key=True)
    tijd: str
    gebruiker: str
    opdracht: str
    dossier: str | None = None
    invoer: str
    vorige: str
    hash: str


#: What is not a model: the trail's triggers, and Alembic's note of the last migration.
EXTRA_DDL: Final = (
    (
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    ),
    "CREATE TRIGGER spoor_niet_wijzigen BEFORE UPDATE ON spoor BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END",
    "CREATE TRIGGER spoor_niet_wissen BEFORE DELETE ON spoor BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END",
    # INSERT OR REPLACE takes a line away without the trigger on DELETE
    (
        "CREATE TRIGGER spoor_niet_vervangen BEFORE INSERT ON spoor WHEN EXISTS (SELECT 1 FROM spoor WHERE id = NEW.id)"
        " BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END"
    ),
)
