"""DUO's acceptance rules, each on both sides of its boundary."""

import pytest

from inburgering_cli.core.dates import add_days
from inburgering_cli.law.duo import rules as r
from inburgering_cli.law.duo.rules import Aanbod, DuoState, Finish, Plan
from tests.law.people import someone

DAG = "2024-05-28"  # the first PIP; the termijn runs from the day after to three years later
EIND = "2027-05-28"


def stand(peildatum: str = "2026-01-01", **facts: str | None) -> DuoState:
    known: dict[str, str | None] = {
        "plicht_begin": "2024-01-15", "huisvesting": "2024-03-18", "pip_dagtekening": DAG, "pip_hier": DAG,
        "leerroute": "b1", **facts,
    }  # fmt: skip
    own_facts = someone(**known)
    begin, end = r.termijn(own_facts, EIND)
    return DuoState(peildatum, own_facts, own_facts.pip_hier, begin, end)


def plan(**changes: object) -> Plan:
    return Plan(DAG, "b1", "b1", 600, eerste=True)._replace(**changes)  # type: ignore[arg-type]


def offer(**changes: object) -> Aanbod:
    base = Aanbod("2024-06-01", "2024-06-03", "2025-06-27", "b1", keurmerk=True, web_erkend=False)
    return base._replace(**changes)  # type: ignore[arg-type]


def done(day: str | None, verwijtbaar: bool | None = None) -> Finish:
    return Finish("eindgesprek MAP", day, verwijtbaar, "map_eindgesprek", "map_verwijtbaar")


def rules(found: object) -> list[str]:
    return [b.source.kort for b in found]  # type: ignore[attr-defined]


def test_a_sound_plan_is_accepted() -> None:
    assert rules(r.check_plan(plan(), stand())) == []


@pytest.mark.parametrize(
    ("fact", "rule"),
    [
        ("plicht_begin", "DUO PIP: niet vóór begin plicht"),
        ("huisvesting", "DUO PIP: niet vóór vestiging"),
        ("pip_dagtekening", "DUO PIP: niet vóór het eerste PIP"),
    ],
)
def test_a_plan_on_the_day_itself_is_accepted_and_the_day_before_it_not(fact: str, rule: str) -> None:
    assert rules(r.check_plan(plan(), stand(**{fact: DAG}))) == []
    assert rules(r.check_plan(plan(), stand(**{fact: add_days(DAG, 1)}))) == [rule]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"leerroute": "onderwijs", "niveau": "a2", "intensiteit": None}, "DUO PIP: A2 niet met O"),
        ({"leerroute": "z", "niveau": "b1", "intensiteit": None}, "DUO PIP: B1 niet met Z"),
        ({"niveau": "a2"}, "DUO PIP: A2 met B niet in eerste PIP"),
        ({"leerroute": "z", "niveau": None}, "DUO PIP: intensiteit alleen B1 en asiel"),
    ],
)
def test_level_route_and_intensity_have_to_go_together(changes: dict[str, object], rule: str) -> None:
    assert rules(r.check_plan(plan(**changes), stand())) == [rule]


def test_a2_in_the_b1_route_is_accepted_in_a_later_plan_and_hours_only_for_asylum() -> None:
    assert rules(r.check_plan(plan(niveau="a2", eerste=False), stand())) == []
    assert rules(r.check_plan(plan(leerroute="z", niveau="a2", intensiteit=None), stand())) == []
    gezin = stand(doelgroep="gezinsmigrant")
    assert rules(r.check_plan(plan(), gezin)) == ["DUO PIP: intensiteit alleen B1 en asiel"]
    assert rules(r.check_plan(plan(intensiteit=None), gezin)) == []


def test_a_plan_is_taken_back_only_before_the_termijn_is_set_and_hours_are_followed() -> None:
    assert rules(r.check_plan_withdrawn(stand(), cursusuren=False)) == []
    assert len(rules(r.check_plan_withdrawn(stand(), cursusuren=True))) == 1
    assert len(rules(r.check_plan_withdrawn(stand(duo_termijn_begin="2024-05-29"), cursusuren=True))) == 2


def test_a_sound_offer_is_accepted() -> None:
    assert rules(r.check_aanbod(offer(), stand())) == []


def test_an_offer_is_for_asylum_with_a_plan_of_this_municipality() -> None:
    assert rules(r.check_aanbod(offer(), stand(doelgroep="gezinsmigrant"))) == ["DUO aanbod: alleen asiel"]
    assert rules(r.check_aanbod(offer(), stand(pip_hier=None))) == ["DUO aanbod: alleen met PIP"]


@pytest.mark.parametrize("field", ["aangeboden_op", "start"])
def test_an_offer_lies_on_or_after_the_day_of_the_plan(field: str) -> None:
    assert rules(r.check_aanbod(offer(**{field: DAG}), stand())) == []
    before = offer(**{field: add_days(DAG, -1)})
    assert rules(r.check_aanbod(before, stand())) == ["DUO aanbod: niet vóór dagtekening PIP"]


def test_a_school_has_the_keurmerk_or_in_the_onderwijsroute_the_recognition() -> None:
    without = ["DUO aanbod: instelling met keurmerk"]
    assert rules(r.check_aanbod(offer(keurmerk=False), stand())) == without
    assert rules(r.check_aanbod(offer(keurmerk=False, web_erkend=True), stand())) == without
    assert rules(r.check_aanbod(offer(keurmerk=False, web_erkend=True, leerroute="onderwijs"), stand())) == []


def test_a_taalschakeltraject_does_not_begin_before_the_offer() -> None:
    early = offer(aangeboden_op="2024-06-04", start="2024-06-03", web_erkend=True)
    assert rules(r.check_aanbod(early, stand())) == []
    assert rules(r.check_aanbod(early._replace(leerroute="onderwijs"), stand())) == [
        "DUO aanbod: taalschakeltraject niet vóór het aanbod"
    ]


def test_a_course_ends_within_the_termijn() -> None:
    assert rules(r.check_aanbod(offer(einde=EIND), stand())) == []
    assert rules(r.check_aanbod(offer(einde=add_days(EIND, 1)), stand())) == ["DUO aanbod: niet buiten de termijn"]
    ours, theirs = stand(), stand(duo_termijn_einde="2028-05-28")
    assert ours.termijn_einde == EIND
    assert rules(r.check_aanbod(offer(einde=add_days(EIND, 1)), theirs)) == []


def test_the_end_of_map_lies_in_the_termijn_which_starts_the_day_after_the_plan() -> None:
    assert rules(r.check_afronding(done(add_days(DAG, 1)), stand())) == []
    assert rules(r.check_afronding(done(DAG), stand())) == ["DUO eindgesprek MAP: niet vóór start termijn"]


def test_the_end_of_map_does_not_lie_ahead() -> None:
    assert rules(r.check_afronding(done("2026-01-01"), stand("2026-01-01"))) == []
    assert rules(r.check_afronding(done("2026-01-02"), stand("2026-01-01"))) == [
        "DUO eindgesprek MAP: niet in de toekomst"
    ]


def test_the_end_of_map_does_not_come_after_the_end_of_the_z_route() -> None:
    z = {"leerroute": "z", "zroute_afgerond": "2025-10-01"}
    assert rules(r.check_afronding(done("2025-10-01"), stand(**z))) == []
    assert rules(r.check_afronding(done("2025-10-02"), stand(**z))) == [
        "DUO eindgesprek MAP: niet na afronding Z-route"
    ]
    assert rules(r.check_afronding(done(None), stand(**z))) == ["DUO eindgesprek MAP: leeg niet met afgeronde Z-route"]
    assert rules(r.check_afronding(done("2025-10-01"), stand(**z, voldaan="2025-10-01"))) == [
        "DUO eindgesprek MAP: niet na voldaan via Z-route"
    ]


def test_map_needs_a_plan_of_this_municipality() -> None:
    assert rules(r.check_afronding(done("2025-10-01"), stand(pip_hier=None))) == ["DUO eindgesprek MAP: alleen met PIP"]


def test_blame_is_asked_for_after_the_last_day_and_only_then() -> None:
    late = stand("2027-06-30")
    assert rules(r.check_afronding(done(EIND), late)) == []
    assert rules(r.check_afronding(done(add_days(EIND, 1)), late)) == [
        "DUO eindgesprek MAP: na de termijn niet zonder verwijtbaar"
    ]
    assert rules(r.check_afronding(done(add_days(EIND, 1), verwijtbaar=True), late)) == []
    assert rules(r.check_afronding(done(EIND, verwijtbaar=True), late)) == [
        "DUO eindgesprek MAP: op tijd zonder verwijtbaar"
    ]


def test_to_blame_without_an_end_is_told_from_the_day_after_the_last() -> None:
    assert rules(r.check_afronding(done(None, verwijtbaar=True), stand(add_days(EIND, 1)))) == []
    assert rules(r.check_afronding(done(None, verwijtbaar=True), stand(EIND))) == [
        "DUO eindgesprek MAP: Ja alleen na overschrijding"
    ]


def test_not_to_blame_is_told_in_the_last_two_months() -> None:
    # DUO's einddatum is 2027-05-29, so the window opens on 2027-03-29
    only = ["DUO eindgesprek MAP: Nee alleen in de laatste 2 maanden"]
    assert rules(r.check_afronding(done(None, verwijtbaar=False), stand("2027-03-28"))) == only
    assert rules(r.check_afronding(done(None, verwijtbaar=False), stand("2027-03-29"))) == []
    assert rules(r.check_afronding(done(None, verwijtbaar=False), stand(EIND))) == []
    assert rules(r.check_afronding(done(None, verwijtbaar=False), stand(add_days(EIND, 1)))) == only


def test_the_z_route_needs_a_plan() -> None:
    assert rules(r.check_zroute(stand())) == []
    assert rules(r.check_zroute(stand(pip_hier=None))) == ["Wi 15"]


def test_a_difference_in_the_termijn_names_both_days() -> None:
    same = someone(pip_dagtekening=DAG, duo_termijn_begin="2024-05-29", duo_termijn_einde=EIND)
    assert r.term_difference(same, EIND) is None
    assert r.term_difference(same._replace(duo_termijn_begin=None, duo_termijn_einde=None), EIND) is None
    other = r.term_difference(same._replace(duo_termijn_begin="2024-05-30"), EIND)
    assert other == "de inburgeringstermijn verschilt: begin volgens DUO 30-05-2024, volgens de registratie 29-05-2024"
    assert r.term_differences(same._replace(duo_termijn_begin="2024-05-30"), EIND, 1) == []
    assert r.term_difference(same._replace(plicht_begin="2021-01-15"), None) is None  # the pilot has a term of its own
    assert "laatste dag volgens DUO 28-05-2027, volgens de registratie onbekend" in (
        r.term_difference(same, None) or ""
    )
