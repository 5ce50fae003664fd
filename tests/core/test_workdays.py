"""The Algemene termijnenwet: holidays by hand and by a second algorithm, and where a term ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.workdays import EQUATED, end_of_term, holidays, why_not_working
from tests.law.naive import DECREED, gauss_easter, is_free, next_open

# Good Friday, Easter Monday, Koningsdag, Ascension Day, Whit Monday, as the calendars of those years print them.
MOVING = {
    2020: ("04-10", "04-13", "04-27", "05-21", "06-01"),
    2021: ("04-02", "04-05", "04-27", "05-13", "05-24"),
    2022: ("04-15", "04-18", "04-27", "05-26", "06-06"),
    2023: ("04-07", "04-10", "04-27", "05-18", "05-29"),
    2024: ("03-29", "04-01", "04-27", "05-09", "05-20"),
    2025: ("04-18", "04-21", "04-26", "05-29", "06-09"),
    2026: ("04-03", "04-06", "04-27", "05-14", "05-25"),
    2027: ("03-26", "03-29", "04-27", "05-06", "05-17"),
    2028: ("04-14", "04-17", "04-27", "05-25", "06-05"),
    2029: ("03-30", "04-02", "04-27", "05-10", "05-21"),
    2030: ("04-19", "04-22", "04-27", "05-30", "06-10"),
}
FIXED = ("01-01", "05-05", "12-25", "12-26")


@pytest.mark.parametrize("year", MOVING)
def test_the_holidays_of_a_year_are_those_of_the_calendar(year: int) -> None:
    expected = {date.fromisoformat(f"{year}-{day}") for day in (*MOVING[year], *FIXED)}
    assert set(holidays(year)) == expected


@pytest.mark.parametrize("year", range(1995, 2100))
def test_easter_monday_lies_a_day_after_the_easter_of_gauss(year: int) -> None:
    monday = next(d for d, name in holidays(year).items() if name == "Tweede Paasdag")
    assert monday == gauss_easter(year) + timedelta(days=1)
    assert monday.weekday() == 0


@pytest.mark.parametrize("year", [2014, 2025, 2031, 2036, 2042])
def test_koningsdag_moves_to_saturday_26_april_when_the_27th_is_a_sunday(year: int) -> None:
    assert date(year, 4, 27).weekday() == 6
    assert holidays(year)[date(year, 4, 26)] == "Koningsdag"
    assert date(year, 4, 27) not in holidays(year)


@pytest.mark.parametrize("year", [2019, 2024, 2030])
def test_koningsdag_on_a_saturday_stays_on_the_27th(year: int) -> None:
    assert date(year, 4, 27).weekday() == 5
    assert holidays(year)[date(year, 4, 27)] == "Koningsdag"
    assert date(year, 4, 26) not in holidays(year)


@pytest.mark.parametrize("year", range(2020, 2036))
def test_5_may_is_a_holiday_every_year_and_not_only_in_lustrum_years(year: int) -> None:
    assert "5 mei" in holidays(year)[date(year, 5, 5)]
    assert end_of_term(date(year, 5, 5)) > date(year, 5, 5)


def test_2008_has_nine_days_when_ascension_falls_on_1_may() -> None:
    assert holidays(2008)[date(2008, 5, 1)] == "Hemelvaartsdag"
    assert len(holidays(2008)) == 9


def test_the_days_equated_by_decree_are_these_eleven_weekdays_and_no_holidays() -> None:
    days = {date.fromisoformat(day) for day in EQUATED}
    assert days == DECREED
    for day in days:
        assert day.weekday() < 5
        assert day not in holidays(day.year)
        assert "secundaire bron" in EQUATED[day.isoformat()]
        assert str(why_not_working(day)).startswith("gelijkgestelde dag: ")


@pytest.mark.parametrize(
    ("ends", "runs_to", "why"),
    [
        ("2024-03-29", "2024-04-02", "Goede Vrijdag"),  # Good Friday, weekend, Easter Monday
        ("2025-05-05", "2025-05-06", "Bevrijdingsdag (5 mei, elk jaar)"),
        ("2023-05-05", "2023-05-08", "Bevrijdingsdag (5 mei, elk jaar)"),  # a Friday
        ("2024-04-27", "2024-04-29", "zaterdag"),  # Koningsdag on a Saturday
        ("2025-04-26", "2025-04-28", "zaterdag"),  # Koningsdag on the 26th, a Saturday
        ("2025-12-25", "2025-12-29", "Eerste Kerstdag"),
        ("2024-12-25", "2024-12-30", "Eerste Kerstdag"),  # the 27th is equated, then a weekend
        ("2025-05-30", "2025-06-02", "gelijkgestelde dag: besluit gelijkstelling 2023-2025 (secundaire bron)"),
        ("2026-01-01", "2026-01-05", "Nieuwjaarsdag"),  # the 2nd is equated, then a weekend
        ("2024-05-09", "2024-05-13", "Hemelvaartsdag"),
        ("2024-05-20", "2024-05-21", "Tweede Pinksterdag"),
        ("2023-12-31", "2024-01-02", "zondag"),
    ],
)
def test_a_term_that_ends_on_a_free_day_runs_to_the_end_of_the_next_working_day(
    ends: str, runs_to: str, why: str
) -> None:
    assert end_of_term(date.fromisoformat(ends)).isoformat() == runs_to
    assert why_not_working(date.fromisoformat(ends)) == why


def test_a_day_without_a_decree_is_an_ordinary_day_and_a_municipality_can_add_one() -> None:
    day = date(2029, 5, 11)  # the Friday after Ascension Day
    assert end_of_term(day) == day
    assert end_of_term(day, {"2029-05-11": "besluit 2029"}) == date(2029, 5, 14)


@given(st.dates(date(2015, 1, 1), date(2045, 12, 31)))
def test_any_day_runs_to_where_a_count_day_by_day_ends(day: date) -> None:
    assert (why_not_working(day) is not None) == is_free(day)
    assert end_of_term(day) == next_open(day)
