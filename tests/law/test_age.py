"""Who is probably not plichtig, by age and nationality, on the boundary days and with incomplete birth dates."""

import pytest

from inburgering_cli.core.dates import day_before
from inburgering_cli.law.plicht import age
from inburgering_cli.law.vocabulary import WI2013, WI2021


def kinds(birth: str | None, nationality: str | None, day: str, start: str | None = None) -> list[str]:
    found = age.doubts(birth, nationality, WI2021, start=start or day, day=day, soon=day)
    return [doubt.kind for doubt in found]


@pytest.mark.parametrize(
    ("birth", "reached"),
    [
        ("1950-03-10", "2016-07-10"),
        ("1955-08-31", "2021-12-31"),
        ("1955-09-01", "2022-04-01"),
        ("1956-05-31", "2022-12-31"),
        ("1956-06-01", "2023-04-01"),
        ("1957-02-28", "2023-12-28"),
        ("1957-03-01", "2024-03-01"),
        ("1960-12-31", "2027-12-31"),
        ("1961-01-01", "2028-04-01"),
        ("1963-09-30", "2030-12-30"),
        ("1963-10-01", None),
        ("1959-11", "2026-11-30"),
        ("1959", "2026-12-31"),
        ("1959-11-00", "2026-11-30"),
        ("1959-00-00", "2026-12-31"),
        ("1963-09-00", "2030-12-30"),
        ("1963", None),
        ("0000-00-00", None),
    ],
)
def test_the_day_of_the_aow_age(birth: str, reached: str | None) -> None:
    assert age.aow_day(birth) == reached


@pytest.mark.parametrize("birth", ["1959-06-15", "1959-06", "1959-00-00"])
def test_the_aow_age_is_doubted_from_its_day_on(birth: str) -> None:
    reached = age.aow_day(birth)
    assert reached is not None
    assert kinds(birth, None, reached) == [age.AOW]
    assert kinds(birth, None, day_before(reached)) == []


def test_the_aow_age_is_seen_coming() -> None:
    (doubt,) = age.doubts("1959-06-15", None, WI2021, start="2022-01-03", day="2026-01-01", soon="2026-06-15")
    assert doubt.day == "2026-06-15"
    assert str(doubt) == (
        "de AOW-leeftijd wordt bereikt op 15-06-2026 (AOW 7a; niet nagelezen in de wettekst); daarna is niemand plichtig"
        " (Wi 3 lid 1)"
    )


@pytest.mark.parametrize(
    ("birth", "day", "expected"),
    [
        ("2010-06-15", "2026-06-14", [age.UNDER_AGE]),
        ("2010-06-15", "2026-06-15", [age.AT_SCHOOL]),
        ("2010-06-15", "2028-06-14", [age.AT_SCHOOL]),
        ("2010-06-15", "2028-06-15", []),
        ("2010-06", "2026-05-31", [age.UNDER_AGE]),
        ("2010-06", "2026-06-10", [age.AT_SCHOOL]),
        ("2010", "2026-01-01", [age.AT_SCHOOL]),
        ("2010-00-00", "2025-12-31", [age.UNDER_AGE]),
        ("2010-00-00", "2028-01-01", []),
    ],
)
def test_who_is_too_young_or_at_school(birth: str, day: str, expected: list[str]) -> None:
    assert kinds(birth, None, day) == expected


def test_who_became_sixteen_was_too_young_when_the_plicht_began() -> None:
    assert kinds("2010-06-15", None, "2026-11-28", start="2026-06-14") == [age.UNDER_AGE]
    assert kinds("2010-06-15", None, "2026-11-28", start="2026-06-15") == [age.AT_SCHOOL]


@pytest.mark.parametrize(
    ("nationality", "group"),
    [
        ("Poolse", age.EU),
        ("pools", age.EU),
        ("POLEN", age.EU),
        ("Turks en Bulgaars", age.EU),
        ("Italië", age.EU),
        ("Zwitserse", age.EU),
        ("Noorse", age.EU),
        ("Nederlandse", age.DUTCH),
        ("Pools/Nederlands", age.DUTCH),
        ("Oekraïense", age.UKRAINE),
        ("Oekraïne", age.UKRAINE),
        ("Syrische", None),
        ("Turkse", None),
        ("Britse", None),
        ("staatloos", None),
        ("onbekend", None),
        ("niet-Nederlands", None),
        ("Polynesische", None),
        ("", None),
    ],
)
def test_nationalities_as_people_write_them(nationality: str, group: str | None) -> None:
    assert age.group_of(nationality) == group


@pytest.mark.parametrize("stelsel", [WI2013, WI2021])
@pytest.mark.parametrize("nationality", ["Poolse", "Nederlandse"])
def test_a_source_of_the_own_law(stelsel: str, nationality: str) -> None:
    (doubt,) = age.doubts(None, nationality, stelsel, start="2020-01-01", day="2026-01-01", soon="2026-01-01")
    assert doubt.source.kort.startswith("Wi 3 lid" if stelsel == WI2021 else "Wi2013 3")
