"""The number of calls without result decides what comes next for the brede intake, whatever else is recorded."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.law.handhaving.fine import Maatregel
from inburgering_cli.law.handhaving.next_step import HandhavingCase, propose
from tests.law.people import someone
from tests.law.strategies import examples

OPEN: dict[str, Any] = {"kennisgeving": "2024-01-01"}
MARCH = st.integers(1, 31).map(lambda n: f"2024-03-{n:02}")


@st.composite
def measures(draw: st.DrawFn) -> Maatregel:
    """A step for the intake in March, with or without a last day, answered or not."""
    soort = draw(st.sampled_from(["oproep", "waarschuwing", "voornemen", "boete", "verlaging_bijstand"]))
    day = draw(MARCH)
    later = MARCH.filter(lambda other: other >= day)
    return Maatregel(
        soort, "intake", day, draw(st.none() | later), draw(st.sampled_from([None, None, None, day])),
        bedrag=draw(st.sampled_from([None, 250_00, 2_400_00])) if soort == "boete" else None,
    )  # fmt: skip


@examples(400)
@given(
    st.lists(measures(), max_size=7), st.sampled_from(["gezinsmigrant", "asielstatushouder", "overige_migrant"]), MARCH
)
def test_three_calls_without_result_complete_the_intake_and_no_fine_comes_before_two(
    steps: list[Maatregel], doelgroep: str, day: str
) -> None:
    known = [m for m in steps if m.datum <= day]
    found = propose(HandhavingCase(someone(doelgroep=doelgroep, **OPEN), known, (), day), "intake")
    came = [m.verschenen for m in known if m.verschenen]
    missed = [
        m
        for m in known
        if m.soort in ("oproep", "waarschuwing", "boete")
        and m.verschenen is None
        and m.uiterlijk
        and m.uiterlijk < day
        and all(m.datum >= c for c in came)
    ]
    assert (found.stap == "afronden_bij_afwezigheid") == (len(missed) >= 3)  # Wi 14 lid 2
    if found.stap == "boete":  # Wi 22: a call, then a written warning with a second one
        assert doelgroep != "asielstatushouder"
        assert len(missed) == 2
        assert "waarschuwing" in {m.soort for m in missed}
    if found.stap == "waarschuwing":
        assert 1 <= len(missed) <= 2
    assert found.stap not in ("voornemen", "juridische_toets")
