"""The file and its neighbours: who may read them, odd paths, places that cannot be written, readers beside a writer."""

import ctypes
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from inburgering_cli.cli.shell.run import run
from inburgering_cli.core.errors import StoreFault
from inburgering_cli.store import driver, migrate, write
from inburgering_cli.store.database import APPLICATION_ID, SCHEMA_VERSION, Location, check_header
from tests.conftest import Runner

ADD = ("case", "add", "--geslachtsnaam", "Fictief", "--doelgroep", "gezinsmigrant")
READING: tuple[tuple[str, ...], ...] = (("case", "list"), ("deadline", "list"), ("report", "kpi"), ())
ROW = {"nummer": "2024-0099", "zoeknaam": "half", "geslachtsnaam": "Half", "doelgroep": "gezinsmigrant"}


def modes(folder: Path) -> dict[str, int]:
    return {p.name: stat.S_IMODE(p.stat().st_mode) for p in folder.iterdir() if p.is_file()}


def as_user(store: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process for which file modes count, also when the tests run as root."""

    def obey_modes() -> None:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):  # DAC_OVERRIDE and DAC_READ_SEARCH; dropped from the bounding set (24)
            libc.prctl(24, capability, 0, 0, 0)

    return subprocess.run(
        [sys.executable, "-m", "inburgering_cli", "--db", str(store), "--peildatum", "2024-09-30", *arguments],
        capture_output=True, text=True, check=False, preexec_fn=obey_modes,
    )  # fmt: skip


@pytest.fixture
def locked(tmp_path: Path, inburgering: Runner) -> Iterator[Path]:
    """A store with one dossier, in a folder of its own that is made writable again afterwards."""
    inburgering.ok(*ADD)
    folder = tmp_path / "map"
    folder.mkdir()
    store = folder / "store.db"
    with closing(sqlite3.connect(inburgering.store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    inburgering.store.rename(store)
    yield store
    folder.chmod(0o700)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_the_store_and_its_neighbours_are_for_the_owner_alone(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "nieuw"
    old = os.umask(umask)
    try:
        assert run(["--db", str(folder / "store.db"), "db", "init"]) == 0
        with write.writing(Location(folder / "store.db", named=True)) as writer:
            writer.add("dossier", ROW)
            writer.flush()
            assert run(["--db", str(folder / "store.db"), "case", "list"]) == 0
            found = modes(folder)
    finally:
        os.umask(old)
    assert found == {"store.db": 0o600, "store.db-wal": 0o600, "store.db-shm": 0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_the_default_place_is_made_by_the_first_command_that_writes_and_by_no_other(tmp_path: Path, umask: int) -> None:
    folder = tmp_path / "data" / "inburgering"  # XDG_DATA_HOME, as tests/conftest.py sets it
    old = os.umask(umask)
    try:
        for arguments in READING:
            assert run(list(arguments)) == 5
        assert not (tmp_path / "data").exists()
        assert run(list(ADD)) == 0
    finally:
        os.umask(old)
    assert modes(folder) == {"inburgering.db": 0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "50%20.db", "met spatie.db", "é’.db", ":memory:", "file:x.db"])
def test_a_name_with_signs_that_a_url_would_read_is_only_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["--db", name, "db", "init"]) == 0
    assert run(["--db", name, *ADD]) == 0
    assert run(["--db", name, "case", "show", "fictief"]) == 0
    assert {p.name.removesuffix("-wal").removesuffix("-shm") for p in tmp_path.iterdir()} == {name}


@pytest.mark.parametrize("place", ["/proc/geen/store.db", "bestand/store.db", "x" * 300, "."])
def test_a_place_where_no_store_can_be_is_named_in_dutch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bestand").write_text("geen map")
    for arguments in (("db", "init"), ADD, *READING, ("db", "status")):
        assert run(["--db", place, *arguments]) == 5
        assert capsys.readouterr().err.startswith("Fout: ")
    assert [p.name for p in tmp_path.iterdir()] == ["bestand"]


def test_a_store_that_cannot_be_made_whole_is_not_there_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.sql"
    broken.write_text(f"{write.SCHEMA.read_text(encoding='utf-8')}CREATE TABLE dossier (x);", encoding="utf-8")
    monkeypatch.setattr(write, "SCHEMA", broken)
    assert run(["--db", str(tmp_path / "store.db"), "db", "init"]) == 5
    assert capsys.readouterr().err.startswith("Fout: ")
    assert list(tmp_path.iterdir()) == [broken]


def test_making_a_store_never_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_text("iets van een ander")
    with pytest.raises(StoreFault, match="staat al een bestand"):
        write.create(path)
    assert path.read_text() == "iets van een ander"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_second_init_keeps_what_is_there(inburgering: Runner) -> None:
    inburgering.ok(*ADD)
    before = inburgering.dump()
    inburgering.ok("db", "init")
    assert inburgering.dump() == before


def test_a_reader_beside_a_writer_sees_the_last_whole_state_and_does_not_wait(inburgering: Runner) -> None:
    inburgering.ok(*ADD)
    before = inburgering.store.read_bytes()
    with write.writing(Location(inburgering.store, named=True)) as writer:
        writer.add("dossier", ROW)
        writer.flush()
        assert len(inburgering.json("case", "list")) == 1
        inburgering.ok("report", "kpi")
        assert inburgering.store.read_bytes() == before
    assert {r["geslachtsnaam"] for r in inburgering.json("case", "list")} == {"Fictief", "Half"}


@pytest.mark.parametrize("arguments", [ADD, ("case", "edit", "fictief", "--gemeente", "Diemen")])
def test_a_writer_that_waits_too_long_says_so_and_saves_nothing(
    inburgering: Runner, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    inburgering.ok(*ADD, "--bsn", "999990019")
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.2)
    before = inburgering.dump()
    with closing(sqlite3.connect(inburgering.store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = inburgering(*arguments, "-o", "json")
    assert result.code == 5
    assert result.fault["fout"] == "opslag"
    assert "bezet" in result.fault["melding"]
    assert "locked" not in result.err
    assert inburgering.dump() == before


@pytest.mark.parametrize("arguments", READING, ids=lambda a: " ".join(a) or "vandaag")
@pytest.mark.parametrize("how", ["file", "folder", "both"])
def test_a_read_only_place_can_be_read(locked: Path, how: str, arguments: tuple[str, ...]) -> None:
    before = locked.read_bytes()
    if how in ("file", "both"):
        locked.chmod(0o400)
    if how in ("folder", "both"):
        locked.parent.chmod(0o500)
    done = as_user(locked, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Fictief" in done.stdout or arguments != ("case", "list")
    assert locked.read_bytes() == before


@pytest.mark.parametrize("how", ["file", "folder", "both"])
def test_a_read_only_place_cannot_be_written_and_keeps_its_store(locked: Path, how: str) -> None:
    before = locked.read_bytes()
    if how in ("file", "both"):
        locked.chmod(0o400)
    if how in ("folder", "both"):
        locked.parent.chmod(0o500)
    for arguments in ((*ADD, "--voornamen", "Verzonnen"), ("case", "edit", "fictief", "--gemeente", "Diemen")):
        done = as_user(locked, *arguments, "-o", "json")
        assert done.returncode == 5, done.stderr
        assert done.stderr.startswith("Fout: ")
        assert done.stdout == ""
        assert "readonly" not in done.stderr
    assert locked.read_bytes() == before


def test_a_store_that_may_not_be_read_at_all_is_named(locked: Path) -> None:
    locked.chmod(0)
    for arguments in (("case", "list"), ADD):
        done = as_user(locked, *arguments)
        assert done.returncode == 5
        assert "rechten" in done.stderr
    locked.chmod(0o600)
    assert as_user(locked, "case", "list").returncode == 0


def test_a_new_store_in_a_read_only_folder_is_refused(locked: Path) -> None:
    locked.parent.chmod(0o500)
    done = as_user(locked.with_name("ander.db"), "db", "init")
    assert done.returncode == 5
    assert "geen toegang" in done.stderr
    assert not locked.with_name("ander.db").exists()


def older(path: Path) -> None:
    """A store from before the first schema: the mark of the program, and nothing in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode=WAL")
    path.chmod(0o600)


def test_an_older_store_is_left_by_readers_and_brought_up_to_date_by_a_writer_after_a_backup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "oud.db"
    older(path)
    before = path.read_bytes()
    assert run(["--db", str(path), "case", "list"]) == 5
    assert "oudere versie" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert run(["--db", str(path), *ADD]) == 0
    assert check_header(path) == SCHEMA_VERSION
    (backup,) = (p for p in tmp_path.iterdir() if "voor-schema" in p.name and not p.name.endswith(("-wal", "-shm")))
    assert check_header(backup) == 0
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "oud.db"
    older(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE spoor (in_de_weg)")  # the migration makes `dossier` first, then fails on this
    with closing(sqlite3.connect(path)) as connection:
        before = list(connection.iterdump())
    assert run(["--db", str(path), *ADD]) == 5
    assert capsys.readouterr().err.startswith("Fout: ")
    with closing(sqlite3.connect(path)) as connection:
        assert list(connection.iterdump()) == before
    assert check_header(path) == 0


def test_a_backup_that_cannot_be_made_stops_the_migration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "oud.db"
    older(path)
    before = path.read_bytes()
    (tmp_path / f"oud.db.voor-schema-{SCHEMA_VERSION}").mkdir()
    monkeypatch.setattr(migrate, "run", lambda _: pytest.fail("migrated without a backup"))
    assert run(["--db", str(path), *ADD]) == 5
    assert capsys.readouterr().err.startswith("Fout: ")
    assert path.read_bytes() == before
