"""The tables of the arrival: voorinburgering, klantprofiel, handover, maatschappelijke begeleiding."""

from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.law import codes as c
from inburgering_cli.store.tables.base import days, not_before, not_negative, of_dossier, one_of


class Voorinburgering(SQLModel, table=True):
    """One part of the voorinburgering in the AZC; hours in hundredths."""

    __table_args__: ClassVar[Any] = (
        *days("start", "einde"),
        one_of("onderdeel", c.VOORINBURGERING),
        not_before("einde", "start"),
        *not_negative("uren"),
        UniqueConstraint("dossier_id", "onderdeel", "start"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    onderdeel: str
    start: str
    einde: str | None = None
    uren: int | None = None
    resultaat: str | None = None


class Klantprofiel(SQLModel, table=True):
    """What the klantprofiel of the COA says about one subject."""

    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("onderwerp", c.KLANTPROFIEL),
        UniqueConstraint("dossier_id", "onderwerp"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    onderwerp: str
    datum: str
    inhoud: str


class Overdracht(SQLModel, table=True):
    """A handover between two organisations: held, or why not."""

    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("soort", c.OVERDRACHTEN),
        UniqueConstraint("dossier_id", "soort", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    soort: str
    datum: str
    gehouden: bool | None = None
    reden: str | None = None
    gemeente: str | None = None
    contact: str | None = None
    toelichting: str | None = None


class Begeleiding(SQLModel, table=True):
    """A period of maatschappelijke begeleiding; hours in hundredths."""

    __table_args__: ClassVar[Any] = (
        *days("start", "einde"),
        not_before("einde", "start"),
        *not_negative("uren"),
        UniqueConstraint("dossier_id", "start"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    start: str
    einde: str | None = None
    uren: int | None = None
    aanbieder: str | None = None
    toelichting: str | None = None
