"""The audit of dependencies: a known weakness fails the build, a service that cannot be reached is said and does not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

AUDIT = Path(__file__).parent.parent / ".ci" / "audit.py"
SOUND = {"name": "rich", "version": "15.0.0", "vulns": []}
WEAK = {"name": "jinja2", "version": "2.0", "vulns": [{"id": "PYSEC-2021-66", "fix_versions": ["2.11.3"]}]}
UNKNOWN = {"name": "typst", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        ({"dependencies": [SOUND, SOUND]}, 0, "2 of 2 locked dependencies have no known weakness"),
        ({"dependencies": [SOUND, WEAK]}, 1, "WEAK: jinja2 2.0: PYSEC-2021-66, fixed in 2.11.3"),
        ({"dependencies": [SOUND, UNKNOWN]}, 0, "NOT AUDITED: 1 of 2"),
        ({"dependencies": [UNKNOWN, WEAK]}, 1, "NOT AUDITED: 1 of 2"),
        (None, 0, "NOT AUDITED: pip-audit gave no answer"),
    ],
)
def test_what_it_says_and_how_it_ends(tmp_path: Path, answer: object, code: int, words: str) -> None:
    fake = tmp_path / "fake.py"
    fake.write_text(f"import sys; print({json.dumps(json.dumps(answer)) if answer else repr('')}); sys.exit(1)\n")
    done = subprocess.run(
        [sys.executable, str(AUDIT), sys.executable, str(fake)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, words in done.stdout) == (code, True), done.stdout + done.stderr


def test_without_pip_audit_it_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(AUDIT), str(tmp_path / "weg")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "NOT AUDITED" in done.stdout) == (0, True)
