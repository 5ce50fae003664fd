"""The tables of providers and of what was offered."""

from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from inburgering_cli.law import vocabulary as v
from inburgering_cli.store.tables.base import days, not_before, of_dossier, one_of


class Aanbieder(SQLModel, table=True):
    """A provider of courses: its keurmerk (Blik op Werk), recognition (WEB) and contract."""

    __table_args__: ClassVar[Any] = (
        *days("keurmerk_vanaf", "keurmerk_geldig_tot", "contract_vanaf", "contract_geldig_tot"),
        not_before("keurmerk_geldig_tot", "keurmerk_vanaf"),
        not_before("contract_geldig_tot", "contract_vanaf"),
        UniqueConstraint("naam"),
    )
    id: int = Field(primary_key=True)
    naam: str
    keurmerk_vanaf: str | None = None
    keurmerk_geldig_tot: str | None = None
    web_erkend: bool | None = None
    contract_vanaf: str | None = None
    contract_geldig_tot: str | None = None
    instellingsnummer: str | None = None


class Aanbod(SQLModel, table=True):
    """An inburgeringsaanbod; the provider by name, known or not."""

    __table_args__: ClassVar[Any] = (
        *days("aangeboden_op", "start", "einde"),
        one_of("leerroute", v.LEERROUTES),
        not_before("einde", "start"),
        UniqueConstraint("dossier_id", "aangeboden_op", "aanbieder"),
    )
    id: int = Field(primary_key=True)
    dossier_id: int = of_dossier()
    aangeboden_op: str
    aanbieder: str
    leerroute: str | None = None
    start: str | None = None
    einde: str | None = None
