"""The docs say what the program does: generated pages are up to date, and every command named exists and is described."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import typer

from inburgering_cli.cli.pages.commands_page import page as commands_page
from inburgering_cli.cli.pages.man_page import page as man_page
from inburgering_cli.cli.shell.dutch import groups
from inburgering_cli.cli.shell.root import app
from inburgering_cli.cli.shell.settings import SETTINGS
from inburgering_cli.screen.terms_page import page

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "docs" / "handleiding.md",
    ROOT / "docs" / "scripts.md",
    ROOT / "docs" / "python.md",
    ROOT / "docs" / "architecture.md",
    ROOT / "docs" / "indelingen.md",
    ROOT / "docs" / "nota.md",
    ROOT / "examples" / "README.md",
]


def commands() -> set[str]:
    """Every command as a user types it: `case add`, `demo`."""
    root = typer.main.get_command(app)
    context = typer.Context(root)
    found = set()
    for name in groups():
        command = root.get_command(context, name)  # type: ignore[attr-defined]  # the root is a group
        found |= _within(name, command)
    return found


def _within(path: str, command: object) -> set[str]:
    inner = getattr(command, "commands", None)
    if not inner:
        return {path}
    found = set().union(*(_within(f"{path} {sub}", one) for sub, one in inner.items()))
    return found | {path} if " " in path else found


def test_the_page_of_terms_is_what_the_declarations_give() -> None:
    assert (ROOT / "docs" / "termijnen.md").read_text(encoding="utf-8") == page(), "run `make docs`"


def test_the_page_of_commands_is_what_the_help_says() -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == commands_page(), "run `make docs`"


def test_the_manual_page_is_what_the_help_says() -> None:
    text = (ROOT / "docs" / "inburgering.1").read_text(encoding="utf-8")
    assert text == man_page(), "run `make docs`"
    assert text.isascii(), "every formatter shows escapes; few show UTF-8"


def test_the_manual_page_goes_with_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/inburgering.1": "share/man/man1/inburgering.1"}


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff on this machine: apt-get install groff")
def test_the_formatter_has_nothing_to_say_of_the_manual_page() -> None:
    done = subprocess.run(
        ["groff", "-mandoc", "-ww", "-Tutf8", str(ROOT / "docs" / "inburgering.1")],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stderr == ""
    shown = re.sub("\x1b\\[[0-9;]*m|.\x08", "", done.stdout)
    assert "inburgering case show [OPTIES] DOSSIER" in shown
    assert "geëvalueerd" in shown or "één" in shown


def test_the_readme_names_the_two_commands_that_do_all_the_set_up() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_manual_describes_every_command() -> None:
    text = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    assert [c for c in sorted(commands()) if not re.search(rf"(`|inburgering (--\S+ \S+ )*){c}", text)] == []


def test_the_manual_has_every_setting_as_it_is_declared() -> None:
    text = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    for name, spec in SETTINGS.items():
        variable, option = (f"`{given}`" if given else "" for given in (spec.variabele, spec.optie))
        assert f"| `{name}` | {spec.uitleg} | {variable} | {option} |\n" in text


def test_the_manual_describes_a_subject_once() -> None:
    lines = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8").splitlines()
    told = [line.split("|")[1].strip() for line in lines if re.match(r"\| .* \| `[a-z]+ [a-z]+`", line)]
    assert len(told) > 20
    assert sorted(set(told)) == sorted(told)


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_every_command_that_a_page_shows_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    known = commands()
    options = r"(?:--\S+ (?!\w+ (?:list|kpi|add|init))\S+ )*"
    shown = re.findall(rf"^    inburgering {options}([a-z]+(?: [a-z]+)?)", text, re.MULTILINE)
    for one in shown:
        assert one in known or one.split()[0] in known, one


@pytest.mark.parametrize("path", [*PAGES, *sorted((ROOT / "docs" / "adr").glob("*.md"))], ids=lambda p: p.name)
def test_links_within_the_project_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
