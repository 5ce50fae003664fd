"""What the tables share: how constraints are named, and the CHECKs that return everywhere."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import CheckConstraint, MetaData
from sqlmodel import Field, SQLModel

NAMING: Final = {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
SQLModel.metadata = MetaData(naming_convention=NAMING)
_MONTH: Final = "[0-9][0-9][0-9][0-9]-[0-9][0-9]"
_DAY: Final = _MONTH + "-[0-9][0-9]"


def days(*names: str) -> list[CheckConstraint]:
    """Each of these columns holds a day, or nothing."""
    return [CheckConstraint(f"{n} GLOB '{_DAY}'", name=n) for n in names]


def months(*names: str) -> list[CheckConstraint]:
    """Each of these columns holds a month as `2024-06`, or nothing."""
    return [CheckConstraint(f"{n} GLOB '{_MONTH}'", name=n) for n in names]


def not_negative(*names: str) -> list[CheckConstraint]:
    """Each of these columns holds an amount, or hours, or nothing."""
    return [CheckConstraint(f"{n} >= 0", name=n) for n in names]


def one_of(name: str, options: Iterable[str]) -> CheckConstraint:
    """The column holds one of a code list, or nothing."""
    values = ", ".join(f"'{o}'" for o in options)
    return CheckConstraint(f"{name} IN ({values})", name=name)


def between(name: str, lowest: int, highest: int) -> CheckConstraint:
    """The column holds a number within bounds, or nothing."""
    return CheckConstraint(f"{name} BETWEEN {lowest} AND {highest}", name=name)


def not_before(later: str, earlier: str) -> CheckConstraint:
    """Of two days in one row, the second does not lie before the first."""
    return CheckConstraint(f"{later} >= {earlier}", name=f"{later}_na_{earlier}")


def of_dossier() -> Any:
    """The dossier that a row belongs to; each table says itself which index serves it."""
    return Field(foreign_key="dossier.id", index=False)
