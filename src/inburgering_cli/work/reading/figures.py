"""The indicators of the note and the operational figures, on one day or on several."""

from collections.abc import Sequence
from sqlite3 import Connection
from typing import Any

from inburgering_cli.core.errors import UsageFault
from inburgering_cli.law.figures.kpi import Counter, Kpi, Span, count_all
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading import budget

#: What a row was on each day: (day, value), the oldest first.
Line = list[tuple[str, float | None]]


def indicators(env: Environment, period: Span, gemeente: str | None, *, names: bool = False) -> list[Kpi]:
    """The rows of `report kpi`; with `names` also the people behind each number."""
    _check_period(period)
    with reading(env) as connection:
        dossiers = reads.facts.read(connection, env.policy, env.peildatum, gemeente=gemeente)
        scores = reads.facts.scores(connection, gemeente)
        beside = _beside(connection, env, env.peildatum, period, gemeente, names=names)
        return count_all(dossiers, scores, env.policy, env.peildatum, period, names=names, **beside)


def with_trend(
    env: Environment, period: Span, gemeente: str | None, *, names: bool = False
) -> tuple[list[Kpi], dict[str, Line]]:
    """The rows of `report kpi`, and their values at the end of the last months, from one pass over the dossiers."""
    from inburgering_cli.law.figures.trend import Trend, days_of, month_ends

    _check_period(period)
    trend = Trend(env.policy, days_of(env.peildatum), period, names=names)
    with reading(env) as connection:
        for history in reads.facts.history(connection, env.policy, trend.days, gemeente=gemeente):
            trend.add(history)
        every = on_each_day(connection, env, trend.counters(), period, gemeente, names=names)
    lines: dict[str, Line] = {}
    for day, rows in zip(month_ends(env.peildatum), every, strict=False):
        for row in rows:
            lines.setdefault(row.id, []).append((day, row.waarde))
    return every[-1], lines


def on_each_day(
    connection: Connection,
    env: Environment,
    counters: Sequence[Counter],
    period: Span,
    gemeente: str | None,
    *,
    names: bool = False,
) -> list[list[Kpi]]:
    """The rows on each day on which all dossiers were counted; `names`: of the last one."""
    scores = list(reads.facts.scores(connection, gemeente))
    return [
        counter.finish(
            scores,
            **_beside(connection, env, counter.peildatum, period, gemeente, names=names and counter is counters[-1]),
        )
        for counter in counters
    ]


def explained(
    env: Environment, indicator: str, period: Span, gemeente: str | None, dossier: str | None
) -> list[dict[str, Any]]:
    """How each dossier counts in an indicator of `report kpi`, in order of dossier.

    Raises `UsageFault` for an indicator that does not count dossiers, `NotFound` for an unknown dossier.
    """
    from inburgering_cli.law.figures.explain import COUNTED, Explainer

    _check_period(period)
    if indicator not in COUNTED:
        raise UsageFault(
            f"‘{indicator[:40]}’ is geen indicator die dossiers telt; kies uit {', '.join(COUNTED)}. Voor cijfers, examens"
            " en het budget: `inburgering enquete overview`, `inburgering examen status DOSSIER` en"
            " `inburgering budget show`.",
            field="indicator",
        )
    lines = Explainer((indicator,), env.policy, env.peildatum, period).lines
    with reading(env) as connection:
        ids = None
        if dossier is not None:
            from inburgering_cli.work.reading.looks import look_up  # a whole list looks nobody up

            ids = [look_up(env, connection, dossier).id]
        found = reads.facts.read(connection, env.policy, env.peildatum, ids=ids, gemeente=gemeente)
        return sorted((line for facts in found for line in lines(facts)), key=lambda line: line["dossier"])


def _check_period(period: Span) -> None:
    """Refuse a period that ends before it begins."""
    if period.van and period.tot and period.tot < period.van:
        raise UsageFault("--tot ligt vóór --van.", field="tot")


def _beside(
    connection: Connection, env: Environment, day: str, period: Span, gemeente: str | None, *, names: bool
) -> dict[str, Any]:
    """What the report of a day counts beside dossiers and surveys."""
    last = min(period.tot or day, day)
    return {
        "budget": budget.used(connection, gemeente or env.policy.gemeente, int(last[:4]), last),
        "examens": progress.exam_results(connection, day, period.van, period.tot, gemeente, names=names),
    }
