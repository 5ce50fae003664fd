"""Facts that follow from records, compared with a walk over every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.law.derive import (
    activity_facts,
    call_facts,
    decision_facts,
    intake_facts,
    ontzorg_facts,
    pip_facts,
    route_facts,
    talk_facts,
)
from tests.law.strategies import examples

# what each kind counts as, by the table of the note: taal/opleiding, werk, participatie, betaald
KINDS = {
    "taalles": "t", "vaktaal": "t", "alfabetisering": "t", "taalschakeltraject": "t", "opleiding": "tp",
    "leerwerktraject": "twp", "betaald_werk": "wpb", "ondernemerschap": "wpb", "vrijwilligerswerk": "wp", "stage": "wp",
    "werkervaringsplaats": "wp", "proefplaatsing": "wp", "maatschappelijke_activiteit": "p", "taalmaatje": "", "training": "",
}  # fmt: skip
FIRST = date(2024, 1, 1)
MARK = "2024-03-20"
Activity = tuple[int, str, str, str | None, int | None]


def _iso(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


@st.composite
def activities(draw: st.DrawFn) -> list[Activity]:
    found: list[Activity] = []
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, 90))
        end = draw(st.none() | st.integers(start, start + 40))
        kind, able = draw(st.sampled_from(list(KINDS))), draw(st.sampled_from([None, 0, 1]))
        found.append((1, _iso(start), kind, None if end is None else _iso(end), able))
    return sorted(found, key=lambda a: a[1])


def walk(records: list[Activity], bijstand: str | None, peildatum: str) -> tuple[str | None, ...]:
    """Look at each day on its own."""
    taal = together = part = paid = after = paid_after = None
    able: tuple[str | None, ...] = (None, None)
    able_after: tuple[str | None, ...] = (None, None)
    for offset in range(140):
        day = _iso(offset)
        now = [r for r in records if r[1] <= day <= (r[3] or "9999")]
        running = "".join(KINDS[r[2]] for r in now)
        answers = [r[4] for r in now if "p" in KINDS[r[2]]]
        known = (day if 1 in answers else None, day if set(answers) == {0} else None)
        if "t" in running:
            taal = taal or day
            if "w" in running:
                together = together or day
        if bijstand is not None and day >= bijstand:
            if "p" in running:
                if part is None:
                    part, able = day, known
                if day == MARK and peildatum >= MARK:
                    after, able_after = day, known
                    paid_after = day if "b" in running else None
            if "b" in running:
                paid = paid or day
    return taal, together, part, paid, after, *able, paid_after, *able_after


@examples(300)
@given(activities(), st.none() | st.integers(0, 60).map(_iso), st.integers(70, 90).map(_iso))
def test_the_facts_of_activities_are_those_of_a_walk_over_the_days(
    records: list[Activity], bijstand: str | None, peildatum: str
) -> None:
    known = [r for r in records if r[1] <= peildatum]
    if known:
        assert activity_facts(known, bijstand, lambda _: MARK, peildatum) == walk(known, bijstand, peildatum)


@pytest.mark.parametrize(
    ("records", "start"),
    [
        ([("2024-06-03", "taalles", "2024-06-30"), ("2024-06-30", "stage", None)], "2024-06-30"),
        ([("2024-06-03", "taalles", "2024-06-29"), ("2024-06-30", "stage", None)], None),
        ([("2024-06-03", "leerwerktraject", None)], "2024-06-03"),
        ([("2024-06-03", "opleiding", None)], None),
        ([("2024-06-03", "stage", None), ("2024-06-03", "vaktaal", None)], "2024-06-03"),
    ],
)
def test_the_integral_offer_begins_on_the_first_day_on_which_both_run(
    records: list[tuple[str, str, str | None]], start: str | None
) -> None:
    found = activity_facts([(1, *r, None) for r in records], None, lambda _: MARK, "2025-01-01")
    assert found[1] == start


PART_1 = (1, "2024-03-25", 1, None, None, None, None)
PART_2 = (1, "2024-04-22", 2, None, None, None, None)
TOETS = (1, "2024-05-07", None, "b1_haalbaar", "2024-05-06", None, None)
EXEMPT = (1, "2024-05-08", None, None, None, "visuele beperking", None)
EXEMPT_EARLY = (1, "2024-03-01", None, None, None, "visuele beperking", None)
TOETS_AGAIN = (1, "2024-05-20", None, "onbekend", None, None, None)
PART_2_AGAIN = (1, "2024-06-03", 2, None, None, None, None)
ABSENT = (1, "2024-05-02", None, None, None, None, True)


@pytest.mark.parametrize(
    ("records", "facts"),
    [
        ([PART_1], ("2024-03-25", None, None)),
        ([PART_1, PART_2], ("2024-03-25", None, None)),
        ([PART_1, PART_2, TOETS], ("2024-03-25", "2024-05-06", "2024-05-06")),
        ([PART_1, TOETS], ("2024-03-25", "2024-05-06", None)),
        ([PART_1, PART_2, EXEMPT], ("2024-03-25", None, "2024-05-08")),
        ([TOETS], (None, "2024-05-06", None)),
        (
            [(1, "2024-02-01", None, "onbekend", None, None, None), PART_1, PART_2],
            ("2024-03-25", "2024-02-01", "2024-04-22"),
        ),
        ([PART_1, ABSENT], ("2024-03-25", None, "2024-05-02")),
        ([ABSENT], (None, None, "2024-05-02")),
        ([PART_1, PART_2, ABSENT, TOETS], ("2024-03-25", "2024-05-06", "2024-05-02")),
        ([PART_1, PART_2, EXEMPT_EARLY, ABSENT], ("2024-03-25", None, "2024-04-22")),
        ([PART_1, (*ABSENT[:6], False)], ("2024-03-25", None, None)),
        ([PART_2], ("2024-04-22", None, None)),
        # both a toets and an exemption, two toetsen, a part done twice: the first of each counts
        ([PART_1, PART_2, TOETS, EXEMPT], ("2024-03-25", "2024-05-06", "2024-05-06")),
        ([EXEMPT_EARLY, PART_1, PART_2, TOETS], ("2024-03-25", "2024-05-06", "2024-04-22")),
        ([PART_1, PART_2, TOETS, TOETS_AGAIN], ("2024-03-25", "2024-05-06", "2024-05-06")),
        ([PART_1, PART_2, PART_2_AGAIN, TOETS], ("2024-03-25", "2024-05-06", "2024-05-06")),
        ([PART_1, TOETS, PART_2_AGAIN], ("2024-03-25", "2024-05-06", "2024-06-03")),
    ],
)
def test_an_intake_is_done_on_the_latest_of_both_parts_and_the_toets_or_in_absence(
    records: list[tuple[object, ...]], facts: tuple[str | None, ...]
) -> None:
    assert intake_facts(records, "2025-01-01") == facts


def test_a_toets_taken_after_the_peildatum_is_not_known_yet() -> None:
    planned = (1, "2024-05-01", None, "b1_haalbaar", "2024-05-06", None, None)
    assert intake_facts([PART_1, PART_2, planned], "2024-05-05") == ("2024-03-25", None, None)
    assert intake_facts([PART_1, PART_2, planned], "2024-05-06") == ("2024-03-25", "2024-05-06", "2024-05-06")


def test_pips_give_the_first_the_last_and_the_last_notice_by_the_peildatum() -> None:
    first, second = (1, "2024-05-28", "2024-05-30"), (1, "2025-01-10", "2025-01-13")
    assert pip_facts([first], "2024-05-29") == ("2024-05-28", None, None)
    assert pip_facts([first], "2024-05-30") == ("2024-05-28", None, "2024-05-30")
    assert pip_facts([first, second], "2025-02-01") == ("2024-05-28", "2025-01-10", "2025-01-13")


def test_the_latest_route_holds_with_the_level_and_end_known_by_the_peildatum() -> None:
    b1 = (1, "2024-06-01", "b1", "b1", "2025-01-15", None, None, None)
    z = (1, "2025-03-01", "z", None, None, "2026-02-01", None, None)
    assert route_facts([b1], "2025-01-14") == ("b1", "b1", None, None, None)
    assert route_facts([b1], "2025-01-15") == ("b1", "a2", None, None, None)
    assert route_facts([b1, z], "2026-01-31") == ("z", None, None, None, None)
    assert route_facts([b1, z], "2026-02-01") == ("z", None, "2026-02-01", None, None)
    again = (1, "2026-03-01", "z", None, None, "2026-06-01", None, None)
    assert route_facts([b1, z, again], "2026-07-01") == ("z", None, "2026-02-01", None, None)
    done_in_b1 = (1, "2024-06-01", "b1", "b1", None, "2025-02-01", None, None)
    assert route_facts([done_in_b1], "2025-03-01") == ("b1", "b1", None, None, None)
    told = (1, "2024-06-01", "b1", "b1", "2025-01-15", None, "2024-06-03", "2025-01-17")
    assert route_facts([told], "2025-01-16")[3] == "2024-06-03"
    assert route_facts([told], "2025-01-17")[3] == "2025-01-17"


def test_the_onderwijsroute_begins_with_its_first_assignment() -> None:
    days = [
        (1, "2024-06-01", "b1"),
        (1, "2025-01-15", "onderwijs"),
        (1, "2025-06-02", "b1"),
        (1, "2025-09-01", "onderwijs"),
    ]
    records = [(*day, None, None, None, None, None) for day in days]
    assert [route_facts(records[:n], "2026-01-01")[4] for n in range(1, 5)] == [None, *["2025-01-15"] * 3]


def test_an_end_or_extension_of_ontzorgen_is_known_from_its_own_day() -> None:
    period = (1, "2024-03-18", "2024-12-31", "2024-09-01", "2024-12-31", "2024-09-03")
    assert ontzorg_facts([period], "2024-08-31") == ("2024-03-18", None, None, None)
    assert ontzorg_facts([period], "2024-09-01") == ("2024-03-18", None, "2024-12-31", None)
    assert ontzorg_facts([period], "2024-12-31") == ("2024-03-18", "2024-12-31", "2024-12-31", "2024-09-03")
    assert ontzorg_facts([period, (1, "2025-06-01", None, None, None, None)], "2025-06-01") == (
        "2025-06-01",
        None,
        None,
        None,
    )


def test_ontzorgen_ends_with_the_bijstand() -> None:  # Pw 56a lid 1
    period = (1, "2024-03-18", "2024-12-31", None, None, None)
    assert ontzorg_facts([period], "2024-06-30", "2024-03-18", "2024-06-30")[:2] == ("2024-03-18", "2024-06-30")
    assert ontzorg_facts([period], "2024-06-29", "2024-03-18", None)[:2] == ("2024-03-18", None)
    assert ontzorg_facts([period], "2025-01-31", "2024-03-18", "2025-01-31")[1] == "2024-12-31"
    assert ontzorg_facts([period[:2] + (None,) * 4], "2024-03-18", "2024-03-18", "2024-03-17")[1] is None


@pytest.mark.parametrize(
    ("start", "end", "counts_from"),
    [
        ("2024-01-01", "2024-03-17", None),
        ("2024-01-01", "2024-03-18", "2024-03-18"),  # ends on the day on which the bijstand begins
        ("2024-01-01", None, "2024-03-18"),
        ("2024-03-19", "2024-03-19", "2024-03-19"),
    ],
)
def test_participation_counts_from_the_day_of_the_bijstand_on(
    start: str, end: str | None, counts_from: str | None
) -> None:
    found = activity_facts([(1, start, "betaald_werk", end, None)], "2024-03-18", lambda _: "2027-03-18", "2025-01-01")
    assert found[2:4] == (counts_from, counts_from)


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [
        ("2027-03-18", None, True),
        ("2027-03-19", None, False),
        ("2026-01-01", "2027-03-18", True),
        ("2026-01-01", "2027-03-17", False),
    ],
)
def test_only_who_takes_part_on_the_very_day_participates_after_three_years(
    start: str, end: str | None, there: bool
) -> None:
    found = activity_facts([(1, start, "stage", end, None)], "2024-03-18", lambda _: "2027-03-18", "2027-06-01")
    assert found[4] == ("2027-03-18" if there else None)


#: gepland, gehouden, niet verschenen -> gesprek_gepland and gesprek_gehouden on 2024-06-15
Talk = tuple[str, str | None, int | None]
TALKS: dict[str, tuple[list[Talk], tuple[str, str | None]]] = {
    "planned ahead": ([("2024-07-01", None, None)], ("2024-07-01", None)),
    "overdue": ([("2024-06-01", None, None)], ("2024-06-01", None)),
    "held": ([("2024-06-01", "2024-06-02", None)], ("2024-06-01", "2024-06-02")),
    "held on the very day": ([("2024-06-01", "2024-06-15", None)], ("2024-06-01", "2024-06-15")),
    "held, as will be known tomorrow": ([("2024-06-01", "2024-06-16", None)], ("2024-06-01", None)),
    "the first one that is open": (
        [("2024-05-01", "2024-05-01", None), ("2024-06-01", None, None), ("2024-07-01", None, None)],
        ("2024-06-01", None),
    ),
    "an open one before one that was held": (
        [("2024-05-01", None, None), ("2024-06-01", "2024-06-01", None)],
        ("2024-05-01", None),
    ),
    "missed, and no new one": ([("2024-06-01", None, 1)], ("2024-06-01", None)),
    "missed, and planned anew": ([("2024-06-01", None, 1), ("2024-07-01", None, None)], ("2024-07-01", None)),
    "missed, and held later": (
        [("2024-05-01", None, 1), ("2024-06-01", "2024-06-01", None)],
        ("2024-06-01", "2024-06-01"),
    ),
    "held, then missed": ([("2024-05-01", "2024-05-01", None), ("2024-06-01", None, 1)], ("2024-06-01", None)),
    "will be missed": ([("2024-06-16", None, 1)], ("2024-06-16", None)),
}


@pytest.mark.parametrize("case", TALKS)
def test_the_talk_that_counts(case: str) -> None:
    records, expected = TALKS[case]
    assert talk_facts([(1, r[0], None, *r[1:]) for r in records], "2024-06-15") == expected


def test_a_moved_talk_takes_its_place_by_the_new_day() -> None:
    moved, other = (1, "2024-06-01", "2024-07-01", None, None), (1, "2024-06-20", None, None, None)
    assert talk_facts([moved], "2024-06-15") == ("2024-07-01", None)
    assert talk_facts([moved, other], "2024-06-15") == ("2024-06-20", None)
    held = (1, "2024-06-01", "2024-06-10", "2024-06-10", None)
    assert talk_facts([held, (1, "2024-06-05", None, "2024-06-05", None)], "2024-06-15") == ("2024-06-10", "2024-06-10")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([("2024-05-01", "2024-05-15", None)], ("2024-05-01", "2024-05-15", None)),
        ([("2024-05-01", "2024-05-15", "2024-06-15")], ("2024-05-01", "2024-05-15", "2024-06-15")),
        ([("2024-05-01", "2024-05-15", "2024-06-16")], ("2024-05-01", "2024-05-15", None)),
        ([("2024-05-01", "2024-05-15", None), ("2024-06-01", "2024-06-20", None)], ("2024-06-01", "2024-06-20", None)),
        ([("2024-05-01", "2024-05-15", None), ("2024-06-01", None, None)], ("2024-05-01", "2024-05-15", None)),
        ([("2024-05-01", None, None)], ("2024-05-01", None, None)),
    ],
)
def test_the_latest_call_with_a_last_day_counts(
    records: list[tuple[str, str | None, str | None]], expected: tuple[str | None, ...]
) -> None:
    calls = [(1, *r, "intake", "oproep", None) for r in records]
    assert call_facts(calls, "2024-06-15") == (*expected, None)
    fine = (1, "2024-06-02", None, None, "map", "boete", "2024-06-05")
    assert call_facts([*calls, fine], "2024-06-15") == (*expected, "2024-06-05")
    assert call_facts([fine], "2024-06-04") == (None, None, None, None)


def test_the_latest_decision_counts_even_when_it_is_shorter() -> None:
    first = (1, None, "verlenging", None, None, "2028-01-01")
    later = (1, "2024-01-01", "nieuwe_termijn", None, None, "2027-01-01")
    assert decision_facts([first], "2024-06-15") == ("2028-01-01", None, None)
    assert decision_facts([first, later], "2024-06-15") == ("2027-01-01", None, None)


@pytest.mark.parametrize("soort", ["vrijstelling", "ontheffing"])
@pytest.mark.parametrize(
    ("omvang", "vanaf", "free"),
    [
        (None, None, "2024-06-10"),
        ("geheel", None, "2024-06-10"),
        ("geheel", "2024-06-15", "2024-06-15"),
        ("geheel", "2024-06-16", None),
        ("gedeeltelijk", None, None),
        ("tijdelijk", None, None),
    ],
)
def test_only_a_whole_exemption_that_has_begun_ends_the_plicht(
    soort: str, omvang: str | None, vanaf: str | None, free: str | None
) -> None:
    decision = (1, "2024-06-10", soort, omvang, vanaf, None)
    assert decision_facts([decision], "2024-06-15")[:2] == (None, free)
    again = (1, "2024-06-12", soort, None, None, None)
    assert decision_facts([decision, again], "2024-06-15")[:2] == (None, free if free == "2024-06-10" else "2024-06-12")


def test_temporary_exemptions_are_periods_and_those_that_follow_on_each_other_are_one() -> None:
    def exempt(
        since: str | None, last: str | None, omvang: str = "tijdelijk"
    ) -> tuple[int, str, str, str, str | None, str | None]:
        return (1, "2024-01-10", "vrijstelling", omvang, since, last)

    def periods(*records: tuple[object, ...]) -> object:
        return decision_facts(records, "2024-06-15")[2]

    assert periods(exempt(None, "2024-06-30")) == (("2024-01-10", "2024-06-30"),)
    assert periods(exempt("2024-06-16", None)) is None  # still to begin
    assert periods(exempt("2024-02-01", None, "gedeeltelijk")) is None
    assert periods(exempt("2024-02-01", "2024-03-31"), exempt("2024-04-01", None)) == (("2024-02-01", None),)
    apart = (("2024-02-01", "2024-03-30"), ("2024-04-01", "2024-04-30"))
    assert periods(exempt("2024-04-01", "2024-04-30"), exempt("2024-02-01", "2024-03-30")) == apart
    assert periods(exempt("2024-02-01", "2024-05-31"), exempt("2024-03-01", "2024-03-30")) == (
        ("2024-02-01", "2024-05-31"),
    )
