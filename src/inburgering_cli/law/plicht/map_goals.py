"""The goals of the MAP that a PIP names (nota bijlage 5: visits, interviews, months of work), and how far they are."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from inburgering_cli.core.dates import add_months, day_after, day_before
from inburgering_cli.law.vocabulary import ACTIVITEITEN

#: Parts of the MAP with a goal that is counted: the field of the PIP, and what is counted.
GOALS: Final[Mapping[str, tuple[str, str]]] = {
    "bedrijfsbezoeken": ("map_bedrijfsbezoeken", "bedrijfsbezoeken"),
    "sollicitatiegesprekken": ("map_sollicitatiegesprekken", "sollicitatiegesprekken"),
    "werkervaring": ("map_werk_maanden", "maanden werkervaring"),
}
#: The goal of the hours a week in those months.
WEEK_HOURS: Final = "map_werk_uren"
_TENTHS: Final = 10  # of an hour


class Work(NamedTuple):
    """An activity that is work: its first and last day, and its hours a week in tenths (None: not recorded)."""

    soort: str
    start: str
    einde: str | None
    uren: int | None


class Progress(NamedTuple):
    """How much of a goal is done. `onbekend`: records that cannot be counted."""

    doel: int
    gedaan: int
    wat: str
    onbekend: str = ""

    @property
    def reached(self) -> bool:
        """Whether the goal is met."""
        return self.gedaan >= self.doel

    def sentence(self) -> str:
        """`2 van 3 bedrijfsbezoeken`, and what could not be counted."""
        return f"{self.gedaan} van {self.doel} {self.wat}" + (f" ({self.onbekend})" if self.onbekend else "")


def work_months(found: Iterable[Work], hours: int | None, since: str, peildatum: str) -> tuple[int, int]:
    """Whole months of work of at least `hours` a week from `since` up to the peildatum; how many activities have no hours.

    Activities at the same time count together. A month is one from day to day (3 June to 2 July), in one stretch of work.
    """
    known, unknown = [], 0
    for one in found:
        if not ACTIVITEITEN[one.soort].werk:
            continue
        start, end = max(one.start, since), min(one.einde or peildatum, peildatum)
        if start > end:
            continue
        if hours is not None and one.uren is None:
            unknown += 1
        else:
            known.append((start, end, one.uren or 0))
    months = 0
    for start, end in _stretches(known, (hours or 0) * _TENTHS):
        count = 0
        while day_before(add_months(start, count + 1)) <= end:
            count += 1
        months += count
    return months, unknown


def _stretches(known: Sequence[tuple[str, str, int]], least: int) -> list[tuple[str, str]]:
    """The unbroken stretches in which activities together have at least `least` hours a week."""
    edges = sorted({edge for start, end, _ in known for edge in (start, day_after(end))})
    found: list[tuple[str, str]] = []
    for start, after in pairwise(edges):
        running = [hours for first, last, hours in known if first <= start <= last]
        if not running or sum(running) < least:
            continue
        if found and day_after(found[-1][1]) == start:
            found[-1] = (found[-1][0], day_before(after))
        else:
            found.append((start, day_before(after)))
    return found


def progress(
    goals: Mapping[str, int], counted: Sequence[tuple[str, int | None]], work: tuple[int, int]
) -> dict[str, Progress]:
    """How far each goal is, by part of the MAP. `counted`: part and number of each record; `work`: see `work_months`."""
    made: dict[str, Progress] = {}
    for part, (name, what) in GOALS.items():
        if (goal := goals.get(name)) is None:
            continue
        if part == "werkervaring":
            hours = goals.get(WEEK_HOURS)
            what += f" van {hours} uur per week" if hours else ""
            unknown = (
                f"bij {work[1]} activiteiten staan geen uren" if work[1] > 1 else "bij 1 activiteit staan geen uren"
            )
            made[part] = Progress(goal, work[0], what, unknown if work[1] else "")
        else:
            numbers = [number for which, number in counted if which == part]
            unknown = f"{numbers.count(None)} keer is geen aantal ingevuld"
            made[part] = Progress(goal, sum(n or 0 for n in numbers), what, unknown if None in numbers else "")
    return made
