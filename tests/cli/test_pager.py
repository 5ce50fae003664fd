"""A long answer on a terminal goes through a pager; anything else never does."""

import contextlib
import os
import pty
import select
import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_prompts import Terminal
from tests.cli.test_screen import environment, on_terminal, piped
from tests.conftest import Runner

LONG = ("policy", "list")


@pytest.fixture
def pager(tmp_path: Path) -> tuple[str, Path]:
    """A pager that keeps what it gets, and says that it was there."""
    seen = tmp_path / "seen.txt"
    program = tmp_path / "pager.py"
    program.write_text(
        f"import os, sys\nopen({str(seen)!r}, 'wb').write(sys.stdin.buffer.read())\n"
        "print('PAGER', os.environ['LESSSECURE'], os.environ['LESSHISTFILE'])\n"
    )
    return f"{sys.executable} {program}", seen


def test_what_does_not_fit_goes_through_the_pager_of_the_user(caseload: Runner, pager: tuple[str, Path]) -> None:
    command, seen = pager
    told = on_terminal(caseload.store, *LONG, lines=24, more={"PAGER": command})
    assert told.strip() == "PAGER 1 -"  # less may not keep names that were searched for, nor start other programs
    whole = on_terminal(caseload.store, *LONG, lines=24, more={"PAGER": ""})
    assert seen.read_bytes().decode() == whole.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("arguments", "more", "lines"),
    [
        ((*LONG, "--no-pager"), {}, 24),
        (LONG, {"TERM": "dumb"}, 24),
        ((*LONG, "-o", "json"), {}, 24),
        (LONG, {}, 500),
        ((), {}, 24),
        (("case", "list"), {}, 24),
        (LONG, {"INBURGERING_PAGER": ""}, 24),
        (LONG, {"PAGER": "cat"}, 24),
        (LONG, {"PAGER": "/no/such/pager"}, 24),
        (LONG, {"PAGER": "less 'not closed"}, 24),
    ],
    ids=str,
)
def test_what_fits_or_is_not_to_be_paged_never_meets_a_pager(
    caseload: Runner, pager: tuple[str, Path], arguments: tuple[str, ...], more: dict[str, str], lines: int
) -> None:
    command, seen = pager
    told = on_terminal(caseload.store, *arguments, lines=lines, more={"PAGER": command, **more})
    assert not seen.exists()
    assert "PAGER" not in told
    assert len(told) > 300


def test_in_a_pipe_there_is_no_pager(caseload: Runner, pager: tuple[str, Path]) -> None:
    command, seen = pager
    result = piped(caseload.store, *LONG, PAGER=command, LINES="5")
    assert (result.returncode, result.stderr) == (0, b"")
    assert not seen.exists()


def test_the_config_file_names_a_pager_and_the_environment_goes_before_it(
    caseload: Runner, pager: tuple[str, Path]
) -> None:
    command, seen = pager
    Path(environment(caseload.store)["INBURGERING_CONFIG"]).write_text(f"pager = '{command}'\n", encoding="utf-8")
    on_terminal(caseload.store, *LONG, lines=24, more={"PAGER": "cat", "INBURGERING_PAGER": "cat"})
    assert not seen.exists()
    on_terminal(caseload.store, *LONG, lines=24, more={"PAGER": "cat"})
    assert seen.exists()


def test_who_leaves_the_pager_early_sees_no_fault(caseload: Runner, tmp_path: Path) -> None:
    program = tmp_path / "pager.py"
    program.write_text("import sys\nsys.stdin.readline()\nsys.stdin.close()\n")
    every = ("begrip",)
    told = on_terminal(caseload.store, *every, lines=24, more={"PAGER": f"{sys.executable} {program}"})
    assert told == ""


@pytest.mark.skipif(shutil.which("less") is None, reason="no less on this machine: apt-get install less")
def test_in_less_an_interrupt_is_for_less_and_q_is_quiet(caseload: Runner) -> None:
    pid, terminal = pty.fork()
    if pid == 0:
        where = environment(
            caseload.store, COLUMNS="80", LINES="24", TERM="xterm-256color", PAGER="less", LC_ALL="C.UTF-8"
        )
        os.execve(sys.executable, [sys.executable, "-m", "inburgering_cli", *LONG], where)
    seen = b""
    for until, key in ((b":", b"\x03"), (b":", b"q")):
        before = len(seen)
        while until not in seen[before:]:
            assert select.select([terminal], [], [], 20)[0], seen
            seen += os.read(terminal, 65536)
        time.sleep(0.2)
        os.write(terminal, key)
    with contextlib.suppress(OSError):
        while more := os.read(terminal, 65536):
            seen += more
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert b"\x1b[" in seen
    assert b"Afgebroken" not in seen
    assert b"Fout" not in seen


def test_who_has_to_agree_sees_first_to_what(inburgering: Runner) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", "Een", "--doelgroep", "gezinsmigrant")
    inburgering.ok("case", "close", "Een", "--reden", "overleden", "--datum", "2024-09-30")
    terminal = Terminal(inburgering.store, "db", "retention", "--erase")
    terminal.expect("2024-0001")
    terminal.expect("Doorgaan? [j/N]")
    terminal.send("n\r")
    assert terminal.process.wait(10) == 3


def test_control_bytes_of_data_never_reach_a_pager(caseload: Runner, pager: tuple[str, Path]) -> None:
    command, seen = pager
    name = "Ev\u202e il \u009b31m Naam"
    caseload.ok("activiteit", "add", "Tesfay", "stage", "--start", "2024-09-02", "--aanbieder", name)
    on_terminal(caseload.store, "activiteit", "list", "Tesfay", lines=3, more={"PAGER": command, "NO_COLOR": "1"})
    text = seen.read_bytes().decode()
    assert "Naam" in text
    assert not set(text) & {"\u202e", "\u009b", "\x07", "\x08"}


def test_a_warning_comes_after_the_pager(caseload: Runner, pager: tuple[str, Path]) -> None:
    command, seen = pager
    told = on_terminal(caseload.store, "deadline", "list", "--all", "--limit", "10", lines=6, more={"PAGER": command})
    assert told.index("PAGER") < told.index("Let op: Alleen de eerste 10")
    assert "Let op" not in seen.read_text(encoding="utf-8")


def test_less_is_the_pager_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from inburgering_cli.cli.shell.context import pager as chosen

    for name in ("INBURGERING_PAGER", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chosen() == []
    less = tmp_path / "less"
    less.write_text("#!/bin/sh\n")
    less.chmod(0o700)
    assert chosen() == ["less"]
    assert os.access(less, os.X_OK)
