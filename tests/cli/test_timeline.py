"""Pictures on a terminal, and what is left of them where there is none."""

import os
import pty
import re
import subprocess
import sys

import pytest

from inburgering_cli.law.terms.outcome import EXPIRED, REACHED, RUNNING
from inburgering_cli.screen import bars
from inburgering_cli.screen.strips import EVENT, PHASE, TERM, Mark, Strip
from inburgering_cli.screen.timeline import timeline
from tests.conftest import Runner

STRIPS = [
    Strip(PHASE, "intake", "2024-03-25", "2024-05-06"),
    Strip(PHASE, "traject", "2024-05-28"),
    Strip(EVENT, "gebeurtenissen", marks=(Mark("2024-03-18"), Mark("2024-05-28"))),
    Strip(TERM, "pip", marks=(Mark("2024-05-27", REACHED),)),
    Strip(TERM, "map", "2024-05-28", "2027-05-28", (Mark("2027-05-28", RUNNING),)),
    Strip(TERM, "intake oproep", marks=(Mark("2024-08-01", EXPIRED),)),
]


def seen(command: list[str], width: int, **env: str) -> str:
    """What a terminal of this width shows of a command, without the codes for colour."""
    parent, child = pty.openpty()
    program = "import sys; from inburgering_cli.cli.shell.run import run; sys.exit(run(sys.argv[1:]))"
    process = subprocess.Popen(
        [sys.executable, "-c", program, *command], stdin=child, stdout=child, stderr=child,
        env={"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": str(width), "LINES": "50", "PAGER": "",
             "XDG_STATE_HOME": os.environ["XDG_STATE_HOME"], **env},
    )  # fmt: skip
    os.close(child)
    told = b""
    try:
        while piece := os.read(parent, 65536):
            told += piece
    except OSError:  # the terminal has gone
        pass
    process.wait()
    os.close(parent)
    return re.sub(r"\x1b\[[0-9;]*m", "", told.decode(env.get("PYTHONIOENCODING", "utf-8"))).replace("\r\n", "\n")


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("unicode", [True, False])
def test_a_picture_fits_its_screen_and_ends_with_what_its_signs_mean(width: int, unicode: bool) -> None:
    lines = [line.plain for line in timeline(STRIPS, "2024-09-30", width, unicode=unicode)]
    assert max(map(len, lines)) <= width
    meaning = " ".join(lines[-3:])
    assert all(word in meaning for word in ("30-09-2024", "gehaald", "loopt", "verlopen"))
    assert unicode or all(line.isascii() for line in lines)


def test_days_stand_in_their_order_and_today_in_every_line_that_is_free() -> None:
    intake, traject, events, pip, later, call, axis, *_ = (
        line.plain for line in timeline(STRIPS, "2024-09-30", 120, unicode=True)
    )
    today = axis.index("│")
    assert intake.startswith("fase intake")
    assert intake.rindex("█") <= traject.index("█")
    assert traject.rindex("▶") == today  # what still runs, runs until today
    assert [intake[today], pip[today], call[today]] == ["│"] * 3
    assert later.index("◆") > today > pip.index("✓")
    assert call.index("✗") > pip.index("✓")
    assert events.count("●") == 2


def test_one_day_alone_and_a_century_are_pictures_too() -> None:
    for strips in (
        [Strip(EVENT, "x", marks=(Mark("2024-09-30"),))],
        [Strip(PHASE, "x", "1900-01-01", "2199-12-31")],
    ):
        lines = timeline(strips, "2024-09-30", 60, unicode=True)
        assert max(len(line.plain) for line in lines) <= 60


@pytest.mark.parametrize("width", [80, 120])
def test_the_timeline_on_a_terminal_has_a_picture_above_the_same_list(caseload: Runner, width: int) -> None:
    command = ["--db", str(caseload.store), "--peildatum", "2024-09-30", "case", "timeline", "2025-0001"]
    told = seen(command, width, LC_ALL="C.UTF-8")
    picture, _, table = told.partition("datum ")
    assert "fase traject" in picture
    assert "█" in picture
    assert max(map(len, told.splitlines())) <= width
    assert "dagtekening eerste PIP" in table
    piped = caseload.ok("case", "timeline", "2025-0001").out
    assert "█" not in piped
    assert "fase traject" not in piped


def test_a_terminal_without_utf8_gets_signs_that_it_can_show(caseload: Runner) -> None:
    command = ["--db", str(caseload.store), "--peildatum", "2024-09-30", "case", "timeline", "2025-0001"]
    told = seen(command, 100, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert told.isascii()
    assert "####" in told
    assert "30-09-2024" in told


def test_a_narrow_terminal_gets_the_list_alone(caseload: Runner) -> None:
    command = ["--db", str(caseload.store), "--peildatum", "2024-09-30", "case", "timeline", "2025-0001"]
    assert "fase traject" not in seen(command, 50, LC_ALL="C.UTF-8")


def test_bars_stand_on_a_terminal_alone(caseload: Runner) -> None:
    caseload.ok("budget", "spend", "leerroute", "26150,50", "--datum", "2024-06-30")
    command = ["--db", str(caseload.store), "--peildatum", "2024-09-30", "budget", "show"]
    assert "██████░░░░░░" in seen(command, 120, LC_ALL="C.UTF-8")
    assert "######......" in seen(command, 120, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "██" not in caseload.ok("budget", "show").out
    assert max(map(len, seen(command, 80, LC_ALL="C.UTF-8").splitlines())) <= 80


@pytest.mark.parametrize(
    ("part", "whole", "bar"),
    [(0, 10, "...."), (None, 10, "...."), (0.1, 10, "#..."), (5, 10, "##.."), (9.99, 10, "###."), (10, 10, "####"),
     (99, 10, "####"), (5, 0, ""), (5, None, "")],
)  # fmt: skip
def test_a_bar_is_empty_or_full_only_when_it_is_so(
    monkeypatch: pytest.MonkeyPatch, part: float | None, whole: float | None, bar: str
) -> None:
    monkeypatch.setattr(bars, "unicode_screen", lambda: False)
    assert bars.bar(part, whole, 4) == bar


def test_a_sparkline_goes_from_low_to_high(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bars, "unicode_screen", lambda: True)
    assert bars.sparkline([0, None, 50, 100]) == "▁·▅█"
    assert bars.sparkline([3, 3]) == "▄▄"
    assert bars.sparkline([None]) == ""
    monkeypatch.setattr(bars, "unicode_screen", lambda: False)
    assert bars.sparkline([1.5, None, 2]) == "1,5 > 2"


def test_every_point_of_a_trend_is_the_report_of_that_day(caseload: Runner) -> None:
    rows = caseload.json("report", "kpi", "--trend")["indicatoren"]
    days = [point["peildatum"] for point in rows[0]["trend"]]
    assert (len(days), days[0], days[-1]) == (12, "2023-10-31", "2024-09-30")
    for place in range(12):
        caseload.peildatum = days[place]
        then = {r["id"]: r["waarde"] for r in caseload.json("report", "kpi")["indicatoren"]}
        assert {r["id"]: r["trend"][place]["waarde"] for r in rows} == {r["id"]: then[r["id"]] for r in rows}


@pytest.mark.parametrize("peildatum", ["2024-09-30", "2024-09-17"])
def test_a_trend_changes_nothing_of_the_report_itself(caseload: Runner, peildatum: str) -> None:
    caseload.peildatum = peildatum
    for arguments in (("--names",), ("--van", "2024-01-01", "--tot", "2024-08-31", "--gemeente", "Ouder-Amstel")):
        rows = caseload.json("report", "kpi", "--trend", *arguments)["indicatoren"]
        assert all(row.pop("trend") for row in rows)
        assert rows == caseload.json("report", "kpi", *arguments)["indicatoren"]
