"""Numbers that stand beside their whole: never more than it, never below zero, and a pace that begins the day after."""

import re

from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.dates import add_days
from inburgering_cli.law.plicht.hours import expected
from inburgering_cli.law.plicht.progress import Gesprek, talk_state

START = "2024-05-28"
OF_WHOLE = re.compile(r"(-?\d+) van (-?\d+)")


@given(st.integers(0, 200_000), st.integers(1, 2_000), st.integers(-500, 4_000))
def test_what_is_expected_lies_between_nothing_and_the_norm(norm: int, length: int, later: int) -> None:
    due = expected(norm, START, add_days(START, length), add_days(START, later))
    assert 0 <= due <= norm
    assert (due == norm) >= (later >= length)
    assert due == 0 or later > 0


def test_the_day_of_the_dagtekening_does_not_count() -> None:
    last = add_days(START, 1_000)
    assert [expected(1_000, START, last, add_days(START, n)) for n in (0, 1, 999, 1_000)] == [0, 1, 999, 1_000]


@given(
    st.one_of(st.none(), st.integers(0, 6)),
    st.lists(st.tuples(st.integers(-400, 400), st.booleans(), st.booleans()), max_size=8),
)
def test_talks_are_never_more_than_those_they_are_counted_of(
    agreed: int | None, lives: list[tuple[int, bool, bool]]
) -> None:
    talks = [
        Gesprek(add_days(START, day), add_days(START, day) if held else None, absent and not held)
        for day, held, absent in lives
    ]
    state = talk_state(agreed, talks, START)
    assert all(0 <= int(part) <= int(whole) for part, whole in OF_WHOLE.findall(state.sentence()))
    if agreed is not None and state.gehouden > agreed:
        assert f"{state.gehouden} gehouden, meer dan de {agreed} uit het PIP" in state.sentence()
