"""A working day at a terminal, as a klantmanager would type it: vandaag first, and each step leads to the next.

Everything runs in a pseudo-terminal of a real size; the screen is what that terminal would show.
"""

import fcntl
import os
import pty
import re
import shlex
import struct
import sys
import termios
from pathlib import Path

import pytest

from tests.conftest import Runner

SIZES = [(80, 24), (120, 40)]
DAY = "2026-09-30"
PEOPLE = (
    "--geslachtsnaam Berg --voorvoegsel 'van den' --voornamen Anna --doelgroep gezinsmigrant --kennisgeving 2026-09-01",
    "--geslachtsnaam Öztürk-Yıldırım --voornamen Elif --doelgroep gezinsmigrant --kennisgeving 2026-06-01",
    (
        "--geslachtsnaam Tesfay --voornamen Selam --doelgroep asielstatushouder --plicht-begin 2026-07-20"
        " --kennisgeving 2026-07-27 --huisvesting 2026-08-03 --bijstand-ingang 2026-08-03 --bsn 999990019"
    ),
    (
        "--geslachtsnaam Abdurrahmanoğlu --voornamen 'Mohammed Abdelrahman' --doelgroep overige_migrant"
        " --kennisgeving 2026-08-24"
    ),
)
_CODES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class Terminal:
    """A terminal of a size, on which commands run one after the other."""

    def __init__(self, store: Path, folder: Path, columns: int, lines: int) -> None:
        self.columns = columns
        self.lines = lines
        self._folder = folder
        self._env = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "INBURGERING_DB": str(store),
            "INBURGERING_CONFIG": str(folder / "none.toml"),
            "INBURGERING_PEILDATUM": DAY,
            "PAGER": f"{sys.executable} -c 'import shutil, sys; shutil.copyfileobj(sys.stdin, sys.stdout)'",
        }

    def run(self, command: str, *, paths: bool = False) -> list[str]:
        """The lines that a command leaves on the screen. It has to succeed, and to fit: but for paths of files."""
        program, *arguments = shlex.split(command)
        assert program == "inburgering"
        pid, fd = pty.fork()
        if pid == 0:
            os.chdir(self._folder)
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", self.lines, self.columns, 0, 0))
            os.execve(sys.executable, [sys.executable, "-m", "inburgering_cli", *arguments], self._env)
        told = b""
        try:
            while piece := os.read(fd, 65536):
                told += piece
        except OSError:  # the program has ended
            pass
        os.close(fd)
        shown = _CODES.sub("", told.decode()).replace("\r\n", "\n").splitlines()
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, (command, shown)
        wide = [line for line in shown if len(line.rstrip()) > self.columns]
        assert paths or wide == [], command
        return shown

    def vandaag(self) -> list[str]:
        """What the day begins with; on one screen."""
        shown = self.run("inburgering")
        assert len(shown) < self.lines
        return shown


def hints(shown: list[str]) -> list[str]:
    """The commands that a screen of vandaag offers, as one would copy them."""
    whole = "\n".join(shown).replace(" \\\n", " ")
    # after the name of a term or at the start of a line; what follows `meer:` shows more of a part
    return [found.strip() for found in re.findall(r"(?:^|  )(inburgering .*)$", whole, re.MULTILINE)]


@pytest.fixture(params=SIZES, ids=lambda size: "x".join(map(str, size)))
def terminal(request: pytest.FixtureRequest, tmp_path: Path, inburgering: Runner) -> Terminal:
    """A terminal on a store with four people in it."""
    inburgering.peildatum = DAY
    for person in PEOPLE:
        inburgering.ok("case", "add", *shlex.split(person))
    return Terminal(inburgering.store, tmp_path, *request.param)


def test_a_day_s_work_from_vandaag_to_the_figures(terminal: Terminal) -> None:
    run, tesfay = terminal.run, "2026-0003"

    # the day begins: who is late, and what is there to do
    shown = terminal.vandaag()
    assert shown[0].startswith("Woensdag 30 september 2026 · 4 open dossiers")
    assert any("!51 dagen te laat" in line and "Öztürk-Yıldırım, Elif" in line for line in shown)
    assert f"inburgering intake record {tesfay} --datum vandaag --deel 1" in hints(shown)

    # somebody calls: who is it?
    assert any(tesfay in line for line in run("inburgering case search tesf"))
    assert any("Tesfay, Selam" in line for line in run(f"inburgering case show {tesfay}"))
    assert any("van den" in line for line in run("inburgering deadline list --dossier berg"))

    # the intake: each hint leads to the next one
    def next_of(dossier: str) -> str:
        rows = [h for h in hints(run("inburgering case list --wacht")) if f" {dossier} " in f"{h} "]
        (found,) = rows
        return found

    assert next_of(tesfay) == f"inburgering intake record {tesfay} --datum vandaag --deel 1"
    run(next_of(tesfay) + " --leefgebied 'werkervaring=kapper' --zrm financien=3")
    assert next_of(tesfay) == f"inburgering intake record {tesfay} --datum vandaag --deel 2"
    run(next_of(tesfay))
    assert next_of(tesfay) == f"inburgering intake record {tesfay} --datum vandaag --toets-uitslag UITSLAG"
    run(next_of(tesfay).replace("UITSLAG", "b1_haalbaar"))
    assert any("b1" in line.casefold() for line in run(f"inburgering intake show {tesfay}"))

    # the PIP: first a concept, which is then signed
    assert next_of(tesfay) == f"inburgering pip create {tesfay} --dagtekening vandaag"
    run(f"inburgering pip create {tesfay} --doel 'werken als kapper' --gesprekken 4 --intensiteit-route 600")
    assert next_of(tesfay) == f"inburgering pip sign {tesfay} --dagtekening vandaag"
    assert f"inburgering pip sign {tesfay} --dagtekening vandaag" in hints(terminal.vandaag())
    run(next_of(tesfay))

    # the route
    assert next_of(tesfay) == f"inburgering route assign {tesfay} b1 --datum vandaag"
    run(next_of(tesfay))
    assert not any(tesfay in line for line in run("inburgering case list --wacht"))

    # a talk, planned for this week; vandaag knows it
    run(f"inburgering gesprek plan {tesfay} --gepland +2d")
    assert any("over 2 dagen" in line and "Tesfay" in line for line in run("inburgering gesprek agenda"))
    assert f"inburgering case show {tesfay}" in hints(terminal.vandaag())

    # hours, a letter, the figures
    run(f"inburgering activiteit add {tesfay} taalles --start 2026-09-01 --uren-per-week 12")
    run(
        f"inburgering activiteit hours {tesfay} taalles --maand 2026-09 --aangeboden 48 --gevolgd 40"
        " --verzuim-geoorloofd 8"
    )
    assert any("2026-09" in line and "48" in line for line in run(f"inburgering activiteit months {tesfay}"))
    letter = run(
        f"inburgering brief make uitnodiging_gesprek {tesfay} --concept --out brieven --format html", paths=True
    )
    assert any(".html" in line for line in letter)
    assert any("norm" in line for line in run("inburgering report kpi"))


def test_no_name_is_broken_on_any_screen_of_the_day(terminal: Terminal) -> None:
    names = {"Öztürk-", "Yıldırım", "Abdurrahmanoğlu", "Mohammed", "Abdelrahman", "Tesfay", "Selam"}
    for command, whole in (
        ("case list", {"Öztürk-", "Yıldırım", "Abdurrahmanoğlu", "Tesfay"}),
        ("deadline list", names),
        ("signaal list", {"Öztürk-", "Yıldırım"}),
    ):
        told = "\n".join(terminal.run(f"inburgering {command}"))
        for name in whole:
            assert name in told, (command, name)
    told = "\n".join(terminal.vandaag())
    for name in ("Öztürk-Yıldırım, Elif", "Tesfay, Selam"):
        assert name in told


@pytest.mark.parametrize(
    "more", [{"NO_COLOR": "1"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}], ids=str
)
def test_a_day_without_colour_or_in_ascii_says_the_same(terminal: Terminal, more: dict[str, str]) -> None:
    usual = terminal.vandaag()
    terminal._env |= more
    poor = terminal.vandaag()
    assert hints(poor) == hints(usual)
    assert len(poor) == len(usual)
    assert any("!51 dagen te laat" in line for line in poor)
    if "LC_ALL" in more:
        assert all(line.isascii() for line in poor)
        assert any("Ozturk-Yildirim, Elif" in line for line in poor)
