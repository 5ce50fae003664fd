"""Proposals of handhaving: each step of the ladder on the day it begins, and what stops it."""

from typing import Any

import pytest

from inburgering_cli.law.handhaving.fine import Maatregel, NewTerm
from inburgering_cli.law.handhaving.next_step import HandhavingCase, Proposal, doubts, propose, same_conduct
from tests.law.people import someone

MIGRANT = someone(doelgroep="gezinsmigrant", kennisgeving="2024-01-22")
WITH_PIP = MIGRANT._replace(pip_dagtekening="2024-03-01", pip_hier="2024-03-01", intake_afgerond="2024-02-20")
ASYLUM = WITH_PIP._replace(doelgroep="asielstatushouder")


def m(kind: str, day: str, uiterlijk: str | None = None, grond: str = "intake", **more: Any) -> Maatregel:
    return Maatregel(kind, grond, day, uiterlijk, **more)


def proposal(
    *steps: Maatregel,
    day: str,
    grond: str = "intake",
    facts: Any = MIGRANT,
    terms: tuple[NewTerm, ...] = (),
    **found: Any,
) -> Proposal:
    return propose(HandhavingCase(facts, steps, terms, day, **found), grond)


CALL = m("oproep", "2024-02-01", "2024-02-15")
WARNING = m("waarschuwing", "2024-02-20", "2024-03-05")
FINE = m("boete", "2024-03-10", "2024-05-10", bedrag=250_00)
SECOND = m("boete", "2024-05-20", bedrag=250_00)


@pytest.mark.parametrize(
    ("steps", "day", "stap", "waits"),
    [
        ((), "2024-02-01", "oproep", None),
        ((CALL,), "2024-02-15", "wachten", "2024-02-15"),
        ((CALL,), "2024-02-16", "waarschuwing", None),
        ((CALL._replace(verschenen="2024-02-15"),), "2024-02-16", "geen", None),
        ((CALL._replace(uiterlijk=None),), "2024-02-16", "wachten", None),
        ((CALL, WARNING), "2024-03-05", "wachten", "2024-03-05"),
        ((CALL, WARNING), "2024-03-06", "boete", None),
        ((CALL, WARNING, FINE), "2024-05-10", "wachten", "2024-05-10"),
        ((CALL, WARNING, FINE), "2024-05-11", "boete", None),
        ((CALL, WARNING, FINE, SECOND._replace(uiterlijk="2024-06-20")), "2024-06-21", "afronden_bij_afwezigheid", None),
    ],
)  # fmt: skip
def test_the_ladder_for_the_intake(steps: tuple[Maatregel, ...], day: str, stap: str, waits: str | None) -> None:
    found = proposal(*steps, day=day)
    assert (found.stap, found.uiterlijk) == (stap, waits)
    assert found.stappen[-1].endswith("Dit is een berekening; een mens beslist.")
    assert (found.bedrag is not None) == (stap == "boete")


def test_the_fine_for_the_intake_is_fixed_with_a_new_term_of_two_months_at_most() -> None:
    found = proposal(CALL, WARNING, day="2024-12-31")
    assert (found.bedrag, found.nieuwe_termijn_hoogstens, found.rapport_en_zienswijze) == (250_00, "2025-02-28", False)
    assert (found.plafond, found.opgelegd) == (2_400_00, 0)
    text = " ".join(found.stappen)
    for part in ("€ 250,00 (Bi 7.1 lid 1)", "Wi 26 lid 1 onder a", "2 maanden", "Awb 5:53", "Awb 5:41, 5:46"):
        assert part in text
    second = proposal(CALL, WARNING, FINE, day="2024-05-11")
    assert (second.bedrag, second.nieuwe_termijn_hoogstens, second.opgelegd) == (250_00, None, 250_00)
    assert "na 3 oproepen zonder gevolg" in " ".join(second.stappen)


M_WARNING = m("waarschuwing", "2025-02-01", "2025-02-15", "map")
M_REPORT = m("voornemen", "2025-02-20", "2025-03-06", "map", rapport="2025-02-20")
M_FINE = m("boete", "2025-03-10", "2025-04-10", "map", rapport="2025-02-20", bedrag=25_00, onherroepelijk="2025-04-22")


@pytest.mark.parametrize(
    ("steps", "day", "stap", "waits"),
    [
        ((), "2025-02-01", "waarschuwing", None),
        ((m("oproep", "2025-01-01", "2025-01-15", "map"),), "2025-01-16", "waarschuwing", None),
        ((M_WARNING,), "2025-02-15", "wachten", "2025-02-15"),
        ((M_WARNING,), "2025-02-16", "voornemen", None),
        ((M_WARNING, M_REPORT), "2025-03-06", "wachten", "2025-03-06"),
        ((M_WARNING, M_REPORT), "2025-03-07", "boete", None),
        ((M_WARNING, M_REPORT._replace(zienswijze_ontvangen="2025-02-25")), "2025-02-26", "boete", None),
        ((M_WARNING, M_REPORT._replace(uiterlijk=None)), "2025-04-01", "wachten", None),
        ((M_WARNING, M_REPORT, M_FINE), "2025-04-10", "wachten", "2025-04-10"),
        ((M_WARNING, M_REPORT, M_FINE), "2025-04-11", "voornemen", None),
    ],
)  # fmt: skip
def test_the_ladder_for_what_the_pip_asks(steps: tuple[Maatregel, ...], day: str, stap: str, waits: str | None) -> None:
    found = proposal(*steps, day=day, grond="map", facts=WITH_PIP)
    assert (found.stap, found.uiterlijk) == (stap, waits)


def test_the_amount_depends_on_blame_which_a_person_decides() -> None:
    found = proposal(M_WARNING, M_REPORT, day="2025-03-07", grond="map", facts=WITH_PIP)
    assert (found.bedrag, found.recidive) == (None, 0)
    assert found.bedragen == {"opzet": 50_00, "grove_schuld": 37_50, "gewoon": 25_00, "verminderd": 12_50}
    assert found.besluit_uiterlijk == "2025-05-22"  # 13 weeks after the report, not moved (Atw 4)
    assert found.rapport_en_zienswijze is True
    assert any("Awb 5:10a" in line and "niet nagelezen" in line for line in found.onzeker)
    known = proposal(M_WARNING, M_REPORT, day="2025-03-07", grond="map", facts=WITH_PIP, verwijtbaarheid="grove_schuld")
    assert (known.bedrag, known.bedragen) == (37_50, None)
    own = M_REPORT._replace(verwijtbaarheid="verminderd")
    assert proposal(M_WARNING, own, day="2025-03-07", grond="map", facts=WITH_PIP).bedrag == 12_50


def test_recidive_doubles_and_says_that_this_is_a_reading() -> None:
    earlier = [
        m("boete", d, None, "pvt", bedrag=50_00, onherroepelijk="2025-02-01") for d in ("2024-06-01", "2024-09-01")
    ]
    found = proposal(
        *earlier, M_WARNING, M_REPORT, day="2025-03-07", grond="map", facts=WITH_PIP, verwijtbaarheid="opzet"
    )
    assert (found.recidive, found.bedrag) == (2, 200_00)
    assert any("€ 150,00" in line for line in found.stappen)
    assert any("Bi 7.1 lid 3" in line and "onze lezing" in line for line in found.onzeker)
    later = proposal(
        *earlier, M_WARNING, M_REPORT, day="2025-06-02", grond="map", facts=WITH_PIP, verwijtbaarheid="opzet",
        vastgesteld="2025-06-02",
    )  # fmt: skip
    assert (later.recidive, later.bedrag) == (1, 100_00)


def test_the_ceiling_leaves_no_more_than_the_rest() -> None:
    before = m("boete", "2024-06-01", None, "begeleiding", bedrag=2_380_00)
    case: dict[str, Any] = {"day": "2025-03-07", "grond": "map", "facts": WITH_PIP}
    found = proposal(before, M_WARNING, M_REPORT, **case, verwijtbaarheid="opzet")
    assert (found.bedrag, found.plafond, found.opgelegd) == (20_00, 2_400_00, 2_380_00)
    full = proposal(before._replace(bedrag=2_400_00), M_WARNING, M_REPORT, **case, verwijtbaarheid="opzet")
    assert (full.stap, full.bedrag) == ("geen", None)
    term = NewTerm("2025-03-07", "2025-09-07")
    renewed = proposal(before, M_WARNING, M_REPORT, **case, verwijtbaarheid="opzet", terms=(term,))
    assert (renewed.bedrag, renewed.plafond, renewed.opgelegd) == (50_00, 400_00, 0)


@pytest.mark.parametrize("grond", ["intake", "map", "leerroute"])
def test_for_an_asielstatushouder_a_fine_is_never_proposed(grond: str) -> None:
    facts = ASYLUM._replace(intake_afgerond=None) if grond == "intake" else ASYLUM
    steps = [s._replace(grond=grond) for s in (CALL, WARNING)]
    found = proposal(*steps, day="2024-03-06", grond=grond, facts=facts)
    assert (found.stap, found.bedrag, found.bedragen) == ("juridische_toets", None, None)
    text = " ".join(found.stappen)
    for part in ("EU:C:2025:52", "RvS 9-7-2025 en 18-2-2026", "volhardende onwil"):
        assert part in text
    assert any("gevolg voor boetes van gemeenten" in line for line in found.onzeker)
    assert proposal(steps[0], day="2024-02-16", grond=grond, facts=facts).stap == "waarschuwing"


def test_no_fine_beside_a_lowered_bijstand_for_the_same_conduct() -> None:
    for lowered, step in (("2024-02-19", "boete"), ("2024-02-20", "geen"), ("2024-03-06", "geen")):
        found = proposal(CALL, WARNING, m("verlaging_bijstand", lowered), day="2024-03-06")
        assert found.stap == step
    other = proposal(CALL, WARNING, m("verlaging_bijstand", "2024-03-06", grond="map"), day="2024-03-06")
    assert other.stap == "boete"
    assert "Wi 27" in " ".join(proposal(CALL, WARNING, m("verlaging_bijstand", "2024-03-01"), day="2024-03-06").stappen)


def test_conduct_is_the_same_until_a_new_call() -> None:
    fine = m("boete", "2024-03-10")
    assert same_conduct([CALL, WARNING, fine], "boete", "2024-03-20") == fine
    assert same_conduct([CALL, fine, m("oproep", "2024-03-20")], "boete", "2024-03-20") is None
    assert same_conduct([CALL, fine, m("oproep", "2024-03-21")], "boete", "2024-03-20") == fine
    assert same_conduct([WARNING, fine], "boete", "2024-02-19") is None


@pytest.mark.parametrize(
    ("day", "stap"), [("2027-03-05", "boete"), ("2027-03-06", "geen")]
)  # three years after the last day of the warning
def test_the_power_to_fine_lapses(day: str, stap: str) -> None:
    found = proposal(CALL, WARNING, day=day)
    assert (found.stap, found.bevoegd_tot) == (stap, "2027-03-05")


def test_with_the_duty_of_a_report_it_lapses_after_five_years() -> None:
    for day, step in (("2030-02-15", "voornemen"), ("2030-02-16", "geen")):
        assert proposal(M_WARNING, day=day, grond="map", facts=WITH_PIP).stap == step


@pytest.mark.parametrize(
    ("facts", "grond", "said"),
    [
        (MIGRANT._replace(kennisgeving="2021-12-31"), "intake", "Wi2013 28-34"),
        (WITH_PIP, "intake", "al afgerond op 20-02-2024 (Wi 22)"),
        (MIGRANT, "map", "nog geen vastgesteld PIP"),
        (WITH_PIP, "leerroute", "alleen bij asielstatushouders"),
        (WITH_PIP._replace(leerroute="onderwijs"), "map", "geen MAP (Wi 8 lid 3)"),
        (WITH_PIP._replace(pvt_ondertekend="2024-05-01"), "pvt", "al afgerond op 01-05-2024 (Wi 23)"),
        (WITH_PIP._replace(vrijgesteld="2024-05-01"), "begeleiding", "niet meer sinds 01-05-2024 (Wi 4, 5, 6)"),
        (WITH_PIP._replace(dossier_gesloten="2024-05-01"), "begeleiding", "gesloten op 01-05-2024"),
    ],
)
def test_where_there_is_nothing_to_enforce(facts: Any, grond: str, said: str) -> None:
    found = proposal(m("waarschuwing", "2024-06-01", "2024-06-15", grond), day="2025-01-01", grond=grond, facts=facts)
    assert (found.stap, found.bedrag) == ("geen", None)
    assert said in " ".join(found.stappen)


def test_what_a_recorded_fine_leaves_to_be_asked() -> None:
    new = m("boete", "2025-03-10", None, "map", bedrag=25_00, verwijtbaarheid="gewoon", rapport="2025-02-20")
    assert doubts(WITH_PIP, [], new) == []
    assert "25,00" in doubts(WITH_PIP, [], new._replace(bedrag=25_01))[0]
    assert "Awb 5:53" in doubts(WITH_PIP, [], new._replace(rapport=None))[0]
    assert doubts(WITH_PIP, [M_REPORT], new._replace(rapport=None)) == []
    assert doubts(WITH_PIP, [], new._replace(datum="2025-05-22")) == []
    assert "uiterlijk 22-05-2025" in doubts(WITH_PIP, [], new._replace(datum="2025-05-23"))[0]
    assert "EU:C:2025:52" in doubts(ASYLUM, [], new)[0]
    assert doubts(MIGRANT, [], m("boete", "2025-03-10", bedrag=250_00)) == []
