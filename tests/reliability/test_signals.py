"""Stopped at random points by Ctrl-C, SIGTERM, SIGHUP or a reader that leaves: all or nothing, and no traceback."""

import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.reliability.forms import ENCRYPTED, PLAIN
from tests.reliability.program import LONG, command, dump, ok, size, sound, start, write_cases

TIMES = size(6, 100)
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
ROWS = 3_000


def count(store: Path) -> int:
    return len([line for line in dump(store) if line.startswith('INSERT INTO "dossier" ')])


@pytest.mark.parametrize(
    ("form", "sign"),
    [(PLAIN, sign) for sign in CODES] + [(ENCRYPTED, sign) for sign in (CODES if LONG else (signal.SIGTERM,))],
    indirect=["form"],
)
def test_an_import_that_is_stopped_is_whole_or_nothing(
    inburgering: Runner, tmp_path: Path, sign: signal.Signals
) -> None:
    store = inburgering.store
    started = time.monotonic()
    ok(store, "import", "cases", str(write_cases(tmp_path / "0.csv", ROWS)))
    duration = time.monotonic() - started
    draw = random.Random(sign)
    before, codes = ROWS, []
    for turn in range(1, TIMES + 1):
        path = write_cases(tmp_path / f"{turn}.csv", ROWS, turn)
        process = start(store, "import", "cases", str(path))
        time.sleep(draw.uniform(0.02, 1.1) * duration)
        process.send_signal(sign)
        _, said = process.communicate(timeout=60)
        assert "Traceback" not in said
        assert "Exception ignored" not in said
        # a signal before the program itself has begun ends it as the system does
        assert process.returncode in (0, CODES[sign], -sign), said
        if process.returncode == CODES[sign] and said:
            assert "niets half opgeslagen" in said
        after = count(store)
        assert after in (before, before + ROWS)
        assert after == before + ROWS or process.returncode != 0
        codes.append(process.returncode)
        before = after
    assert sound(store)
    assert CODES[sign] in codes, "no signal came in time: the test proves nothing"
    ok(store, "import", "cases", str(path))
    assert count(store) in (before, before + ROWS)


def test_a_command_that_was_told_to_outlive_its_terminal_does(inburgering: Runner, tmp_path: Path) -> None:
    """As `nohup` starts it: SIGHUP stays ignored."""
    path = write_cases(tmp_path / "0.csv", ROWS)
    with subprocess.Popen(
        command(inburgering.store, "import", "cases", str(path)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    ) as process:  # fmt: skip
        while process.poll() is None:
            process.send_signal(signal.SIGHUP)
            time.sleep(0.05)
    assert process.returncode == 0
    assert count(inburgering.store) == ROWS


@pytest.mark.parametrize(
    "arguments",
    [("case", "list"), ("case", "list", "-o", "json"), ("deadline", "list", "-o", "csv"), ("deadline", "list"), ()],
)
def test_a_reader_that_leaves_at_any_moment_is_no_fault(
    inburgering: Runner, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ok(inburgering.store, "import", "cases", str(write_cases(tmp_path / "0.csv", 1_500)))
    for taken in (0, 1, 100, 5_000, 70_000)[: None if LONG else 4]:
        with subprocess.Popen(
            command(inburgering.store, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(taken)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0
