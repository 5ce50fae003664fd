"""How rows were before the last changes and after them."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel


class Vorige(SQLModel, table=True):
    """One row that a command touched, before and after it: what `undo` needs, and the trail may not hold.

    `regel`: the last line of the trail of that command; `ongedaan`: the line of the undo that took it back. `rij` is no
    foreign key: the record may be gone.
    """

    __tablename__ = "vorige"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("voor IS NOT NULL OR na IS NOT NULL", name="iets"),
        CheckConstraint("voor IS NULL OR json_valid(voor)", name="voor"),
        CheckConstraint("na IS NULL OR json_valid(na)", name="na"),
        Index(None, "regel"),
        Index(None, "dossier_id", "regel"),
        Index(None, "tabel", "rij"),
    )
    id: int = Field(primary_key=True)
    regel: int
    dossier_id: int | None = Field(default=None, foreign_key="dossier.id")
    tabel: str
    rij: int
    voor: str | None = None
    na: str | None = None
    ongedaan: int | None = None
