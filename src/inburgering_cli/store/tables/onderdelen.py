"""The tables of hours, MAP, PVT and examen; hours in hundredths."""

from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.law import codes as c
from inburgering_cli.store.tables.base import between, days, months, not_negative, of_dossier, one_of


class Uren(SQLModel, table=True):
    """The hours of an activity in one month. `dossier_id` is that of the activity: for reading in dossier order."""

    __table_args__: ClassVar[Any] = (
        *months("maand"),
        *not_negative("aangeboden", "gevolgd", "verzuim_geoorloofd", "verzuim_ongeoorloofd"),
        UniqueConstraint("activiteit_id", "maand"),
        Index(None, "dossier_id", "maand"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    activiteit_id: int = Field(foreign_key="activiteit.id")
    maand: str
    aangeboden: int | None = None
    gevolgd: int | None = None
    verzuim_geoorloofd: int | None = None
    verzuim_ongeoorloofd: int | None = None


class MapOnderdeel(SQLModel, table=True):
    """What was done on a part of the MAP on one day."""

    __tablename__ = "map_onderdeel"
    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("onderdeel", c.MAP_ONDERDELEN),
        *not_negative("uren", "praktijkuren", "aantal"),
        UniqueConstraint("dossier_id", "datum", "onderdeel"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    onderdeel: str
    datum: str
    uren: int | None = None
    praktijkuren: int | None = None
    aantal: int | None = None
    behaald: bool | None = None
    aanbieder: str | None = None
    toelichting: str | None = None


class PvtOnderdeel(SQLModel, table=True):
    """Attendance at a part of the PVT on one day."""

    __tablename__ = "pvt_onderdeel"
    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("onderdeel", c.PVT_ONDERDELEN),
        *not_negative("uren"),
        UniqueConstraint("dossier_id", "datum", "onderdeel"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    onderdeel: str
    datum: str
    uren: int | None = None
    aanwezig: bool | None = None
    aanbieder: str | None = None
    toelichting: str | None = None


class Examen(SQLModel, table=True):
    """One attempt at a part of the examen."""

    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("onderdeel", c.EXAMENONDERDELEN),
        one_of("niveau", c.EXAMENNIVEAUS),
        one_of("uitslag", c.EXAMENUITSLAGEN),
        one_of("reden_geen_uitslag", c.REDENEN_GEEN_UITSLAG),
        between("poging", 1, 99),
        UniqueConstraint("dossier_id", "datum", "onderdeel"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    onderdeel: str
    datum: str
    niveau: str | None = None
    uitslag: str
    reden_geen_uitslag: str | None = None
    poging: int | None = None
