"""Tables on narrow and wide screens, in pipes and in poor terminals."""

import io
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.law.vocabulary import DOELGROEPEN, SOORTEN_ACTIVITEIT
from inburgering_cli.screen.column import Column
from inburgering_cli.screen.table import emit_table
from tests.conftest import Runner

READING = [
    (), ("case", "list"), ("case", "show", "Tesfay"), ("case", "search", "e"), ("case", "timeline", "Tesfay"),
    ("deadline", "list"), ("deadline", "list", "--all"), ("deadline", "explain", "Tesfay"), ("intake", "show", "Tesfay"),
    ("pip", "show", "Tesfay"), ("ontzorg", "show", "Tesfay"), ("activiteit", "list", "Tesfay"), ("report", "kpi"),
    ("report", "kpi", "--names"), ("policy", "list"), ("policy", "show", "pip"), ("db", "status"),
    ("signaal", "list"), ("signaal", "explain", "Tesfay"), ("case", "list", "--signaal", "alle"),
]  # fmt: skip
CODES = {*DEFAULT.termijnen, *DOELGROEPEN, *SOORTEN_ACTIVITEIT}


@pytest.mark.parametrize("width", [80, 100, 120, 200])
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_no_line_is_wider_than_the_screen(
    caseload: Runner, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    caseload.peildatum = "2026-12-31"
    lines = caseload.ok(*command).out.splitlines()
    assert [line for line in lines if len(line.rstrip()) > width] == []


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("command", [("policy", "list"), ("deadline", "list", "--all"), ("case", "list")], ids=" ".join)
def test_ids_are_never_broken(
    caseload: Runner, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    told = caseload.ok(*command).out
    rows = caseload.json(*command)
    shown = {row[key] for row in rows for key in ("termijn", "volgende_termijn", "dossier") if row.get(key)}
    assert shown
    for code in shown:
        for word in code.split("_"):
            assert re.search(rf"\b{re.escape(word)}\b", told), code


def test_a_table_that_cannot_fit_leaves_out_what_can_be_missed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "38")
    columns = (
        Column("id", "id"),
        Column("dag", "dag", fixed=True),
        Column("rest", "rest", from_width=1),
        Column("naam", "naam", free=True),
    )
    row = {"id": "inburgeringstermijn", "dag": "1-1", "rest": "iets", "naam": "Abcdefghijklmnop"}
    emit_table(columns, [row])
    told = capsys.readouterr().out
    assert "inburgeringstermijn" in told
    assert "1-1" in told
    assert "rest" not in told
    assert max(len(line.rstrip()) for line in told.splitlines()) <= 38
    monkeypatch.setenv("COLUMNS", "60")
    emit_table(columns, [row])
    assert "iets" in capsys.readouterr().out


def test_a_later_row_wraps_where_it_may_and_sticks_out_where_it_may_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    columns = (
        Column("nummer", "nummer", fixed=True),
        Column("naam", "naam", free=True),
        Column("n", "n", right_aligned=True),
    )
    rows: list[dict[str, Any]] = [{"nummer": f"2024-{n:04}", "naam": "Ab Cd", "n": n} for n in range(9_000, 10_000)]
    emit_table(columns, iter([*rows, {"nummer": "2024-10501", "naam": "Gh Ijk Lm", "n": 7}]))
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["nummer", "naam", "n"]
    assert lines[3] == "2024-9000  Ab Cd  9000"
    assert [line for line in lines if "10501" in line] == ["2024-10501  Gh        7"]
    assert lines[-3:] == ["           Ijk", "           Lm", ""]


def drawn(rows: list[dict[str, Any]], columns: tuple[Column, ...], width: int, encoding: str = "utf-8") -> list[str]:
    """The lines of a table on a terminal, with its colours."""
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    emit_table(
        columns, iter(rows), target=Console(file=file, force_terminal=True, width=width, color_system="standard")
    )
    file.flush()
    return file.buffer.getvalue().decode(encoding).splitlines()


def bare(lines: list[str]) -> list[str]:
    """Without colours, and without the blanks that nobody sees."""
    return [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in lines]


PEOPLE = (
    Column("nummer", "nummer", fixed=True),
    Column("naam", "naam", proper_name=True),
    Column("n", "aantal van alles", right_aligned=True, style=lambda row: "bold red" if row["n"] > 4 else ""),
    Column("rest", "wat er is", free=True, from_width=50),
)


@pytest.mark.parametrize("width", [40, 80])
def test_rich_draws_what_a_pipe_and_a_long_list_show(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    names = [
        "[red]Jansen[/red]",
        "[/]",
        "[link=http://x.nl]Ö",
        "李小龍 李小龍",
        "El-Amrani-Van den Berg-Zonneveld",
        ":warning: A\x00B\u202e",
    ]
    rows = [
        {"nummer": f"2026-{n:04}", "naam": name, "n": n, "rest": "een lange zin " * n} for n, name in enumerate(names)
    ]
    monkeypatch.setenv("COLUMNS", str(width))
    emit_table(PEOPLE, rows)
    piped_lines = bare(capsys.readouterr().out.splitlines())
    assert bare(drawn(rows, PEOPLE, width)) == piped_lines
    assert "wat er is" in piped_lines[1] or width == 40
    many = rows * 200
    long = drawn(many, PEOPLE, width)
    assert bare(long[: len(piped_lines) - 1]) == piped_lines[:-1]
    assert any("\x1b[1;31m" in line for line in long)  # what is overdue has its colour in a long list too


def test_a_terminal_without_unicode_gets_a_table_of_ascii() -> None:
    rows = [{"nummer": "2026-0001", "naam": "Van-den-Allerlangstenachternaamterwereld", "n": 9}]
    lines = drawn(rows, PEOPLE, 40, "ascii")
    assert bare(lines)[1].split() == ["nummer", "naam", "aantal"]
    assert "-" * 40 in bare(lines)
    assert "".join(lines).isascii()


#: Commands that show more on a terminal than in a pipe: a picture along time.
WITH_A_PICTURE = (("case", "timeline", "Tesfay"), ("report", "kpi", "--names"))


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("command", [c for c in READING[1:] if c not in WITH_A_PICTURE], ids=" ".join)
def test_a_terminal_shows_the_words_of_the_pipe_at_the_same_places(
    caseload: Runner, command: tuple[str, ...], columns: int
) -> None:
    told = bare(on_terminal(caseload.store, *command, columns=columns).split("\r\n"))
    assert told == bare(piped(caseload.store, *command, COLUMNS=str(columns)).stdout.decode().split("\n"))


def environment(store: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": "/usr/bin:/bin",
        "INBURGERING_DB": str(store),
        "INBURGERING_PEILDATUM": "2026-12-31",
        "INBURGERING_CONFIG": str(store) + ".toml",
        "XDG_STATE_HOME": str(store) + ".state",
        "PAGER": "",
        **more,
    }


def piped(store: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "inburgering_cli", *arguments],
        env=environment(store, **more),
        capture_output=True,
        check=False,
        timeout=60,
    )


POOR: dict[str, Mapping[str, str]] = {
    "piped": {},
    "no colour": {"NO_COLOR": "1", "TERM": "xterm-256color"},
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "dumb": {"TERM": "dumb"},
}


@pytest.mark.parametrize("what", POOR)
def test_in_a_pipe_there_are_no_escape_codes_and_text_is_utf_8(caseload: Runner, what: str) -> None:
    caseload.ok("case", "edit", "Berg", "--nationaliteit", "Ελληνική")
    for command in ((), ("case", "show", "Berg"), ("case", "list", "-o", "json")):
        result = piped(caseload.store, *command, **POOR[what])
        assert result.returncode == 0, result.stderr
        assert result.stderr == b""
        assert b"\x1b" not in result.stdout
        assert "Öztürk" in result.stdout.decode() or command[:2] == ("case", "show")


def test_errors_in_a_poor_locale_are_sentences_too(caseload: Runner) -> None:
    result = piped(caseload.store, "case", "show", "Ö1", **POOR["C"])
    assert result.returncode == 4
    assert result.stderr.decode().startswith("Fout: Geen dossier gevonden voor ‘Ö1’")
    assert piped(caseload.store, "case", "show", "Öztürk", **POOR["C"]).returncode == 0


def test_bytes_that_are_no_text_are_no_crash(caseload: Runner) -> None:
    result = piped(caseload.store, "case", "show", os.fsdecode(b"a\xff"))
    assert result.returncode == 4
    assert "Geen dossier gevonden voor ‘a\ufffd’" in result.stderr.decode()


def on_terminal(
    store: Path, *arguments: str, columns: int = 80, lines: int = 40, more: Mapping[str, str] | None = None
) -> str:
    """What a command writes on a terminal of this size."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(
            sys.executable,
            [sys.executable, "-m", "inburgering_cli", *arguments],
            environment(
                store,
                COLUMNS=str(columns),
                LINES=str(lines),
                **{"LC_ALL": "C.UTF-8", "TERM": "xterm-256color", **(more or {})},
            ),
        )
    seen = b""
    ends = time.monotonic() + 30
    while time.monotonic() < ends:
        if not select.select([fd], [], [], 1)[0]:
            continue
        try:
            chunk = os.read(fd, 65536)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    os.close(fd)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    return seen.decode()


def test_on_a_terminal_what_is_overdue_has_colour_and_a_mark(caseload: Runner) -> None:
    told = on_terminal(caseload.store, "deadline", "list")
    assert "\x1b[" in told
    assert "!" in re.sub(r"\x1b\[[0-9;]*m", "", told)


@pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_without_colours_gets_none(caseload: Runner, more: dict[str, str]) -> None:
    for command in ((), ("deadline", "list")):
        told = on_terminal(caseload.store, *command, more=more)
        assert "te laat" in told
        assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", told)
        assert "\x1b]" not in told


def test_a_terminal_in_the_c_locale_gets_no_frames_and_no_crash(caseload: Runner) -> None:
    told = on_terminal(caseload.store, more=POOR["C"])
    assert "te laat" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("columns", [80, 120])
def test_a_line_fits_a_terminal(caseload: Runner, columns: int) -> None:
    for command in ((), ("case", "list"), ("policy", "list")):
        told = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal(caseload.store, *command, columns=columns))
        assert [line for line in told.split("\r\n") if len(line.rstrip()) > columns] == []


def test_a_reader_that_goes_away_is_no_fault(caseload: Runner) -> None:
    command = f"{sys.executable} -m inburgering_cli policy list | head -1"
    result = subprocess.run(
        ["/bin/sh", "-c", command], env=environment(caseload.store), capture_output=True, check=False, timeout=60
    )
    assert result.stderr == b""


@pytest.mark.parametrize("told", ["0", "1", "-5", "999999999999", "wat", "", "٨٠"])
@pytest.mark.parametrize("command", [("deadline", "list"), ("case", "list"), ("report", "kpi"), ("db", "status")])
def test_a_width_that_no_screen_has_is_the_usual_width(
    caseload: Runner, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], told: str
) -> None:
    usual = caseload.ok(*command).out
    monkeypatch.setenv("COLUMNS", told)
    assert caseload.ok(*command).out == usual != ""
