"""Amounts of handhaving: the ladder, the factors, the ceilings, at the days on which they change."""

import pytest

from inburgering_cli.core.money import euro
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.handhaving.fine import Maatregel, NewTerm, Reasoning, by_blame, raised, recidive, room

DAY = "2025-06-15"


def fine(day: str, bedrag: int | None = 50_00, grond: str = "map", **more: str | None) -> Maatregel:
    return Maatregel("boete", grond, day, bedrag=bedrag, **{"onherroepelijk": day, **more})


@pytest.mark.parametrize(
    ("times", "last", "doubled", "added", "chain"),
    [
        (0, 0, 50, 50, 50), (1, 50, 100, 100, 100), (1, 25, 100, 100, 50), (1, 100, 100, 100, 200), (2, 100, 200, 150, 200),
        (3, 200, 400, 200, 400), (4, 400, 800, 250, 800), (5, 401, 800, 300, 800), (20, 800, 800, 800, 800),
    ],
)  # fmt: skip
def test_each_reading_of_the_raise_goes_up_to_the_ceiling(
    times: int, last: int, doubled: int, added: int, chain: int
) -> None:
    # Bi 7.1 lid 3: "steeds met 100 %"; the last fine is that of the violation found last
    days = [f"2025-01-{1 + n:02}" for n in range(times)]
    before = [fine(day, last * 100 if day == days[-1] else 1) for day in reversed(days)]
    found = raised(before, DAY)
    assert found == {"verdubbeld": doubled * 100, "opgeteld": added * 100, "laatste_boete": chain * 100}


def test_twice_a_fine_without_an_amount_is_not_known() -> None:
    assert raised([fine("2025-01-10", None)], DAY) == {"verdubbeld": 100_00, "opgeteld": 100_00, "laatste_boete": None}


def test_the_factors_of_blame() -> None:
    assert by_blame(50_00, DAY) == {"opzet": 50_00, "grove_schuld": 37_50, "gewoon": 25_00, "verminderd": 12_50}
    assert by_blame(800_00, DAY) == {"opzet": 800_00, "grove_schuld": 600_00, "gewoon": 400_00, "verminderd": 200_00}


@pytest.mark.parametrize(
    ("earlier", "counts"),
    [
        (fine("2024-06-15"), True),  # twelve months before, to the day
        (fine("2024-06-14"), False),
        (fine("2025-06-14"), True),
        (fine("2025-06-15"), False),  # not before the finding
        (fine("2025-01-10", onherroepelijk=None), False),
        (fine("2025-01-10", onherroepelijk="2025-06-15"), True),
        (fine("2025-01-10", onherroepelijk="2025-06-16"), False),
        (fine("2024-07-01", rapport="2024-06-14"), False),  # found on the day of the report
        (fine("2025-01-10", grond="intake"), False),  # Wi 22, not Wi 23
        (Maatregel("waarschuwing", "map", "2025-01-10", onherroepelijk="2025-01-10"), False),
    ],
)
def test_what_counts_as_recidive(earlier: Maatregel, counts: bool) -> None:
    assert bool(recidive([earlier], DAY)) == counts


@pytest.mark.parametrize(
    ("tot", "ceiling"),
    [
        ("2025-07-01", 400), ("2025-07-02", 800), ("2026-01-01", 800), ("2026-01-02", 1200), ("2026-07-01", 1200),
        ("2026-07-02", 1600), ("2027-01-01", 1600), ("2027-01-02", 1600),
    ],
)  # fmt: skip
def test_the_ceiling_of_a_new_term_follows_its_length(tot: str, ceiling: int) -> None:
    term = NewTerm("2025-01-01", tot)
    assert room([], [term], DAY, Reasoning(DAY)) == (ceiling * 100, 0, ceiling * 100)
    assert room([], [term], "2025-01-01", Reasoning(DAY)).plafond == ceiling * 100
    assert room([], [term], "2024-12-31", Reasoning(DAY)).plafond == 2_400_00


def test_fines_count_in_the_term_in_which_they_were_imposed() -> None:
    history = [fine("2024-01-01", 250_00, "intake"), fine("2024-12-31", 800_00), fine("2025-01-01", 100_00)]
    terms = [NewTerm("2025-01-01", "2025-12-31")]
    assert room(history, [], DAY, Reasoning(DAY)) == (2_400_00, 1_150_00, 1_250_00)
    assert room(history, terms, DAY, Reasoning(DAY)) == (800_00, 100_00, 700_00)
    assert room(history, terms, "2024-12-31", Reasoning(DAY)) == (2_400_00, 1_050_00, 1_350_00)
    assert room([*history, fine("2025-02-01", 800_00)], terms, DAY, Reasoning(DAY)).over == 0


def test_the_room_says_of_which_fine_the_amount_is_not_known() -> None:
    told = Reasoning(DAY)
    assert room([fine("2025-01-10", None), fine("2025-02-10", 100_00)], [], DAY, told).opgelegd == 100_00
    assert "van de boete van 10-01-2025 is het bedrag niet vastgelegd" in str(vars(told))
    known = Reasoning(DAY)
    room([fine("2025-02-10", 100_00)], [], DAY, known)
    assert "niet vastgelegd" not in str(vars(known))


def test_every_number_has_a_day_and_a_source() -> None:
    declared = [rule for rule in vars(amounts).values() if isinstance(rule, amounts.DatedRule)]
    assert len(declared) > 15
    for rule in declared:
        assert all(v.geldig_vanaf and v.source.kort and v.source.zekerheid for v in rule.versions)
        assert rule.on("1900-01-01") == rule.versions[0]
        assert rule.on("2199-01-01") == rule.versions[-1]


def test_amounts_are_written_as_dutch_people_do() -> None:
    assert [euro(c) for c in (12_50, 250_00, 2_400_00, 1_000_000_05)] == [
        "€ 12,50",
        "€ 250,00",
        "€ 2.400,00",
        "€ 1.000.000,05",
    ]
