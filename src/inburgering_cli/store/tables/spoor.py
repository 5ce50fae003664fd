"""The trail, and what of the schema is no model."""

from typing import Any, ClassVar, Final

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel


class Spoor(SQLModel, table=True):
    """The audit trail: append-only, each line chained to the one before by its hash. No identifying values."""

    __tablename__ = "spoor"
    # a number that was erased is not given out again
    __table_args__: ClassVar[Any] = (Index(None, "dossier", sqlite_where=text("opdracht IN ('case erase', 'undo')")),)
    id: int = Field(primary_key=True)
    tijd: str
    gebruiker: str
    opdracht: str
    dossier: str | None = None
    invoer: str
    vorige: str
    hash: str


class SpoorStand(SQLModel, table=True):
    """How many lines the trail has and the hash of the last: tells when lines are cut off at the end. One row."""

    __tablename__ = "spoor_stand"
    __table_args__ = (CheckConstraint("id = 1", name="een"),)
    id: int = Field(primary_key=True)
    regels: int
    hash: str


#: The end of the trail moves forward alone.
STAND_DDL: Final = (
    (
        "CREATE TRIGGER spoor_stand_niet_terug BEFORE UPDATE ON spoor_stand WHEN NEW.regels < OLD.regels"
        " OR (NEW.regels = OLD.regels AND NEW.hash <> OLD.hash) BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END"
    ),
    (
        "CREATE TRIGGER spoor_stand_niet_wissen BEFORE DELETE ON spoor_stand"
        " BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END"
    ),
    (
        "CREATE TRIGGER spoor_stand_niet_vervangen BEFORE INSERT ON spoor_stand WHEN EXISTS (SELECT 1 FROM spoor_stand"
        " WHERE regels >= NEW.regels) BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END"
    ),
)
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
    *STAND_DDL,
)
