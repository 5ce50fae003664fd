"""The figures as lines on a terminal and as docs/performance.md."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.measure import Pair, Run

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Goal:
    """One comparison: `at_most` a ratio (of a pair, on the clock) or seconds of one command; None: only to look at.

    Seconds are judged by the processor's: other work on the machine slows the clock, and here nothing slows both alike.
    `both`: the ratio of the processor has to meet the goal as well.
    """

    what: str
    beside: str | None
    found: Pair | Run
    at_most: float | None = None
    memory: int | None = None
    both: bool = False

    @property
    def ours(self) -> Run:
        """What the program took."""
        return self.found.ours if isinstance(self.found, Pair) else self.found

    @property
    def met(self) -> bool:
        """Whether the goal is reached, in time and in memory."""
        figure = self.found.wall if isinstance(self.found, Pair) else self.found.cpu
        if self.both:
            figure = max(figure, self.found.cpu)
        return (self.at_most is None or figure <= self.at_most) and (
            self.memory is None or self.ours.memory <= self.memory
        )

    def cells(self) -> list[str]:
        """The goal as a row of a table."""
        paired = isinstance(self.found, Pair)
        ratio = f"{self.found.wall:.2f} x" if paired else f"{self.found.wall:.2f} s"
        cpu = f"{self.found.cpu:.2f}" + (" x" if paired else " s")
        goal = "–" if self.at_most is None else f"{self.at_most:g} " + ("x" if paired else "s")
        goal += f", {self.memory // _MB} MB" if self.memory else ""
        theirs = self.found.theirs if isinstance(self.found, Pair) else None
        return [
            self.what,
            self.beside or "–",
            _seconds(self.ours.wall),
            _seconds(theirs.wall) if theirs else "–",
            ratio,
            cpu,
            _megabytes(self.ours) + (f" / {_megabytes(theirs)}" if theirs else ""),
            goal,
            "–" if self.at_most is None else "pass" if self.met else "FAIL",
        ]

    def line(self) -> str:
        """The goal on a terminal."""
        what, beside, ours, theirs, ratio, cpu, memory, goal, verdict = self.cells()
        return f"{verdict:4}  {what} / {beside}: {ratio} (cpu {cpu}), goal {goal}; {ours} / {theirs}; {memory} MB"


@dataclass(frozen=True, slots=True)
class Growth:
    """One command on ever more dossiers, in seconds of the processor: these runs are long, and alone."""

    what: str
    runs: Sequence[Run]

    def cells(self, sizes: Sequence[int]) -> list[str]:
        """Seconds and memory per size, and what the last step of ten times as many cost."""
        factor = f"{self.runs[-1].cpu / self.runs[-2].cpu:.1f} x"
        each = f"{self.runs[-1].cpu / sizes[-1] * 1e6:.0f} µs"
        return [self.what, *(f"{_seconds(r.cpu)}, {_megabytes(r)} MB" for r in self.runs), factor, each]

    def line(self, sizes: Sequence[int]) -> str:
        """The growth on a terminal."""
        what, *figures, factor, each = self.cells(sizes)
        return f"      {what}: " + " → ".join(figures) + f" (last step {factor}, {each} a dossier)"


def _seconds(value: float) -> str:
    return f"{value:.3f} s" if value < 1 else f"{value:.1f} s"


def _megabytes(run: Run) -> str:
    return f"{run.memory / _MB:.0f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines)


def write_page(
    path: Path, goals: Sequence[Goal], grown: Sequence[Growth], sizes: Sequence[int], versions: Mapping[str, str]
) -> None:
    """Write the page; what the figures mean stands in `_ABOUT` and `_WHY`."""
    head = ("what", "beside", "ours", "theirs", "ratio", "cpu", "MB ours / theirs", "goal", "")
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    used = ", ".join(f"{name} {version}" for name, version in versions.items())
    growth_head = ("command", *(f"{n:,} dossiers" for n in sizes), "last step", "each")
    parts = [
        "# How quick it is",
        f"Made by `make bench` on {date.today().isoformat()} ({machine}; {used}).",  # noqa: DTZ011
        _ABOUT,
        _table(head, (goal.cells() for goal in goals)),
        "## Growth",
        "In seconds of the processor, and peak memory.",
        _table(growth_head, (growth.cells(sizes) for growth in grown)),
        _WHY,
    ]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


_ABOUT = """\
Whole processes, ours and the other in turn; times are medians, ratios the medians of the pairs (on the clock, and in
processor time beside it; a goal in seconds is judged by processor time), memory the highest of the largest process. The
program is installed as a user installs it. Every answer is compared with one found another way before it counts: the list
with SQL, the import field by field with the baseline's store, every figure of `report kpi` and of the indicators of the month
report with the hand-written SQL (`benchmarks/baselines/kpi.sql`). The caseload is fictional and seeded
(`benchmarks/caseload.py`). Of an encrypted store, the ratio is what the encryption costs: both sides use SQLCipher."""
_WHY = """\
Reading grows in step with the dossiers: each table is read once, in batches, and each end day is counted once per distinct
start. What is not linear, and why:

- **Small stores** pay the start of Python and Typer, about 0.04 s: up to ten thousand dossiers it is the larger part.
- **`deadline list` without `--limit`** sorts: n log n, and it keeps every line until the last is known, so that its memory
  grows with the lines. `--limit N` keeps N.
- **`vandaag` in a pipe** shows every line that is overdue or due; on a terminal what fits.
- **`import`** fills unique indexes on number, BSN and V-nummer, whose depth grows with the logarithm, and keeps the file and
  its checked rows (packed) in memory: linear, about 0.2 kB a row beside the bytes of the file."""
