"""The tables around the dossiers: partners, referrals, taakstelling, budget and spending; money in cents."""

from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.law import codes as c
from inburgering_cli.store.tables.base import between, days, not_before, not_negative, of_dossier, one_of


class Partner(SQLModel, table=True):
    """A ketenpartner of the sociale kaart; its subjects with ; between them."""

    __table_args__: ClassVar[Any] = (
        one_of("soort", c.SAMENWERKING),
        UniqueConstraint("naam"),
    )
    id: int = Field(primary_key=True)
    naam: str
    soort: str | None = None
    onderwerpen: str | None = None
    contact: str | None = None
    telefoon: str | None = None
    email: str | None = None
    verborgen: bool | None = None


class Verwijzing(SQLModel, table=True):
    """A referral of a person to a partner."""

    __table_args__: ClassVar[Any] = (
        *days("datum", "afgerond"),
        not_before("afgerond", "datum"),
        UniqueConstraint("dossier_id", "datum", "partner"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    partner: str
    datum: str
    onderwerp: str | None = None
    afgerond: str | None = None
    resultaat: str | None = None


class Taakstelling(SQLModel, table=True):
    """How many people a municipality has to house in half a year."""

    __table_args__: ClassVar[Any] = (
        between("helft", 1, 2),
        *not_negative("aantal", "achterstand", "zonder_dossier"),
        UniqueConstraint("gemeente", "jaar", "helft"),
    )
    id: int = Field(primary_key=True)
    gemeente: str
    jaar: int
    helft: int
    aantal: int
    achterstand: int | None = None
    zonder_dossier: int | None = None


class Budget(SQLModel, table=True):
    """The budget of a year; without voorziening that of the whole year."""

    __table_args__: ClassVar[Any] = (
        one_of("voorziening", c.VOORZIENINGEN),
        *not_negative("bedrag"),
        Index(None, "gemeente", "jaar", "voorziening"),
    )
    id: int = Field(primary_key=True)
    gemeente: str
    jaar: int
    voorziening: str | None = None
    bedrag: int
    bron: str | None = None


class Uitgave(SQLModel, table=True):
    """Money spent on a provision, for one dossier or for none."""

    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("voorziening", c.VOORZIENINGEN),
        *not_negative("bedrag"),
        Index(None, "voorziening", "datum", "gemeente", "bedrag"),  # what is spent per provision, from the index alone
        Index(None, "kenmerk"),
        Index(None, "dossier_id", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int | None = Field(default=None, foreign_key="dossier.id")
    gemeente: str
    voorziening: str
    datum: str
    bedrag: int
    kenmerk: str | None = None
    aanbieder: str | None = None
