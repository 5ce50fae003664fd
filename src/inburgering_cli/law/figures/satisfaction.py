"""The surveys of nota 5.1 by group and year or quarter, with the mean, norm and judgement of `report kpi`."""

from collections.abc import Iterable
from typing import Any, Final

from inburgering_cli.core import period
from inburgering_cli.core.anonymous import SMALLEST_GROUP
from inburgering_cli.core.period import Period
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.figures.kpi import Span, mark, norm_of
from inburgering_cli.law.terms.policy import Policy

YEAR: Final = period.YEAR
PERIODS: Final = (YEAR, period.QUARTER)


def overview(
    scores: Iterable[tuple[str, str, int]], per: str, policy: Policy, peildatum: str, group: str | None = None
) -> list[dict[str, Any]]:
    """One row per period and group with answers, in order. `scores`: (groep, datum, mark in tenths)."""
    found: dict[tuple[Period, str], list[int]] = {}
    for who, day, tenths in scores:
        if day <= peildatum and group in (None, who):
            found.setdefault((period.holding(per, day), who), []).append(tenths)
    rows = []
    for (span, who), marks in sorted(found.items()):
        indicator = next(i for i in INDICATORS if i.group == who)
        row = mark(indicator, marks, norm_of(policy, indicator.id, Span(span.van, span.tot), peildatum))
        rows.append(
            {
                "periode": span.name,
                "van": span.van,
                "tot": span.tot,
                "groep": who,
                "n": row.n,
                "gemiddelde": row.waarde,
                "laagste": min(marks) / 10,
                "hoogste": max(marks) / 10,
                "norm": row.norm,
                "oordeel": row.oordeel,
                "klein_aantal": row.n < SMALLEST_GROUP,
                "bron": row.bron,
            }
        )
    return rows
