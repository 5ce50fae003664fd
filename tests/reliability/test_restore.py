"""Backup, restore and migrate as a user runs them: verified, nothing lost, also when it is killed half-way."""

import json
import os
import pty
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from inburgering_cli.store.database import SCHEMA_VERSION
from tests.conftest import Runner
from tests.reliability.forms import both_forms, both_forms_long
from tests.reliability.program import (
    ADD,
    LONG,
    command,
    dump,
    go,
    ok,
    one_file,
    opened,
    refused,
    size,
    sound,
    start,
    write_cases,
)
from tests.store.test_upgrade import frozen

KILLS = size(8, 200)


@pytest.fixture
def store(caseload: Runner) -> Path:
    return caseload.store


def backup(store: Path) -> Path:
    done = ok(store, "db", "backup", "--out", str(store.with_name("back-ups")), "-o", "json")
    return Path(json.loads(done.stdout)["bestand"])


def restore(store: Path, source: Path) -> dict[str, str | None]:
    found: dict[str, str | None] = json.loads(ok(store, "db", "restore", str(source), "--yes", "-o", "json").stdout)
    return found


@both_forms
def test_a_restored_store_has_equal_content_and_the_old_one_is_kept(store: Path) -> None:
    copy, before = backup(store), dump(store)
    ok(store, *ADD)
    changed = dump(store)
    assert changed != before
    beside = sorted(copy.parent.iterdir())
    kept = restore(store, copy)["bewaard"]
    assert sorted(copy.parent.iterdir()) == beside, "something was left beside the copy"
    assert kept is not None
    assert dump(store) == before
    assert dump(Path(kept)) == changed
    assert (Path(kept).stat().st_mode & 0o777, store.stat().st_mode & 0o777) == (0o600, 0o600)
    assert ok(store, "db", "check").stderr == ""
    ok(store, *ADD)


@pytest.mark.parametrize("how", ["gone", "empty", "text", "truncated", "damaged"])
def test_what_is_no_sound_store_is_put_aside_byte_for_byte(store: Path, how: str) -> None:
    copy, before = backup(store), dump(store)
    one_file(store)
    data = store.read_bytes()
    wrong = {
        "gone": None, "empty": b"", "text": b"geen store\n" * 99, "truncated": data[: len(data) // 2],
        "damaged": data[:4096] + b"\xa5" * (len(data) - 4096),
    }[how]  # fmt: skip
    store.unlink()
    if wrong is not None:
        store.write_bytes(wrong)
    kept = restore(store, copy)["bewaard"]
    assert dump(store) == before
    assert (kept is None) == (how == "gone")
    if kept is not None:
        assert Path(kept).read_bytes() == wrong


@pytest.mark.parametrize("how", ["missing", "text", "truncated", "damaged", "itself"])
def test_a_backup_that_is_not_sound_changes_nothing(store: Path, how: str) -> None:
    copy, before = backup(store), dump(store)
    data = copy.read_bytes()
    if how == "missing":
        copy.unlink()
    elif how == "itself":
        copy = store
    else:
        copy.write_bytes(
            {
                "text": b"geen store" * 99,
                "truncated": data[: len(data) // 2],
                "damaged": data[:4096] + b"\xa5" * (len(data) - 4096),
            }[how]
        )
    refused(store, "db", "restore", str(copy), "--yes", code=3 if how in ("itself", "missing") else 5)
    assert dump(store) == before
    assert [p.name for p in store.parent.iterdir() if "vervangen" in p.name or "terug" in p.name] == []


def test_without_a_terminal_it_asks_nothing_and_wants_yes(store: Path) -> None:
    copy = backup(store)
    ok(store, *ADD)
    before = dump(store)
    assert "--yes" in refused(store, "db", "restore", str(copy), code=2)
    assert dump(store) == before


@pytest.mark.parametrize(("answer", "code"), [(b"j\n", 0), (b"n\n", 3), (b"\n", 3), (b"\x04", 3), (b"\x03", 130)])
def test_on_a_terminal_it_asks(store: Path, answer: bytes, code: int) -> None:
    copy, before = backup(store), dump(store)
    ok(store, *ADD)
    changed = dump(store)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(store, "db", "restore", str(copy)), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0),
    )  # fmt: skip
    os.close(theirs)
    said = b""
    while b"[j/N]" not in said:
        said += os.read(ours, 1000)
    os.write(ours, answer)
    assert process.wait(30) == code
    os.close(ours)
    assert dump(store) == (before if code == 0 else changed)


@both_forms_long
def test_a_restore_waits_for_a_writer_and_loses_nothing_of_it(store: Path) -> None:
    copy, before = backup(store), dump(store)
    with closing(opened(store)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE dossier SET gemeente = 'Diemen'")
        process = subprocess.Popen(
            command(store, "db", "restore", str(copy), "--yes", "-o", "json"), stdout=subprocess.PIPE, text=True
        )
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
        writer.execute("COMMIT")
        out, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert dump(store) == before
    with closing(opened(Path(json.loads(out)["bewaard"]))) as kept:
        assert kept.execute("SELECT DISTINCT gemeente FROM dossier").fetchall() == [("Diemen",)]


@both_forms
def test_a_reader_beside_a_restore_sees_the_one_or_the_other(store: Path) -> None:
    copy = backup(store)
    ok(store, *ADD)
    with closing(opened(store)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM dossier").fetchone() == (4,)
        restore(store, copy)
        assert reader.execute("SELECT count(*) FROM dossier").fetchone() == (4,)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM dossier").fetchone() == (3,)


@both_forms_long
def test_a_killed_restore_leaves_the_one_or_the_other(store: Path, tmp_path: Path) -> None:
    ok(store, "import", "cases", str(write_cases(tmp_path / "a.csv", 3_000)))
    copy = backup(store)
    ok(store, "import", "cases", str(write_cases(tmp_path / "b.csv", 3_000, 1)))
    started = time.monotonic()
    kept = restore(store, copy)["bewaard"]
    duration = time.monotonic() - started
    assert kept is not None
    full = Path(kept)
    seen = set()
    for kill in range(KILLS):
        restore(store, full)
        process = start(store, "db", "restore", str(copy), "--yes")
        time.sleep(duration * (0.3 + 0.8 * kill / KILLS))
        process.kill()
        process.wait()
        assert sound(store)
        with closing(opened(store)) as connection:
            seen.update(connection.execute("SELECT count(*) FROM dossier").fetchone())
        for left in store.parent.glob(f"{store.name}.vervangen-*"):
            if left != full:
                left.unlink()
    assert seen <= {3_003, 6_003}
    assert 6_003 in seen, "no kill came in time: the test proves nothing"


@both_forms_long
def test_a_backup_while_an_import_runs_is_whole(store: Path, tmp_path: Path) -> None:
    rows = 200_000 if LONG else 8_000
    path = write_cases(tmp_path / "a.csv", rows)
    writer = start(store, "import", "cases", str(path))
    copies = []
    while writer.poll() is None:
        copies.append(backup(store))
    assert writer.wait() == 0
    assert copies
    copies.append(backup(store))
    counts = []
    for copy in copies:
        assert json.loads(ok(copy, "db", "check", "-o", "json").stdout)["in_orde"]
        with closing(opened(copy)) as connection:
            counts += connection.execute("SELECT count(*) FROM dossier").fetchone()
    assert set(counts) <= {3, rows + 3}
    assert counts[-1] == rows + 3


def test_a_backup_of_an_older_schema_can_be_put_back_and_migrated(store: Path, tmp_path: Path) -> None:
    old = tmp_path / "oud.db"
    frozen(old)
    done = ok(store, "db", "restore", str(old), "--yes")
    assert "db migrate" in done.stderr
    assert "db migrate" in refused(store, "case", "list")
    found = json.loads(ok(store, "db", "migrate", "-o", "json").stdout)
    assert (found["van"], found["naar"]) == (1, SCHEMA_VERSION)
    assert dump(Path(found["back_up"])) == dump(old)
    assert ok(store, "db", "check").stderr == ""


def test_migrating_what_is_up_to_date_does_nothing_and_says_so(store: Path) -> None:
    one_file(store)
    before = store.read_bytes()
    assert "niets bij te werken" in ok(store, "db", "migrate").stdout
    assert json.loads(ok(store, "db", "migrate", "-o", "json").stdout)["back_up"] is None
    assert store.read_bytes() == before
    refused(store.with_name("weg.db"), "db", "migrate")


def test_two_that_migrate_at_once_keep_the_backup_of_before(tmp_path: Path) -> None:
    store = tmp_path / "oud.db"
    frozen(store)
    before = dump(store)
    both = [start(store, "db", "migrate") for _ in range(3)]
    assert [process.wait(60) for process in both] == [0, 0, 0]
    assert dump(store.with_name(f"oud.db.voor-schema-{SCHEMA_VERSION}")) == before
    assert go(store, "db", "check").returncode == 0


def test_a_killed_migration_is_nothing_or_whole_and_a_second_one_completes(tmp_path: Path) -> None:
    frozen(tmp_path / "eerst.db")
    started = time.monotonic()
    ok(tmp_path / "eerst.db", "db", "migrate")
    duration = time.monotonic() - started
    seen = set()
    for kill in range(KILLS):
        store = tmp_path / f"oud{kill}.db"
        frozen(store)
        before = dump(store)
        process = start(store, "db", "migrate")
        time.sleep(1.1 * duration * kill / KILLS)
        process.kill()
        process.wait()
        with closing(opened(store)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        seen.add(version)
        assert version == SCHEMA_VERSION or dump(store) == before
        ok(store, "db", "migrate")
        assert dump(store.with_name(f"{store.name}.voor-schema-{SCHEMA_VERSION}")) == before
        assert json.loads(ok(store, "db", "check", "-o", "json").stdout)["in_orde"]
    assert 1 in seen, "no kill came in time: the test proves nothing"
