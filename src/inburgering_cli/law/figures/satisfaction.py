"""The two surveys of nota 5.1 by year or quarter and group: the same mean, norm and verdict as in `report kpi`."""

from collections.abc import Iterable
from typing import Any, Final

from inburgering_cli.core.anonymous import SMALLEST_GROUP
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.figures.kpi import Span, mark, norm_of
from inburgering_cli.law.terms.policy import Policy

YEAR: Final = "jaar"
QUARTER: Final = "kwartaal"
PERIODS: Final = (YEAR, QUARTER)
_LAST_DAYS: Final = ("03-31", "06-30", "09-30", "12-31")


def overview(
    scores: Iterable[tuple[str, str, int]], per: str, policy: Policy, peildatum: str, group: str | None = None
) -> list[dict[str, Any]]:
    """A row per period and group that has answers, in order. `scores`: (groep, datum, mark in tenths)."""
    found: dict[tuple[str, str], list[int]] = {}
    for who, day, tenths in scores:
        if day <= peildatum and group in (None, who):
            name = day[:4] if per == YEAR else f"{day[:4]}-K{(int(day[5:7]) + 2) // 3}"
            found.setdefault((name, who), []).append(tenths)
    rows = []
    for (name, who), marks in sorted(found.items()):
        period = _period(name)
        indicator = next(i for i in INDICATORS if i.group == who)
        row = mark(indicator, marks, norm_of(policy, indicator.id, period, peildatum))
        rows.append(
            {
                "periode": name,
                "van": period.van,
                "tot": period.tot,
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


def _period(name: str) -> Span:
    """The first and last day of `2024` or `2024-K3`."""
    year, _, quarter = name.partition("-K")
    if not quarter:
        return Span(f"{year}-01-01", f"{year}-12-31")
    return Span(f"{year}-{3 * int(quarter) - 2:02}-01", f"{year}-{_LAST_DAYS[int(quarter) - 1]}")
