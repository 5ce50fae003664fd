"""Whole processes, timed: what a user waits for, with what the operating system says they took."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Command = Sequence[str]
_TO_BYTES = 1 if sys.platform == "darwin" else 1024  # ru_maxrss
_STARTER = Path(__file__).with_name("starter.py")


class Run(NamedTuple):
    """One finished process: seconds on the clock, seconds of processor, peak memory in bytes."""

    wall: float
    cpu: float
    memory: int


class Pair(NamedTuple):
    """What two commands took, run in turn; the ratios are the middle ones of the pairs."""

    ours: Run
    theirs: Run
    wall: float
    cpu: float


def run(command: Command, *, stdin: Path | None = None) -> Run:
    """Run a command once. Raises `SystemExit` when it fails."""
    starter = [sys.executable, "-I", "-S", str(_STARTER), os.devnull, str(stdin or os.devnull), *command]
    told = subprocess.run(starter, capture_output=True, text=True, check=True, env=_environment())
    wall, cpu, memory, code = told.stdout.split()
    if code != "0":
        sys.exit(f"{' '.join(command)} gave exit code {code}:\n{told.stderr}")
    return Run(float(wall), float(cpu), int(memory) * _TO_BYTES)


def _environment() -> Mapping[str, str]:
    """Nothing of the user's that would change the figures."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("INBURGERING_", "PYTHON", "COLUMNS"))}
    return {**kept, "INBURGERING_CONFIG": os.devnull + "/none"}


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure; of memory the highest."""
    return Run(median(r.wall for r in runs), median(r.cpu for r in runs), max(r.memory for r in runs))


def alone(command: Command, times: int, before: Callable[[], None] = lambda: None) -> Run:
    """A command several times, after one time that is not counted when it is short."""
    runs = []
    for n in range(times + (times > 1)):
        before()
        found = run(command)
        if n or times == 1:
            runs.append(found)
    return middle(runs)


def paired(
    ours: Command,
    theirs: Command,
    times: int,
    *,
    before: Callable[[], None] = lambda: None,
    stdin: Path | None = None,
) -> Pair:
    """Two commands in turn, so that a machine that slows down slows both. `stdin` is what `theirs` reads."""
    pairs = []
    for n in range(times + 1):
        before()
        pair = run(ours), run(theirs, stdin=stdin)
        if n:  # the first pair fills the caches of the machine
            pairs.append(pair)
    return Pair(
        middle([a for a, _ in pairs]),
        middle([b for _, b in pairs]),
        median(a.wall / b.wall for a, b in pairs),
        median(a.cpu / b.cpu for a, b in pairs),
    )
