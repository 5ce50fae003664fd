"""The tables of intake, PIP and leerroute."""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.law import vocabulary as v
from inburgering_cli.store.tables.base import between, days, not_before, not_negative, of_dossier, one_of


class Intake(SQLModel, table=True):
    """One record of the brede intake."""

    __table_args__: ClassVar[Any] = (
        *days("datum", "toets_datum"),
        between("deel", 1, 2),
        one_of("locatie", v.LOCATIES),
        one_of("methode", v.METHODEN),
        one_of("techniek", v.TECHNIEKEN),
        one_of("toets_uitslag", v.TOETS_UITSLAGEN),
        *not_negative("uren_taal", "uren_participatie"),
        Index(None, "dossier_id", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    datum: str
    deel: int | None = None
    locatie: str | None = None
    methode: str | None = None
    techniek: str | None = None
    voorlichting: bool | None = None
    toets_uitslag: str | None = None
    toets_score: int | None = None
    toets_drempel: int | None = None
    toets_datum: str | None = None
    toets_ontheffing: str | None = None
    uren_taal: int | None = None
    uren_participatie: int | None = None
    apart_gesprek_aangeboden: bool | None = None


class IntakeLeefgebied(SQLModel, table=True):
    """What an intake record says about one leefgebied."""

    __tablename__ = "intake_leefgebied"
    __table_args__: ClassVar[Any] = (one_of("naam", v.LEEFGEBIEDEN), UniqueConstraint("intake_id", "naam"))
    id: int = Field(primary_key=True)
    intake_id: int = Field(foreign_key="intake.id")
    naam: str
    waarde: str


class IntakeZrm(SQLModel, table=True):
    """One score of the Zelfredzaamheid-Matrix in an intake record."""

    __tablename__ = "intake_zrm"
    __table_args__: ClassVar[Any] = (
        one_of("naam", v.ZRM_DOMEINEN),
        between("waarde", 1, 5),
        UniqueConstraint("intake_id", "naam"),
    )
    id: int = Field(primary_key=True)
    intake_id: int = Field(foreign_key="intake.id")
    naam: str
    waarde: int


class Pip(SQLModel, table=True):
    """A version of a PIP; without dagtekening a concept. Versions are counted by dagtekening when read."""

    __table_args__: ClassVar[Any] = (
        *days("dagtekening", "bekendmaking"),
        one_of("alfabetisering", v.ALFABETISERING),
        between("gesprekken", 0, 99),
        *(between(f"intensiteit_{n}", 1, 9999) for n in ("route", "pvt", "map")),
        *not_negative(
            *(f"map_{n}" for n in ("bedrijfsbezoeken", "sollicitatiegesprekken", "werk_maanden", "werk_uren"))
        ),
        UniqueConstraint("dossier_id", "dagtekening"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    dagtekening: str | None = None
    bekendmaking: str | None = None
    gesprekken: int | None = None
    intensiteit_route: int | None = None
    intensiteit_pvt: int | None = None
    intensiteit_map: int | None = None
    map_bedrijfsbezoeken: int | None = None
    map_sollicitatiegesprekken: int | None = None
    map_werk_maanden: int | None = None
    map_werk_uren: int | None = None
    alfabetisering: str | None = None
    mag_opleiding_afmaken: bool | None = None
    doel: str | None = None
    vve: str | None = None
    begeleiding: str | None = None
    ontzorgen: str | None = None
    participatie: str | None = None
    sociale_context: str | None = None
    financien: str | None = None
    gezondheid: str | None = None
    land_van_herkomst: str | None = None
    inburgering: str | None = None
    toekomstperspectief: str | None = None
    afgewezen_routes: str | None = None
    afgewezen_b1: str | None = None
    afgewezen_onderwijs: str | None = None
    afgewezen_z: str | None = None
    reden: str | None = None


class PipLeefgebied(SQLModel, table=True):
    """What a version of a PIP says about one leefgebied, or one subject of the matrix of nota bijlage 4."""

    __tablename__ = "pip_leefgebied"
    __table_args__: ClassVar[Any] = (one_of("naam", v.PIP_BEVINDINGEN), UniqueConstraint("pip_id", "naam"))
    id: int = Field(primary_key=True)
    pip_id: int = Field(foreign_key="pip.id")
    naam: str
    waarde: str


class Route(SQLModel, table=True):
    """A leerroute from the day it was assigned; the one with the latest day holds."""

    __table_args__: ClassVar[Any] = (
        *days("datum", "afgeschaald_op", "afgerond_op"),
        one_of("route", v.LEERROUTES),
        one_of("niveau", v.NIVEAUS),
        not_before("afgeschaald_op", "datum"),
        not_before("afgerond_op", "datum"),
        CheckConstraint("NOT (route = 'onderwijs' AND niveau = 'a2')", name="a2_met_o"),
        CheckConstraint("NOT (route = 'z' AND niveau = 'b1')", name="b1_met_z"),
        UniqueConstraint("dossier_id", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    route: str
    datum: str
    niveau: str | None = None
    reden: str | None = None
    afgeschaald_op: str | None = None
    uren: int | None = None
    afschaal_reden: str | None = None
    afgerond_op: str | None = None
