"""What a migration has to do to the schema, as SQL: for whoever changed the tables and now writes the migration.

`make migration` writes it beside the newest migration. The migration reads it, and does by itself what is not schema:
moving data, at the mark between what is new and what is made anew.
"""

import sqlite3
import tempfile
from pathlib import Path
from typing import Final

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from inburgering_cli.store import tables  # noqa: F401  # declares the metadata
from inburgering_cli.store.database import SCHEMA_VERSION

DATA: Final = "-- data is moved here"
_END: Final = ";\n"


def statements(version: int) -> tuple[list[str], list[str]]:
    """The statements of a migration: before and after the mark where it moves data."""
    (path,) = (Path(__file__).parent / "versions").glob(f"{version:04d}_*.sql")
    before, after = path.read_text(encoding="utf-8").split(DATA)
    return _split(before), _split(after)


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(_END) if part.strip()]


def _created(table: Table, name: str) -> list[str]:
    """The statements that make a table under a name, then its indexes."""
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    wanted: list[CreateTable | CreateIndex] = [CreateTable(table), *map(CreateIndex, indexes)]
    made = [str(one.compile(dialect=dialect())).strip() for one in wanted]
    return [made[0].replace(f"CREATE TABLE {table.name}", f"CREATE TABLE {name}", 1), *made[1:]]


def write(version: int = SCHEMA_VERSION) -> str:
    """The SQL from the schema before `version` to what the tables declare."""
    from inburgering_cli.store.migrate import run

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "before.db"
        run(path, version - 1)
        before = sqlite3.connect(path)
        columns = {
            name: [row[1] for row in before.execute(f"PRAGMA table_info({name})")]
            for (name,) in before.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        constraints = {name: _shape(sql) for name, sql in before.execute("SELECT name, sql FROM sqlite_master")}
        before.close()
    new, again = [], []
    for table in SQLModel.metadata.sorted_tables:
        sql, *indexes = _created(table, table.name)
        if table.name not in columns:
            new += [sql, *indexes]
        elif _shape(sql) == constraints[table.name]:
            again += [made for made in indexes if made.split()[2] not in constraints]
        else:
            kept = ", ".join(c for c in columns[table.name] if c in table.c)
            again += [
                _created(table, f"{table.name}_nieuw")[0],
                f"INSERT INTO {table.name}_nieuw ({kept}) SELECT {kept} FROM {table.name}",
                f"DROP TABLE {table.name}",
                f"ALTER TABLE {table.name}_nieuw RENAME TO {table.name}",
                *indexes,
            ]
    return "".join(s + _END for s in new) + DATA + "\n" + "".join(s + _END for s in again)


def _shape(sql: str | None) -> list[str]:
    """A table's columns and constraints, whatever their order."""
    return sorted(line.strip().rstrip(",") for line in (sql or "").splitlines()[1:])


if __name__ == "__main__":
    print(write(), end="")
