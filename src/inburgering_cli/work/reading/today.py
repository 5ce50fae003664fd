"""Vandaag: the klantmanager's overview."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import add_days, days_between
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.signals import find
from inburgering_cli.law.signals.find import FoundSignal, SignalFinder
from inburgering_cli.law.terms import line
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.line import DEADLINE_FIELDS, SOON, Deadline
from inburgering_cli.law.terms.next_command import HOLD_TALK, of_term
from inburgering_cli.law.terms.outcome import EXPIRED, RUNNING
from inburgering_cli.law.terms.phase import phase
from inburgering_cli.store import reads
from inburgering_cli.store.reads.gesprek import PlannedTalk
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.deadlines import OPEN
from inburgering_cli.work.reading.signals import step_finder, sums_of

WEEK: Final = 6  # with today that is a week
LINE_FIELDS: Final = (*DEADLINE_FIELDS, "opdracht")
TALK_FIELDS: Final = ("dossier", "naam", "gesprek", "gepland", "tijd", "plaats", "dagen", "opdracht")


class TodayTerm(NamedTuple):
    """An open term, and the command that brings it further."""

    deadline: Deadline
    command: str

    def as_dict(self, peildatum: str) -> dict[str, Any]:
        """The line of a list."""
        row = self.deadline.as_dict(peildatum)
        return {**row, "opdracht": "inburgering " + self.command.format(d=row["dossier"])}


class Waiting(NamedTuple):
    """A dossier that waits for a step, and the command to give."""

    dossier: str
    naam: str
    fase: str
    stap: str
    opdracht: str

    def as_dict(self) -> dict[str, Any]:
        """The line of a list."""
        return {**self._asdict(), "opdracht": "inburgering " + self.opdracht.format(d=self.dossier)}


class Today(NamedTuple):
    """What is overdue, what falls due soon, what deserves attention, which talks come, and what waits for a next step."""

    verlopen: list[TodayTerm]
    binnenkort: list[TodayTerm]
    signals: list[FoundSignal]
    gesprekken: list[dict[str, Any]]
    volgende_stap: list[Waiting]
    open: int


def _talk_lines(facts: Facts, talks: Sequence[PlannedTalk], peildatum: str) -> Iterator[dict[str, Any]]:
    """The lines of the planned talks of a dossier; before its day, `opdracht` is to prepare it."""
    for talk in talks:
        days = days_between(peildatum, talk.dag)
        hold = HOLD_TALK if talk.soort == "voortgang" else f"{HOLD_TALK} --soort {talk.soort}"
        command = "case show {d}" if days else hold
        yield {
            "dossier": facts.dossier,
            "naam": facts.name,
            "gesprek": talk.soort,
            "gepland": talk.dag,
            "tijd": talk.tijd,
            "plaats": talk.plaats,
            "dagen": days,
            "opdracht": "inburgering " + command.format(d=facts.dossier),
        }


def _by_time(row: Mapping[str, Any]) -> tuple[str, ...]:
    return row["gepland"], row["tijd"] or "", row["dossier"]


def agenda(env: Environment, within: int) -> list[dict[str, Any]]:
    """The talks of open dossiers that are planned for today and `within` days after it, by day."""
    with reading(env) as connection:
        talks = reads.gesprek.planned(connection, env.peildatum, add_days(env.peildatum, within))
        rows = [
            row
            for facts in reads.facts.read(connection, env.policy, env.peildatum, ids=[*talks], open_only=True)
            for row in _talk_lines(facts, talks[facts.id], env.peildatum)
        ]
    return sorted(rows, key=_by_time)


def today(env: Environment) -> Today:
    """The overview of the peildatum, from one pass over the open dossiers."""
    waiting: list[Waiting] = []
    soon: list[TodayTerm] = []
    found: list[FoundSignal] = []
    gesprekken: list[dict[str, Any]] = []
    count = 0
    latest = add_days(env.peildatum, SOON)
    assess = Assessor(env.policy, env.peildatum, informative=False, statuses=OPEN).assess
    signals = SignalFinder(env.policy, env.peildatum).signals
    with reading(env) as connection:
        sums = sums_of(env, connection)
        step_of = step_finder(env, connection)
        talks = reads.gesprek.planned(connection, env.peildatum, add_days(env.peildatum, WEEK))
        for facts in reads.facts.read(connection, env.policy, env.peildatum, open_only=True):
            count += 1
            outcomes = list(assess(facts))
            totals = sums(facts.id)
            soon += [
                TodayTerm(Deadline(facts, o), of_term(o, facts, totals))
                for o in outcomes
                if o.uiterlijk is not None and o.uiterlijk <= latest
            ]
            found += signals(facts, totals, outcomes)
            gesprekken += _talk_lines(facts, talks.get(facts.id, ()), env.peildatum)
            if (step := step_of(facts, totals)) is not None:
                waiting.append(Waiting(facts.dossier, facts.name, phase(facts), step.text, step.command))
    waiting.sort()
    soon.sort(key=lambda one: line.in_order(one.deadline))
    found.sort(key=find.in_order)
    gesprekken.sort(key=_by_time)
    return Today(
        [r for r in soon if r.deadline.outcome.status == EXPIRED],
        [r for r in soon if r.deadline.outcome.status == RUNNING],
        found,
        gesprekken,
        waiting,
        count,
    )
