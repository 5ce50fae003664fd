"""Periods of deliveries: their days, their names and the newest that has ended."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core import period as core_period
from inburgering_cli.core.errors import UsageFault
from inburgering_cli.core.period import MONTH, QUARTER, YEAR, Period, chosen, last_ended, parse

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("soort", "text", "expected"),
    [
        (QUARTER, "2026-1", ("2026-01-01", "2026-03-31", "2026-K1")),
        (QUARTER, "2026-K2", ("2026-04-01", "2026-06-30", "2026-K2")),
        (QUARTER, "2026-k3", ("2026-07-01", "2026-09-30", "2026-K3")),
        (QUARTER, "2026-4", ("2026-10-01", "2026-12-31", "2026-K4")),
        (MONTH, "2024-02", ("2024-02-01", "2024-02-29", "2024-02")),
        (MONTH, "2-2025", ("2025-02-01", "2025-02-28", "2025-02")),
        (YEAR, "2026", ("2026-01-01", "2026-12-31", "2026")),
    ],
)
def test_a_period_is_read(soort: str, text: str, expected: tuple[str, str, str]) -> None:
    assert parse(soort, text) == Period(*expected)


@pytest.mark.parametrize(
    ("soort", "text"),
    [(QUARTER, "2026-5"), (QUARTER, "2026-0"), (QUARTER, "2026"), (QUARTER, "0206-1"), (QUARTER, "٢٠٢٦-1"),
     (MONTH, "2026-13"), (MONTH, "2026"), (YEAR, "26"), (YEAR, "2026-1"), (YEAR, "")],
)  # fmt: skip
def test_nothing_else_is_guessed(soort: str, text: str) -> None:
    with pytest.raises(UsageFault):
        parse(soort, text)


@pytest.mark.parametrize(
    ("soort", "day", "name"),
    [
        (QUARTER, "2026-09-29", "2026-K2"), (QUARTER, "2026-09-30", "2026-K3"), (QUARTER, "2026-10-01", "2026-K3"),
        (QUARTER, "2026-01-01", "2025-K4"), (QUARTER, "2026-03-30", "2025-K4"),
        (MONTH, "2026-02-27", "2026-01"), (MONTH, "2026-02-28", "2026-02"), (MONTH, "2024-02-28", "2024-01"),
        (MONTH, "2026-01-30", "2025-12"), (YEAR, "2026-12-30", "2025"), (YEAR, "2026-12-31", "2026"),
    ],
)  # fmt: skip
def test_without_a_period_the_newest_that_has_ended_counts(soort: str, day: str, name: str) -> None:
    assert last_ended(soort, day).name == name
    assert chosen(soort, day).name == name


@given(DAYS, st.sampled_from([QUARTER, MONTH, YEAR]))
def test_the_newest_that_has_ended_has_no_later_one(day: date, soort: str) -> None:
    found = last_ended(soort, day.isoformat())
    assert found.tot <= day.isoformat()
    following = date.fromisoformat(found.tot) + timedelta(days=1)
    later = last_ended(soort, (following + timedelta(days=400)).isoformat())
    while later.van > following.isoformat():
        later = last_ended(soort, (date.fromisoformat(later.van) - timedelta(days=1)).isoformat())
    assert later.van == following.isoformat()
    assert later.tot > day.isoformat()


@given(DAYS)
def test_quarter_month_and_year_of_a_period_are_those_of_its_last_day(day: date) -> None:
    iso = day.isoformat()
    period = Period(iso, iso, "x")
    assert period.year == iso[:4]
    assert period.month == iso[5:7]
    assert (
        parse(QUARTER, f"{period.year}-{period.quarter}").van
        <= iso
        <= parse(QUARTER, f"{iso[:4]}-{period.quarter}").tot
    )
    assert not period.whole_year


@pytest.mark.parametrize(
    "given_options",
    [
        {"kwartaal": "2026-1", "maand": "2026-01"}, {"van": "2026-01-01"}, {"tot": "2026-01-01"},
        {"van": "2026-02-01", "tot": "2026-01-01"}, {"jaar": "2026", "van": "2026-01-01", "tot": "2026-02-01"},
        {"van": "gisterèn", "tot": "vandaag"}, {"kwartaal": "2026-4"}, {"kwartaal": ""},
    ],
)  # fmt: skip
def test_two_periods_half_a_period_and_one_to_come_are_refused(given_options: dict[str, str]) -> None:
    with pytest.raises(UsageFault):
        chosen(QUARTER, "2026-09-30", **given_options)


def test_two_days_make_a_period_and_a_whole_year_is_seen() -> None:
    period = chosen(QUARTER, "2026-12-31", van="1-1-2026", tot="vandaag")
    assert period == ("2026-01-01", "2026-12-31", "2026-01-01_2026-12-31")
    assert period.whole_year
    assert core_period.parse(YEAR, "2026").whole_year
    assert chosen(QUARTER, "2026-10-01", kwartaal="2026-4").van == "2026-10-01", (
        "one that has just begun may be asked for"
    )
