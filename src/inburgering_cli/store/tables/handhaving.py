"""The tables of talks, handhaving and the decisions of DUO."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.law import codes as c
from inburgering_cli.store.tables.base import days, not_before, not_negative, of_dossier, one_of


class Gesprek(SQLModel, table=True):
    """A talk: the day it was first planned for (by which it stays known), the one it was moved to, the one it was held.

    One that was never planned has only the last.
    """

    __table_args__: ClassVar[Any] = (
        *days("gepland", "verzet_naar", "gehouden"),
        one_of("soort", c.GESPREKKEN),
        CheckConstraint("verzet_naar IS NULL OR gepland IS NOT NULL", name="verzet"),
        CheckConstraint("gepland IS NOT NULL OR gehouden IS NOT NULL", name="dag"),
        UniqueConstraint("dossier_id", "gepland", "soort"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    gepland: str | None = None
    verzet_naar: str | None = None
    soort: str
    gehouden: str | None = None
    niet_verschenen: bool | None = None
    afspraken: str | None = None


class Maatregel(SQLModel, table=True):
    """A step of handhaving by the municipality; money in cents. Schema 1 allowed a call whose day is not known."""

    __table_args__: ClassVar[Any] = (
        *days(
            "datum",
            "uiterlijk",
            "verschenen",
            "rapport",
            "zienswijze_gevraagd",
            "zienswijze_ontvangen",
            "onherroepelijk",
        ),
        one_of("soort", c.MAATREGELEN),
        one_of("grond", c.MAATREGEL_GRONDEN),
        one_of("verwijtbaarheid", c.VERWIJTBAARHEID),
        *not_negative("bedrag"),
        UniqueConstraint("dossier_id", "datum", "soort", "grond"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    soort: str
    datum: str | None = None
    grond: str
    uiterlijk: str | None = None
    verschenen: str | None = None
    rapport: str | None = None
    zienswijze_gevraagd: str | None = None
    zienswijze_ontvangen: str | None = None
    zienswijze: str | None = None
    verwijtbaarheid: str | None = None
    bedrag: int | None = None
    onherroepelijk: str | None = None
    reden: str | None = None


class Besluit(SQLModel, table=True):
    """A decision of DUO; money in cents, hours in hundredths. Schema 1 allowed one whose day is not known: it holds always."""

    __table_args__: ClassVar[Any] = (
        *days("datum", "vanaf", "tot"),
        one_of("soort", c.BESLUITEN),
        one_of("oordeel", c.OORDELEN),
        one_of("omvang", c.OMVANG),
        one_of("onderdeel", c.EXAMENONDERDELEN),
        not_before("tot", "vanaf"),
        *not_negative("bedrag", "uren"),
        Index(None, "dossier_id", "datum", "soort"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    soort: str
    datum: str | None = None
    oordeel: str
    omvang: str | None = None
    onderdeel: str | None = None
    grond: str | None = None
    toelichting: str | None = None
    vanaf: str | None = None
    tot: str | None = None
    bedrag: int | None = None
    uren: int | None = None
