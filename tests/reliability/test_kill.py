"""An import that is killed leaves the state before or the complete state after; never something between."""

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.reliability.forms import PLAIN, as_form, both_forms, both_forms_long, key_for
from tests.reliability.program import LONG, command, ok, opened, size, start

KILLS = size(50, 1_000)
FEWER = 12  # on an encrypted store, in the gate
ROWS = 20_000 if LONG else 6_000
AGAIN = 12  # after every twelfth kill the file is imported twice more


def cases(folder: Path, batch: int, rows: int = ROWS) -> Path:
    """A file of fictional people whose V-nummers no other batch has."""
    path = folder / f"batch{batch}.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("geslachtsnaam;doelgroep;v_nummer;kennisgeving;huisvesting\n")
        for row in range(rows):
            file.write(f"Fictief{row};asielstatushouder;{batch:04}{row:06};2024-01-15;2024-03-18\n")
    return path


def state(store: Path) -> tuple[int, int, str]:
    """(dossiers, lines of the trail, verdict of SQLite)."""
    connection = opened(store)
    try:
        (dossiers,) = connection.execute("SELECT count(*) FROM dossier").fetchone()
        (lines,) = connection.execute("SELECT count(*) FROM spoor").fetchone()
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    finally:
        connection.close()
    return dossiers, lines, verdict


@pytest.fixture
def store(tmp_path: Path, form: str) -> Path:
    path = tmp_path / "store.db"
    ok(path, "db", "init")
    as_form(path, form, key_for(tmp_path))
    return path


def receipt(store: Path, path: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads(ok(store, "import", "cases", str(path), "-o", "json").stdout)
    return found


@both_forms
def test_killed_imports_leave_the_state_before_or_after(store: Path, tmp_path: Path, form: str) -> None:
    kills = KILLS if LONG or form == PLAIN else FEWER
    whole = cases(tmp_path, 0)
    started = time.monotonic()
    assert receipt(store, whole)["nieuw"] == ROWS
    duration = time.monotonic() - started
    draw = random.Random(7)
    before = state(store)
    assert before == (ROWS, ROWS, "ok")
    survived = while_writing = 0
    for kill in range(1, kills + 1):
        path = cases(tmp_path, kill)
        process = start(store, "import", "cases", str(path))
        log = store.with_name(store.name + "-wal")  # `state` leaves none, so what is in it comes from this import
        if kill % 3:  # spread over the whole run, most of them in its second half, where the writing is
            time.sleep(duration * (kill / kills if kill % 2 else draw.uniform(0.5, 1.05)))
        else:  # in the moment of the writing itself
            while process.poll() is None and not (log.exists() and log.stat().st_size):
                time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
        process.wait()
        wrote = log.exists() and log.stat().st_size > 0
        after = state(store)
        assert after[2] == "ok"
        assert after[:2] in (before[:2], (before[0] + ROWS, before[1] + ROWS))
        survived += after != before
        while_writing += wrote and after == before
        before = after
        if kill % AGAIN == 0:
            second = receipt(store, path)
            assert second["nieuw"] + second["ongewijzigd"] == ROWS
            assert ROWS in (second["nieuw"], second["ongewijzigd"])
            before = state(store)
            assert receipt(store, path)["ongewijzigd"] == ROWS
            assert state(store) == before
            assert before[0] % ROWS == 0
        path.unlink()
    assert survived < kills, "no kill came in time: the test proves nothing"
    assert while_writing, "no kill came while it was writing: the test proves little"


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_stops_an_import_with_a_dutch_sentence_and_saves_nothing(
    store: Path, tmp_path: Path, sign: signal.Signals, code: int
) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        command(store, "import", "cases", str(fifo)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with fifo.open("w") as writer:  # opened once the import is reading
        writer.write("geslachtsnaam;doelgroep\n")
        writer.flush()
        time.sleep(0.3)
        process.send_signal(sign)
        _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert "niets half opgeslagen" in err
    assert "Traceback" not in err
    assert state(store)[0] == 0


@both_forms_long
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_while_rows_are_being_written_saves_nothing(
    store: Path, tmp_path: Path, sign: signal.Signals, code: int
) -> None:
    path = cases(tmp_path, 1)
    process = start(store, "import", "cases", str(path))
    log = store.with_name(store.name + "-wal")
    while process.poll() is None and not (log.exists() and log.stat().st_size > 100_000):
        time.sleep(0.002)
    process.send_signal(sign)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, state(store)) == (code, (0, 0, "ok"))
    assert "niets half opgeslagen" in err
    assert "Traceback" not in err
    assert receipt(store, path)["nieuw"] == ROWS


def test_a_reader_that_leaves_early_is_no_fault(store: Path, tmp_path: Path) -> None:
    receipt(store, cases(tmp_path, 1, 1000))
    for arguments in (("case", "list"), ("case", "list", "-o", "json"), ("deadline", "list", "-o", "csv")):
        with subprocess.Popen(command(store, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.read(20)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0
