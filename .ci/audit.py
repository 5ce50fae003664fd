#!/usr/bin/env python3
"""Ask pip-audit whether the locked dependencies have known weaknesses: fails on one, and says openly what was not looked up.

A build must not fail because an advisory service cannot be reached; nor may it then look as if all was well.
"""

import json
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / ".audit"
INSTALL_SECONDS, LOOK_SECONDS = 45, 60  # beside the tests, which take longer


def verdict(answer: str) -> tuple[int, list[str]]:
    """The exit code and what to say, from the JSON that pip-audit printed."""
    try:
        found = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return 0, ["NOT AUDITED: pip-audit gave no answer (is the network there?)."]
    weak = [(one["name"], one.get("version", "?"), v) for one in found for v in one.get("vulns", ())]
    skipped = [one["name"] for one in found if "skip_reason" in one]
    said = [
        f"WEAK: {name} {version}: {v['id']}, fixed in {', '.join(v.get('fix_versions') or ['no version yet'])}"
        for name, version, v in weak
    ]
    if skipped:
        said.append(
            f"NOT AUDITED: {len(skipped)} of {len(found)} dependencies are not known to the advisory service here."
        )
    if not weak:
        said.append(f"{len(found) - len(skipped)} of {len(found)} locked dependencies have no known weakness.")
    return (1 if weak else 0), said


def ask(program: list[str]) -> str:
    """What pip-audit prints about the locked dependencies; nothing when it cannot be had."""
    asked = [
        "--requirement",
        str(ROOT / "constraints.txt"),
        "--no-deps",
        "--disable-pip",
        "--format",
        "json",
        "--timeout",
        "10",
    ]
    try:
        done = subprocess.run(
            [*program, *asked, "--timeout", "10", "--progress-spinner", "off"],
            capture_output=True,
            text=True,
            timeout=LOOK_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def installed() -> list[str]:
    """pip-audit in an environment of its own, so that what it needs is none of our dependencies."""
    python = PLACE / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    try:
        if not python.exists():
            venv.create(PLACE, with_pip=True)
        subprocess.run(
            [
                str(python),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--timeout",
                "5",
                "--retries",
                "1",
                "pip-audit>=2.7",
            ],
            capture_output=True,
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        pass
    return [str(python), "-m", "pip_audit"]


def main() -> int:
    """Run it, with another pip-audit when one is named."""
    code, said = verdict(ask(sys.argv[1:] or installed()))
    print("\n".join(said))
    return code


if __name__ == "__main__":
    sys.exit(main())
