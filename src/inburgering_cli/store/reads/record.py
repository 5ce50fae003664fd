"""Records of any kind, by the name of their table."""

from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Connection
from typing import Any, Final, NamedTuple

from inburgering_cli.records.kind import OWNER, Kind
from inburgering_cli.store.reads.facts import Row, first, rows


def by_id(connection: Connection, table: str, ident: int) -> Row | None:
    """The row with this id."""
    return first(connection, f"SELECT * FROM {table} WHERE id = ?", (ident,))


def equal(connection: Connection, table: str, values: Mapping[str, Any]) -> Row | None:
    """The oldest row with these values; None is a value too."""
    where = " AND ".join(f"{name} IS ?" for name in values)
    return first(connection, f"SELECT * FROM {table} WHERE {where} ORDER BY id LIMIT 1", tuple(values.values()))


def count_equal(connection: Connection, table: str, values: Mapping[str, Any]) -> int:
    """How many rows have these values; None is a value too."""
    where = " AND ".join(f"{name} IS ?" for name in values)
    (count,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {where}", tuple(values.values())).fetchone()
    return int(count)


def of_dossier(connection: Connection, table: str, dossier_id: int) -> list[Row]:
    """Every row of a dossier, in the order in which they were registered."""
    return rows(connection, f"SELECT * FROM {table} WHERE dossier_id = ? ORDER BY id", (dossier_id,))


def up_to(connection: Connection, table: str, day: str, dossier_id: int, peildatum: str) -> list[Row]:
    """The rows of a dossier whose `day` (or month, for a peildatum that is a day) has come, oldest first."""
    sql = f"SELECT * FROM {table} WHERE dossier_id = ? AND {day} <= ? ORDER BY {day}"
    return rows(connection, sql, (dossier_id, peildatum))


#: Computed columns instead of stored ones. `poging`: the rank among exams with a result, unless typed.
_COUNTED: Final = {
    "examen": "ifnull(t.poging, iif(t.uitslag = 'geen', NULL, (SELECT count(*) FROM examen e WHERE e.dossier_id = t.dossier_id"
    " AND e.onderdeel = t.onderdeel AND e.uitslag <> 'geen' AND (e.datum, e.id) <= (t.datum, t.id)))) AS poging",
}


def known(connection: Connection, kind: Kind, peildatum: str, dossier_id: int | None = None) -> list[Row]:
    """The records of a kind that exist on the peildatum, oldest first: of one dossier, or of all with its number.

    Fields that the parent record holds get its value.
    """
    columns = [*(f"p.{name}" for name in kind.via[1]), "t.*"]
    joins = f" JOIN {kind.via[0]} p ON p.id = t.{kind.via[0]}_id" if kind.via[0] else ""
    if dossier_id is None and kind.owner is None:
        columns.insert(0, "d.nummer AS dossier")
        joins += " LEFT JOIN dossier d ON d.id = t.dossier_id"
    if kind.name in _COUNTED:
        columns.append(_COUNTED[kind.name])
    whose = "" if dossier_id is None else "t.dossier_id = :id AND "
    return rows(
        connection,
        f"SELECT {', '.join(columns)} FROM {kind.table} t{joins} WHERE {whose}({_exists(kind)}) ORDER BY {_order(kind)}, t.id",
        {"p": peildatum, "m": peildatum[:7], "id": dossier_id},
    )


class Later(NamedTuple):
    """The last fact of one kind that is of after the day on which its dossier was closed."""

    nummer: str
    gesloten: str
    title: str
    dag: str


def after_closing(connection: Connection, kinds: Iterable[Kind], dossier_id: int | None = None) -> Iterator[Later]:
    """Typed facts of after the day on which their dossier was closed, of one dossier or of all: of each kind the last."""
    whose = "" if dossier_id is None else " AND d.id = :id"
    for kind in kinds:
        days = [f"ifnull(t.{name}, '')" for name, spec in kind.stored.items() if spec.shape == "fact"]
        if not kind.typed:  # what the program makes may well be made after it
            continue
        if days and OWNER in kind.columns_of_table:
            source = f"FROM dossier d JOIN {kind.table} t ON t.{OWNER} = d.id"
        elif days and kind.table == "dossier":
            source = "FROM dossier d JOIN dossier t ON t.id = d.id"
        else:
            continue
        found = connection.execute(
            f"SELECT d.nummer, d.dossier_gesloten, :title, max(max('', {', '.join(days)})) AS last {source}"
            f" WHERE d.dossier_gesloten IS NOT NULL{whose} GROUP BY d.id HAVING last > d.dossier_gesloten ORDER BY d.id",
            {"id": dossier_id, "title": kind.title},
        )
        yield from map(Later._make, found)


def _exists(kind: Kind) -> str:
    """Which rows exist on the peildatum: one of several days is enough, and a plan is always known."""
    if not kind.day:
        return "1"
    if isinstance(kind.day, str):
        return f"ifnull(t.{kind.day}, '') <= {':m' if kind.fields[kind.day].shape == 'month' else ':p'}"
    return " OR ".join(
        f"t.{name} <= :p" if kind.fields[name].shape == "fact" else f"t.{name} IS NOT NULL" for name in kind.day
    )


def _order(kind: Kind) -> str:
    if not kind.day:
        key = kind.key if isinstance(kind.key, tuple) else ()
        return f"folded(t.{key[0]})" if len(key) == 1 else ", ".join(f"t.{name}" for name in key)
    if not isinstance(kind.day, str):
        return f"coalesce({', '.join(f't.{name}' for name in kind.day)})"
    if kind.day in kind.maybe:  # a row of an older version may have no day
        return f"ifnull(t.{kind.day}, '')"
    return f"t.{kind.day} IS NULL, t.{kind.day}"


def parts(connection: Connection, table: str, parent: str, ident: int) -> dict[str, Any]:
    """The parts of a record by name: the rows of a table whose column `parent` is `ident`."""
    found = connection.execute(f"SELECT naam, waarde FROM {table} WHERE {parent} = ? ORDER BY id", (ident,))
    return dict(found.fetchall())


def ids_with(connection: Connection, table: str, column: str, value: int) -> list[int]:
    """The ids of the rows with this value in a column."""
    found = connection.execute(f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id", (value,))
    return [ident for (ident,) in found.fetchall()]


def newest_id(connection: Connection, table: str) -> int:
    """The highest id of a table; 0 when it is empty."""
    (ident,) = connection.execute(f"SELECT ifnull(max(id), 0) FROM {table}").fetchone()
    return int(ident)


def is_empty(connection: Connection, table: str) -> bool:
    """Whether a table has no row."""
    return connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is None


def columns(connection: Connection, table: str) -> frozenset[str]:
    """The columns that a table has in this store."""
    return frozenset(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has, by name."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in names}


def check_references_at_the_end(connection: Connection) -> None:
    """Check foreign keys when the transaction ends, so that a row can be removed and put back."""
    connection.execute("PRAGMA defer_foreign_keys=ON")
