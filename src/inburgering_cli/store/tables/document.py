"""What was made for whom: never its text."""

from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.records.documents import DOCUMENTEN, FORMATEN
from inburgering_cli.store.tables.base import days, of_dossier, one_of


class Document(SQLModel, table=True):
    """A letter or a PIP that was made: its kind, the peildatum it was made on, its form, and the hash of the file."""

    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("soort", DOCUMENTEN),
        one_of("formaat", FORMATEN),
        UniqueConstraint("dossier_id", "datum", "soort", "formaat", "hash"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    datum: str
    soort: str
    formaat: str
    hash: str
