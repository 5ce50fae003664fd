"""The trail, and how far it goes."""

from typing import Any, ClassVar

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
