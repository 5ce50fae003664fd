"""The counts of the SPUK beside a second computation, by hand over the raw facts."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.spuk import YearCounter, doubts

YEARS = st.sampled_from(
    ["2022-01-01", "2022-12-31", "2023-01-01", "2023-12-31", "2024-02-29", "2024-12-31", "2025-01-01"]
)
DAY = st.none() | YEARS


def person(number: int, **facts: Any) -> Facts:
    base: dict[str, Any] = dict.fromkeys(Facts._fields)
    return Facts(**{**base, "id": number, "dossier": f"2026-{number:04}", "geslachtsnaam": "X", **facts})


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "doelgroep": st.sampled_from(["asielstatushouder", "gezinsmigrant", "overige_migrant"]),
            "plicht_begin": st.sampled_from([None, "2021-12-31", "2022-01-01"]),
            "huisvesting": DAY,
            "voldaan": DAY,
            "pip_dagtekening": DAY,
            "leerroute": st.sampled_from([None, "b1", "onderwijs", "z"]),
        }
    ),
    max_size=30,
)


@given(PEOPLE, st.integers(2022, 2026))
def test_the_counts_equal_a_naive_second_computation_and_name_who_is_behind_them(
    people: list[dict[str, Any]], year: int
) -> None:
    dossiers = [person(n, **facts) for n, facts in enumerate(people, 1)]
    numerator = YearCounter(year, names=True)
    for one in dossiers:
        numerator.add(one)

    def who(test: Any) -> list[str]:
        new = [d for d in dossiers if (d.plicht_begin or d.huisvesting or "2022-01-01") >= "2022-01-01"]
        return [d.dossier for d in new if test(d)]

    def of(day: str | None, wanted: int) -> bool:
        return day is not None and int(day.split("-")[0]) == wanted

    asiel = "asielstatushouder"
    expected = {
        ("gezin_overig_gehuisvest", year): who(lambda d: d.doelgroep != asiel and of(d.huisvesting, year)),
        **{
            ("asiel_gehuisvest", y): who(lambda d, y=y: d.doelgroep == asiel and of(d.huisvesting, y))
            for y in (year, year - 1, year - 2)
        },
        ("asiel_afgerond", year - 2): who(lambda d: d.doelgroep == asiel and of(d.voldaan, year - 2)),
        ("asiel_onderwijsroute", year): who(
            lambda d: (
                d.doelgroep == asiel and of(d.huisvesting, year) and d.leerroute == "onderwijs" and d.pip_dagtekening
            )
        ),
    }
    rows = numerator.rows()
    assert {(r["telling"], r["jaar"]): r["dossiers"] for r in rows} == expected
    assert all(r["aantal"] == len(r["dossiers"]) for r in rows)


def test_without_names_nobody_is_kept_and_each_count_says_its_year_and_source() -> None:
    numerator = YearCounter(2024)
    numerator.add(person(1, doelgroep="asielstatushouder", huisvesting="2024-01-01"))
    first = numerator.rows()
    assert [(r["telling"], r["jaar"], r["aantal"]) for r in first if r["aantal"]] == [("asiel_gehuisvest", 2024, 1)]
    assert all(r["dossiers"] == [] for r in first)
    assert {r["jaarbegrip"] for r in first} == {
        "jaar van huisvesting in de gemeente",
        "jaar waarin aan de plicht is voldaan",
    }
    assert all(r["bron"] == "Bi 10.1-10.2 (onze lezing)" for r in first)


def test_what_keeps_someone_out_of_a_count_is_told() -> None:
    route = person(1, doelgroep="asielstatushouder", leerroute="onderwijs", plicht_begin="2024-01-01")
    assert [name for name, _ in doubts(route)] == ["huisvesting", "pip_dagtekening"]
    assert doubts(route._replace(huisvesting="2024-02-01", pip_dagtekening="2024-03-01")) == []
    assert doubts(route._replace(plicht_begin="2021-01-01")) == []
