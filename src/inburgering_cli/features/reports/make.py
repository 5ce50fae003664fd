"""Makes a report: counts in one pass over the dossiers, then builds the sections.

The number of queries does not depend on the number of dossiers.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from inburgering_cli.core.anonymous import SMALLEST_GROUP
from inburgering_cli.core.errors import UsageFault
from inburgering_cli.features.reports.report import Report
from inburgering_cli.features.reports.sections import sections
from inburgering_cli.features.reports.sections.figures import Figures, Question, Steering
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.budget import recognisable
from inburgering_cli.law.figures.explain import EXPLAINED, Explainer
from inburgering_cli.law.figures.groups import UNKNOWN, Group, by_name, forecasts
from inburgering_cli.law.figures.kpi import Counter, Kpi, Place
from inburgering_cli.law.figures.overview import Overview, cohorts
from inburgering_cli.law.figures.trend import Trend, days_of
from inburgering_cli.law.signals.find import SignalFinder
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.outcome import Outcome
from inburgering_cli.store import reads
from inburgering_cli.store.reads.report import PeriodFigures
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading import budget as budget_reading
from inburgering_cli.work.reading import figures
from inburgering_cli.work.reading import taakstelling as taakstelling_reading
from inburgering_cli.work.reading.signals import step_finder, sums_of


def make(env: Environment, question: Question) -> Report:
    """Make a report. Raises `UsageFault` for names in a version for outside."""
    if question.extern and question.names:
        raise UsageFault("--extern en --names gaan niet samen: een versie voor derden noemt niemand.", field="extern")
    counted = _counted(env, question)
    rapport = Report(
        question.soort,
        question.period,
        env.peildatum,
        question.gemeente,
        env.policy.gemeente,
        sections(env, question, counted),
        question.periode.van,
        question.periode.tot,
        namen=question.names,
    )
    return rapport.outside() if question.extern else rapport


def _counted(env: Environment, question: Question) -> Figures:
    policy, peildatum, period, gemeente = env.policy, env.peildatum, question.periode, question.gemeente
    days = days_of(peildatum)
    trend = Trend(policy, days, period, names=question.names)
    last = min(period.tot or peildatum, peildatum)
    assess = Assessor(policy, peildatum, informative=False).assess
    find_signals = SignalFinder(policy, peildatum).signals
    kind = question.soort
    explainer = (
        Explainer(EXPLAINED, policy, peildatum, period) if kind == "accountability" and not question.extern else None
    )
    steering = _Steering(env, question) if kind == "steering" else None
    told: list[dict[str, Any]] = []
    with reading(env) as connection:
        sums, step_of = sums_of(env, connection), step_finder(env, connection)
        overzicht = Overview(
            question.period,
            lambda facts, outcomes: find_signals(facts, sums(facts.id), outcomes),
            lambda facts: step_of(facts, None),
            peildatum,
        )
        names = dict(reads.dossier.klantmanagers(connection)) if steering is not None else {}
        for history in reads.facts.history(connection, policy, days, gemeente=gemeente):
            facts = history[-1]
            assert facts is not None  # what does not exist on the last day is not read
            outcomes = list(assess(facts))
            places = trend.add(history, outcomes)
            overzicht.add(facts, outcomes, places)
            if explainer is not None:
                told += explainer.lines(facts)
            if steering is not None:
                steering.add(facts, outcomes, places, names.get(facts.id))
        rows = figures.on_each_day(connection, env, trend.counters(), period, gemeente, names=question.names)
        grouped = PeriodFigures(connection, peildatum, question.period.van, question.period.tot, gemeente)
        budget = budget_reading.used(connection, gemeente or policy.gemeente, int(last[:4]), last)
        few = frozenset[str]()
        if question.extern:
            of = budget_reading.dossiers(connection, budget.gemeente, budget.jaar, last)
            few = recognisable(budget, of, SMALLEST_GROUP)
        uren, gesprekken, examens = list(grouped.hours()), list(grouped.talks()), list(grouped.exams())
        providers = list(grouped.providers()) if steering is not None else []
        delivered = reads.duo.last_delivery(connection)[1] if kind == "quarter" else None
        taakstelling = taakstelling_reading.read(connection, env, gemeente=gemeente or policy.gemeente)
    return Figures(
        days,
        rows,
        {name: _rows(env, question, overzicht.cohorten.get(name, {})) for name in cohorts(overzicht.cohorten)},
        overzicht,
        uren,
        gesprekken,
        examens,
        budget,
        few,
        taakstelling,
        sorted(told, key=lambda line: (EXPLAINED.index(line["indicator"]), line["dossier"])),
        None if steering is None else steering.counted(rows[-1], providers),
        delivered,
    )


class _Steering:
    """Counts what only a steering report has, one dossier at a time."""

    def __init__(self, env: Environment, question: Question) -> None:
        self._env = env
        self._question = question
        self._year_end = f"{question.period.tot[:4]}-12-31"
        self._then = Counter(env.policy, max(self._year_end, env.peildatum), question.periode)
        self._klantmanagers: defaultdict[str, Group] = defaultdict(Group)
        self._gemeenten: defaultdict[str, Group] = defaultdict(Group)

    def add(self, facts: Facts, outcomes: Sequence[Outcome], places: Sequence[Place], klantmanager: str | None) -> None:
        """Count one dossier."""
        self._then.add(facts)
        self._klantmanagers[klantmanager or UNKNOWN].add(facts, outcomes, places)
        self._gemeenten[facts.gemeente or UNKNOWN].add(facts, outcomes, places)

    def counted(self, rows: Sequence[Kpi], providers: list[tuple[Any, ...]]) -> Steering:
        """All counts."""
        then = {row.id: row for row in self._then.rows()}
        return Steering(
            self._year_end,
            forecasts(rows, then),
            self._each(self._klantmanagers),
            self._each(self._gemeenten),
            providers,
        )

    def _each(self, groups: Mapping[str, Group]) -> list[tuple[str, Group, dict[str, Kpi]]]:
        return [
            (name, group, {row.id: row for row in _rows(self._env, self._question, group.places)})
            for name, group in by_name(groups)
        ]


def _rows(env: Environment, question: Question, places: Mapping[Place, int]) -> list[Kpi]:
    """The indicators of one cohort."""
    counter = Counter(env.policy, env.peildatum, question.periode)
    for (name, part), count in places.items():
        counter.tallies[name].put(part, count)
    return counter.rows()
