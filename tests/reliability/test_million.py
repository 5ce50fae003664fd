"""An import of a million rows: checked outside the transaction, in bounded memory, with progress; an abort leaves no row.

The gate runs the same with fewer rows and a bound to match; the long form has the million.
"""

import os
import pty
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import xlsxwriter

from tests.conftest import Runner
from tests.reliability.program import command, count, ok, size, write_cases

ROWS = size(60_000, 1_000_000)
MEGABYTES = 300 if ROWS == 1_000_000 else 75 + ROWS // 4_000
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no /proc, which tells the peak: run it on Linux")


def peak(process: "subprocess.Popen[bytes]") -> int:
    """The most memory that a process ever had, in megabytes, looked at until it ends."""
    most = 0
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        try:
            lines = status.read_text().splitlines()
        except OSError:
            break
        most = max([most, *(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))])
        try:
            process.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
    return most


def test_it_is_checked_before_the_store_is_held_shows_progress_and_an_abort_leaves_no_row(
    inburgering: Runner, tmp_path: Path
) -> None:
    store = inburgering.store
    path = write_cases(tmp_path / "veel.csv", ROWS)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(store, "import", "cases", str(path)), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell that runs in the background ignores it
    )  # fmt: skip
    os.close(theirs)
    said, free = b"", 0
    while b"verwerkt" not in said:
        said += os.read(ours, 1_000)
        if b"verwerkt" not in said:
            with closing(sqlite3.connect(store, timeout=0, isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")  # nobody holds the store while the file is checked
                other.execute("ROLLBACK")
                free += 1
    process.send_signal(signal.SIGINT)
    while True:
        try:
            piece = os.read(ours, 1_000)
        except OSError:
            break
        if not piece:
            break
        said += piece
    assert process.wait(60) == 130
    os.close(ours)
    assert said.count(b"gecontroleerd") >= ROWS // 5_000
    assert free >= 5
    assert "niets half opgeslagen" in said.decode()
    assert (count(store), count(store, "spoor")) == (0, 0)


def test_it_stays_within_its_memory(inburgering: Runner, tmp_path: Path) -> None:
    path = write_cases(tmp_path / "veel.csv", ROWS)
    process = subprocess.Popen(command(inburgering.store, "import", "cases", str(path)), stdout=subprocess.DEVNULL)
    most = peak(process)
    assert process.returncode == 0
    assert count(inburgering.store) == ROWS
    assert 20 < most < MEGABYTES, most
    ok(inburgering.store, "db", "check")
    print(f"{ROWS} rows: {most} MB")


def test_a_workbook_too(inburgering: Runner, tmp_path: Path) -> None:
    rows = size(20_000, 500_000)
    path = tmp_path / "veel.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["geslachtsnaam", "doelgroep", "v_nummer"])
    for row in range(rows):
        sheet.write_row(row + 1, 0, [f"Fictief{row}", "gezinsmigrant", f"{row:010}"])
    book.close()
    process = subprocess.Popen(command(inburgering.store, "import", "cases", str(path)), stdout=subprocess.DEVNULL)
    most = peak(process)
    assert process.returncode == 0
    assert count(inburgering.store) == rows
    assert 20 < most < 65 + rows // 2_000, most  # the library keeps a whole sheet: docs/adr/0018
    print(f"{rows} rows of a workbook: {most} MB")
