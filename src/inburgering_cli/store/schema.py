"""The schema: an SQLModel table for each kind of record, made from its declaration, and the program's own tables.

Used for migrations, for `schema.sql` (which makes a new store) and by Python users; no command that reads or writes a
record imports it. `table=True` models validate nothing: the fields of a record check values, and the CHECK constraints
here check them again. Days are ISO text, months `2024-06`, amounts whole counts of their smallest part.
"""

from itertools import combinations
from types import new_class
from typing import TYPE_CHECKING, Any, ClassVar, Final

from sqlalchemy import CheckConstraint, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field as SqlField
from sqlmodel import SQLModel

from inburgering_cli.records.field import SEPARATOR, Field
from inburgering_cli.records.kind import OWNER, Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.records.kinds.dossier import DOSSIER

SQLModel.metadata = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
_MONTH: Final = "[0-9][0-9][0-9][0-9]-[0-9][0-9]"
_DAY: Final = _MONTH + "-[0-9][0-9]"
_TIME: Final = "[0-2][0-9]:[0-5][0-9]"
_TYPES: Final = {"flag": bool, "number": int, "amount": int}
#: Conditions on more than one field, or beyond its shape: table -> name of the CHECK -> condition.
_MORE: Final = {
    "dossier": {
        "sluiten": "(dossier_gesloten IS NULL) = (reden IS NULL)",
        "geslachtsnaam": "length(geslachtsnaam) > 0",
    },
    "route": {
        "a2_met_o": "NOT (route = 'onderwijs' AND niveau = 'a2')",
        "b1_met_z": "NOT (route = 'z' AND niveau = 'b1')",
    },
    "gesprek": {
        "verzet": "verzet_naar IS NULL OR gepland IS NOT NULL",
        "dag": "gepland IS NOT NULL OR gehouden IS NOT NULL",
    },
}
_PARTIAL: Final = {"dossier": ("huishouden",)}  # indexes over the rows that have a value there


def _check(name: str, spec: Field) -> str | None:
    """The condition that every stored value of a field meets, or None."""
    if spec.shape == "code":
        return f"{name} IN ({', '.join(repr(code) for code in spec.options)})"
    if spec.shape == "codes":
        sets = [SEPARATOR.join(some) for n in range(1, len(spec.options) + 1) for some in combinations(spec.options, n)]
        return f"{name} IN ({', '.join(map(repr, sets))})"
    if spec.shape in ("fact", "plan"):
        return f"{name} GLOB '{_DAY}'"
    if spec.shape == "month":
        return f"{name} GLOB '{_MONTH}'"
    if spec.shape == "time":
        return f"{name} GLOB '{_TIME}'"
    if spec.shape == "amount" and spec.bounds and spec.bounds[0] == 0:
        return f"{name} >= 0"
    if spec.shape in ("number", "amount") and spec.bounds:
        return f"{name} BETWEEN {spec.bounds[0]} AND {spec.bounds[1]}"
    if spec.shape == "digits" and spec.bounds:
        return f"length({name}) = {spec.bounds[0]} AND {name} NOT GLOB '*[^0-9]*'"
    return None


def _constraints(kind: Kind) -> list[Any]:
    found = [(name, check) for name, spec in kind.stored.items() if (check := _check(name, spec))]
    found += [(f"{later}_na_{earlier}", f"{later} >= {earlier}") for earlier, later in kind.ordered]
    found += _MORE.get(kind.table, {}).items()
    key = kind.key if isinstance(kind.key, tuple) and kind.unique else ()
    owner = (OWNER,) if kind.owner and key else ()
    uniques = [*([(*owner, *key)] if key else []), *kind.uniques]
    partial = [Index(None, name, sqlite_where=text(f"{name} IS NOT NULL")) for name in _PARTIAL.get(kind.table, ())]
    return [
        *(CheckConstraint(check, name=name) for name, check in found),
        *(UniqueConstraint(*columns) for columns in uniques),
        *partial,
        *(Index(None, *columns) for columns in kind.indexes),
    ]


def _model(table: str, columns: dict[str, tuple[Any, Any]], constraints: list[Any], about: str) -> type[SQLModel]:
    """A table class; `columns`: name -> type and SQLModel field."""

    def body(space: dict[str, Any]) -> None:
        space.update(
            __doc__=about,
            __module__=__name__,
            __tablename__=table,
            __table_args__=tuple(constraints),
            __annotations__={name: type_ for name, (type_, _) in columns.items()},
            **{name: known for name, (_, known) in columns.items()},
        )

    name = table.title().replace("_", "")
    found: type[SQLModel] = new_class(name, (SQLModel,), {"table": True}, body)
    globals()[name] = found
    return found


def _reference(table: str, *, may_be_empty: bool = False) -> tuple[Any, Any]:
    if may_be_empty:
        return int | None, SqlField(default=None, foreign_key=f"{table}.id", index=False)
    return int, SqlField(foreign_key=f"{table}.id", index=False)


_ID: Final = (int, SqlField(primary_key=True))


def _table_of(kind: Kind) -> None:
    columns: dict[str, tuple[Any, Any]] = {"id": _ID}
    if OWNER in kind.columns_of_table:
        columns[OWNER] = _reference(DOSSIER.table, may_be_empty=kind.owner is None)
    if kind.via[0]:
        columns[f"{kind.via[0]}_id"] = _reference(kind.via[0])
    for name, spec in kind.stored.items():
        type_ = _TYPES.get(spec.shape, str)
        given = (spec.required or name in kind.always) and name not in kind.maybe
        columns[name] = (type_, SqlField()) if given else (type_ | None, SqlField(default=None))
    _model(kind.table, columns, _constraints(kind), (kind.record.__doc__ or "").strip())
    for name, (table, parent) in kind.parts.items():
        spec = kind.fields[name]
        assert spec.part is not None
        checks = [CheckConstraint(f"naam IN ({', '.join(repr(code) for code in spec.topics)})", name="naam")]
        if value := _check("waarde", spec.part):
            checks.append(CheckConstraint(value, name="waarde"))
        part = {
            "id": _ID,
            parent: _reference(kind.table),
            "naam": (str, SqlField()),
            "waarde": (_TYPES.get(spec.part.shape, str), SqlField()),
        }
        _model(table, part, [*checks, UniqueConstraint(parent, "naam")], kind.record.__doc__ or "")


for _kind in all_kinds().values():
    _table_of(_kind)

if TYPE_CHECKING:

    def __getattr__(name: str) -> Any: ...


class Bestand(SQLModel, table=True):
    """Which store this is: a mark made at random, which its copies keep. One row."""

    __tablename__ = "bestand"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("id = 1", name="een"),
        CheckConstraint("length(kenmerk) = 19 AND kenmerk NOT GLOB '*[^a-z-]*'", name="kenmerk"),
    )
    id: int = SqlField(primary_key=True)
    kenmerk: str


class Spoor(SQLModel, table=True):
    """The audit trail: append-only, each line chained to the one before by its hash. No identifying values."""

    __tablename__ = "spoor"
    # a number that was erased is not given out again
    __table_args__: ClassVar[Any] = (Index(None, "dossier", sqlite_where=text("opdracht IN ('case erase', 'undo')")),)
    id: int = SqlField(primary_key=True)
    tijd: str
    gebruiker: str
    opdracht: str
    dossier: str | None = None
    invoer: str
    vorige: str
    hash: str


class SpoorStand(SQLModel, table=True):
    """The length of the trail and its last hash, to detect that lines were cut off at the end. One row."""

    __tablename__ = "spoor_stand"
    __table_args__ = (CheckConstraint("id = 1", name="een"),)
    id: int = SqlField(primary_key=True)
    regels: int
    hash: str


class Vorige(SQLModel, table=True):
    """One row that a command touched, before and after it, for `undo`; it may identify people, unlike the trail.

    `regel`: the last line of the trail of that command; `ongedaan`: the line of the undo that took it back. `rij` is no
    foreign key: the record may be gone. `tot`: this stands for all the rows from `rij` up to that one, which an import
    added; `na` then tells how many, and no more.
    """

    __tablename__ = "vorige"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("voor IS NOT NULL OR na IS NOT NULL", name="iets"),
        CheckConstraint("voor IS NULL OR json_valid(voor)", name="voor"),
        CheckConstraint("na IS NULL OR json_valid(na)", name="na"),
        Index(None, "regel"),
        Index(None, "dossier_id", "regel"),
        Index(None, "tabel", "rij"),
    )
    id: int = SqlField(primary_key=True)
    regel: int
    dossier_id: int | None = SqlField(default=None, foreign_key="dossier.id")
    tabel: str
    rij: int
    tot: int | None = SqlField(default=None)
    voor: str | None = None
    na: str | None = None
    ongedaan: int | None = None
