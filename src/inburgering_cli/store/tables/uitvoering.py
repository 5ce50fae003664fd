"""The tables of ontzorgen, activities and surveys."""

from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.law import vocabulary as v
from inburgering_cli.store.tables.base import between, days, not_before, not_negative, of_dossier, one_of


class Ontzorg(SQLModel, table=True):
    """A period of ontzorgen; amounts in cents per month."""

    __table_args__: ClassVar[Any] = (
        *days("datum", "machtiging", "einde", "verlengd_op", "verlengd_tot"),
        *not_negative(*v.KOSTEN),
        not_before("einde", "datum"),
        not_before("verlengd_tot", "datum"),
        UniqueConstraint("dossier_id", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
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
        *days("start", "einde"),
        one_of("soort", v.ACTIVITEITEN),
        not_before("einde", "start"),
        Index(None, "dossier_id", "start", "soort", "einde"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    soort: str
    start: str
    einde: str | None = None
    uren_per_week: int | None = None
    aanbieder: str | None = None
    naar_vermogen: bool | None = None


class Enquete(SQLModel, table=True):
    """A mark in tenths, of a partner or an inburgeraar; anonymous ones have neither dossier nor partner."""

    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("groep", v.ENQUETE_GROEPEN),
        between("score", 10, 100),
        Index(None, "groep", "datum"),
        Index(None, "dossier_id", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int | None = Field(default=None, foreign_key="dossier.id")
    groep: str
    datum: str
    score: int
    partner: str | None = None
