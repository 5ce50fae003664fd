"""Whole processes, timed: what a user waits for, with what the operating system says they took."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Command = Sequence[str]
_TO_BYTES = 1 if sys.platform == "darwin" else 1024  # ru_maxrss


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


def run(command: Command, *, expect: int = 0, into: Path | None = None, stdin: Path | None = None) -> Run:
    """Run a command once. Raises `SystemExit` when its exit code is not the expected one."""
    with (into or Path(os.devnull)).open("wb") as out, (stdin or Path(os.devnull)).open("rb") as entered:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdin=entered, stdout=out, stderr=subprocess.PIPE, env=_environment())
        assert process.stderr is not None
        told = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = code = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if code != expect:
        sys.exit(f"{' '.join(command)} gave exit code {code}:\n{told.decode(errors='replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, _peak(usage))


def _peak(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss * _TO_BYTES


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
