"""The SQL of the schema: for the newest migration and for a new store.

`make migration` writes both from the SQLModel tables: the `.sql` file beside the newest migration, and
`store/schema.sql`. A migration runs its file, and moves data itself at the mark `DATA`: after the new tables are made
and before the changed ones are.
"""

import importlib
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inburgering_cli.store.database import SCHEMA_VERSION
from inburgering_cli.store.trail.chain import TRIGGERS

if TYPE_CHECKING:
    from sqlalchemy import Table

DATA: Final = "-- data is moved here"
_END: Final = ";\n"
_ALEMBIC: Final = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
    " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def statements(version: int) -> tuple[list[str], list[str]]:
    """The statements of a migration: before and after the mark where it moves data."""
    before, _, after = file_of(version).read_text(encoding="utf-8").partition(DATA)
    return _split(before), _split(after)


def file_of(version: int) -> Path:
    """The file with the schema part of a migration."""
    (path,) = (Path(__file__).parent / "versions").glob(f"{version:04d}_*.sql")
    return path


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(_END) if part.strip()]


def _joined(parts: list[str]) -> str:
    return "".join(part + _END for part in parts)


def _declared() -> dict[str, tuple["Table", list[str]]]:
    """Table name -> table and the statements that make it and its indexes; parents first."""
    from sqlalchemy.dialects.sqlite import dialect
    from sqlalchemy.schema import CreateIndex, CreateTable
    from sqlmodel import SQLModel

    importlib.import_module("inburgering_cli.store.schema")  # declares the metadata

    found = {}
    for table in SQLModel.metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        wanted: list[CreateTable | CreateIndex] = [CreateTable(table), *map(CreateIndex, indexes)]
        found[table.name] = (table, [str(one.compile(dialect=dialect())).strip() for one in wanted])
    return found


def schema() -> str:
    """The schema of a new store."""
    made = [statement for _, made in _declared().values() for statement in made]
    return _joined([*made, _ALEMBIC, *TRIGGERS.values()])


def write(version: int = SCHEMA_VERSION) -> str:
    """The SQL from the schema before `version` to what the tables declare."""
    from inburgering_cli.store.migrate import run

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "before.db"
        run(path, version - 1)
        before = sqlite3.connect(path)
        there = dict(before.execute("SELECT name, sql FROM sqlite_master"))
        tables = [name for (name,) in before.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {name: [row[1] for row in before.execute(f"PRAGMA table_info({name})")] for name in there}
        before.close()
    new, again = [], []
    for name, (table, (sql, *indexes)) in _declared().items():
        if name not in there:
            new += [sql, *indexes]
        elif _shape(sql) == _shape(there[name]):
            again += [made for made in indexes if made.split()[2] not in there]
        else:
            kept = ", ".join(c for c in columns[name] if c in table.c)
            again += [
                sql.replace(f"CREATE TABLE {name}", f"CREATE TABLE {name}_nieuw", 1),
                f"INSERT INTO {name}_nieuw ({kept}) SELECT {kept} FROM {name}",
                f"DROP TABLE {name}",
                f"ALTER TABLE {name}_nieuw RENAME TO {name}",
                *indexes,
            ]
    again += [sql for name, sql in TRIGGERS.items() if name not in there]
    again += [f"DROP TABLE {name}" for name in tables if name not in _declared() and name != "alembic_version"]
    return f"{_joined(new)}{DATA}\n{_joined(again)}"


def _shape(sql: str | None) -> list[str]:
    """A table's columns and constraints, whatever their order."""
    return sorted(line.strip().rstrip(",") for line in (sql or "").splitlines()[1:])


if __name__ == "__main__":
    from inburgering_cli.store.as_of import VIEWS
    from inburgering_cli.store.migrations.views import views
    from inburgering_cli.store.write import SCHEMA

    file_of(SCHEMA_VERSION).write_text(write(), encoding="utf-8")
    SCHEMA.write_text(schema(), encoding="utf-8")
    VIEWS.write_text(views(), encoding="utf-8")
