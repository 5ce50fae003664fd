"""Counting months at month ends, and which ways of writing a day are understood."""

import zoneinfo
from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.dates import (
    add_days,
    add_months,
    age_at_least,
    days_between,
    dutch,
    dutch_day,
    dutch_long,
    end_of_month,
    parse_birth_day,
    parse_day,
)
from inburgering_cli.core.errors import UsageFault
from tests.law.naive import months_on

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2020-08-31", 6, "2021-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2023-08-30", 6, "2024-02-29"),
        ("2023-08-29", 6, "2024-02-29"),
        ("2023-08-28", 6, "2024-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 36, "2027-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-02-28", 12, "2024-02-28"),
        ("2024-05-31", 1, "2024-06-30"),
        ("2024-12-31", 2, "2025-02-28"),
        ("2024-08-31", 4, "2024-12-31"),
        ("2024-12-31", 12, "2025-12-31"),
        ("2025-01-31", -1, "2024-12-31"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-01-15", -1, "2023-12-15"),
        ("2024-01-15", 0, "2024-01-15"),
    ],
)
def test_months_keep_the_day_number_or_end_on_the_last_day_of_the_month(day: str, months: int, expected: str) -> None:
    assert add_months(day, months) == expected


@given(DAYS, st.integers(-600, 600))
def test_months_are_counted_as_dateutil_counts_them(day: date, months: int) -> None:
    assert add_months(day.isoformat(), months) == (day + relativedelta(months=months)).isoformat()


@given(DAYS, st.integers(0, 120))
def test_months_are_counted_as_the_calendar_counts_them(day: date, months: int) -> None:
    assert add_months(day.isoformat(), months) == months_on(day, months).isoformat()


@given(DAYS, st.integers(-5000, 5000))
def test_adding_days_and_taking_the_difference_undo_each_other(day: date, count: int) -> None:
    later = add_days(day.isoformat(), count)
    assert days_between(day.isoformat(), later) == count


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-03-01", "2026-03-01"),
        ("01-03-2026", "2026-03-01"),
        ("1-3-2026", "2026-03-01"),
        ("03-04-2026", "2026-04-03"),  # day first, never the American way
        (" 2026-03-01 ", "2026-03-01"),
        ("29-02-2028", "2028-02-29"),
        ("vandaag", "2026-08-31"),
        ("Gisteren", "2026-08-30"),
        ("MORGEN", "2026-09-01"),
        ("+2w", "2026-09-14"),
        ("-3d", "2026-08-28"),
        ("+6m", "2027-02-28"),
        ("-6m", "2026-02-28"),
        ("+0d", "2026-08-31"),
    ],
)
def test_a_day_may_be_written_in_these_ways(typed: str, read: str) -> None:
    assert parse_day(typed, "2026-08-31") == read


@pytest.mark.parametrize(
    "typed",
    [
        "", "2026-3-1", "2026/03/01", "01/03/2026", "01.03.2026", "1-3-26", "20260301", "2026-03-01T00:00", "1 maart 2026",
        "maart 2026", "2026-03", "2026", "46082", "+2", "2w", "+2y", "+ 2w", "+99999d", "eergisteren", "today",
        "٢٠٢٦-٠٣-٠١", "2026-03-01\n2026-03-02", "--3d", "NaN",
    ],
)  # fmt: skip
def test_nothing_is_guessed_from_another_form(typed: str) -> None:
    with pytest.raises(UsageFault, match=r"is (het )?geen datum; schrijf bijvoorbeeld 2026-03-01") as refused:
        parse_day(typed, "2026-08-31")
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("serial", "day"), [("45369", "18-03-2024"), ("45369.0", "18-03-2024"), ("20000", "03-10-1954")]
)
def test_the_day_number_of_a_spreadsheet_is_reported_with_its_likely_day_and_not_taken(serial: str, day: str) -> None:
    with pytest.raises(UsageFault, match=f"dagnummer van Excel.*{day}"):
        parse_day(serial, "2026-08-31")


@pytest.mark.parametrize("typed", ["2026-02-29", "30-02-2026", "2026-13-01", "31-04-2026", "0000-01-01", "00-01-2026"])
def test_a_day_that_does_not_exist_is_refused_as_such(typed: str) -> None:
    with pytest.raises(UsageFault, match="is geen bestaande datum"):
        parse_day(typed, "2026-08-31")


@pytest.mark.parametrize(
    ("typed", "peildatum"), [("-9999m", "0100-01-31"), ("-9999w", "0100-01-31"), ("+9999m", "9500-01-31")]
)
def test_a_shift_out_of_the_calendar_is_refused_and_does_not_crash(typed: str, peildatum: str) -> None:
    with pytest.raises(UsageFault, match="is geen bestaande datum"):
        parse_day(typed, peildatum)


@pytest.mark.parametrize(
    "typed", ["0204-03-18", "18-03-0024", "1899-12-31", "31-12-1899", "2200-01-01", "9999-12-31", "+9999w", "-9999m"]
)
def test_a_year_that_can_only_be_a_slip_is_refused(typed: str) -> None:
    with pytest.raises(UsageFault, match="valt buiten de jaren 1900 tot en met 2199; controleer het jaartal") as told:
        parse_day(typed, "2026-08-31")
    assert f"‘{typed}’" in told.value.message
    if typed[0].isdigit():
        with pytest.raises(UsageFault, match="valt buiten de jaren"):
            parse_birth_day(typed)


def test_the_first_and_the_last_year_that_are_read_are_1900_and_2199() -> None:
    assert parse_day("1900-01-01", "2026-08-31") == parse_birth_day("01-01-1900") == "1900-01-01"
    assert parse_day("31-12-2199", "2026-08-31") == "2199-12-31"
    assert (parse_birth_day("1900"), parse_birth_day("1900-01")) == ("1900", "1900-01")
    for partial in ("1899", "1899-12", "0990", "2200"):
        with pytest.raises(UsageFault, match="valt buiten de jaren"):
            parse_birth_day(partial)


@given(st.text(max_size=15))
def test_any_text_is_a_day_or_a_refusal(text: str) -> None:
    try:
        read = parse_day(text, "2026-08-31")
    except UsageFault:
        return
    assert date.fromisoformat(read).isoformat() == read


@given(DAYS)
def test_both_written_forms_of_a_day_are_read_back(day: date) -> None:
    assert parse_day(day.isoformat(), "2026-08-31") == day.isoformat()
    assert parse_day(dutch(day.isoformat()), "2026-08-31") == day.isoformat()


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1990", "1990"), ("1990-05", "1990-05"), ("1990-05-31", "1990-05-31"), ("31-05-1990", "1990-05-31")],
)
def test_a_birth_date_may_be_incomplete(typed: str, read: str) -> None:
    assert parse_birth_day(typed) == read


@pytest.mark.parametrize("typed", ["vandaag", "-3d", "+1d", "1990-13", "90", "1990-00", "05-1990", "onbekend", ""])
def test_a_birth_date_is_no_word_no_shift_and_no_half_guess(typed: str) -> None:
    with pytest.raises(UsageFault):
        parse_birth_day(typed)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("1996-03-01", "2024-02-29", 27),
        ("1996-03-01", "2024-03-01", 28),
        ("1996-02-29", "2024-02-28", 27),
        ("1996-02-29", "2024-02-29", 28),
        ("1996", "2024-12-30", 27),
        ("1996", "2024-12-31", 28),
        ("1996-02", "2024-02-29", 27),
        ("1996-02", "2024-03-01", 28),
    ],
)
def test_an_age_counts_only_as_far_as_it_is_certain(born: str, day: str, age: int) -> None:
    assert age_at_least(born, day) == age


def test_days_are_written_the_dutch_way() -> None:
    assert dutch("2026-03-01") == "01-03-2026"
    assert dutch(None) == ""
    assert dutch("1990-05") == "1990-05"
    assert dutch_long("2026-03-01") == "zondag 1 maart 2026"


@pytest.mark.parametrize(
    ("month", "last"),
    [("2024-02", "2024-02-29"), ("2025-02", "2025-02-28"), ("2024-12", "2024-12-31"), ("2024-06", "2024-06-30")],
)
def test_the_last_day_of_a_month(month: str, last: str) -> None:
    assert end_of_month(month) == last


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("00-00-1990", "schrijf dan 1990"), ("1990-00-00", "schrijf dan 1990"), ("19900000", "schrijf dan 1990"),
        ("00-05-1990", "schrijf dan 1990-05"), ("1990-05-00", "schrijf dan 1990-05"), ("05-1990", "schrijf dan 1990-05"),
        ("19900500", "schrijf dan 1990-05"), ("31-02-1990", "schrijf dan 1990-02"), ("vandaag", "1990-05 of 1990"),
    ],
)  # fmt: skip
def test_a_birth_date_that_is_not_whole_is_refused_with_a_form_that_is_taken(typed: str, told: str) -> None:
    with pytest.raises(UsageFault) as refused:
        parse_birth_day(typed)
    assert told in refused.value.message
    assert "gisteren" not in refused.value.message
    assert parse_birth_day(told.split()[-1]) == told.split()[-1]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-09-29T22:30:00Z", "2026-09-30"), ("2026-09-29T21:59:59Z", "2026-09-29"), ("2026-01-10T22:59:59Z", "2026-01-10"),
        ("2026-01-10T23:00:00Z", "2026-01-11"), ("2026-03-29T00:30:00+01:00", "2026-03-29"),
        ("2026-03-28T23:30:00Z", "2026-03-29"), ("2026-03-29T22:30:00Z", "2026-03-30"), ("2026-10-24T22:30:00Z", "2026-10-25"),
        ("2026-10-25T22:30:00Z", "2026-10-25"), ("2026-10-25T23:30:00Z", "2026-10-26"), ("2026-09-29T23:30:00", "2026-09-29"),
        ("2026-09-30T00:30:00+02:00", "2026-09-30"), ("0001-01-01T00:00:00+02:00", "0001-01-01"),
    ],
)  # fmt: skip
def test_a_moment_gives_the_day_in_the_netherlands(moment: str, day: str) -> None:
    assert dutch_day(moment) == day


def test_summer_time_is_that_of_the_time_zone() -> None:
    zone = zoneinfo.ZoneInfo("Europe/Amsterdam")
    for hours in range(0, 24 * 365 * 3, 7):
        moment = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
        assert dutch_day(moment.isoformat()) == moment.astimezone(zone).date().isoformat()
