"""The examples of the pages for users, run in order as a reader would who follows them.

`python -m tests.manual` writes what the program prints into the manual anew, below each command that shows it.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from inburgering_cli.cli.shell.run import run
from tests.demo_store import PEILDATUM, caseload

ROOT = Path(__file__).parent.parent
HANDLEIDING = ROOT / "docs" / "handleiding.md"
README = ROOT / "README.md"
SCRIPTS = ROOT / "docs" / "scripts.md"
EXAMPLES = ROOT / "examples" / "README.md"
PAGES = (HANDLEIDING, README, SCRIPTS, EXAMPLES)
#: Pages whose reader has the caseload of the demo; on the others the examples make what they need.
WITH_CASELOAD = (SCRIPTS,)
#: What the reader has beside the manual: a name that the examples use, and what of the project it is.
COPIES = {
    "caseload.csv": "examples/cases.csv",
    "van-duo": "examples/duo",
    "examples": "examples",
    "beleid-ouder-amstel.toml": "examples/beleid-ouder-amstel.toml",
}
#: Lines that cannot run in a test, by how they begin, and why.
NOT_RUN = {
    "pipx ": "installs from a package index",
    "uv tool ": "installs from a package index",
    "sudo apt ": "installs software of the system",
    "brew ": "installs software of the system",
    "winget ": "installs software of the system",
    "py ": "installs software of the system",
    "$env:": "PowerShell; the line for Linux and macOS above it runs",
    "make ": "installs the program; the test of a first dossier does so itself",
}
#: Examples that ask something at a terminal, by how they begin.
ASKS = (
    "inburgering db restore",
    "inburgering db decrypt",
    "inburgering db retention --erase",
    "inburgering case erase",
    "inburgering case add  ",
    "inburgering intake record 2026-0001  ",
)
#: What the reader types there, by a part of the question; to any other question Enter.
ANSWERS = {
    "Doorgaan?": "j",
    "Geslachtsnaam": "Osman",
    "Burgerservicenummer": "999990160",
    "Groep volgens de wet": "1",
    "Vastleggen": "j",
}
_COMMAND = re.compile(r"inburgering(?= |$)")
_EXPORT = re.compile(r"export (\w+)=\"?([^\s\"]+)\"?")
_CODE = re.compile(r"exitcode (\d+)")
_MOST_QUESTIONS = 200


@dataclass(slots=True)
class Example:
    """One line of an indented block, with the lines below it that show what comes of it."""

    section: str
    line: int
    text: str
    shown: list[str] = field(default_factory=list)

    @property
    def command(self) -> str:
        """The line without what it says after #."""
        return re.split(r"\s+# ", self.text)[0].strip()

    @property
    def code(self) -> int:
        """The exit code that the text names, or 0."""
        named = _CODE.search(self.text)
        return int(named[1]) if named else 0

    @property
    def reason(self) -> str | None:
        """Why the line is not run, when it is not."""
        return next((why for start, why in NOT_RUN.items() if self.text.startswith(start)), None)

    @property
    def asks(self) -> bool:
        """Whether it asks something at a terminal."""
        return f"{self.text}  ".startswith(ASKS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one example did."""

    example: Example
    code: int
    screen: str

    @property
    def lines(self) -> list[str]:
        """What stood on the screen, without empty lines around it."""
        return [line.rstrip() for line in self.screen.strip("\n").splitlines()]


def examples(page: Path) -> list[Example]:
    """All lines of the indented blocks of a page, in order."""
    found: list[Example] = []
    section, empty, inside, goes_on = "", 0, False, False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            empty += inside
        elif not line.startswith("    "):
            inside, empty = False, 0
            section = line.lstrip("# ") if line.startswith("#") else section
        else:
            text = line.removeprefix("    ")
            if goes_on:
                found[-1].text = found[-1].text.removesuffix("\\").rstrip() + " " + text.strip()
            elif not inside or _starts(text):
                found.append(Example(section, number, text))
            else:
                found[-1].shown += [""] * empty + [text]
            inside, empty, goes_on = True, 0, text.endswith("\\")
    return found


def _starts(text: str) -> bool:
    return bool(_COMMAND.match(text) or _EXPORT.match(text)) or text.startswith(tuple(NOT_RUN))


class _Terminal(io.StringIO):
    """A screen, and the keyboard of somebody who reads the question on it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def isatty(self) -> bool:
        return True

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # typeshed: bytes
        self.asked += 1
        question = self.getvalue().rstrip("\n").rpartition("\n")[2]
        answer = next((typed for part, typed in ANSWERS.items() if part in question), "")
        return f"{answer}\n" if self.asked < _MOST_QUESTIONS else ""  # Ctrl-D


def play(page: Path, folder: Path) -> Iterator[Outcome]:
    """Run the examples of a page one after the other in an empty folder that is also the reader's home."""
    for name, source in COPIES.items():
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        copy(ROOT / source, folder / name)
    here = {
        "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "INBURGERING_CONFIG": str(folder / "config.toml"),
        "PATH": os.environ["PATH"], "COLUMNS": "80", "TERM": "dumb",
    }  # fmt: skip
    if page in WITH_CASELOAD:
        here |= {"INBURGERING_DB": str(caseload(folder)), "INBURGERING_PEILDATUM": PEILDATUM}
    with patch.dict(os.environ, here, clear=True), contextlib.chdir(folder):
        for example in examples(page):
            if example.reason is None:
                yield _play(example)


def _play(example: Example) -> Outcome:
    if exported := _EXPORT.match(example.command):
        os.environ[exported[1]] = os.path.expandvars(exported[2])
        return Outcome(example, 0, "")
    _, *arguments = shlex.split(example.command)
    target = None
    if len(arguments) > 1 and arguments[-2] == ">":
        *arguments, _, target = arguments
    _made_before(arguments)
    screen = _Terminal() if example.asks else io.StringIO()
    out = io.StringIO() if target else screen
    with patch.object(sys, "stdin", screen), contextlib.redirect_stdout(out), contextlib.redirect_stderr(screen):
        try:
            code = run(arguments)
        except SystemExit as stop:
            code = int(str(stop.code))
    if target:
        Path(target).write_text(out.getvalue(), encoding="utf-8")
    return Outcome(example, code, screen.getvalue())


def _made_before(arguments: list[str]) -> None:
    """Give a back-up the name that the manual uses: the real one holds the second in which it was made."""
    if arguments[:2] == ["db", "restore"] and not (named := Path(arguments[2])).exists():
        shutil.copy(max(named.parent.glob("*.db")), named)


def rewrite(page: Path, outcomes: Mapping[int, Outcome]) -> str:
    """The text of a page with the shown lines replaced by what the program prints now."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for example in reversed([one for one in examples(page) if one.shown and one.line in outcomes]):
        first = example.line  # the line below the command, counted from 0
        while lines[first - 1].endswith("\\"):
            first += 1
        shown = [f"    {line}".rstrip() for line in outcomes[example.line].lines]
        lines[first : first + len(example.shown)] = shown
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write all pages anew."""
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            outcomes = {one.example.line: one for one in play(page, Path(folder))}
        page.write_text(rewrite(page, outcomes), encoding="utf-8")


if __name__ == "__main__":
    main()
