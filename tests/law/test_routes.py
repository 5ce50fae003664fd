"""Leerroutes: what DUO, the law and the note allow, with the source in each refusal and hint."""

import pytest

from inburgering_cli.law import rules
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import CourseHours
from inburgering_cli.law.rules import Assignment
from tests.law.people import example, someone
from tests.law.test_rules import refused

OLD = someone(plicht_begin="2021-01-01", pip_dagtekening="2021-06-01")


def assign(facts: Facts, route: str, **more: str | None) -> list[str]:
    heard: list[str] = []
    asked: dict[str, str | None] = {
        "datum": "2024-06-01", "niveau": None, "reden": None, "vorige_route": None, "geboortedatum": None, **more,
    }  # fmt: skip
    rules.check_route(Assignment(route=route, **asked), facts, heard.append)  # type: ignore[arg-type]
    return heard


@pytest.mark.parametrize("route", ["b1", "onderwijs", "z"])
@pytest.mark.parametrize("facts", [example(), OLD])
def test_each_route_can_be_assigned_at_its_own_level(route: str, facts: Facts) -> None:
    assert assign(facts, route) == []
    assert assign(facts, route, niveau=rules.default_niveau(route)) == []


def test_the_default_level_is_b1_and_the_z_route_has_none() -> None:
    assert [rules.default_niveau(r) for r in ("b1", "onderwijs", "z")] == ["b1", "b1", None]


@pytest.mark.parametrize("facts", [example(), OLD])
def test_a2_never_goes_with_the_onderwijsroute_and_b1_never_with_the_z_route(facts: Facts) -> None:
    with refused("niveau", "DUO PIP: A2 niet met O", "niveau A2"):
        assign(facts, "onderwijs", niveau="a2")
    with refused("niveau", "DUO PIP: B1 niet met Z", "niveau B1"):
        assign(facts, "z", niveau="b1")
    assert assign(facts, "z", niveau="a2") == []


def test_a2_in_the_b1_route_is_refused_in_a_first_pip_and_later_goes_by_downscaling() -> None:
    with refused("niveau", "DUO PIP: A2 met B niet in eerste PIP", "eerste PIP"):
        assign(example(), "b1", niveau="a2")
    with refused("niveau", "Bi 5.5", "route downscale"):
        assign(example(), "b1", niveau="a2", vorige_route="z")
    moved = example(pip_vorige_gemeente="2024-01-20", route_vorige_gemeente="b1")
    assert assign(moved, "b1", niveau="a2") == []


def test_who_moved_in_with_a_pip_keeps_its_leerroute_unless_a_reason_says_why_not() -> None:  # Wi 15 lid 4
    moved = example(pip_vorige_gemeente="2024-01-20", pip_hier=None, route_vorige_gemeente="b1")
    with refused("reden", "Wi 15 lid 4", "volgt het PIP van de vorige gemeente (B1-route)"):
        assign(moved, "z")
    assert assign(moved, "z", reden="B1 is niet haalbaar") == []
    assert assign(moved, "b1") == []
    assert "route-vorige-gemeente" in assign(moved._replace(route_vorige_gemeente=None), "z")[0]
    # a change of a route that was assigned here goes by Wi 17
    assert assign(moved._replace(pip_hier="2024-05-28"), "z", vorige_route="b1") == []


@pytest.mark.parametrize(
    ("born", "old"), [("1996-06-02", False), ("1996-06-01", True), ("1996", False), ("1995", True), (None, False)]
)
def test_the_onderwijsroute_from_28_on_asks_a_reason_in_the_pilot_and_gives_a_hint_under_the_law(
    born: str | None, old: bool
) -> None:
    if old:
        with refused("reden", "nota 1", "jonger is dan 28"):
            assign(OLD, "onderwijs", geboortedatum=born)
        (hint,) = assign(example(), "onderwijs", geboortedatum=born)
        assert "geen leeftijdsgrens (Wi 8)" in hint
    else:
        assert assign(OLD, "onderwijs", geboortedatum=born) == []
        assert assign(example(), "onderwijs", geboortedatum=born) == []
    assert assign(OLD, "onderwijs", geboortedatum=born, reden="volgt al een mbo-opleiding") == []
    assert assign(example(), "b1", geboortedatum=born) == []


# the first PIP of the example is of 2024-05-28: the route may change until 2025-11-28
@pytest.mark.parametrize("day", ["2025-11-27", "2025-11-28"])
def test_a_route_may_change_until_eighteen_months_after_the_first_pip(day: str) -> None:
    assert assign(example(), "z", vorige_route="b1", datum=day) == []


def test_after_eighteen_months_a_change_asks_a_reason_except_from_onderwijs_to_b1() -> None:
    late = "2025-11-29"
    with refused("reden", "Bi 5.4", "tot en met 28-11-2025 wijzigen (18 maanden") as refusal:
        assign(example(), "z", vorige_route="b1", datum=late)
    assert "niet-vrijstellende opleiding die later eindigde (lid 2)" in refusal.value.message
    assert "bijzonder geval (lid 3)" in refusal.value.message
    (warning,) = assign(example(), "z", vorige_route="b1", datum=late, reden="langdurig ziek")
    assert "Bi 5.4 lid 3" in warning
    assert assign(example(), "b1", vorige_route="onderwijs", datum=late) == []
    with refused("reden", "Bi 5.4", "28-11-2025"):
        assign(example(), "onderwijs", vorige_route="b1", datum=late)
    for before, after in [("onderwijs", "z"), ("z", "b1")]:
        with refused("reden", "Bi 5.4", "28-11-2025"):
            assign(example(), after, vorige_route=before, datum=late)
    assert assign(example(), "b1", vorige_route="b1", datum=late) == []
    assert assign(OLD, "z", vorige_route="b1", datum=late) == []


# Bi 5.4 lid 2: an opleiding that ended after the eighteen months (28-11-2025) and does not exempt
@pytest.mark.parametrize(("ended", "may"), [("2025-11-28", False), ("2025-11-29", True), (None, False)])
def test_after_an_opleiding_that_does_not_exempt_the_route_may_still_change(ended: str | None, may: bool) -> None:
    if may:
        (told,) = assign(example(), "z", vorige_route="b1", datum="2026-07-01", opleiding_einde=ended)
        assert "na de niet-vrijstellende opleiding die op 29-11-2025 eindigde (Bi 5.4 lid 2)" in told
    else:
        with refused("reden", "Bi 5.4", "(lid 3)"):
            assign(example(), "z", vorige_route="b1", datum="2026-07-01", opleiding_einde=ended)


def test_a_route_without_a_settled_pip_is_allowed_with_a_warning() -> None:
    (warning,) = assign(someone(plicht_begin="2024-01-01"), "b1")
    assert "(Wi 15)" in warning


def downscale(
    route: str | None,
    start: str | None,
    uren: int | None,
    day: str = "2025-01-01",
    recorded: CourseHours | int | None = None,
) -> list[str]:
    heard: list[str] = []
    known = CourseHours(recorded) if isinstance(recorded, int) else recorded
    rules.check_downscale(route, start, day, uren, known, heard.append)
    return heard


@pytest.mark.parametrize(
    ("route", "now"), [("z", "Z-route"), ("onderwijs", "onderwijsroute"), (None, "geen leerroute")]
)
def test_downscaling_is_for_the_b1_route_only(route: str | None, now: str) -> None:
    with refused("datum", "Wi 17 lid 3", f"alleen in de B1-route (nu: {now})"):
        downscale(route, "2024-06-01", 600)


def test_downscaling_asks_at_least_600_hours_and_a_day_within_the_route() -> None:
    assert downscale("b1", "2024-06-01", 600) == []
    with refused("uren", "Bi 5.5", "minstens 600 gevolgde cursusuren (hier: 599)"):
        downscale("b1", "2024-06-01", 599)
    with refused("datum", "Wi 17 lid 3", "niet vóór de start van de route (01-06-2024)"):
        downscale("b1", "2024-06-01", 600, "2024-05-31")
    assert downscale("b1", "2025-01-01", 600) == []
    (warning,) = downscale("b1", "2024-06-01", None)
    assert "600 cursusuren" in warning
    assert "(Bi 5.5)" in warning


def test_downscaling_rests_on_the_recorded_hours_when_none_are_given() -> None:
    assert downscale("b1", "2024-06-01", None, recorded=60_000) == []
    assert downscale("b1", "2024-06-01", None, recorded=60_100) == []
    with refused("uren", "Bi 5.5", "vastgelegd zijn er 599,75, nog 0,25 te gaan"):
        downscale("b1", "2024-06-01", None, recorded=59_975)
    (warning,) = downscale("b1", "2024-06-01", 640, recorded=59_900)
    assert "599 cursusuren vastgelegd die meetellen" in warning
    assert "de 640 van --uren" in warning
    with refused("uren", "Bi 5.5", "(hier: 599)"):
        downscale("b1", "2024-06-01", 599, recorded=70_000)


# Bi 5.5 lid 1-2: of 604 hours 4 or less may be something else without any harm
@pytest.mark.parametrize(("unsure", "warned"), [(4_000, True), (401, True), (400, False), (0, False)])
def test_downscaling_warns_when_it_rests_on_hours_that_may_not_count(unsure: int, warned: bool) -> None:
    hours = CourseHours(60_400, unsure, ("een deel is KNM",))
    assert downscale("b1", "2024-06-01", None, recorded=hours) == (["een deel is KNM"] if warned else [])
    assert downscale("b1", "2024-06-01", 640, recorded=hours) == []  # the school knows them


def test_a_refusal_to_downscale_tells_of_hours_of_the_month_of_the_pip() -> None:
    with refused("uren", "Bi 5.5", "20 uur is van de maand van het PIP. Weet de school van meer"):
        downscale(
            "b1",
            "2024-06-01",
            None,
            recorded=CourseHours(59_000, undecided="20 uur is van de maand van het PIP."),
        )
