"""The file itself: who may read it, which files are refused untouched, and what the schema holds."""

import hashlib
import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlmodel import SQLModel

import inburgering_cli.store.schema  # noqa: F401  # declares the tables
from inburgering_cli.cli.shell.run import run
from inburgering_cli.store.database import APPLICATION_ID, SCHEMA_VERSION, explain_sqlite, open_read
from inburgering_cli.store.encryption.key_source import MARK
from inburgering_cli.store.migrate import upgrade
from inburgering_cli.store.trail.chain import TRIGGERS, trail_hash
from inburgering_cli.store.write import make_schema

PEILDATUM = "2026-09-30"
READING: tuple[list[str], ...] = (["deadline", "list"], ["case", "list"], ["report", "kpi"], [])
WRITING = ["case", "add", "--geslachtsnaam", "Fictief", "--doelgroep", "gezinsmigrant"]
BSN = "999990019"
SETTINGS = ("user_version", "application_id")


def go(store: Path, *arguments: str) -> int:
    return run(["--db", str(store), "--peildatum", PEILDATUM, *arguments])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    assert go(path, "db", "init") == 0
    assert go(path, *WRITING, "--bsn", BSN, "--voornamen", "Verzonnen") == 0
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def schema(path: Path) -> dict[str, object]:
    """What the schema says, without the order in which constraints were written."""
    connection = sqlite3.connect(path)
    found: dict[str, object] = {}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        text = " ".join((sql or "").split())
        if kind == "table":
            body = text[text.index("(") + 1 : text.rindex(")")]
            found[name] = sorted(_parts(body))
        else:
            found[name] = text
    return found | {p: connection.execute(f"PRAGMA {p}").fetchone() for p in SETTINGS}


def _parts(body: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(body):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append(body[start:place].strip())
            start = place + 1
    return [*parts, body[start:].strip()]


def test_migrations_from_nothing_give_the_schema_of_a_fresh_store(tmp_path: Path) -> None:
    fresh, migrated = tmp_path / "fresh.db", tmp_path / "migrated.db"
    make_schema(fresh)
    connection = sqlite3.connect(migrated)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    upgrade(migrated)
    assert schema(migrated) == schema(fresh)


def test_a_fresh_store_has_the_tables_that_sqlmodel_declares(tmp_path: Path) -> None:
    fresh, declared = tmp_path / "fresh.db", tmp_path / "declared.db"
    make_schema(fresh)
    engine = create_engine(f"sqlite:///{declared}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    ours, theirs = schema(fresh), schema(declared)
    assert ours.keys() - theirs.keys() - TRIGGERS.keys() == {"alembic_version", "sqlite_autoindex_alembic_version_1"}
    assert {name: ours[name] for name in theirs if name not in SETTINGS} == {
        name: told for name, told in theirs.items() if name not in SETTINGS
    }


def test_the_settings_of_the_file(store: Path) -> None:
    connection = sqlite3.connect(store)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777 & ~0o700])
def test_only_the_owner_can_read_the_store_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        path = tmp_path / "store.db"
        assert go(path, "db", "init") == 0
        assert go(path, *WRITING) == 0
        reader = sqlite3.connect(path)
        reader.execute("SELECT count(*) FROM dossier").fetchone()
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
        reader.close()
    finally:
        os.umask(old)
    assert set(modes) >= {"store.db"}
    assert set(modes.values()) == {0o600}


def test_a_store_that_others_can_read_gives_a_warning(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store.chmod(0o644)
    assert go(store, "case", "list") == 0
    assert "chmod 600" in capsys.readouterr().err


def checkpoint(path: Path) -> None:
    """Everything into the file itself."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def broken(store: Path, how: str) -> Path:
    path = store.with_name(f"{how}.db")
    if how == "text":
        path.write_text("dit is geen store\n" * 50)
    elif how == "empty":
        path.touch()
    elif how == "foreign":
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE dossier (id INTEGER)")
        connection.commit()
        connection.close()
    else:
        shutil.copy(store, path)
        data = bytearray(path.read_bytes())
        if how == "truncated":
            data = data[: len(data) // 2]
        elif how == "damaged":
            data[4096:] = b"\xa5" * (len(data) - 4096)
        elif how == "newer":
            data[60:64] = (SCHEMA_VERSION + 7).to_bytes(4, "big")
        path.write_bytes(data)
    return path


@pytest.mark.parametrize("how", ["text", "empty", "foreign", "truncated", "damaged", "newer"])
@pytest.mark.parametrize("arguments", [*READING, WRITING], ids=lambda a: " ".join(a[:2]) or "vandaag")
def test_a_file_that_is_no_sound_store_is_refused_untouched(
    store: Path, how: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    checkpoint(store)
    path = broken(store, how)
    before = digest(path)
    capsys.readouterr()
    code = go(path, *arguments)
    said = capsys.readouterr().err
    assert code == 5, said
    assert said.startswith("Fout: ")
    assert "Traceback" not in said
    assert digest(path) == before
    if how == "newer":
        assert f"schema {SCHEMA_VERSION + 7}" in said
        assert f"kent {SCHEMA_VERSION}" in said


def test_a_store_that_another_replaced_is_not_called_damaged(store: Path) -> None:
    open_read(store).close()
    error = sqlite3.DatabaseError("file is not a database")
    error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    assert "is beschadigd" in str(explain_sqlite(error, store))
    other = store.with_name("ander.db")
    other.write_bytes(MARK + bytes(4_096))
    other.replace(store)
    assert "is intussen vervangen" in str(explain_sqlite(error, store))


@pytest.mark.parametrize("arguments", [*READING, WRITING, ["db", "status"]], ids=lambda a: " ".join(a[:2]) or "vandaag")
def test_a_typing_error_in_the_path_makes_no_file(tmp_path: Path, arguments: list[str]) -> None:
    assert go(tmp_path / "verkeerd" / "store.db", *arguments) == 5
    assert go(tmp_path / "verkeerd.db", *arguments) == 5
    assert list(tmp_path.iterdir()) == []


def test_reading_changes_no_byte_and_cannot_write(store: Path) -> None:
    checkpoint(store)
    before = digest(store)
    for arguments in READING:
        assert go(store, *arguments) == 0
    assert digest(store) == before
    reader = open_read(store)
    with pytest.raises(sqlite3.OperationalError):
        reader.execute("DELETE FROM dossier")


def test_the_trail_says_who_when_what_and_which_dossier_without_naming_anybody(store: Path) -> None:
    assert go(store, "case", "close", "2026-0001", "--reden", "verhuisd", "--datum", "2026-09-01") == 0
    connection = sqlite3.connect(store)
    connection.row_factory = sqlite3.Row
    lines = [dict(r) for r in connection.execute("SELECT * FROM spoor ORDER BY id")]
    assert [(line["opdracht"], line["dossier"]) for line in lines] == [
        ("case add", "2026-0001"),
        ("case close", "2026-0001"),
    ]
    previous = "0" * 64
    for line in lines:
        assert line["tijd"].endswith("+00:00")
        assert line["gebruiker"]
        assert line["vorige"] == previous
        assert line["hash"] == trail_hash(line)
        previous = line["hash"]
    everything = repr(lines)
    for secret in (BSN, "Fictief", "Verzonnen"):
        assert secret not in everything


def test_the_trail_can_only_grow(store: Path) -> None:
    connection = sqlite3.connect(store)
    for statement in ("UPDATE spoor SET gebruiker = 'x'", "DELETE FROM spoor"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)


def test_what_is_refused_leaves_no_line_in_the_trail(store: Path) -> None:
    assert go(store, *WRITING, "--bsn", BSN) == 3
    connection = sqlite3.connect(store)
    assert connection.execute("SELECT count(*) FROM spoor").fetchone() == (1,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossier SET huisvesting = '18-03-2024'",
        "UPDATE dossier SET doelgroep = 'iedereen'",
        "UPDATE dossier SET bsn = '12345678'",
        "UPDATE dossier SET dossier_gesloten = '2026-01-01'",
        "UPDATE dossier SET bijstand_ingang = '2024-02-01', bijstand_einde = '2024-01-01'",
        "INSERT INTO activiteit (id, dossier_id, soort, start) VALUES (1, 1, 'slapen', '2024-01-01')",
        "INSERT INTO activiteit (id, dossier_id, soort, start, einde) VALUES (1, 1, 'stage', '2024-02-01', '2024-01-01')",
        "INSERT INTO route (id, dossier_id, route, datum, niveau) VALUES (1, 1, 'z', '2024-01-01', 'b1')",
        "INSERT INTO route (id, dossier_id, route, datum, niveau) VALUES (1, 1, 'onderwijs', '2024-01-01', 'a2')",
        "INSERT INTO intake (id, dossier_id, datum, deel) VALUES (1, 1, '2024-01-01', 3)",
        "INSERT INTO ontzorg (id, dossier_id, datum, huur) VALUES (1, 1, '2024-01-01', -1)",
        "INSERT INTO enquete (id, groep, datum, score) VALUES (1, 'partners', '2024-01-01', 101)",
        "INSERT INTO pip (id, dossier_id, dagtekening) VALUES (1, 77, '2024-01-01')",
    ],
)
def test_the_schema_itself_refuses_what_cannot_be(store: Path, statement: str) -> None:
    connection = sqlite3.connect(store)
    connection.execute("PRAGMA foreign_keys=ON")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


@pytest.mark.parametrize("how", ["text", "empty", "foreign", "truncated", "newer"])
def test_db_init_refuses_such_a_file_too(store: Path, how: str) -> None:
    path = broken(store, how)
    before = digest(path)
    assert go(path, "db", "init") == 5
    assert digest(path) == before
