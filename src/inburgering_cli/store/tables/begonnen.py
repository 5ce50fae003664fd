"""What somebody began to fill in at a terminal and has not finished."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.store.tables.base import of_dossier


class Begonnen(SQLModel, table=True):
    """The answers so far of one command for one dossier, as a JSON object; gone when they are recorded. No fact."""

    __table_args__: ClassVar[Any] = (
        UniqueConstraint("dossier_id", "opdracht"),
        CheckConstraint("json_valid(antwoorden)", name="antwoorden"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    opdracht: str
    tijd: str
    antwoorden: str
