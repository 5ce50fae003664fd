"""Answers that an earlier version kept before they were recorded. Nothing fills or reads this table any more."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.store.tables.base import of_dossier


class Begonnen(SQLModel, table=True):
    """The answers of one command for one dossier, as a JSON object; gone with their dossier."""

    __table_args__: ClassVar[Any] = (
        UniqueConstraint("dossier_id", "opdracht"),
        CheckConstraint("json_valid(antwoorden)", name="antwoorden"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    opdracht: str
    tijd: str
    antwoorden: str
