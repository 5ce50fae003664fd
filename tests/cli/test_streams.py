"""Standard streams that are closed, and a reader that goes away: neither changes what is stored nor the exit code."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.reliability.program import command, dump, sound

LATE = ("case", "add", "--geslachtsnaam", "Laat", "--doelgroep", "asielstatushouder", "--kennisgeving", "2025-01-01",
        "--plicht-begin", "2025-01-01", "--huisvesting", "2025-01-01")  # fmt: skip
#: A command that reads, one that writes, and refusals, with their exit codes.
COMMANDS = [
    (("deadline", "list", "--fail-overdue"), 10), (("deadline", "list", "-o", "json", "--fail-overdue"), 10),
    (("case", "list", "-o", "csv"), 0), (("case", "show", "niemand"), 4), (("case", "list", "--nonsens"), 2),
    (("case", "edit", "2026-0001", "--azc", "Süd"), 0), (("--help",), 0), (("db", "check"), 0),
    (("db", "backup", "--out", "kopie"), 0), (("db", "restore", "x.db"), 2),
]  # fmt: skip


@pytest.fixture
def late(inburgering: Runner) -> Path:
    """A store in which something is overdue."""
    inburgering.peildatum = "2026-09-30"
    inburgering.ok(*LATE)
    return inburgering.store


def closed(store: Path, arguments: Sequence[str], numbers: Sequence[int]) -> tuple[int, str]:
    """The exit code and what was written, with these streams closed before the program starts."""
    shut = " ".join(f"{number}>&-" for number in numbers)
    done = subprocess.run(
        ["sh", "-c", f'exec {shut}; exec "$0" "$@"', *command(store, *arguments)],
        stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd=store.parent, timeout=60,
    )  # fmt: skip
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.mark.parametrize(
    ("arguments", "code"), COMMANDS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else None
)
def test_closed_streams_change_no_exit_code(late: Path, arguments: tuple[str, ...], code: int) -> None:
    for numbers in ((0, 1, 2), (1,), (2,)):
        got, told = closed(late, arguments, numbers)
        assert got == code, (numbers, told)
        assert "Traceback" not in told
        assert "fout in het programma" not in told
    assert sound(late)


def test_a_closed_stream_is_not_the_store(late: Path) -> None:
    """The first file that a program opens gets the lowest free number: that of the stream that is closed."""
    before = dump(late)
    assert closed(late, ("case", "show", "2026-0001"), (0, 1, 2))[0] == 0
    assert closed(late, ("case", "edit", "2026-0001", "--azc", "Süd"), (0, 1, 2))[0] == 0
    assert any("Süd" in line for line in dump(late))
    assert len(dump(late)) > len(before)
    assert sound(late)


@pytest.mark.parametrize("many", [False, True], ids=["a word", "many lines"])
@pytest.mark.parametrize("both", [False, True], ids=["stdout", "stderr too"])
def test_a_verdict_outlives_its_reader(late: Path, both: bool, many: bool) -> None:
    if many:
        path = late.with_name("meer.csv")
        rows = "".join(f"Fictief{number};asielstatushouder;2025-01-01;2025-01-01\n" for number in range(400))
        path.write_text(f"geslachtsnaam;doelgroep;plicht_begin;huisvesting\n{rows}", encoding="utf-8")
        assert closed(late, ("import", "cases", str(path)), ())[0] == 0
    reads, writes = os.pipe()
    os.close(reads)
    arguments = command(late, "deadline", "list", "--all", "--fail-overdue", "-o", "csv")
    try:
        done = subprocess.run(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=writes,
            stderr=writes if both else subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writes)
    assert done.returncode == 10
    assert not done.stderr or b"Traceback" not in done.stderr


def test_what_is_written_stays_when_the_reader_has_gone(late: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    try:
        for arguments in (("case", "edit", "2026-0001", "--azc", "Irak"), ("undo",)):
            done = subprocess.run(
                command(late, *arguments), stdout=writes, stderr=writes, stdin=subprocess.DEVNULL, check=False
            )
            assert done.returncode == 0
            assert any("Irak" in line for line in dump(late) if line.startswith('INSERT INTO "dossier" ')) == (
                arguments[0] == "case"
            )
    finally:
        os.close(writes)
