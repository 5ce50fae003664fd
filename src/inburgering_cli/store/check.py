"""The checks of `db check`: pages, schema, values, days, sums and trail. Stdlib only; changes nothing."""

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from inburgering_cli.store.beside import side_files
from inburgering_cli.store.driver import errors
from inburgering_cli.store.trail import chain

_MOST: Final = 100  # findings about pages, and rows for each column
_CHECK: Final = re.compile(r"CONSTRAINT (\w+) CHECK \((.*)\),?\s*$", re.MULTILINE)
_DAY_CHECK: Final = re.compile(r"CHECK \((\w+) GLOB '((?:\[0-9\]){4}-(?:\[0-9\]){2}(-(?:\[0-9\]){2})?)'\)")
RESTORE: Final = "zet een back-up terug met `inburgering db restore BACK-UP`"


class Finding(NamedTuple):
    """One thing that is wrong: which check found it, where, what it is, and what to do. Identifies nobody."""

    controle: str
    waar: str
    melding: str
    oplossing: str


def pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Faults that SQLite finds in its pages, indexes and CHECKs."""
    try:
        for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
            if line != "ok":
                yield Finding("integriteit", "bestand", _in_dutch(line.splitlines()[0])[:120], RESTORE)
    except errors("DatabaseError"):
        yield Finding("integriteit", "bestand", "SQLite kan het bestand niet lezen", RESTORE)


#: Faults as SQLite words them. Nothing else of its text is shown, as that may hold a value of a row.
_SAID: Final = (
    (r"row (\d+) missing from index (\w+)", r"rij \1 ontbreekt in index \2"),
    (r"wrong # of entries in index (\w+)", r"index \1 heeft een verkeerd aantal regels"),
    (r"non-unique entry in index (\w+)", r"in index \1 staat iets dubbel"),
    (r"NULL value in (\w+)\.(\w+)", r"in \1 ontbreekt een waarde voor \2"),
    (r"CHECK constraint failed in (\w+)", r"in \1 staat een waarde die daar niet mag"),
    (r"(?:\S+) value in (\w+)\.(\w+)", r"in \1 past een waarde niet bij \2"),
    (r"[Pp]age (\d+)", r"bladzijde \1 is niet in orde"),
)


def _in_dutch(line: str) -> str:
    for pattern, said in _SAID:
        if found := re.search(pattern, line):
            return found.expand(said)
    return "de bladzijden van het bestand zijn niet in orde"


def references(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that point at a row that is not there."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding("verwijzingen", f"{table} {row}", f"verwijst naar een {parent} die er niet is", RESTORE)


def schema(connection: sqlite3.Connection, fresh: sqlite3.Connection) -> Iterator[Finding]:
    """Tables, indexes and triggers that differ from those of a fresh store."""
    own, wanted = _declared(connection), _declared(fresh)
    for name in sorted(own.keys() | wanted.keys()):
        if own.get(name) != wanted.get(name):
            unlike = "is anders dan het hoort" if name in wanted else "hoort er niet"
            how = unlike if name in own else "ontbreekt"
            yield Finding("schema", name, f"dit deel van het schema {how}", RESTORE)


def _declared(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The SQL of each table, index and trigger; of tables the lines are sorted, as their order does not matter."""
    found = {}
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"):
        text = sql or ""
        if text.startswith("CREATE TABLE"):
            lines = text[text.index("(") + 1 : text.rindex(")")].splitlines()
            found[name] = sorted(" ".join(line.split()).rstrip(", ") for line in lines if line.strip())
        else:
            found[name] = [" ".join(text.split())]
    return found


def mark(connection: sqlite3.Connection) -> Iterator[Finding]:
    """A store that does not say which store it is."""
    if connection.execute("SELECT count(*) FROM bestand").fetchone() != (1,):
        yield Finding("kenmerk", "bestand", "het kenmerk van dit dossierbestand ontbreekt", RESTORE)


def images(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Images for `undo` of a table that is not there."""
    where = "tabel NOT IN (SELECT name FROM sqlite_master WHERE type = 'table')"
    for (row,) in connection.execute(f"SELECT id FROM vorige WHERE {where} LIMIT {_MOST}"):
        yield Finding("vorige", f"vorige {row}", "is van een tabel die er niet is", RESTORE)


def values(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Rows that break a CHECK of their table. SQLite checks these too, but not in a file opened read-only."""
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    for table, sql in tables:
        for name, condition in _CHECK.findall(sql):
            for (row,) in connection.execute(f"SELECT rowid FROM {table} WHERE NOT ({condition}) LIMIT {_MOST}"):
                yield Finding("waarden", f"{table} {row}", f"gaat tegen de controle {name} in", RESTORE)


def days(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Days and months that do not exist: the CHECKs only know their form."""
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    for table, sql in tables:
        for column, _, day in _DAY_CHECK.findall(sql):
            whole = column if day else f"{column} || '-01'"
            # date() turns a day that does not exist, like 31 February, into another one
            where = f"{column} IS NOT NULL AND date(julianday({whole})) IS NOT {whole}"
            rows = connection.execute(f"SELECT rowid, {column} FROM {table} WHERE {where} LIMIT {_MOST}")
            for row, value in rows:
                what = "dag" if day else "maand"
                yield Finding(
                    "dagen",
                    f"{table} {row}, {column}",
                    f"{value!s:.20} is geen {what} die bestaat",
                    "verbeter de datum",
                )


def sums(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Values that have to agree: the dossier of hours and of their activity, and hours and their total."""
    for row, number, own, total in connection.execute(
        "SELECT u.id, d.nummer, u.dossier_id = a.dossier_id, ifnull(u.gevolgd, 0) + ifnull(u.verzuim_geoorloofd, 0)"
        " + ifnull(u.verzuim_ongeoorloofd, 0) <= ifnull(u.aangeboden, 1 << 62)"
        " FROM uren u JOIN activiteit a ON a.id = u.activiteit_id JOIN dossier d ON d.id = a.dossier_id"
    ):
        if not own:
            yield Finding(
                "sommen", f"uren {row}", f"hoort bij een activiteit van {number}, niet bij dat dossier", RESTORE
            )
        if not total:
            yield Finding(
                "sommen",
                f"{number}, uren {row}",
                "gevolgd en verzuim samen zijn meer dan aangeboden",
                "verbeter de uren",
            )


def trail(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Where the chain of the trail is broken."""
    for sentence in chain.breaks(connection):
        yield Finding(
            "spoor", "spoor", sentence, "bewaar dit bestand, vergelijk het met een back-up en meld het bij uw gemeente"
        )


def modes(store_path: Path) -> Iterator[Finding]:
    """Files of the store that others can read or replace."""
    if os.name != "posix":
        return
    for path in (store_path, *side_files(store_path)[:2]):
        try:
            info = path.stat()
        except FileNotFoundError:
            continue
        if mode := stat.S_IMODE(info.st_mode) & 0o077:
            yield Finding(
                "rechten", str(path), f"anderen op deze computer kunnen erbij ({mode:03o})", f"`chmod 600 '{path}'`"
            )
    folder = store_path.absolute().parent
    mode = folder.stat().st_mode
    if mode & 0o022 and not mode & stat.S_ISVTX:
        yield Finding("rechten", str(folder), "anderen kunnen in deze map schrijven", f"`chmod 700 '{folder}'`")
