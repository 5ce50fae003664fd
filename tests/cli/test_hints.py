"""A command that a message names can be copied as it stands: whole, and with its dossier where that is known."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inburgering_cli.cli.shell.dutch import REGISTER
from tests.cli.test_help import COMMANDS

SOURCE = Path(__file__).parent.parent.parent / "src" / "inburgering_cli"
#: Where a command is only spoken of: what made a file, where a list stands.
SPOKEN_OF = {"case export", "case search", "maatregel record", "pip document"}


def told(node: ast.expr) -> str:
    """A string as it is read, with an X for what is filled in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(told(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "X"


def hints() -> Iterator[tuple[str, str]]:
    """(place, command between backticks) of every text in the source that is no comment for programmers."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        code = {
            node.body[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and isinstance(node.body[0], ast.Expr)
            and not (isinstance(node, ast.FunctionDef) and node.decorator_list and path.parent.name == "cli")
        }
        inner = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr | ast.Constant) and node not in code and node not in inner:
                for command in re.findall(r"`([^`\n]+)`", told(node)):
                    yield f"{path.relative_to(SOURCE)}:{node.lineno}", command


HINTS = list(hints())


def test_there_are_hints() -> None:
    assert len([c for _, c in HINTS if c.startswith("inburgering ")]) > 80


@pytest.mark.parametrize(("place", "command"), HINTS, ids=[place for place, _ in HINTS])
def test_a_hint_can_be_copied(place: str, command: str) -> None:
    first, *words = command.split()
    if command.startswith("pip install "):
        return  # that of Python
    assert first not in REGISTER or not words, f"{place}: say `inburgering {command}`"
    if first != "inburgering" or "X" in words[:1]:
        return
    while words and words[0].startswith("--") and words[0] != "--help":
        words = words[2:]
    path: tuple[str, ...] = ()
    while words and (*path, words[0]) in COMMANDS:
        path = (*path, words.pop(0))
    assert path or words[:1] in ([], ["--help"]), f"{place}: no such command: {command}"
    names = " ".join(path)
    given = {w.partition("=")[0] for w in words if w.startswith("--") and "X" not in w}
    assert given <= {o for p in COMMANDS[path].params for o in (*p.opts, *p.secondary_opts)} | {"--help"}, place
    needed = [p for p in COMMANDS[path].params if p.required and p.param_type_name == "argument"]
    if names not in SPOKEN_OF and "--help" not in words:
        values = [w for w in words if not w.startswith("--")]
        assert len(values) >= len(needed), f"{place}: {command} names no dossier"
        asked = {p.opts[0] for p in COMMANDS[path].params if str(p.help or "").endswith("(verplicht)")}
        assert asked <= given, f"{place}: {command} lacks {asked - given}"
