"""A klantmanager types, a script imports and cron reports, each as a process of its own, on the same file at the same time."""

import json
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.reliability.forms import PLAIN, both_forms, both_forms_long
from tests.reliability.program import ADD, LONG, PROGRAM, command, count, go, ok, opened, size, sound, write_cases

SECONDS = size(20, 600)
FEWER = 8  # on an encrypted store, in the gate
KEY = "INBURGERING_SLEUTELBESTAND"
BATCH = 100
LONGEST_WAIT = 0.5
SAVE_ROWS = size(30_000, 250_000)
CRON = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"}
#: Imports one batch after another until the time is over; tells how many, and what went wrong.
WRITER = """
import json, subprocess, sys, time
make, until, writer = json.loads(sys.argv[1]), time.monotonic() + float(sys.argv[2]), int(sys.argv[3])
batches = 0
while time.monotonic() < until:
    rows = "".join(f"Fictief;gezinsmigrant;{writer}{batches:05}{row:04}\\n" for row in range(100))
    text = "geslachtsnaam;doelgroep;v_nummer\\n" + rows
    done = subprocess.run(make, input=text, capture_output=True, text=True)
    if done.returncode or done.stderr:
        sys.exit(f"{done.returncode} {done.stderr}")
    batches += 1
print(batches)
"""
#: Reads the store as a command does, again and again: how long each look took, and how long it waited for a lock.
READER = """
import functools, json, os, sys, time
from pathlib import Path
from inburgering_cli.store import database, driver
from inburgering_cli.store.encryption import key_source
if key := os.environ.get("INBURGERING_SLEUTELBESTAND"): key_source.use_keys(key_source.KeySource(Path(key)))
path, until = Path(sys.argv[1]), time.monotonic() + float(sys.argv[2])
database.connect = functools.partial(driver.connect, timeout=0)  # a lock shows, and is not waited for in silence
waits, looks, seen = [0.0], [], []
while time.monotonic() < until:
    started, held = time.monotonic(), None
    while True:
        try:
            connection = database.open_read(path)
            found = connection.execute("SELECT (SELECT count(*) FROM dossier), (SELECT count(*) FROM spoor)").fetchone()
            connection.close()
            break
        except Exception as error:
            if "bezet" not in str(error) and "locked" not in str(error): raise
            held = held or time.monotonic()
    if held: waits.append(time.monotonic() - held)
    looks.append(time.monotonic() - started)
    seen.append(found)
    time.sleep(0.01)
print(json.dumps({"waits": waits, "looks": looks, "seen": sorted(set(seen))}))
"""


@both_forms
def test_two_writers_and_a_cron_reader(inburgering: Runner, form: str) -> None:
    store = inburgering.store
    seconds = SECONDS if LONG or form == PLAIN else FEWER
    cron = CRON | {name: value for name, value in os.environ.items() if name == KEY}
    make = command(store, "import", "cases", "-")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, json.dumps(make), str(seconds), str(number)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in (1, 2)
    ]  # fmt: skip
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(store), str(seconds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    reports = 0
    while any(writer.poll() is None for writer in writers):
        for arguments in (("db", "status", "-o", "json"), ("report", "kpi", "-o", "json")):
            done = subprocess.run(
                [str(PROGRAM), "--db", str(store), *arguments], env=cron, capture_output=True, text=True, check=False,
                stdin=subprocess.DEVNULL, cwd="/",
            )  # fmt: skip
            assert (done.returncode, done.stderr) == (0, "")
            if arguments[0] == "db":
                assert json.loads(done.stdout)["aantallen"]["dossier"] % BATCH == 0
            reports += 1
        time.sleep(0.5)
    told = [writer.communicate() for writer in writers]
    assert [(writer.returncode, err) for writer, (_, err) in zip(writers, told, strict=True)] == [(0, "")] * 2
    out, err = reader.communicate()
    assert reader.returncode == 0, err
    found = json.loads(out)
    batches = sum(int(printed) for printed, _ in told)
    assert count(store) == batches * BATCH
    assert {number % BATCH for pair in found["seen"] for number in pair} == {0}
    assert all(dossiers == lines for dossiers, lines in found["seen"])
    assert len(found["seen"]) >= max(2, batches // 2), "the reader saw too little of it"
    assert max(found["waits"]) < LONGEST_WAIT
    # a look takes longer when the machine itself stalls: one in five hundred is forgiven, and one always
    looks = sorted(found["looks"])
    assert looks[-1 - max(1, len(looks) // 500)] < LONGEST_WAIT
    assert sound(store)
    ok(store, "db", "check")
    with closing(opened(store)) as connection:
        (numbers,) = connection.execute("SELECT count(DISTINCT nummer) FROM dossier").fetchone()
    assert numbers == batches * BATCH
    print(
        f"{batches} batches of {BATCH}, {reports} reports, {len(looks)} looks; longest wait {max(found['waits']):.3f} s,"
        f" longest look {looks[-1]:.3f} s, next {looks[-2]:.3f} s"
    )


@both_forms_long
def test_a_save_while_a_long_import_runs(inburgering: Runner, tmp_path: Path) -> None:
    """It waits until the import is done and is kept, or says in Dutch that it was not; never anything else."""
    store = inburgering.store
    path = write_cases(tmp_path / "lang.csv", SAVE_ROWS)
    log = store.with_name(store.name + "-wal")
    with subprocess.Popen(command(store, "import", "cases", str(path)), stdout=subprocess.DEVNULL) as long:
        while long.poll() is None and not (log.exists() and log.stat().st_size > 200_000):
            time.sleep(0.01)
        assert long.poll() is None, "the import was over before the save began"
        started = time.monotonic()
        done = go(store, *ADD)
        waited = time.monotonic() - started
        assert ok(store, "case", "list", "-o", "json").stderr == ""  # who reads does not wait
    assert long.returncode == 0
    assert done.returncode in (0, 5)
    if done.returncode == 5:
        assert "bezet" in done.stderr
    else:
        assert done.stderr == ""
    assert count(store) == SAVE_ROWS + (done.returncode == 0)
    print(f"a save during an import of {SAVE_ROWS} rows: exit {done.returncode} after {waited:.1f} s")


@both_forms_long
@pytest.mark.skipif(not hasattr(os, "nice"), reason="no POSIX: run it on Linux or macOS")
def test_erasing_beside_a_reader_and_a_writer(caseload: Runner) -> None:
    """Erase, backup and export at the same time: each whole, none a traceback."""
    store = caseload.store
    ways: tuple[tuple[str, ...], ...] = (
        ("case", "erase", "Berg", "--reden", "verzoek", "--yes"),
        ("db", "backup", "--out", str(store.with_name("b"))),
        ("db", "export", "--out", str(store.with_name("uit"))),
        ADD,
    )
    running = [
        subprocess.Popen(command(store, *w), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for w in ways
    ]
    told = [process.communicate(timeout=90)[1] for process in running]
    assert [process.returncode for process in running] == [0] * len(ways), told
    assert "Traceback" not in "".join(told)
    ok(store, "db", "check")
    ok(store, "db", "retention", "--erase", "--yes")  # what could not be scrubbed while others were at it
    data = b"".join(
        p.read_bytes() for p in store.parent.glob(f"{store.name}*") if p.is_file() and "back-ups" not in p.name
    )
    assert b"Berg" not in data
