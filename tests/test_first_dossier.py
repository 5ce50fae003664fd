"""A new user with nothing but the README and the installed program gets to a dossier with its deadlines."""

import re
import subprocess
import sys
import time
from pathlib import Path

from tests.manual import README

_MINUTES = 5


def block() -> str:
    """What the README tells a new user to type, as it stands there."""
    section = re.search(
        r"^## A first dossier.*?\n(?=## )", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert section
    return "\n".join(line[4:] for line in section[0].splitlines() if line.startswith("    "))


def test_the_readme_alone_leads_to_a_dossier_with_its_deadlines(tmp_path: Path) -> None:
    (tmp_path / ".venv").symlink_to(sys.prefix)  # `make demo` made it
    started = time.monotonic()
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", block()],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Fout" not in done.stderr
    assert time.monotonic() - started < _MINUTES * 60
    table = done.stdout.rpartition("dossier  ")[2]  # what the last command shows
    for term, day in (
        ("intake", "20-05-2024"),
        ("pip", "27-05-2024"),
        ("integraal aanbod", "18-09-2024"),
        ("inburgeringstermijn", "22-05-2027"),
    ):
        assert re.search(rf"^2\d{{3}}-0001 +Tesfay +{term} +{day} ", table, re.MULTILINE), term
    assert (tmp_path / ".local/share/inburgering/inburgering.db").is_file(), "in the home of this user"
