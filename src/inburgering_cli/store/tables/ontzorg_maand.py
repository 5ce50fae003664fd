"""The tables of ontzorgen by month, its training modules and its evaluation; money in cents."""

from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.store.tables.base import days, months, not_before, not_negative, of_dossier, one_of


class OntzorgMaand(SQLModel, table=True):
    """One month of ontzorgen: the bijstand, what was withheld per cost, and the toeslagen beside it."""

    __tablename__ = "ontzorg_maand"
    __table_args__: ClassVar[Any] = (
        *months("maand"),
        *not_negative("bijstand", *v.KOSTEN, *c.TOESLAGEN),
        UniqueConstraint("dossier_id", "maand"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    maand: str
    bijstand: int | None = None
    huur: int | None = None
    gas: int | None = None
    water: int | None = None
    stroom: int | None = None
    zorgverzekering: int | None = None
    telefoon: int | None = None
    zorgtoeslag: int | None = None
    huurtoeslag: int | None = None
    kinderopvangtoeslag: int | None = None
    kindgebonden_budget: int | None = None
    toeslag_partner: int | None = None


class Training(SQLModel, table=True):
    """A training module beside ontzorgen."""

    __table_args__: ClassVar[Any] = (
        *days("start", "afgerond"),
        one_of("module", c.TRAININGEN),
        not_before("afgerond", "start"),
        UniqueConstraint("dossier_id", "start", "module"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    module: str
    start: str
    afgerond: str | None = None
    verplicht: bool | None = None
    aanbieder: str | None = None


class OntzorgEvaluatie(SQLModel, table=True):
    """An evaluation of ontzorgen."""

    __tablename__ = "ontzorg_evaluatie"
    __table_args__: ClassVar[Any] = (
        *days("datum"),
        one_of("uitkomst", c.EVALUATIES),
        UniqueConstraint("dossier_id", "datum"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    datum: str
    uitkomst: str
    toelichting: str | None = None
