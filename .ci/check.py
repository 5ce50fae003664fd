#!/usr/bin/env python3
"""Lint, then types, audit and tests at the same time: each is shown whole, and what was skipped comes last.

What is given goes to pytest: `check.py --no-audit tests/domain tests/store` is the quick set of the Makefile.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
SOURCES = ("src", "tests", "benchmarks", ".ci")
LINT = (("ruff", "check", *SOURCES), ("ruff", "format", "--check", *SOURCES))
#: A worker for each processor; one that is done takes over what another has still to do, so no file holds up the rest.
PARALLEL = ("-n", "logical", "--dist", "worksteal", "-o", "tmp_path_retention_policy=failed")
#: Where the tests put their files when it has room: in memory, since they wait for the disk thousands of times.
MEMORY, ROOM = Path("/dev/shm"), 3 << 30


def main(arguments: list[str]) -> int:
    """Run everything, also after a failure; 1 when anything failed."""
    failed = [" ".join(line[:2]) for line in LINT if _run(str(BIN / line[0]), *line[1:])]
    beside = {"mypy": [str(BIN / "mypy")]}
    if "--no-audit" not in arguments:
        beside["audit"] = [sys.executable, str(ROOT / ".ci" / "audit.py")]
    with tempfile.TemporaryDirectory() as folder:
        running = {}
        for name, command in beside.items():
            with (Path(folder) / name).open("w") as out:
                running[name] = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
        given = [one for one in arguments if one != "--no-audit"]
        if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
        skipped = Path(folder) / "skipped"
        os.environ["CHECK_SKIPPED"] = str(skipped)
        if _run(sys.executable, "-m", "pytest", *PARALLEL, *given):
            failed.append("pytest")
        for name, process in running.items():
            if process.wait():
                failed.append(name)
            print(f"{name}: {(Path(folder) / name).read_text().strip()}")
        print(f"FAILED: {', '.join(failed)}" if failed else "All is well.")
        print(skipped.read_text(encoding="utf-8") if skipped.exists() else "Nothing was skipped.")
    return 1 if failed else 0


def _run(*command: str) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
