"""Dossiers: their own row, their numbers, and columns of all of them at once."""

from collections.abc import Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, Final, NamedTuple

from inburgering_cli.store.reads.facts import Row, first, rows

#: The highest serial number among numbers as 2026-0001.
_HIGHEST: Final = "SELECT ifnull(max(CAST(substr({}, 6) AS INTEGER)), 0)"


class Person(NamedTuple):
    """The columns of a dossier that `db check` reads."""

    nummer: str
    bsn: str | None
    geboortedatum: str | None
    zoeknaam: str
    voornamen: str | None
    voorvoegsel: str | None
    geslachtsnaam: str


class Namesake(NamedTuple):
    """What tells two dossiers of one name apart."""

    zoeknaam: str
    nummer: str
    bsn: str | None
    v_nummer: str | None
    geboortedatum: str | None
    huisvesting: str | None


def by_id(connection: Connection, ident: int) -> Row | None:
    """All columns of a dossier."""
    return first(connection, "SELECT * FROM dossier WHERE id = ?", (ident,))


def equal(connection: Connection, values: Mapping[str, Any]) -> Row | None:
    """A dossier with exactly these values; None is a value too. `zoeknaam` among them makes it quick."""
    where = " AND ".join(f"{name} IS ?" for name in values)
    return first(connection, f"SELECT * FROM dossier WHERE {where} LIMIT 1", tuple(values.values()))


def of_names(connection: Connection, names: Sequence[str]) -> Iterator[Namesake]:
    """Who has one of these names, as people are searched (`zoeknaam`)."""
    marks = ", ".join("?" * len(names))
    columns = ", ".join(Namesake._fields)
    return map(Namesake._make, connection.execute(f"SELECT {columns} FROM dossier WHERE zoeknaam IN ({marks})", names))


def namesakes(connection: Connection, columns: Sequence[str]) -> list[Row]:
    """These columns of everybody whose whole name somebody else has too, name by name."""
    twice = "SELECT zoeknaam FROM dossier WHERE zoeknaam <> '' GROUP BY zoeknaam HAVING count(*) > 1"
    names = ", ".join(("nummer", "zoeknaam", "geslachtsnaam", "voorvoegsel", "voornamen", *columns))
    return rows(connection, f"SELECT {names} FROM dossier WHERE zoeknaam IN ({twice}) ORDER BY zoeknaam, id")


def with_keys(connection: Connection, column: str, values: Sequence[str]) -> Iterator[tuple[str, int, str]]:
    """(value, id, number) of the dossiers with one of these values in `nummer`, `bsn` or `v_nummer`."""
    marks = ", ".join("?" * len(values))
    return connection.execute(f"SELECT {column}, id, nummer FROM dossier WHERE {column} IN ({marks})", values)


def number_of(connection: Connection, ident: int) -> str | None:
    """The number of the dossier with this row id, if it is there."""
    found = connection.execute("SELECT nummer FROM dossier WHERE id = ?", (ident,)).fetchone()
    return None if found is None else str(found[0])


def merged_into(connection: Connection, ident: int) -> list[str]:
    """The numbers of the dossiers of this store that became part of this one."""
    found = connection.execute(
        "SELECT oud_nummer FROM herkomst WHERE dossier_id = ? AND uit_bestand = (SELECT kenmerk FROM bestand) ORDER BY id",
        (ident,),
    )
    return [number for (number,) in found.fetchall()]


def known_elsewhere(connection: Connection, nummer: str, mark: str | None = None) -> str | None:
    """The dossier here that has this number in the store with this mark; without: had it here, before it was merged."""
    found = connection.execute(
        "SELECT d.nummer FROM herkomst h JOIN dossier d ON d.id = h.dossier_id WHERE h.oud_nummer = ?"
        " AND h.uit_bestand = ifnull(?, (SELECT kenmerk FROM bestand))",
        (nummer, mark),
    ).fetchone()
    return None if found is None else str(found[0])


def there(connection: Connection, numbers: Sequence[str]) -> list[str]:
    """Which of these numbers there are."""
    marks = ", ".join("?" * len(numbers))
    found = connection.execute(f"SELECT nummer FROM dossier WHERE nummer IN ({marks})", tuple(numbers))
    return [number for (number,) in found.fetchall()]


def highest_number(connection: Connection, year: str) -> int:
    """The last serial number that was given out in a year, also to a dossier that was merged or erased."""
    (last,) = connection.execute(
        f"SELECT max(({_HIGHEST.format('nummer')} FROM dossier WHERE nummer >= :from AND nummer < :to),"
        f" ({_HIGHEST.format('oud_nummer')} FROM herkomst WHERE uit_bestand = (SELECT kenmerk FROM bestand)"
        " AND oud_nummer >= :from AND oud_nummer < :to),"
        f" ({_HIGHEST.format('dossier')} FROM spoor WHERE opdracht IN ('case erase', 'undo')"
        " AND dossier >= :from AND dossier < :to))",
        {"from": f"{year}-", "to": f"{year}."},
    ).fetchone()
    return int(last)


def persons(connection: Connection) -> Iterator[Person]:
    """Who every dossier is about, in the order in which they were added."""
    columns = ", ".join(Person._fields)
    return map(Person._make, connection.execute(f"SELECT {columns} FROM dossier ORDER BY id"))


def birth_and_sex(connection: Connection) -> dict[int, tuple[str | None, str | None]]:
    """Day of birth and geslacht of everybody, by row id."""
    found = connection.execute("SELECT id, geboortedatum, geslacht FROM dossier")
    return {ident: (birth, sex) for ident, birth, sex in found}


def klantmanagers(connection: Connection) -> Iterator[tuple[int, str | None]]:
    """(row id, klantmanager) of every dossier."""
    return iter(connection.execute("SELECT id, klantmanager FROM dossier"))


def spellings(connection: Connection, table: str, column: str) -> Iterator[tuple[str | None, int]]:
    """(name, how many rows) of every spelling in a column, the most frequent first; None: rows without one.

    Of the whole store, whatever the day of its views.
    """
    return iter(
        connection.execute(
            f"SELECT {column}, count(*) AS n FROM main.{table} GROUP BY {column} ORDER BY n DESC, {column}"
        )
    )
