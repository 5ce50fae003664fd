"""A command that a message names can be copied as it stands: whole, and with its dossier where that is known."""

import re

import pytest

from inburgering_cli.cli.shell.dutch import REGISTER
from tests.cli.test_help import COMMANDS
from tests.texts import texts

#: Where a command is only spoken of: what made a file, where a list stands.
SPOKEN_OF = {"case export", "case search", "maatregel record", "pip document"}


HINTS = [(text.place, command) for text in texts() for command in re.findall(r"`([^`\n]+)`", text.read)]


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
