"""The terms of random dossiers, compared with the second computation of `naive`."""

from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.outcome import STATUSES, Outcome
from inburgering_cli.law.terms.policy import DEFAULT
from tests.law import naive
from tests.law.people import outcomes, shifted, someone
from tests.law.strategies import DAYS, SPECIAL, dossiers, examples


def as_rows(found: dict[str, Outcome]) -> dict[str, tuple[str | None, ...]]:
    return {k: (o.start, o.uiterlijk, o.ongeschoven, o.gehaald_op, o.status) for k, o in found.items()}


def naive_rows(facts: Facts, peildatum: str) -> dict[str, tuple[str | None, ...]]:
    return {
        name: (
            *(
                None if day is None else day.isoformat()
                for day in (row.start, row.uiterlijk, row.ongeschoven, row.done)
            ),
            row.status,
        )
        for name, row in naive.rows(facts, peildatum).items()
    }


@examples(400)
@given(dossiers(), DAYS)
def test_every_term_of_any_dossier_is_what_a_count_day_by_day_gives(facts: Facts, peildatum: str) -> None:
    assert as_rows(outcomes(facts, peildatum)) == naive_rows(facts, peildatum)


@examples(150)
@given(dossiers(), st.data())
def test_the_same_holds_around_each_last_day(facts: Facts, data: st.DataObject) -> None:
    lasts = sorted({o.uiterlijk for o in outcomes(facts, "2024-01-01").values() if o.uiterlijk} | {"2024-05-27"})
    peildatum = shifted(data.draw(st.sampled_from(lasts)), data.draw(st.integers(-1, 1)))
    fact = data.draw(
        st.sampled_from(["pip_hier", "dossier_gesloten", "info_derden_gevraagd", "voldaan", "ontzorg_einde"])
    )
    near = facts._replace(**{fact: shifted(data.draw(st.sampled_from(lasts)), data.draw(st.integers(-1, 1)))})  # type: ignore[arg-type]
    assert as_rows(outcomes(near, peildatum)) == naive_rows(near, peildatum)


@examples(150)
@given(SPECIAL, st.none() | SPECIAL, st.none() | SPECIAL, st.integers(-1, 1), SPECIAL)
def test_waiting_for_information_of_others_is_what_the_second_computation_gives(
    both: str, received: str | None, done: str | None, later: int, peildatum: str
) -> None:
    plain = outcomes(someone(kennisgeving="2022-01-01", huisvesting=both), peildatum).get("pip")
    asked = shifted(plain.uiterlijk if plain and plain.uiterlijk else both, later)
    facts = someone(
        kennisgeving="2022-01-01",
        huisvesting=both,
        info_derden_gevraagd=asked,
        info_derden_ontvangen=received,
        pip_hier=done,
    )
    assert as_rows(outcomes(facts, peildatum)) == naive_rows(facts, peildatum)


@examples(60)
@given(st.lists(dossiers(), min_size=2, max_size=6), DAYS)
def test_one_assessor_for_many_dossiers_gives_what_a_fresh_one_gives(many: list[Facts], peildatum: str) -> None:
    shared = Assessor(DEFAULT, peildatum)
    for facts in many:
        assert {o.term.id: o for o in shared.assess(facts)} == outcomes(facts, peildatum)


@examples(150)
@given(dossiers(), DAYS, st.sets(st.sampled_from(list(STATUSES))), st.sets(st.sampled_from(list(DEFAULT.termijnen))))
def test_a_choice_of_terms_and_statuses_leaves_out_and_changes_nothing_else(
    facts: Facts, peildatum: str, statuses: set[str], terms: set[str]
) -> None:
    if terms & {"pip", "pip_na_informatie"}:  # one replaces the other, so they are chosen together
        terms |= {"pip", "pip_na_informatie"}
    everything = list(Assessor(DEFAULT, peildatum).assess(facts))
    some = Assessor(DEFAULT, peildatum, terms, statuses=frozenset(statuses), informative=False)
    assert list(some.assess(facts)) == [
        o for o in everything if o.term.id in terms and o.status in statuses and not o.term.informatief
    ]
