"""What is kept of people, who looked, and what is left after erasing: by processes.

The tests of `tests/cli` and `tests/store` say what has to hold; here the same is asked of processes of their own.
"""

import json
import os
import pwd
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli import test_masking as masking
from tests.cli import test_privacy as privacy
from tests.cli import test_whole_store as whole
from tests.cli.test_privacy import examples, examples_store
from tests.cli.test_whole_store import nasty
from tests.conftest import Runner
from tests.reliability.program import ADD, LONG, Proces, go, ok, refused, size, sound, start
from tests.store import test_trail as trail

__all__ = ["examples", "examples_store", "nasty"]
KILLS = size(8, 200)
BSN, NAME = privacy.BSN, privacy.NAME
ERASE = ("--reden", "verzoek", "--yes")


# ---------------------------------------------------------------- the trail


def test_every_command_that_writes_leaves_its_line(inburgering: Runner) -> None:
    trail.test_every_command_that_writes_leaves_one_line_that_says_who_when_what_and_which(Proces(inburgering))


def test_every_way_of_looking_searching_and_taking_out_leaves_its_line(caseload: Runner, tmp_path: Path) -> None:
    store = caseload.store
    looks = [tuple(look.format(BSN).split()) for look in privacy.LOOKS]
    out = ("--out", str(tmp_path / "uit"))
    ways: list[tuple[str, ...]] = [
        *(looks if LONG else looks[::3]), ("case", "search", BSN), ("case", "export", BSN, *out), ("db", "export", *out),
        ("import", "cases", str(privacy.EXAMPLES / "cases.csv")), ("pip", "document", BSN, "--concept", *out),
        ("case", "erase", "Berg", *ERASE),
    ]  # fmt: skip
    for arguments in ways:
        before = privacy.lines(store)
        ok(store, *arguments)
        fresh = privacy.lines(store)[len(before) :]
        assert fresh, arguments
        assert {line[0] for line in fresh} == {" ".join(arguments[:2])}
        assert BSN not in repr(fresh)
    with closing(sqlite3.connect(store)) as connection:
        who = {name for (name,) in connection.execute("SELECT DISTINCT gebruiker FROM spoor WHERE id > 18")}
    assert who == {pwd.getpwuid(os.getuid()).pw_name}
    ok(store, "db", "check")


def test_reports_stay_read_only(inburgering: Runner) -> None:
    trail.test_lists_and_reports_leave_no_line_and_no_byte(Proces(inburgering))


# ---------------------------------------------------------------- numbers of people


@pytest.mark.parametrize("path", [(), *masking.reading()[:: 1 if LONG else 6]], ids=" ".join)
def test_no_bsn_in_full(caseload: Runner, tmp_path: Path, path: tuple[str, ...]) -> None:
    masking.test_no_reading_command_shows_a_bsn_in_full(Proces(caseload), tmp_path, path, "json")


@pytest.mark.parametrize("traceback", ["", "1"])
def test_no_bsn_in_an_error_whatever_was_typed(caseload: Runner, tmp_path: Path, traceback: str) -> None:
    store, other = caseload.store, "999990020"
    path = tmp_path / f"{other}.csv"
    path.write_text(f"bsn;datum\n{other};2024-01-01\n{other};x\n")
    env = {**os.environ, "INBURGERING_TRACEBACK": traceback}
    for arguments in (
        ("case", "show", other), ("case", "edit", BSN, "--bsn", f"{other[:-1]}9"), ("case", "add", "--bsn", other),
        ("import", "intakes", str(path)), ("import", "intakes", str(path), "--partial"), ("case", "erase", other, "--yes"),
        ("import", other, str(path)), ("gesprek", "plan", other, "--datum", other), (other,), ("case", other),
        ("deadline", "list", "--dossier", other), ("import", "notificaties", str(path)), ("case", "receive", str(path)),
    ):  # fmt: skip
        done = go(store, *arguments, "-o", "json", env=env)
        assert done.returncode != 0
        said = (done.stdout + done.stderr).replace(str(path), "")
        assert other not in said, arguments
    with closing(sqlite3.connect(store)) as connection:
        told = repr(connection.execute("SELECT opdracht, dossier, invoer FROM spoor").fetchall())
    assert other not in told


# ---------------------------------------------------------------- leaving


def test_after_erasing_no_byte_is_left(examples: Runner) -> None:
    privacy.test_nothing_of_an_erased_dossier_is_left_in_any_file_of_the_store(Proces(examples))


def test_no_identifying_value_leaves_in_an_export_without_names(examples: Runner, tmp_path: Path) -> None:
    for how in ("--pseudonymous", "--anonymous"):
        folder = tmp_path / how
        folder.mkdir()
        privacy.test_no_identifying_value_is_in_an_export_without_names(Proces(examples), folder, how, "csv")


@pytest.mark.parametrize("formaat", ["csv", "xlsx"])
def test_what_a_spreadsheet_would_run_leaves_as_text_and_comes_back_unchanged(nasty: Runner, formaat: str) -> None:
    whole.test_a_store_full_of_traps_comes_back_whole(Proces(nasty), formaat)


def left(store: Path) -> set[bytes]:
    data = privacy.all_bytes(store)
    return {secret for secret in (BSN.encode(), NAME.encode(), NAME.lower().encode()) if secret in data}


def test_a_killed_erasure_is_nothing_or_whole_and_a_second_one_leaves_no_byte(examples: Runner, tmp_path: Path) -> None:
    store = tmp_path / "weg" / "store.db"
    store.parent.mkdir(mode=0o700)
    with closing(sqlite3.connect(examples.store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole_store = examples.store.read_bytes()
    store.write_bytes(whole_store)
    store.chmod(0o600)
    nummer = privacy.numbers(examples)
    started = time.monotonic()
    ok(store, "case", "erase", nummer, *ERASE)
    duration = time.monotonic() - started
    seen = set()
    for kill in range(KILLS):
        for path in store.parent.iterdir():
            path.unlink()
        store.write_bytes(whole_store)
        store.chmod(0o600)
        process = start(store, "case", "erase", nummer, *ERASE)
        time.sleep(duration * (0.1 + kill / KILLS))
        process.kill()
        process.wait()
        assert sound(store)
        gone = go(store, "case", "erase", nummer, *ERASE).returncode == 4  # it was done, if perhaps not yet scrubbed
        seen.add(gone)
        ok(store, "db", "retention", "--erase", "--yes")
        assert left(store) == set()
        ok(store, "db", "check")
    assert False in seen, "no kill came in time: the test proves nothing"


@pytest.mark.parametrize("blocks", [0, 8_000, 100_000, 300_000, 450_000])
def test_no_room_while_erasing_says_so_and_can_be_finished(examples: Runner, blocks: int) -> None:
    from tests.reliability.test_disk import limited

    store, nummer = examples.store, privacy.numbers(examples)
    done = go(store, "case", "erase", nummer, *ERASE, preexec_fn=limited(blocks))
    assert sound(store)
    if done.returncode == 5:
        assert left(store)
        assert "niets opgeslagen" in done.stderr
        ok(store, "case", "erase", nummer, *ERASE)
    else:
        assert done.returncode == 0
        assert not left(store) or "kan nog iets staan" in done.stderr
        ok(store, "db", "retention", "--erase", "--yes")
    assert left(store) == set()
    ok(store, "db", "check")


@pytest.mark.parametrize("blocks", [0, 3_000])
def test_no_room_for_files_leaves_none_and_keeps_what_was_there(caseload: Runner, tmp_path: Path, blocks: int) -> None:
    from tests.reliability.test_disk import limited

    out = tmp_path / "uit"
    ok(caseload.store, "db", "export", "--out", str(out))
    ok(caseload.store, "report", "month", "--out", str(out), "--format", "html,xlsx")
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    ok(caseload.store, *ADD)
    for arguments in (("db", "export"), ("report", "month", "--format", "html,xlsx")):
        refused(caseload.store, *arguments, "--out", str(out), preexec_fn=limited(blocks))
        assert {p.name: p.read_bytes() for p in out.iterdir()} == before
    assert json.loads(ok(caseload.store, "db", "check", "-o", "json").stdout)["in_orde"]
