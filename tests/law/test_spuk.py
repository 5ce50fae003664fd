"""The counts of the SPUK beside a second computation, by hand over the raw facts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.spuk import YearCounter, doubts
from tests.law.people import someone
from tests.law.strategies import examples

YEARS = st.sampled_from(
    ["2022-01-01", "2022-12-31", "2023-01-01", "2023-12-31", "2024-02-29", "2024-12-31", "2025-01-01"]
)
DAY = st.none() | YEARS
ASIEL, GEZIN = "asielstatushouder", "gezinsmigrant"
ROUTES = st.sampled_from([None, "b1", "onderwijs", "z"])


def person(number: int, **facts: Any) -> Facts:
    housed = facts.get("huisvesting")
    return someone(**{"id": number, "dossier": f"2026-{number:04}", "eerste_huisvesting": housed, **facts})


@st.composite
def people(draw: st.DrawFn) -> list[Facts]:
    found = []
    for number in range(1, draw(st.integers(0, 20)) + 1):
        here, elsewhere, closed = draw(DAY), draw(DAY), draw(DAY)
        facts = {
            "doelgroep": draw(st.sampled_from([ASIEL, GEZIN, "overige_migrant"])),
            "plicht_begin": draw(st.sampled_from([None, "2021-12-31", "2022-01-01"])),
            "huisvesting": here,
            "eerste_huisvesting": elsewhere or here,
            "voldaan": draw(DAY),
            "pip_dagtekening": draw(DAY),
            "pip_vorige_gemeente": draw(DAY),
            "route_vorige_gemeente": draw(ROUTES),
            "onderwijs_start": draw(DAY),
            "leerroute": draw(ROUTES),
            "dossier_gesloten": closed,
            "reden_gesloten": draw(st.sampled_from(["verhuisd", "voldaan", "overleden", "vertrokken"]))
            if closed
            else None,
            "doelgroepen": draw(st.sampled_from([None, (("0001-01-01", ASIEL, None), ("2023-06-01", GEZIN, None))])),
        }
        found.append(person(number, **facts))
    return found


def of(day: str | None, wanted: int) -> bool:
    return day is not None and int(day.split("-")[0]) == wanted


def counted(d: Facts) -> bool:
    new = (d.plicht_begin or d.huisvesting or "2022-01-01") >= "2022-01-01"
    return new and d.huisvesting is not None and d.reden_gesloten in (None, "voldaan")


def asiel(d: Facts) -> bool:
    if d.doelgroepen is None:
        return d.doelgroep == ASIEL
    return (d.eerste_huisvesting or "") < "2023-06-01"


def cohort(d: Facts, year: int) -> bool:
    known = d.pip_vorige_gemeente is None or d.eerste_huisvesting != d.huisvesting
    return known and of(d.eerste_huisvesting, year)


def route(d: Facts, year: int) -> bool:
    start = d.onderwijs_start
    if d.pip_vorige_gemeente:
        if not d.route_vorige_gemeente:
            return False
        start = d.pip_vorige_gemeente if d.route_vorige_gemeente == "onderwijs" else start
    if not (start and d.pip_dagtekening and d.eerste_huisvesting):
        return False
    return of(sorted([start, d.pip_dagtekening, d.eerste_huisvesting])[2], year)


@examples(100)
@given(people(), st.integers(2022, 2026))
def test_the_counts_equal_a_naive_second_computation_and_name_who_is_behind_them(
    dossiers: list[Facts], year: int
) -> None:
    counter = YearCounter(year, names=True)
    for one in dossiers:
        counter.add(one)

    def who(test: Any) -> list[str]:
        return [d.dossier for d in dossiers if counted(d) and test(d)]

    expected = {
        **{("gezin_overig_gehuisvest", y): who(lambda d, y=y: not asiel(d) and cohort(d, y)) for y in (year, year - 2)},
        **{("asiel_gehuisvest", y): who(lambda d, y=y: asiel(d) and cohort(d, y)) for y in (year, year - 1, year - 2)},
        ("asiel_afgerond", year - 2): who(lambda d: asiel(d) and of(d.voldaan, year - 2)),
        ("asiel_onderwijsroute", year): who(lambda d: asiel(d) and route(d, year)),
    }
    rows = counter.rows()
    assert {(r["telling"], r["jaar"]): r["dossiers"] for r in rows} == expected
    assert all(r["aantal"] == len(r["dossiers"]) for r in rows)


@examples(100)
@given(people())
def test_nobody_counts_in_two_cohorts_nor_twice_for_the_onderwijsroute(dossiers: list[Facts]) -> None:
    found: dict[str, list[str]] = {}
    for year in range(2021, 2028):
        counter = YearCounter(year, names=True)
        for one in dossiers:
            counter.add(one)
        for row in counter.rows():
            if row["jaar"] == year and row["telling"] != "asiel_afgerond":
                found.setdefault(row["telling"].rpartition("_")[2], []).extend(row["dossiers"])
    for who in found.values():
        assert len(set(who)) == len(who)


def counts(facts: Facts, year: int) -> set[tuple[str, int]]:
    counter = YearCounter(year)
    counter.add(facts)
    return {(r["telling"], r["jaar"]) for r in counter.rows() if r["aantal"]}


MOVED = {"huisvesting": "2026-09-07", "plicht_begin": "2024-01-01", "pip_vorige_gemeente": "2024-06-03"}


@pytest.mark.parametrize(
    ("first", "year", "expected"),
    [
        ("2024-02-01", 2026, {("asiel_gehuisvest", 2024)}),  # not 2026
        ("2024-02-01", 2024, {("asiel_gehuisvest", 2024)}),
        ("2026-09-07", 2026, set()),  # housed elsewhere before, and not known when
    ],
)
def test_who_moved_here_belongs_to_the_cohort_of_the_first_housing(
    first: str, year: int, expected: set[tuple[str, int]]
) -> None:
    one = person(1, **MOVED, eerste_huisvesting=first, pip_dagtekening="2024-06-03")
    assert counts(one, year) == expected
    assert [name for name, _ in doubts(one)] == ([] if expected else ["eerste_huisvesting"])


@pytest.mark.parametrize("reason", ["verhuisd", "vertrokken", "overleden"])
def test_who_lives_elsewhere_on_31_december_is_not_counted(reason: str) -> None:
    here = person(1, doelgroep=GEZIN, plicht_begin="2026-01-05", huisvesting="2026-02-01")
    assert counts(here, 2026) == {("gezin_overig_gehuisvest", 2026)}
    gone = here._replace(dossier_gesloten="2026-11-01", reden_gesloten=reason)
    assert counts(gone, 2026) == set()
    assert list(doubts(gone)) == []
    assert counts(here._replace(dossier_gesloten="2026-11-01", reden_gesloten="voldaan"), 2026) == counts(here, 2026)


@pytest.mark.parametrize(
    ("facts", "year"),
    [
        ({}, 2026),  # housed in 2025, the PIP with the route in 2026
        ({"pip_dagtekening": "2025-12-31"}, 2026),  # the route came later
        ({"pip_dagtekening": "2025-12-31", "onderwijs_start": "2025-12-31"}, 2025),
        ({"onderwijs_start": "2025-12-01", "pip_dagtekening": "2027-01-04"}, 2027),
        ({"huisvesting": "2026-03-02", "pip_dagtekening": "2025-12-31", "onderwijs_start": "2025-12-31"}, 2026),
        ({"pip_vorige_gemeente": "2024-03-04", "pip_dagtekening": "2024-03-04", "route_vorige_gemeente": "b1"}, 2026),
        ({"pip_vorige_gemeente": "2024-03-04", "pip_dagtekening": "2024-03-04", "route_vorige_gemeente": "onderwijs",
          "eerste_huisvesting": "2024-02-05"}, 2024),
    ],
)  # fmt: skip
def test_the_onderwijsroute_counts_once_in_the_year_in_which_it_is_first_in_the_pip(
    facts: dict[str, str], year: int
) -> None:
    route = {"huisvesting": "2025-11-17", "pip_dagtekening": "2026-01-20", "onderwijs_start": "2026-01-20"}
    one = person(1, plicht_begin="2024-01-01", leerroute="b1", **{**route, **facts})
    found = [y for y in range(2023, 2029) if ("asiel_onderwijsroute", y) in counts(one, y)]
    assert found == [year]


def test_the_group_is_that_of_the_first_housing() -> None:
    changed = (("0001-01-01", ASIEL, None), ("2025-03-01", GEZIN, None))
    one = person(1, doelgroep=GEZIN, doelgroepen=changed, plicht_begin="2024-01-05", huisvesting="2025-02-28")
    assert counts(one, 2025) == {("asiel_gehuisvest", 2025)}
    later = one._replace(huisvesting="2025-03-01", eerste_huisvesting="2025-03-01")
    assert counts(later, 2025) == {("gezin_overig_gehuisvest", 2025)}
    assert counts(later, 2027) == {("gezin_overig_gehuisvest", 2025)}  # t-2


def test_without_names_nobody_is_kept_and_each_count_says_its_year_source_and_reading() -> None:
    counter = YearCounter(2024)
    counter.add(person(1, huisvesting="2024-01-01"))
    first = counter.rows()
    assert [(r["telling"], r["jaar"], r["aantal"]) for r in first if r["aantal"]] == [("asiel_gehuisvest", 2024, 1)]
    assert all(r["dossiers"] == [] for r in first)
    said = {r["telling"]: (r["bron"], r["jaarbegrip"], r["lezing"]) for r in first}
    read, year, reading = said["asiel_onderwijsroute"]
    assert (read, year) == (
        "Bi 10.2 lid 4 (gelezen in de wettekst)", "jaar waarin de onderwijsroute voor het eerst in het PIP staat"
    )  # fmt: skip
    assert reading.startswith("gelezen: ")
    assert " Onze lezing: " in reading
    assert said["asiel_afgerond"][0] == "Bi 10.2 (onze lezing)"
    assert all("onze lezing: " in reading.lower() and "31 december" in reading for _, _, reading in said.values())


def test_what_keeps_someone_out_of_a_count_is_told() -> None:
    route = person(1, leerroute="onderwijs", plicht_begin="2024-01-01", onderwijs_start="2024-03-01")
    assert [name for name, _ in doubts(route)] == ["huisvesting", "pip_dagtekening"]
    housed = route._replace(huisvesting="2024-02-01", eerste_huisvesting="2024-02-01", pip_dagtekening="2024-03-01")
    assert list(doubts(housed)) == []
    assert list(doubts(route._replace(plicht_begin="2021-01-01"))) == []
    moved = housed._replace(pip_vorige_gemeente="2023-03-01", eerste_huisvesting="2023-01-02")
    assert [name for name, _ in doubts(moved)] == ["route_vorige_gemeente"]
    assert counts(moved, 2024) == {("asiel_gehuisvest", 2023)}
    assert list(doubts(moved._replace(route_vorige_gemeente="b1"))) == []
