"""A month of ontzorgen: whole cents, sums that are right whatever is known, and what is missing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.money import euro
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.ontzorgen.evaluation import State, judge
from inburgering_cli.law.ontzorgen.month import OntzorgMonth, months_between, overlaps, overview
from inburgering_cli.law.ontzorgen.policy import EVALUATION, EvaluationPolicy, version
from inburgering_cli.law.sources import nota
from inburgering_cli.law.terms.declared import Duration

AMOUNT = st.none() | st.integers(0, 9_999_999)
RECORD = st.fixed_dictionaries(dict.fromkeys(("bijstand", *v.KOSTEN, *c.TOESLAGEN), AMOUNT))
NO_COSTS = dict.fromkeys(v.KOSTEN)


def period(**known: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("einde", "machtiging", "budgetbeheer", "verlengd_op", "verlengd_tot"))
    return {"datum": "2024-03-18", **empty, **NO_COSTS, **known}


@given(st.lists(RECORD, min_size=1, max_size=4))
def test_the_sums_of_a_household_are_those_of_its_people(records: list[dict[str, int | None]]) -> None:
    row = overview("2024-05", [OntzorgMonth(str(i), v.WI2021, period(), r) for i, r in enumerate(records)])
    assert row["ingehouden_centen"] == sum(r[k] or 0 for r in records for k in v.KOSTEN)
    assert row["toeslagen_centen"] == sum(r[t] or 0 for r in records for t in c.TOESLAGEN)
    bijstand = [r["bijstand"] for r in records if r["bijstand"] is not None]
    assert row["bijstand_centen"] == (sum(bijstand) if bijstand else None)
    rest = sum(bijstand) - row["ingehouden_centen"] if bijstand else None
    assert row["rest_centen"] == rest
    assert row["te_besteden_centen"] == (None if rest is None else rest + row["toeslagen_centen"])
    assert any("meer ingehouden" in s for s in row["ontbreekt"]) == (rest is not None and rest < 0)


def test_each_step_is_shown_with_its_source() -> None:
    record = {**dict.fromkeys(("bijstand", *v.KOSTEN, *c.TOESLAGEN)), "bijstand": 128500, "huur": 61250, "gas": 8005,
              "huurtoeslag": 32000}  # fmt: skip
    row = overview("2024-05", [OntzorgMonth("2024-0001", v.WI2021, period(budgetbeheer=1), record)])
    assert row["stappen"] == [
        "Vaste lasten: huur € 612,50 + gas € 80,05 = € 692,55, ingehouden op de bijstand (Pw 56a lid 2).",
        "Rest: bijstand € 1.285,00 − vaste lasten € 692,55 = € 592,45 (nota 2.2).",
        "Toeslagen: huurtoeslag € 320,00 = € 320,00 (nota 2.2).",
        "Te besteden: rest € 592,45 + toeslagen € 320,00 = € 912,45.",
        "Met budgetbeheer: de gemeente of een derde beheert ook wat overblijft (nota 3.5).",
    ]
    assert (row["te_besteden_centen"], row["bron"]) == (91245, "Pw 56a lid 2; nota 2.2")


def test_without_a_record_the_costs_agreed_stand_and_the_rest_is_not_known() -> None:
    row = overview("2024-05", [OntzorgMonth("2020-0001", v.WI2013, period(huur=61250, telefoon=1500), None)])
    assert (row["vastgelegd"], row["ingehouden_centen"], row["afgesproken_lasten_centen"]) == (False, 62750, 62750)
    assert (row["bijstand_centen"], row["rest_centen"], row["te_besteden_centen"]) == (None, None, None)
    assert "`inburgering ontzorg month 2020-0001 --maand 2024-05`" in row["ontbreekt"][0]
    assert "machtiging ontbreekt (nota 3.5)" in row["ontbreekt"][1]
    assert row["bron"] == "nota 2.2, 3.5; nota 2.2"


def test_a_month_that_differs_from_what_was_agreed_is_said() -> None:
    record = {**dict.fromkeys(("bijstand", *v.KOSTEN, *c.TOESLAGEN)), "bijstand": 100000, "huur": 60000}
    row = overview("2024-05", [OntzorgMonth("2024-0001", v.WI2021, period(huur=61250), record)])
    assert row["ontbreekt"] == ["Ingehouden is € 600,00, afgesproken € 612,50."]


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "€ 0,00"), (5, "€ 0,05"), (123450, "€ 1.234,50"), (-5, "€ -0,05"), (100000000, "€ 1.000.000,00")],
)
def test_cents_are_written_as_people_do(cents: int, text: str) -> None:
    assert euro(cents) == text


def test_the_months_of_a_period_at_their_boundaries() -> None:
    assert months_between("2024-11-30", "2025-02-01") == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert months_between("2024-05-31", "2024-05-31") == ["2024-05"]
    ended = {"datum": "2024-03-31", "einde": "2024-09-01"}
    assert [m for m in months_between("2024-01-01", "2024-12-31") if overlaps(ended, m)] == months_between(
        "2024-03-01", "2024-09-30"
    )
    assert overlaps({"datum": "2024-03-31", "einde": None}, "2030-01")


def state(last: str | None = "2024-09-17", **known: Any) -> State:
    return State(
        period=known.pop("period", period(huur=61250)),
        laatste_dag=last,
        pilot=known.pop("pilot", False),
        evaluaties=known.pop("evaluaties", ()),
        trainingen=known.pop("trainingen", ()),
        maanden=frozenset(known.pop("maanden", ())),
        pip_afspraak=known.pop("pip_afspraak", None),
    )


def held(day: str, result: str = "zelfstandig") -> dict[str, str]:
    return {"datum": day, "uitkomst": result}


@pytest.mark.parametrize(
    ("peildatum", "evaluaties", "status"),
    [
        ("2024-08-20", (), "lopend"),  # four weeks before 17 September: the day itself still counts
        ("2024-08-21", (), "verlopen"),
        ("2024-08-21", (held("2024-08-20"),), "gehaald"),
        ("2024-08-22", (held("2024-08-21"),), "te_laat"),
        ("2024-08-22", (held("2024-03-17"),), "verlopen"),  # from before this period
    ],
)
def test_the_evaluation_is_due_some_time_before_the_end(peildatum: str, evaluaties: Any, status: str) -> None:
    row = judge(state(evaluaties=evaluaties), EVALUATION[0], peildatum)
    assert (row["evaluatie_uiterlijk"], row["status"]) == ("2024-08-20", status)
    assert row["stappen"][1] == "Evalueren: uiterlijk 4 weken daarvoor, op 20-08-2024 (nota 2.2, lokaal beleid)."


def test_an_extension_asks_for_another_evaluation() -> None:
    longer = period(verlengd_op="2024-09-01", verlengd_tot="2025-03-17", huur=1)
    before = judge(
        state("2025-03-17", period=longer, evaluaties=(held("2024-08-20", "verlengen"),)), EVALUATION[0], "2024-10-01"
    )
    assert (before["evaluatie_uiterlijk"], before["status"], before["evaluatie_gehouden"]) == (
        "2025-02-17",
        "lopend",
        None,
    )
    both = (held("2024-08-20", "verlengen"), held("2025-02-17"))
    after = judge(state("2025-03-17", period=longer, evaluaties=both), EVALUATION[0], "2025-02-17")
    assert (after["status"], after["uitkomst"], after["verlengd"]) == ("gehaald", "zelfstandig", True)


def test_a_decision_to_extend_waits_for_the_extension() -> None:
    row = judge(state(evaluaties=(held("2024-08-01", "verlengen"),)), EVALUATION[0], "2024-08-02")
    assert any("`inburgering ontzorg extend DOSSIER --tot " in s for s in row["ontbreekt"])


def test_what_is_missing_goes_when_it_is_there() -> None:
    lacking = judge(state(period=period(), pilot=True), EVALUATION[0], "2024-05-02")["ontbreekt"]
    for word in ("evaluatie", "machtiging", "vaste lasten", "2024-03 tot en met 2024-04", "training", "PIP"):
        assert any(word in s for s in lacking), word
    module = {"module": "budget", "start": "2024-04-01", "afgerond": None, "verplicht": 1}
    full = state(
        period=period(huur=1, machtiging="2024-03-01"),
        pilot=True,
        evaluaties=(held("2024-05-01"),),
        trainingen=(module,),
        maanden=("2024-03", "2024-04"),
        pip_afspraak="zes maanden",
    )
    assert judge(full, EVALUATION[0], "2024-05-02")["ontbreekt"] == [
        "Het afronden van de verplichte module budgettraining."
    ]
    module["afgerond"] = "2024-05-03"
    assert judge(full, EVALUATION[0], "2024-05-02")["ontbreekt"] != []
    assert judge(full, EVALUATION[0], "2024-05-03")["ontbreekt"] == []


def test_without_an_end_the_day_of_the_bijstand_is_missing() -> None:
    row = judge(state(None), EVALUATION[0], "2024-05-02")
    assert (row["evaluatie_uiterlijk"], row["status"]) == (None, None)
    assert "ingang van de bijstand" in row["ontbreekt"][0]


def test_a_period_past_its_end_wants_an_end() -> None:
    assert "Het einde" not in " ".join(judge(state(), EVALUATION[0], "2024-09-17")["ontbreekt"])
    assert "Het einde: de laatste dag was 17-09-2024" in judge(state(), EVALUATION[0], "2024-09-18")["ontbreekt"][0]


def test_the_policy_that_holds_is_that_of_the_start() -> None:
    own = EvaluationPolicy(Duration(2, "maanden"), "2025-01-01", nota("x"))
    assert version((*EVALUATION, own), "2024-12-31") is EVALUATION[0]
    assert version((*EVALUATION, own), "2025-01-01") is own
    assert version((own,), "2020-01-01") is own
    assert judge(state(), own, "2024-05-02")["evaluatie_uiterlijk"] == "2024-07-17"
