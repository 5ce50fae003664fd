"""Finds dossiers by typed text. Stdlib only: completion loads it on every Tab."""

from collections.abc import Iterable, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, Final, NamedTuple

from inburgering_cli.store.as_of import first_days

if TYPE_CHECKING:
    from inburgering_cli.records.kind import Kind


class Found(NamedTuple):
    """A dossier as a search finds it."""

    id: int
    nummer: str
    geslachtsnaam: str
    voorvoegsel: str | None
    voornamen: str | None
    doelgroep: str
    gemeente: str | None


_COLUMNS: Final = ", ".join(Found._fields)


def by_key(connection: Connection, column: str, value: str) -> list[Found]:
    """The dossier with this value in a column that tells people apart: `nummer`, `bsn` or `v_nummer`."""
    return _select(connection, f"{column} = ?", (value,))


def later(connection: Connection, column: str, value: str) -> tuple[str, str] | None:
    """(number, first day) of the stored dossier with this value in such a column, also when it does not exist yet."""
    sql = f"SELECT id, nummer FROM main.dossier WHERE {column} = ?"
    found = connection.execute(sql, (value,)).fetchone()
    begins = None if found is None else next(first_days(connection, "", found[0]))[1]
    return None if begins is None else (found[1], begins)


def by_name(connection: Connection, words: Sequence[str]) -> list[Found]:
    """The dossiers with all these words in their name; if none, those with the words joined to one."""
    return _select(connection, *_named(words)) or _select(
        connection, "instr(replace(zoeknaam, ' ', ''), ?)", ("".join(words),)
    )


def with_text(connection: Connection, kinds: "Iterable[Kind]", words: Sequence[str]) -> list[Found]:
    """The dossiers with a record whose searched fields hold all these words, ignoring capitals and accents."""
    found: set[int] = set()
    for kind in kinds:
        text = " || ' ' || ".join(f"ifnull({name}, '')" for name in kind.searched)
        where = " AND ".join(f"instr(folded({text}), ?)" for _ in words)
        found |= {i for (i,) in connection.execute(f"SELECT dossier_id FROM {kind.table} WHERE {where}", tuple(words))}
    return _select(connection, f"id IN ({', '.join('?' * len(found))})", sorted(found))


def newest_by_number(connection: Connection, typed: str, most: int) -> list[tuple[str, str, str | None, str | None]]:
    """(number, geslachtsnaam, voorvoegsel, voornamen) of the newest dossiers whose number begins with what was typed."""
    return _newest(connection, "nummer >= ? AND nummer < ? ORDER BY nummer", [typed, f"{typed}~"], most)


def newest_by_name(
    connection: Connection, words: Sequence[str], most: int
) -> list[tuple[str, str, str | None, str | None]]:
    """The same for dossiers whose name has words that begin with these."""
    where, parameters = _named(words, begins=True)
    # the order of the table: a search by nummer would jump through it
    return _newest(connection, f"{where} ORDER BY id", parameters, most)


def _select(connection: Connection, where: str, parameters: Sequence[str | int]) -> list[Found]:
    found = connection.execute(f"SELECT {_COLUMNS} FROM dossier WHERE {where}", parameters)
    # sorted here: SQLite would jump through the table by nummer
    return sorted(map(Found._make, found), key=lambda one: one.nummer)


def _newest(
    connection: Connection, where: str, parameters: Sequence[str], most: int
) -> list[tuple[str, str, str | None, str | None]]:
    return connection.execute(
        f"SELECT nummer, geslachtsnaam, voorvoegsel, voornamen FROM dossier WHERE {where} DESC LIMIT ?",
        [*parameters, most],
    ).fetchall()


def _named(words: Sequence[str], *, begins: bool = False) -> tuple[str, list[str]]:
    """The condition that a name holds all these words, and its parameters.

    With `begins` a word of the name has to begin with each; a single letter among other words always has to.
    """
    alone = len(words) == 1
    parts = [
        ("' ' || zoeknaam", f" {word}") if begins or (len(word) == 1 and not alone) else ("zoeknaam", word)
        for word in words
    ]
    return " AND ".join(f"instr({where}, ?)" for where, _ in parts), [word for _, word in parts]
