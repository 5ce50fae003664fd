"""The tests themselves: what is skipped is told with how to have it run, and the quick set is named once."""

import ast
import re
from pathlib import Path
from types import SimpleNamespace

from tests.conftest import skipped

TESTS = Path(__file__).parent


def reasons() -> list[tuple[str, str]]:
    """Every reason for which a test may be skipped, with its file."""
    found = []
    for path in sorted(TESTS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            given = {"skipif": [k.value for k in node.keywords if k.arg == "reason"], "skip": node.args}
            found += [(path.name, ast.unparse(one)) for one in given.get(node.func.attr, ())]
    return found


def test_every_reason_to_skip_says_what_is_not_there_and_how_to_get_it() -> None:
    assert len(reasons()) > 8
    assert [one for one in reasons() if not re.search(r"no [^:]+: (apt-get install|run (it|the tests)) ", one[1])] == []


def test_what_was_skipped_is_counted_by_its_reason() -> None:
    lacks = ["Skipped: no zsh: apt-get install zsh", "Skipped: no x: y", "Skipped: no zsh: apt-get install zsh"]
    told = skipped(SimpleNamespace(longrepr=("test_x.py", 3, reason)) for reason in lacks)
    assert told == ["   1 x no x: y", "   2 x no zsh: apt-get install zsh"]


def test_what_the_tests_want_installed_is_what_ci_installs() -> None:
    wanted = {name for _, reason in reasons() for name in re.findall(r"apt-get install (\w+)", reason)}
    script = (TESTS.parent / ".ci" / "programs").read_text(encoding="utf-8")
    installed = set(re.findall(r"^want (\w+)", script, re.MULTILINE))
    assert wanted <= installed
    assert installed - wanted == {"zsh", "fish"}, "named by the shell that a test asks for"
