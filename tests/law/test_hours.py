"""The account of hours: which hours count for which norm, at the boundaries of each."""

import pytest

from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import (
    CURSUS,
    HOUR,
    PARTICIPATIE,
    Account,
    HoursState,
    Post,
    cursusuren,
    expected,
    hour_accounts,
    in_hours,
    last_full_month,
    pace,
)
from inburgering_cli.law.vocabulary import ACTIVITEITEN
from tests.law.people import someone

NEW = {"plicht_begin": "2024-01-15", "pip_dagtekening": "2024-05-28", "leerroute": "z"}
OLD = {"plicht_begin": "2021-01-15", "leerroute": "z"}


def hours_state(*, intensiteit: int | None = None, ontheffing: int | None = None, **hours: float) -> HoursState:
    """Whole or broken hours by kind."""
    return HoursState(tuple(Post(k, round(v * HOUR)) for k, v in hours.items()), intensiteit, ontheffing)


def texts(found: Account) -> str:
    return " ".join(step.text for step in found.steps)


def account(facts: Facts, found: HoursState, ident: str) -> Account:
    return {r.id: r for r in hour_accounts(facts, found)}[ident]


@pytest.mark.parametrize(
    ("facts", "accounts"),
    [
        (someone(**NEW), ["zroute_cursus", "zroute_participatie", "map", "pvt"]),
        (someone(**{**NEW, "doelgroep": "gezinsmigrant"}), ["zroute_cursus", "map", "pvt"]),
        (someone(**OLD), ["zroute"]),
        (someone(**{**NEW, "leerroute": "b1"}), ["afschalen", "map", "pvt"]),
        (someone(**{**OLD, "leerroute": "b1"}), []),
        (someone(**{**NEW, "leerroute": "onderwijs"}), ["pvt"]),
        (someone(**{**NEW, "leerroute": None}), ["map", "pvt"]),
    ],
)
def test_each_group_and_route_has_its_own_accounts(facts: Facts, accounts: list[str]) -> None:
    assert [r.id for r in hour_accounts(facts, HoursState())] == accounts


def test_alfabetisering_and_the_intensity_of_the_pip_have_accounts_of_their_own() -> None:
    facts = someone(**{**NEW, "leerroute": "b1"})
    found = hours_state(alfabetisering=120, taalles=200, opleiding=50, intensiteit=600)
    own = account(facts, found, "alfabetisering")
    assert (own.norm, own.gevolgd, own.reached, own.rest) == (None, 12_000, None, 0)
    route = account(facts, found, "leerroute")
    assert (route.norm, route.gevolgd, route.reached) == (60_000, 32_000, False)
    school = account(facts._replace(leerroute="onderwijs"), found, "leerroute")
    assert school.gevolgd == 37_000


@pytest.mark.parametrize(
    ("course", "participation", "missing"),
    [(800, 800, 0), (799.75, 800, 1), (800, 799.75, 1), (799, 799, 2), (801, 900, 0)],
)
def test_an_asielstatushouder_completes_the_zroute_with_800_and_800_hours(
    course: float, participation: float, missing: int
) -> None:
    found = rules.zroute_missing(
        hour_accounts(someone(**NEW), hours_state(taalles=course, stage=participation)), "2026-01-01"
    )
    assert len(found) == missing
    assert all("Bi 3.14 lid 2" in text for text in found)


def test_others_complete_it_with_800_course_hours_alone() -> None:
    facts = someone(**{**NEW, "doelgroep": "gezinsmigrant"})
    assert rules.zroute_missing(hour_accounts(facts, hours_state(taalles=800)), "2026-01-01") == []
    (text,) = rules.zroute_missing(hour_accounts(facts, hours_state(taalles=799)), "2026-01-01")
    assert "799 van 800 uur, nog 1 " in text


@pytest.mark.parametrize(("hours", "done"), [(1599, False), (1599.99, False), (1600, True)])
def test_in_the_pilot_1600_hours_of_any_kind_complete_it(hours: float, done: bool) -> None:
    found = hour_accounts(
        someone(**OLD), hours_state(taalles=hours - 600, vrijwilligerswerk=500, map_praktijk=50, pvt=50)
    )
    assert (rules.zroute_missing(found, "2021-01-01") == []) is done


def test_without_the_eindgesprek_the_zroute_is_not_done_whatever_the_hours() -> None:
    with pytest.raises(Refused, match=r"eindgesprek ligt niet vast.*\(Bi 3\.14 lid 4\)"):
        rules.check_zroute(hour_accounts(someone(**NEW), hours_state(taalles=800, stage=800)), None)
    with pytest.raises(Refused, match=r"eindgesprek ligt niet vast.*\(nota 1\)"):
        rules.check_zroute(hour_accounts(someone(**OLD), hours_state(taalles=1600)), None)
    rules.check_zroute(hour_accounts(someone(**NEW), hours_state(taalles=800, stage=800)), "2026-01-01")


def test_map_pvt_intake_and_begeleiding_count_as_participation_and_say_by_which_rule() -> None:
    found = account(
        someone(**NEW),
        hours_state(
            stage=700, map=10, map_praktijk=40, pvt=12, intake_participatie=20, begeleiding=18, intake_taal=5, taalles=9
        ),
        "zroute_participatie",
    )
    assert (found.gevolgd, found.rest, found.reached) == (80_000, 0, True)
    told = " ".join(step.text for step in found.steps)
    assert "MAP, in de praktijk: 40 uur (Bi 3.14 lid 5)" in told
    assert "maatschappelijke begeleiding: 18 uur (Bi 3.14 lid 6)" in told
    assert sum(step.uren or 0 for step in found.steps) == found.gevolgd
    course = account(someone(**NEW), hours_state(intake_taal=5, taalles=9, taalmaatje=80), "zroute_cursus")
    assert course.gevolgd == 1_400  # a taalmaatje gives no course hours


def test_hours_before_the_first_pip_count_in_the_pilot_alone() -> None:
    found = HoursState((Post("taalles", 10_000, te_vroeg=5_000, later=800),))
    new, old = account(someone(**NEW), found, "zroute_cursus"), account(someone(**OLD), found, "zroute")
    assert (new.gevolgd, old.gevolgd) == (10_000, 15_000)
    told = " ".join(step.text for step in new.steps)
    assert "50 uur is van vóór of op de dag van het eerste PIP (28-05-2024) en telt niet mee (Bi 5.3 lid 5;" in told
    assert "8 uur hoort bij een maand die nog loopt" in told
    assert "het eerste PIP" not in texts(old)


# Bi 5.3 lid 5: what came before the PIP does not count, and of these 20 hours that is not known
def test_hours_of_the_month_of_the_pip_count_once_it_is_known_which_came_before() -> None:
    found = HoursState((Post("taalles", 10_000, pip_maand=2_000),))
    new, old = account(someone(**NEW), found, "zroute_cursus"), account(someone(**OLD), found, "zroute")
    assert (new.gevolgd, old.gevolgd) == (10_000, 12_000)
    assert "20 uur is van de maand van het eerste PIP (28-05-2024); wat van vóór het PIP is, telt niet mee" in texts(
        new
    )
    assert "activiteit hours 2024-0001 SOORT --maand 2024-05 --voor-pip UREN --wijzig`" in texts(new)
    assert "maand van het eerste PIP" not in texts(old)


# Bi 3.14 lid 2 a: the course of the Z-route is NT2 and KNM together; Bi 5.5 lid 1-2: lowering to A2 takes NT2 alone
@pytest.mark.parametrize(
    ("hours", "course", "to_a2"),
    [
        ({"taalles": 564, "intake_nt2": 40}, 604, 604),
        ({"taalles": 564, "intake_knm": 40}, 604, 564),
        ({"taalles": 564, "intake_taal": 40}, 604, 604),
        ({"taalles": 500, "alfabetisering": 60, "vaktaal": 4, "taalschakeltraject": 36, "knm": 100}, 700, 600),
        ({"knm": 100}, 100, 0),
    ],
)
def test_knm_counts_for_the_course_of_the_zroute_and_not_for_lowering_to_a2(
    hours: dict[str, int], course: int, to_a2: int
) -> None:
    found = HoursState(tuple(Post(kind, value * HOUR) for kind, value in hours.items()))
    b1 = account(someone(**{**NEW, "leerroute": "b1"}), found, "afschalen")
    assert account(someone(**NEW), found, "zroute_cursus").gevolgd == course * HOUR
    assert b1.gevolgd == to_a2 * HOUR
    knm = sum(hours.get(kind, 0) for kind in ("knm", "intake_knm"))
    assert (f"{knm} uur KNM telt hier niet mee (Bi 5.5 lid 1 en 2)" in texts(b1)) is (knm > 0)
    mixed = (
        "40 uur van de intake ligt vast als taalles en KNM samen; KNM telt niet mee voor afschalen (Bi 5.5 lid 1 en 2)"
    )
    assert (mixed in texts(b1)) is ("intake_taal" in hours)
    only_dutch = "36 uur is van een taalschakeltraject; daarvan tellen voor afschalen alleen de uren Nederlands"
    assert (only_dutch in texts(b1)) is ("taalschakeltraject" in hours)


def test_of_a_taalschakeltraject_the_zroute_counts_dutch_and_knm_alone() -> None:
    note = "Van een taalschakeltraject tellen alleen de uren Nederlands en KNM (Bi 5.4 lid 4 c)."
    assert note in texts(account(someone(**NEW), hours_state(taalschakeltraject=100), "zroute_cursus"))
    assert note not in texts(account(someone(**NEW), hours_state(taalles=100), "zroute_cursus"))


# Bi 3.14 lid 9-10: the college may deduct such hours from the course hours; that they do not count is not a fact
def test_hours_at_a_school_of_before_the_pip_may_be_deducted_by_the_college() -> None:
    found = HoursState((Post("opleiding", 2_000, te_vroeg=9_000, school=6_000),))
    course, participation = (account(someone(**NEW), found, f"zroute_{k}") for k in ("cursus", "participatie"))
    assert "60 uur aan het vso (arbeidsmarktgericht of dagbesteding), het praktijkonderwijs" in texts(course)
    assert "in de maanden vanaf 2022-05 tot en met het eerste PIP" in texts(course)
    assert "mag het college in mindering brengen (Bi 3.14 lid 9 en 10; niet in de tekst van 12 juni 2024)" in texts(
        course
    )
    assert (course.gevolgd, participation.gevolgd) == (0, 2_000)
    assert "30 uur is van vóór of op de dag van het eerste PIP" in texts(participation)
    assert "60 uur school van vóór het eerste PIP is geen participatie: zie de cursusuren." in texts(participation)
    deducted = HoursState((Post("in_mindering", 4_050), *found.posten))
    assert account(someone(**NEW), deducted, "zroute_cursus").gevolgd == 4_050
    assert "door het college in mindering gebracht: 40,5 uur (Bi 3.14 lid 9)" in texts(
        account(someone(**NEW), deducted, "zroute_cursus")
    )


# Bi 3.14 lid 8 leaves the number to the Regeling, which was not read
def test_a_disability_may_lower_the_norm_of_the_zroute_to_a_number_that_is_not_known_here() -> None:
    found = account(someone(**NEW), HoursState(beperking=True), "zroute_cursus")
    assert (found.norm, found.reached) == (80_000, False)
    assert "lagere urennorm gelden (Bi 3.14 lid 8); het getal staat in de Regeling inburgering 2021" in texts(found)
    assert "Bi 3.14 lid 8" not in texts(account(someone(**NEW), HoursState(), "zroute_cursus"))


@pytest.mark.parametrize(
    ("left", "norm", "done"), [(None, 80_000, False), (30_000, 30_000, True), (0, 0, True), (90_000, 80_000, False)]
)
def test_an_ontheffing_of_duo_lowers_the_participation(left: int | None, norm: int, done: bool) -> None:
    found = account(someone(**NEW), hours_state(stage=300, ontheffing=left), "zroute_participatie")
    assert (found.norm, found.reached) == (norm, done)
    assert any("ontheffing" in step.text for step in found.steps) is (norm < 80_000)


@pytest.mark.parametrize(("hours", "left"), [(599, 100), (599.75, 25), (600, 0), (601, 0)])
def test_lowering_to_a2_counts_600_hours_of_course_and_intake(hours: float, left: int) -> None:
    facts = someone(**{**NEW, "leerroute": "b1"})
    found = hours_state(taalles=hours - 130, alfabetisering=100, intake_nt2=20, intake_taal=10, stage=400, knm=50)
    assert account(facts, found, "afschalen").rest == left
    counted = cursusuren(facts, found)
    assert counted is not None
    assert counted[:2] == (round(hours * HOUR), 1_000)
    (doubt,) = counted.doubts
    assert "10 uur van de intake ligt vast als taalles en KNM samen" in doubt
    assert "`inburgering case correct 2024-0001 intake-1 --veld uren_nt2=UREN --veld uren_knm=UREN" in doubt
    assert cursusuren(facts, hours_state(stage=400)) is None  # nothing was recorded: that is not the same as no hours


def test_the_kinds_of_hours_are_those_of_the_activities() -> None:
    assert set(CURSUS) == {k for k, v in ACTIVITEITEN.items() if v.taal and not v.werk and not v.participatie}
    assert set(PARTICIPATIE) == {k for k, v in ACTIVITEITEN.items() if v.participatie}


@pytest.mark.parametrize(
    ("day", "hours"),
    [("2024-01-01", 0), ("2024-01-02", 1), ("2024-04-10", 100), ("2024-04-11", 100), ("2025-01-01", 100)],
)
def test_a_steady_pace_is_by_the_day_and_rounded_down(day: str, hours: int) -> None:
    assert expected(100, "2024-01-01", "2024-04-10", day) == hours  # a hundred days


@pytest.mark.parametrize(("hours", "late"), [(39, True), (40, False), (41, False)])
def test_behind_is_less_than_the_threshold_of_the_pace(hours: int, late: bool) -> None:
    span = ("2024-01-01", "2024-04-10", "2024-02-20")  # half-way: 50 expected
    found = account(someone(**{**NEW, "leerroute": "b1"}), hours_state(taalles=hours, intensiteit=100), "leerroute")
    assert pace(found, *span, 80) == (50 * HOUR, late)
    assert pace(found, *span, 100) == (50 * HOUR, True)
    assert pace(found, "2024-01-01", "2024-04-10", "2024-01-01", 80) == (0, False)  # nothing is expected yet
    assert pace(found._replace(norm=None), *span, 80) is None
    assert pace(found._replace(id="afschalen"), *span, 80) is None  # no day by which it has to be reached


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("2024-06-29", "2024-05"),
        ("2024-06-30", "2024-06"),
        ("2024-07-01", "2024-06"),
        ("2024-02-28", "2024-01"),
        ("2024-02-29", "2024-02"),
        ("2023-02-28", "2023-02"),
        ("2024-12-31", "2024-12"),
        ("2025-01-01", "2024-12"),
    ],
)
def test_a_month_is_over_on_its_last_day(day: str, month: str) -> None:
    assert last_full_month(day) == month


@pytest.mark.parametrize(("parts", "text"), [(59_975, "599,75"), (60_000, "600"), (50, "0,5"), (0, "0"), (1_000, "10")])
def test_hours_read_as_dutch_people_write_them(parts: int, text: str) -> None:
    assert in_hours(parts) == text


def test_a_step_tells_what_was_offered_and_missed() -> None:
    found = HoursState(
        (Post("taalles", 40_000, aangeboden=48_000, geoorloofd=5_000, ongeoorloofd=3_050), Post("vaktaal", 100))
    )
    assert [step.text for step in account(someone(**NEW), found, "zroute_cursus").steps] == [
        "taalles: 400 uur; aangeboden 480; afwezig met reden 50, zonder reden 30,5.",
        "vaktaal: 1 uur.",
    ]
