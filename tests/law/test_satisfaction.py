"""The surveys by period: the same figures as the report over that period."""

import pytest

from inburgering_cli.core.anonymous import SMALLEST_GROUP
from inburgering_cli.core.period import QUARTER
from inburgering_cli.law.figures.kpi import Span, count_all
from inburgering_cli.law.figures.satisfaction import YEAR, overview
from inburgering_cli.law.terms.policy import DEFAULT

SCORES = [
    ("partners", "2024-01-01", 70),
    ("partners", "2024-03-31", 65),
    ("partners", "2024-04-01", 80),
    ("inburgeraars", "2024-12-31", 69),
    ("inburgeraars", "2025-01-01", 100),
    *[("inburgeraars", "2024-10-01", 71)] * (SMALLEST_GROUP - 1),
]


def test_a_mark_counts_in_the_quarter_of_its_day() -> None:
    rows = overview(SCORES, QUARTER, DEFAULT, "2025-12-31")
    assert [
        (r["periode"], r["van"], r["tot"], r["groep"], r["n"], r["gemiddelde"], r["klein_aantal"]) for r in rows
    ] == [
        ("2024-K1", "2024-01-01", "2024-03-31", "partners", 2, 6.8, True),
        ("2024-K2", "2024-04-01", "2024-06-30", "partners", 1, 8.0, True),
        ("2024-K4", "2024-10-01", "2024-12-31", "inburgeraars", SMALLEST_GROUP, 7.1, False),
        ("2025-K1", "2025-01-01", "2025-03-31", "inburgeraars", 1, 10.0, True),
    ]
    assert [r["oordeel"] for r in rows] == ["niet_gehaald", "gehaald", "gehaald", "gehaald"]


@pytest.mark.parametrize("per", [YEAR, QUARTER])
@pytest.mark.parametrize("peildatum", ["2024-02-01", "2024-12-31", "2026-01-01"])
def test_every_row_is_what_the_report_over_that_period_says(per: str, peildatum: str) -> None:
    rows = overview(SCORES, per, DEFAULT, peildatum)
    assert rows
    for row in rows:
        report = count_all([], SCORES, DEFAULT, peildatum, Span(row["van"], row["tot"]))
        (same,) = [k for k in report if k.id == f"tevredenheid_{row['groep']}"]
        assert (row["n"], row["gemiddelde"], row["norm"], row["oordeel"], row["bron"]) == (
            same.n, same.waarde, same.norm, same.oordeel, same.bron
        )  # fmt: skip


def test_a_mark_of_after_the_peildatum_and_of_another_group_is_left_out() -> None:
    assert overview(SCORES, YEAR, DEFAULT, "2023-12-31") == []
    assert {r["groep"] for r in overview(SCORES, YEAR, DEFAULT, "2025-12-31", "partners")} == {"partners"}
