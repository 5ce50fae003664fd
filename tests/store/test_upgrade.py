"""A store of an earlier schema, frozen with its data, comes up to date and answers as it did."""

import contextlib
import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.store.as_of import VIEWS
from inburgering_cli.store.database import APPLICATION_ID, SCHEMA_VERSION
from inburgering_cli.store.driver import connect
from inburgering_cli.store.encryption.key_source import KeySource, use_keys
from inburgering_cli.store.migrations.ddl import file_of, schema, write
from inburgering_cli.store.migrations.views import views
from inburgering_cli.store.write import SCHEMA
from tests.conftest import Runner
from tests.reliability.forms import ENCRYPTED, PLAIN, as_form, key_for

HERE = Path(__file__).parent
#: What the program answered while schema 1 was its own, without dossiers that did not exist yet on the day.
ANSWERS = json.loads((HERE / "schema_1.json").read_text(encoding="utf-8"))
#: The tables whose rows are the same, whatever was added to them.
KEPT = (
    "dossier", "intake", "intake_leefgebied", "intake_zrm", "pip", "pip_leefgebied", "route", "ontzorg", "activiteit",
    "enquete", "spoor",
)  # fmt: skip
#: The columns of dossier that became records.
MOVED = {
    "verlenging_besluit", "verlengd_tot", "gesprek_gepland", "gesprek_gehouden", "oproep", "oproep_uiterlijk",
    "oproep_verschenen",
}  # fmt: skip


def frozen(path: Path, version: int = 1) -> None:
    connection = sqlite3.connect(path)
    connection.executescript((HERE / f"schema_{version}.sql").read_text(encoding="utf-8"))
    pragmas = f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={version}; PRAGMA journal_mode=WAL"
    connection.executescript(pragmas)
    connection.close()
    path.chmod(0o600)


def rows(path: Path, table: str) -> list[dict[str, object]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    found = [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3")]
    connection.close()
    return found


@pytest.fixture
def old(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Runner:
    """A runner on the frozen store."""
    path = tmp_path / "oud.db"
    frozen(path)
    return Runner(path, capsys)


def test_every_row_of_schema_1_is_kept(old: Runner) -> None:
    before = {table: rows(old.store, table) for table in KEPT}
    assert all(before.values())
    old.ok("db", "init")
    for table in KEPT:
        after = rows(old.store, table)
        gone = MOVED if table == "dossier" else set()
        assert [{k: v for k, v in row.items() if k not in gone} for row in before[table]] == [
            {k: row[k] for k in one if k not in gone} for row, one in zip(after, before[table], strict=True)
        ]
        assert all(
            v is None for row, one in zip(after, before[table], strict=True) for k, v in row.items() if k not in one
        )


def test_loose_facts_became_records(old: Runner) -> None:
    before = {row["id"]: row for row in rows(old.store, "dossier")}
    old.ok("db", "init")
    for table, columns in (
        ("gesprek", {"gepland": "gesprek_gepland", "gehouden": "gesprek_gehouden"}),
        ("maatregel", {"datum": "oproep", "uiterlijk": "oproep_uiterlijk", "verschenen": "oproep_verschenen"}),
        ("besluit", {"datum": "verlenging_besluit", "tot": "verlengd_tot"}),
    ):
        found = {row["dossier_id"]: {new: row[new] for new in columns} for row in rows(old.store, table)}
        assert found == {
            ident: {new: row[name] for new, name in columns.items()}
            for ident, row in before.items()
            if any(row[name] for name in columns.values())
        }
        assert len(found) > 1


def known_then(answer: Any, before: Any) -> Any:
    """An answer without the terms, figures and fields that were added since."""
    if isinstance(before, dict):
        return {name: known_then(answer[name], before[name]) for name in before}
    if not isinstance(before, list) or not before or not isinstance(before[0], dict):
        return answer
    name = next((name for name in ("termijn", "id") if name in before[0]), None)
    known = answer if name is None else [row for row in answer if row[name] in {row[name] for row in before}]
    if len(known) != len(before):
        return known
    return [known_then(*both) for both in zip(known, before, strict=True)]


@pytest.mark.parametrize("question", ANSWERS)
def test_the_answers_are_those_of_before(old: Runner, question: str) -> None:
    old.ok("db", "init")
    old.peildatum, *words = question.split()
    answer, before = old.json(*words), ANSWERS[question]
    assert known_then(answer, before) == before


def test_an_upgraded_store_is_sound_and_has_its_backup(old: Runner) -> None:
    old.ok("db", "init")
    connection = sqlite3.connect(old.store)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute("DELETE FROM spoor")
    connection.close()
    backup = old.store.with_name(f"{old.store.name}.voor-schema-{SCHEMA_VERSION}")
    assert rows(backup, "dossier")


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(old: Runner) -> None:
    connection = sqlite3.connect(old.store)
    connection.execute("INSERT INTO intake (id, dossier_id, datum) VALUES (99, 99, '2024-01-01')")  # of nobody
    connection.commit()
    before = list(connection.iterdump())
    refused = old("db", "init")
    assert refused.code == 5
    assert "1 losse verwijzingen" in refused.err
    assert list(connection.iterdump()) == before
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


def killed_upgrade(store: Path, seconds: float) -> None:
    """Begin an upgrade in a process of its own and kill it after so many seconds."""
    ready = "import sys; from inburgering_cli.cli.shell.run import run; import inburgering_cli.store.migrate, alembic.command;"
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"{ready} print(1, flush=True); run(['--db', sys.argv[1], 'db', 'init'])",
            str(store),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.1, 0.2, 0.4])
def test_a_killed_upgrade_is_nothing_or_whole_and_a_second_one_completes(old: Runner, seconds: float) -> None:
    before = rows(old.store, "spoor")
    killed_upgrade(old.store, seconds)
    connection = sqlite3.connect(old.store)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert (version, "gesprek" in tables) in ((1, False), (SCHEMA_VERSION, True))
    assert not [name for name in tables if name.endswith("_nieuw")]
    old.ok("db", "init")
    assert rows(old.store, "spoor") == before
    assert len(rows(old.store, "gesprek")) > 1


def test_the_sql_of_the_newest_migration_and_of_a_new_store_is_what_the_tables_declare() -> None:
    assert file_of(SCHEMA_VERSION).read_text(encoding="utf-8") == write(), "run `make migration`"
    assert SCHEMA.read_text(encoding="utf-8") == schema(), "run `make migration`"
    assert VIEWS.read_text(encoding="utf-8") == views(), "run `make migration`"


def test_a_name_is_found_as_it_is_now(old: Runner) -> None:
    connection = sqlite3.connect(old.store)
    connection.execute("UPDATE dossier SET geslachtsnaam = 'El-Amrani', zoeknaam = 'el-amrani' WHERE id = 1")
    connection.commit()
    connection.close()
    old.ok("db", "init")
    assert "El-Amrani" in old.ok("case", "search", "el amrani").out
    assert rows(old.store, "dossier")[0]["zoeknaam"].endswith("el amrani")  # type: ignore[attr-defined]


#: A store of schema 2 with a record of every kind, and what the program of then answered.
ANSWERS_2 = json.loads((HERE / "schema_2.json").read_text(encoding="utf-8"))


@pytest.fixture(params=[PLAIN, ENCRYPTED])
def second(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Runner]:
    """A runner on that store, plain or encrypted."""
    path = tmp_path / "oud.db"
    frozen(path, 2)
    key = key_for(tmp_path)
    as_form(path, request.param, key)
    if request.param == ENCRYPTED:
        monkeypatch.setenv("INBURGERING_SLEUTELBESTAND", str(key))
        use_keys(KeySource(key))
    runner = Runner(path, capsys)
    runner.peildatum = ANSWERS_2["peildatum"]
    yield runner
    use_keys(KeySource())


def test_a_store_of_schema_2_answers_as_it_did(second: Runner) -> None:
    second.ok("db", "migrate")
    for question, before in (
        ("deadline list --all", "deadlines"),
        ("report kpi --names", "kpi"),
        ("case show 2025-0001", "case"),
    ):
        answer = second.json(*question.split())
        assert known_then(answer, ANSWERS_2[before]) == ANSWERS_2[before]
    second.ok("db", "check")


def test_every_row_of_schema_2_is_kept(second: Runner) -> None:
    with contextlib.closing(connect(second.store, "ro")) as connection:
        tables = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        gone = {"begonnen", "alembic_version"}
        columns = {t: ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({t})")) for t in tables}
        before = {
            t: connection.execute(f"SELECT {columns[t]} FROM {t} ORDER BY 1").fetchall()
            for t in tables
            if t not in gone
        }
    assert sum(map(len, before.values())) > 100
    second.ok("db", "migrate")
    with contextlib.closing(connect(second.store, "ro")) as connection:
        for table, rows_then in before.items():
            now = connection.execute(f"SELECT {columns[table]} FROM {table} ORDER BY 1").fetchall()
            assert now == rows_then, table
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.1, 0.2])
def test_a_killed_upgrade_of_schema_2_is_nothing_or_whole(second: Runner, seconds: float) -> None:
    killed_upgrade(second.store, seconds)
    with contextlib.closing(connect(second.store)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert (version, "notitie" in tables) in ((2, False), (SCHEMA_VERSION, True))
    second.ok("db", "init")
    assert known_then(second.json("deadline", "list", "--all"), ANSWERS_2["deadlines"]) == ANSWERS_2["deadlines"]
