"""The schema. This module alone decides what the tables look like; migrations follow it, a test compares them.

`table=True` models validate nothing (SQLModel): values are checked in the input models, and once more by the CHECK
constraints here. Days are ISO text, money whole cents, marks and hours whole tenths, toets scores whole hundredths.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from sqlalchemy import CheckConstraint, Index, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.domain import vocabulary as v

NAMING: Final = {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
SQLModel.metadata = MetaData(naming_convention=NAMING)
_DAY: Final = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


def _days(*names: str) -> list[CheckConstraint]:
    return [CheckConstraint(f"{n} GLOB '{_DAY}'", name=n) for n in names]


def _one_of(name: str, options: Iterable[str]) -> CheckConstraint:
    values = ", ".join(f"'{o}'" for o in options)
    return CheckConstraint(f"{name} IN ({values})", name=name)


def _between(name: str, lowest: int, highest: int) -> CheckConstraint:
    return CheckConstraint(f"{name} BETWEEN {lowest} AND {highest}", name=name)


def _not_before(later: str, earlier: str) -> CheckConstraint:
    return CheckConstraint(f"{later} >= {earlier}", name=f"{later}_na_{earlier}")


def _dossier() -> Any:
    return Field(foreign_key="dossier.id", index=False)


_CASE_DAYS: Final = (
    "plicht_begin", "kennisgeving", "koppeling", "huisvesting", "bijstand_ingang", "bijstand_einde",
    "info_derden_gevraagd", "info_derden_ontvangen", "pip_vorige_gemeente", "aanbod", "pvt_ondertekend",
    "map_eindgesprek", "verlenging_besluit", "verlengd_tot", "gesprek_gepland", "gesprek_gehouden", "oproep",
    "oproep_uiterlijk", "oproep_verschenen", "voldaan", "dossier_gesloten",
)  # fmt: skip


class Dossier(SQLModel, table=True):
    """A person who has to integrate, with the loose dated facts."""

    __table_args__: ClassVar[Any] = (
        *_days(*_CASE_DAYS),
        _one_of("doelgroep", v.DOELGROEPEN),
        _one_of("gedetailleerde_doelgroep", v.GEDETAILLEERDE_DOELGROEPEN),
        _one_of("geslacht", v.GESLACHTEN),
        _one_of("reden", v.REDENEN_GESLOTEN),
        _not_before("bijstand_einde", "bijstand_ingang"),
        _not_before("info_derden_ontvangen", "info_derden_gevraagd"),
        CheckConstraint("(dossier_gesloten IS NULL) = (reden IS NULL)", name="sluiten"),
        CheckConstraint("length(bsn) = 9 AND bsn NOT GLOB '*[^0-9]*'", name="bsn"),
        CheckConstraint("length(v_nummer) = 10 AND v_nummer NOT GLOB '*[^0-9]*'", name="v_nummer"),
        CheckConstraint("length(geslachtsnaam) > 0", name="geslachtsnaam"),
        UniqueConstraint("nummer"),
        UniqueConstraint("bsn"),
        UniqueConstraint("v_nummer"),
    )
    id: int = Field(primary_key=True)
    nummer: str
    zoeknaam: str
    geslachtsnaam: str
    voornamen: str | None = None
    voorvoegsel: str | None = None
    bsn: str | None = None
    v_nummer: str | None = None
    geboortedatum: str | None = None
    geslacht: str | None = None
    nationaliteit: str | None = None
    doelgroep: str
    gedetailleerde_doelgroep: str | None = None
    gemeente: str | None = None
    plicht_begin: str | None = None
    kennisgeving: str | None = None
    koppeling: str | None = None
    huisvesting: str | None = None
    bijstand_ingang: str | None = None
    bijstand_einde: str | None = None
    info_derden_gevraagd: str | None = None
    info_derden_ontvangen: str | None = None
    pip_vorige_gemeente: str | None = None
    aanbod: str | None = None
    pvt_ondertekend: str | None = None
    map_eindgesprek: str | None = None
    verlenging_besluit: str | None = None
    verlengd_tot: str | None = None
    gesprek_gepland: str | None = None
    gesprek_gehouden: str | None = None
    oproep: str | None = None
    oproep_uiterlijk: str | None = None
    oproep_verschenen: str | None = None
    voldaan: str | None = None
    dossier_gesloten: str | None = None
    reden: str | None = None
    azc: str | None = None
    klantmanager: str | None = None
    huishouden: str | None = None


class Intake(SQLModel, table=True):
    """One record of the brede intake."""

    __table_args__: ClassVar[Any] = (
        *_days("datum", "toets_datum"),
        _between("deel", 1, 2),
        _one_of("locatie", v.LOCATIES),
        _one_of("methode", v.METHODEN),
        _one_of("toets_uitslag", v.TOETS_UITSLAGEN),
        Index(None, "dossier_id", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = _dossier()
    datum: str
    deel: int | None = None
    locatie: str | None = None
    methode: str | None = None
    toets_uitslag: str | None = None
    toets_score: int | None = None
    toets_drempel: int | None = None
    toets_datum: str | None = None
    toets_ontheffing: str | None = None
    apart_gesprek_aangeboden: bool | None = None


class IntakeLeefgebied(SQLModel, table=True):
    """What an intake record says about one leefgebied."""

    __tablename__ = "intake_leefgebied"
    __table_args__: ClassVar[Any] = (_one_of("naam", v.LEEFGEBIEDEN), UniqueConstraint("intake_id", "naam"))
    id: int = Field(primary_key=True)
    intake_id: int = Field(foreign_key="intake.id")
    naam: str
    waarde: str


class IntakeZrm(SQLModel, table=True):
    """One score of the Zelfredzaamheid-Matrix in an intake record."""

    __tablename__ = "intake_zrm"
    __table_args__: ClassVar[Any] = (
        _one_of("naam", v.ZRM_DOMEINEN),
        _between("waarde", 1, 5),
        UniqueConstraint("intake_id", "naam"),
    )
    id: int = Field(primary_key=True)
    intake_id: int = Field(foreign_key="intake.id")
    naam: str
    waarde: int


class Pip(SQLModel, table=True):
    """A version of a PIP; without dagtekening a concept. Versions are counted by dagtekening when read."""

    __table_args__: ClassVar[Any] = (
        *_days("dagtekening", "bekendmaking"),
        _one_of("alfabetisering", v.ALFABETISERING),
        _between("gesprekken", 0, 99),
        *(_between(f"intensiteit_{n}", 1, 9999) for n in ("route", "pvt", "map")),
        UniqueConstraint("dossier_id", "dagtekening"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = _dossier()
    dagtekening: str | None = None
    bekendmaking: str | None = None
    gesprekken: int | None = None
    intensiteit_route: int | None = None
    intensiteit_pvt: int | None = None
    intensiteit_map: int | None = None
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
    reden: str | None = None


class PipLeefgebied(SQLModel, table=True):
    """What a version of a PIP says about one leefgebied."""

    __tablename__ = "pip_leefgebied"
    __table_args__: ClassVar[Any] = (_one_of("naam", v.LEEFGEBIEDEN), UniqueConstraint("pip_id", "naam"))
    id: int = Field(primary_key=True)
    pip_id: int = Field(foreign_key="pip.id")
    naam: str
    waarde: str


class Route(SQLModel, table=True):
    """A leerroute from the day it was assigned; the one with the latest day holds."""

    __table_args__: ClassVar[Any] = (
        *_days("datum", "afgeschaald_op", "afgerond_op"),
        _one_of("route", v.LEERROUTES),
        _one_of("niveau", v.NIVEAUS),
        _not_before("afgeschaald_op", "datum"),
        _not_before("afgerond_op", "datum"),
        CheckConstraint("NOT (route = 'onderwijs' AND niveau = 'a2')", name="a2_met_o"),
        CheckConstraint("NOT (route = 'z' AND niveau = 'b1')", name="b1_met_z"),
        UniqueConstraint("dossier_id", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = _dossier()
    route: str
    datum: str
    niveau: str | None = None
    reden: str | None = None
    afgeschaald_op: str | None = None
    uren: int | None = None
    afschaal_reden: str | None = None
    afgerond_op: str | None = None


class Ontzorg(SQLModel, table=True):
    """A period of ontzorgen; amounts in cents per month."""

    __table_args__: ClassVar[Any] = (
        *_days("datum", "machtiging", "einde", "verlengd_op", "verlengd_tot"),
        *(CheckConstraint(f"{k} >= 0", name=k) for k in v.KOSTEN),
        _not_before("einde", "datum"),
        _not_before("verlengd_tot", "datum"),
        UniqueConstraint("dossier_id", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = _dossier()
    datum: str
    machtiging: str | None = None
    budgetbeheer: bool | None = None
    einde: str | None = None
    reden: str | None = None
    verlengd_op: str | None = None
    verlengd_tot: str | None = None
    verleng_reden: str | None = None
    huur: int | None = None
    gas: int | None = None
    water: int | None = None
    stroom: int | None = None
    zorgverzekering: int | None = None
    telefoon: int | None = None


class Activiteit(SQLModel, table=True):
    """An activity of the dual trajectory."""

    __table_args__: ClassVar[Any] = (
        *_days("start", "einde"),
        _one_of("soort", v.ACTIVITEITEN),
        _not_before("einde", "start"),
        Index(None, "dossier_id", "start", "soort", "einde"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = _dossier()
    soort: str
    start: str
    einde: str | None = None
    uren_per_week: int | None = None
    aanbieder: str | None = None
    naar_vermogen: bool | None = None


class Enquete(SQLModel, table=True):
    """A mark in tenths, of a partner or an inburgeraar; anonymous ones have neither dossier nor partner."""

    __table_args__: ClassVar[Any] = (
        *_days("datum"),
        _one_of("groep", v.ENQUETE_GROEPEN),
        _between("score", 10, 100),
        Index(None, "groep", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int | None = Field(default=None, foreign_key="dossier.id")
    groep: str
    datum: str
    score: int
    partner: str | None = None


class Spoor(SQLModel, table=True):
    """The audit trail: append-only, each line chained to the one before by its hash. No identifying values."""

    __tablename__ = "spoor"
    id: int = Field(primary_key=True)
    tijd: str
    gebruiker: str
    opdracht: str
    dossier: str | None = None
    invoer: str
    vorige: str
    hash: str


#: What is not a model: the trail's triggers, and Alembic's note of the last migration.
EXTRA_DDL: Final = (
    (
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    ),
    "CREATE TRIGGER spoor_niet_wijzigen BEFORE UPDATE ON spoor BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END",
    "CREATE TRIGGER spoor_niet_wissen BEFORE DELETE ON spoor BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END",
    # INSERT OR REPLACE takes a line away without the trigger on DELETE
    (
        "CREATE TRIGGER spoor_niet_vervangen BEFORE INSERT ON spoor WHEN EXISTS (SELECT 1 FROM spoor WHERE id = NEW.id)"
        " BEGIN SELECT RAISE(ABORT, 'spoor is append-only'); END"
    ),
)
