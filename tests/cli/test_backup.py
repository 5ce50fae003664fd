"""A backup: whole and checked, for the owner alone, also while others write; old ones go only after that."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.core.errors import StoreFault
from inburgering_cli.store import backup
from tests.conftest import Runner


def backups(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def content(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_a_backup_holds_all_that_the_store_holds_and_opens_as_a_store(caseload: Runner, tmp_path: Path) -> None:
    made: dict[str, Any] = caseload.json("db", "backup", "--out", str(tmp_path / "b"))
    (path,) = backups(tmp_path / "b")
    assert (made["bestand"], made["bytes"], made["bewaard"]) == (str(path), path.stat().st_size, 1)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert content(path) == content(caseload.store)
    other = caseload.bare("--db", str(path), "--peildatum", caseload.peildatum, "deadline", "list")
    assert other.out == caseload.ok("deadline", "list").out


def test_the_newest_are_kept_and_other_files_left_alone(
    caseload: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "b"
    folder.mkdir(0o700)
    stem = caseload.store.stem
    old = [folder / f"{stem}-2020010{day}T000000Z.db" for day in (1, 2, 3)]
    for path in old:
        backup.copy(caseload.store, path)
    others = [
        folder / n for n in (f"{stem}-20200101T000000Z.db.oud", f"{stem}.db", "ander-20200101T000000Z.db", "notities")
    ]
    for path in others:
        path.write_text("x")
    made = caseload.json("db", "backup", "--out", str(folder), "--bewaar", "2")
    assert made["verwijderd"] == [str(p) for p in old[:2]]
    assert made["bewaard"] == 2
    assert {p.name for p in folder.iterdir()} == {old[2].name, Path(made["bestand"]).name, *(p.name for p in others)}

    def fail(*_: object) -> None:
        raise StoreFault("niet gelukt")

    monkeypatch.setattr(backup, "copy", fail)
    before = backups(folder)
    assert caseload("db", "backup", "--out", str(folder), "--bewaar", "1").code == 5
    assert backups(folder) == before


def test_a_backup_during_writing_is_one_moment(caseload: Runner, tmp_path: Path) -> None:
    stop = threading.Event()
    added: list[int] = []

    def keep_writing() -> None:
        with sqlite3.connect(caseload.store, timeout=30, isolation_level=None) as connection:
            while not stop.is_set():
                connection.execute("BEGIN IMMEDIATE")
                for name in ("een", "twee"):  # always in pairs
                    connection.execute("INSERT INTO partner (naam) VALUES (?)", (f"{name} {len(added)}",))
                connection.execute("COMMIT")
                added.append(1)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        counts = []
        for number in range(5):
            target = tmp_path / f"{number}.db"
            backup.copy(caseload.store, target)
            with sqlite3.connect(target) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                counts.append(connection.execute("SELECT count(*) FROM partner").fetchone()[0])
    finally:
        stop.set()
        writer.join()
    assert [n % 2 for n in counts] == [0] * 5
    assert counts == sorted(counts)
    assert added


def test_a_damaged_store_gives_no_backup_and_takes_none_away(caseload: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    caseload.ok("db", "backup", "--out", str(folder))
    before = backups(folder)
    raw = bytearray(caseload.store.read_bytes())
    raw[8192:20480] = b"\xaa" * 12288
    caseload.store.write_bytes(raw)
    result = caseload("db", "backup", "--out", str(folder), "--bewaar", "1")
    assert (result.code, result.out) == (5, "")
    assert "beschadigd" in result.err
    assert backups(folder) == before


def test_bad_places_are_refused(caseload: Runner, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    assert caseload("db", "backup", "--out", str(tmp_path / "bestand")).code == 3
    assert caseload("db", "backup", "--out", str(tmp_path / "b"), "--bewaar", "0").code == 2
    gone = caseload.bare("--db", str(tmp_path / "weg.db"), "db", "backup", "--out", str(tmp_path / "b"))
    assert (gone.code, list((tmp_path / "b").iterdir())) == (5, [])


def test_a_folder_that_others_can_enter_is_named(caseload: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o755)
    assert "chmod 700" in caseload.ok("db", "backup", "--out", str(folder)).err


CRON = (
    "db backup --out {out}/backups --bewaar 3", "deadline calendar --out {out}/termijnen.ics",
    "pip document 2025-0001 --format html,pdf --out {out}/documenten --sjablonen {out}/sjablonen",
    "brief list 2025-0001", "case timeline 2025-0001", "budget show --jaar 2024", "report kpi --trend",
)  # fmt: skip


@pytest.mark.parametrize("command", CRON)
def test_cron_gets_utf8_no_escape_codes_and_silence(caseload: Runner, tmp_path: Path, command: str) -> None:
    (tmp_path / "sjablonen").mkdir()
    (tmp_path / "sjablonen" / "afzender.toml").write_text(
        'telefoon = "020"\nadres = "Vondelstraat 1"\npostcode_plaats = "1191 CP Ouderkerk"\n'
    )
    caseload.ok(
        "case", "edit", "2025-0001", "--adres", "Kerkstraat 1", "--postcode", "1191 AA", "--woonplaats", "Duivendrecht"
    )
    program = "import sys; from inburgering_cli.cli.shell.run import run; sys.exit(run(sys.argv[1:]))"
    where = ("--db", str(caseload.store), "--peildatum", "2024-09-30")
    done = subprocess.run(
        [sys.executable, "-c", program, *where, *command.format(out=tmp_path).split()],
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}, stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\x1b" not in done.stdout.decode("utf-8")
    if command.startswith("case"):
        assert "█" not in done.stdout.decode()


def test_only_copies_of_the_same_store_are_taken_away(inburgering: Runner, tmp_path: Path) -> None:
    """Two stores under one name share a folder; the copy of a store without a mark is nobody's."""
    folder = tmp_path / "b"
    stores = []
    for place in ("een", "twee"):
        (tmp_path / place).mkdir()
        stores.append(inburgering.beside(tmp_path / place / "x.db"))
        stores[-1].ok("db", "init")
    first = Path(stores[0].json("db", "backup", "--out", str(folder))["bestand"])
    first = first.rename(folder / "x-20200101T000000Z.db")
    old = folder / "x-20200102T000000Z.db"
    backup.copy(first, old)
    with sqlite3.connect(old) as connection:
        connection.execute("DROP TABLE bestand")
    connection.close()
    made = stores[1].ok("db", "backup", "--out", str(folder), "--bewaar", "1")
    assert "van een ander dossierbestand met deze naam of zonder kenmerk: 2." in made.err
    assert first.exists()
    assert old.exists()
    made = stores[0].json("db", "backup", "--out", str(folder), "--bewaar", "1")
    assert made["verwijderd"] == [str(first)]
    assert old.exists()
    listed = stores[0].json("db", "retention", "--all", "--back-ups", str(folder))
    assert {Path(row["naam"]).name for row in listed if row["soort"] == "back_up"} == {
        path.name for path in folder.iterdir() if path.name in (old.name, Path(made["bestand"]).name)
    }


def test_putting_back_says_when_the_copy_is_of_another_store(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.ok("db", "init")
    other = inburgering.beside(tmp_path / "ander.db")
    other.ok("db", "init")
    own = inburgering.json("db", "backup", "--out", str(tmp_path / "b"))["bestand"]
    assert "ander dossierbestand" not in inburgering.ok("db", "restore", own, "--yes").err
    strange = other.json("db", "backup", "--out", str(tmp_path / "b"))["bestand"]
    assert "De back-up is van een ander dossierbestand (" in inburgering.ok("db", "restore", strange, "--yes").err
