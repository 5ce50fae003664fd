"""The tables of what was delivered to DUO and what was received: when and by which hash, never the message itself."""

from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.law import codes as c
from inburgering_cli.store.tables.base import days, of_dossier, one_of


class DuoLevering(SQLModel, table=True):
    """One request that was delivered. The newest row of a dossier, api and sleutel is what DUO knows.

    `sleutel`: the instellingsnummer of an aanbod, else empty. `hash`: of method, path and body.
    """

    __tablename__ = "levering"
    __table_args__: ClassVar[Any] = (
        *days("peildatum"),
        one_of("api", c.DUO_APIS),
        UniqueConstraint("bericht_id"),
        Index(None, "dossier_id", "api", "sleutel"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    api: str
    sleutel: str
    ingetrokken: bool
    bericht_id: str
    hash: str
    peildatum: str
    tijd: str


class DuoOntvangst(SQLModel, table=True):
    """One notification or answer of DUO that was taken in. `moment`: when DUO registered or changed it, as far as it says."""

    __tablename__ = "duo_ontvangst"
    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("soort", c.DUO_ONTVANGSTEN),
        UniqueConstraint("dossier_id", "soort", "hash"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    soort: str
    gebeurtenis: str | None = None
    moment: str | None = None
    datum: str | None = None
    hash: str
    tijd: str
