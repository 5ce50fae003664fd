"""Intakes, PIPs, routes and ontzorgen: what is known on a day, compared with a walk over the days before it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.law.derive import intake_facts, ontzorg_facts, pip_facts, route_facts
from tests.law.strategies import examples

FIRST = date(2024, 2, 20)
SPAN = 40


def _iso(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


OFFSETS = st.integers(0, SPAN)
DAYS = OFFSETS.map(_iso)
Said = tuple[int | None, str | None, str | None, str | None, bool | None]
Intake = tuple[int, str, int | None, str | None, str | None, str | None, bool | None]
#: What a record says: a part, a toets with or without its own day, an exemption, a part with a toets, completed in
#: absence, or a talk only.
SAYS = st.one_of(
    st.sampled_from([1, 2]).map(lambda part: (part, None, None, None, None)),
    st.tuples(st.none(), st.just("onbekend"), st.none() | DAYS, st.none(), st.just(False)),
    st.just((None, None, None, "auditieve beperking", None)),
    st.just((None, None, None, None, True)),
    st.tuples(st.sampled_from([1, 2]), st.just("b1_haalbaar"), st.none() | DAYS, st.none(), st.none()),
    st.just((None, None, None, None, None)),
)


def _from(first: str) -> st.SearchStrategy[str]:
    return st.integers((date.fromisoformat(first) - FIRST).days, SPAN).map(_iso)


def _walk(peildatum: str) -> list[str]:
    return [day for day in map(_iso, range(SPAN + 1)) if day <= peildatum]


@examples(400)
@given(st.lists(st.tuples(DAYS, SAYS), min_size=1, max_size=7), DAYS)
def test_an_intake_is_done_on_the_first_day_on_which_all_three_are_there_or_it_was_completed_in_absence(
    written: list[tuple[str, Said]], peildatum: str
) -> None:
    known = [w for w in sorted(written, key=lambda w: w[0]) if w[0] <= peildatum]
    start = toets = done = None
    for day in _walk(peildatum):
        # part 1, part 2, a toets or its exemption: there from its day on
        parts = {part for when, (part, *_) in known if part is not None and when <= day}
        taken = [1 for when, (_, result, own_day, *_) in known if result is not None and (own_day or when) <= day]
        exempt = [1 for when, (*_, reason, _) in known if reason is not None and when <= day]
        if parts and start is None:
            start = day
        if taken and toets is None:
            toets = day
        absent = [1 for when, (*_, flag) in known if flag and when <= day]
        if (absent or (parts == {1, 2} and (taken or exempt))) and done is None:
            done = day
    records: list[Intake] = [(1, when, *said) for when, said in known]
    if records:
        assert intake_facts(records, peildatum) == (start, toets, done)


@examples(200)
@given(st.sets(DAYS, min_size=1, max_size=4), st.data())
def test_the_first_pip_starts_the_clocks_and_the_last_one_changed_it(settled: set[str], data: st.DataObject) -> None:
    records = [(1, day, data.draw(st.none() | _from(day))) for day in sorted(settled)]
    peildatum = data.draw(_from(min(settled)))
    known = [r for r in records if r[1] <= peildatum]
    first = changed = told = None
    for day in _walk(peildatum):
        for _, signed, notice in known:
            if signed == day:
                first, changed = first or day, day if first else None
            if notice == day:
                told = day
    assert pip_facts(known, peildatum) == (first, changed, told)


@examples(200)
@given(st.sets(OFFSETS, min_size=1, max_size=4), st.data())
def test_a_walk_over_the_days_ends_at_the_route_and_level_that_hold(starts: set[int], data: st.DataObject) -> None:
    routes = []
    for offset in sorted(starts):
        chosen = data.draw(st.sampled_from(["b1", "onderwijs", "z"]))
        later = st.none() | st.integers(offset, SPAN).map(_iso)
        lowered = data.draw(later) if chosen == "b1" else None
        routes.append((1, _iso(offset), chosen, None if chosen == "z" else "b1", lowered, data.draw(later), None, None))
    peildatum = data.draw(_from(routes[0][1]))
    route: str | None = None
    level: str | None = None
    finished = lowered_on = None
    for day in _walk(peildatum):
        for _, start, kind, niveau, lower, done, *_ in routes:
            if start == day:
                route, level, lowered_on = kind, niveau, lower
            if kind == "z" and done == day:
                finished = finished or day
        if lowered_on == day:
            level = "a2"
    known = [r for r in routes if r[1] <= peildatum]
    assert route_facts(known, peildatum)[:4] == (route, level, finished, None)


@examples(200)
@given(st.sets(OFFSETS, min_size=1, max_size=3), st.data())
def test_the_latest_period_of_ontzorgen_holds_with_what_was_decided_by_then(
    starts: set[int], data: st.DataObject
) -> None:
    periods = []
    for offset in sorted(starts):
        later = st.none() | st.integers(offset, SPAN).map(_iso)
        periods.append((1, _iso(offset), data.draw(later), data.draw(later), data.draw(st.none() | DAYS), None))
    peildatum = data.draw(_from(periods[0][1]))
    begun = ended = extended = None
    for day in _walk(peildatum):
        for _, start, end, decided, until, _ in periods:
            if start == day:
                begun, ended, extended = day, None, None
            if begun == start:
                if end == day:
                    ended = day
                if (decided or start) == day:
                    extended = until
    known = [p for p in periods if p[1] <= peildatum]
    assert ontzorg_facts(known, peildatum) == (begun, ended, extended, None)
