"""The indicators on several days from one pass over the dossiers; each point equals `report kpi` on that day.

A dossier counts in the same places on two days unless a fact or a last day lies between them. So a run of days with the
same facts is counted once, and once more after each last day in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final

from inburgering_cli.core.dates import add_months, end_of_month
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.kpi import TERMS, Counter, Noted, Place, Span
from inburgering_cli.law.plicht.hours import last_full_month
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.outcome import Outcome
from inburgering_cli.law.terms.policy import Policy

MONTHS: Final = 12


def month_ends(peildatum: str, count: int = MONTHS) -> list[str]:
    """The newest month-ends up to the peildatum, the oldest first."""
    month = last_full_month(peildatum)
    return [end_of_month(add_months(f"{month}-01", -back)[:7]) for back in reversed(range(count))]


def days_of(peildatum: str) -> list[str]:
    """The days of a trend: the newest month-ends, and the peildatum itself."""
    days = month_ends(peildatum)
    return days if days[-1] == peildatum else [*days, peildatum]


class Trend:
    """Counts dossiers on each of several days (ascending); with `names` also which ones they are on the last."""

    def __init__(self, policy: Policy, days: Sequence[str], period: Span, *, names: bool = False) -> None:
        self.days = days
        self._names = names
        self._policy = policy
        self._period = period
        self._noted: list[Place] = []
        self._last_days: set[str | None] = set()
        self._counters = [
            Counter(policy, day, period, tally=lambda name: Noted(name, self._noted), days=self._last_days)
            for day in days
        ]
        self._assess = Assessor(policy, days[-1], TERMS).assess
        #: place -> by how many its count changes on each day
        self._steps: dict[Place, list[int]] = {}
        self._who: dict[Place, list[str]] = {}

    def add(self, history: Sequence[Facts | None], outcomes: Iterable[Outcome] | None = None) -> tuple[Place, ...]:
        """Count one dossier by its facts on each day (None: it did not exist yet); gives where it counts on the last.

        `outcomes`: those of its terms on the last day, when they are known already.
        """
        end = len(history) - 1
        newest: tuple[Place, ...] | None = None
        while end >= 0:
            start = end
            facts = history[end]
            while start and history[start - 1] is facts:
                start -= 1
            if facts is None:  # and on every day before
                break
            # the day only decides whether last days have passed, so the outcomes of the last day serve for all
            known = list(self._assess(facts)) if outcomes is None or newest is not None else outcomes
            places = self._places(end, facts, known)
            if newest is None:
                newest = places
            for cut in self._cuts(start, end) if start < end else ():
                self._count(places, cut, end)
                end = cut - 1
                places = self._places(end, facts, known)
            self._count(places, start, end)
            end = start - 1
        if self._names and (last := history[-1]) is not None:
            for place in newest or ():
                self._who.setdefault(place, []).append(last.dossier)
        return newest or ()

    def _cuts(self, start: int, end: int) -> list[int]:
        """The days after `start`, up to `end`, from which the dossier may count elsewhere; latest first.

        A term may change on its last day and on the day after. A term without a last day waits for information of
        others. It had one until its ten weeks were over, so it may change on any day.
        """
        if None in self._last_days:
            return list(range(end, start, -1))
        days, first, last = self.days, self.days[start], self.days[end]
        found: set[int] = set()
        for day in self._last_days:
            if day is not None and first <= day <= last:
                found |= {bisect_left(days, day), bisect_right(days, day)}
        return sorted((cut for cut in found if start < cut <= end), reverse=True)

    def _places(self, day: int, facts: Facts, outcomes: Iterable[Outcome]) -> tuple[Place, ...]:
        self._noted.clear()
        self._last_days.clear()
        # a dossier that waits for information of others gets another clock after the ten weeks
        waits = facts.info_derden_gevraagd is not None and facts.info_derden_ontvangen is None
        if facts.vrijstellingen is not None:  # a clock that stands still may go on again on any day
            waits = True
            self._last_days.add(None)
        self._counters[day].add(facts, None if waits else outcomes)
        return tuple(self._noted)

    def _count(self, places: Iterable[Place], start: int, end: int) -> None:
        for place in places:
            steps = self._steps.get(place)
            if steps is None:
                steps = self._steps[place] = [0] * (len(self.days) + 1)
            steps[start] += 1
            steps[end + 1] -= 1

    def counters(self) -> list[Counter]:
        """The counters of each day, to which the rest of the report can be added."""
        last = len(self.days) - 1
        found = [
            Counter(self._policy, day, self._period, names=self._names and place == last)
            for place, day in enumerate(self.days)
        ]
        for (name, part), steps in self._steps.items():
            for counter, count in zip(found, accumulate(steps), strict=False):
                if count:
                    counter.tallies[name].put(part, count, self._who.get((name, part), ()))
        return found
