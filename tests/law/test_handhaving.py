"""Proposals of handhaving: each step of the ladder on the day it begins, and what stops it."""

from typing import Any

import pytest

from inburgering_cli.law.handhaving.fine import Maatregel, NewTerm
from inburgering_cli.law.handhaving.next_step import HandhavingCase, Proposal, doubts, propose, same_conduct
from inburgering_cli.law.sources import bi
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
THIRD = m("oproep", "2024-03-10", "2024-03-24")
FOURTH = m("oproep", "2024-03-26", "2024-04-09")
PIP = ("2024-04-01", bi("5.3 lid 1"))


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
        # Wi 14 lid 2: the new term in the fine was the third call
        ((CALL, WARNING, FINE), "2024-05-11", "afronden_bij_afwezigheid", None),
        ((CALL, WARNING, FINE, SECOND), "2024-06-21", "afronden_bij_afwezigheid", None),
        ((CALL, WARNING, FINE._replace(uiterlijk=None)), "2024-05-11", "wachten", None),
        # a third call instead of a fine
        ((CALL, WARNING, THIRD), "2024-03-24", "wachten", "2024-03-24"),
        ((CALL, WARNING, THIRD), "2024-03-25", "afronden_bij_afwezigheid", None),
        # no fine without a written warning (Wi 22)
        ((CALL, CALL._replace(datum="2024-02-20")), "2024-03-06", "waarschuwing", None),
        ((WARNING,), "2024-03-06", "waarschuwing", None),
        # once three had no result, neither a fourth call nor a notice of intent puts it off
        ((CALL, WARNING, THIRD, FOURTH), "2024-04-01", "afronden_bij_afwezigheid", None),
        ((CALL, WARNING, THIRD, m("voornemen", "2024-03-26", "2024-05-01")), "2024-04-01", "afronden_bij_afwezigheid", None),
        # who came has answered what was asked before
        ((CALL, WARNING, THIRD._replace(verschenen="2024-03-20")), "2024-04-01", "geen", None),
        ((CALL._replace(verschenen="2024-03-20"), WARNING), "2024-04-01", "geen", None),
        ((CALL, WARNING._replace(verschenen="2024-03-05"), THIRD), "2024-04-01", "waarschuwing", None),
        ((m("voornemen", "2024-02-01", "2024-02-15"),), "2024-02-16", "oproep", None),
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
    assert "geteld vanaf de bekendmaking van het besluit: bij een bekendmaking op 31-12-2024" in text  # Wi 22 lid 2
    assert "het college voltooit de intake dan in afwezigheid (Wi 14 lid 2)" in text


@pytest.mark.parametrize(
    ("steps", "asks"),
    [
        ((m("verlaging_bijstand", "2024-03-06"),), "Wi 27"),
        ((m("boete", "2023-06-01", bedrag=2_400_00),), "er is nog ruimte voor € 0,00"),
        ((WARNING._replace(datum="2023-02-20", uiterlijk="2023-03-05"), m("boete", "2024-01-10", "2024-02-10")), "al een"),
    ],
)  # fmt: skip
def test_without_a_fine_the_third_call_comes_all_the_same(steps: tuple[Maatregel, ...], asks: str) -> None:
    own = steps if steps[0].soort == "waarschuwing" else (CALL, WARNING, *steps)
    found = proposal(*own, day="2024-03-06")
    assert (found.stap, found.oproepen, found.bedrag) == ("oproep", 2, None)
    assert asks in " ".join(found.stappen)


@pytest.mark.parametrize("facts", [MIGRANT, ASYLUM._replace(intake_afgerond=None)])
def test_three_calls_without_result_count_down_to_the_pip_for_everybody(facts: Any) -> None:
    # Wi 14 lid 2; the ten weeks of Bi 5.3 keep running
    for day, left in (("2024-03-25", "nog 7 dagen"), ("2024-03-31", "nog 1 dag"), ("2024-04-01", "dat is vandaag"),
                      ("2024-04-02", "1 dag te laat"), ("2024-04-03", "2 dagen te laat")):  # fmt: skip
        found = proposal(CALL, WARNING, THIRD, day=day, facts=facts, pip=PIP)
        assert (found.stap, found.oproepen, found.pip_uiterlijk) == ("afronden_bij_afwezigheid", 3, "2024-04-01")
        text = " ".join(found.stappen)
        assert f"uiterlijk op 01-04-2024 zijn, {left} (Bi 5.3 lid 1)" in text
        assert "dat is een plicht, of er nu een boete was of niet (Wi 14 lid 2)" in text
    without = proposal(CALL, WARNING, THIRD, day="2024-03-25", facts=facts)
    assert (without.pip_uiterlijk, "PIP" in " ".join(without.stappen)) == (None, False)


def test_that_calls_from_before_somebody_came_do_not_count_is_named_as_our_reading() -> None:
    found = proposal(CALL, WARNING._replace(verschenen="2024-03-05"), THIRD, day="2024-04-01")
    assert "Op 05-03-2024 is aan een oproep voldaan" in " ".join(found.stappen)
    assert any("Wi 14 lid 2" in line and "onze lezing" in line for line in found.onzeker)
    assert not any("onze lezing" in line for line in proposal(CALL, day="2024-02-16").onzeker)


def test_beside_an_intake_in_absence_a_second_fine_can_be() -> None:
    said = "De wet kent ook een tweede boete van € 250,00; de intake wacht daar niet op (Wi 22)."
    assert said in proposal(CALL, WARNING, FINE, day="2024-05-11").stappen
    assert said not in proposal(CALL, WARNING, THIRD, day="2024-05-11").stappen
    assert said not in proposal(CALL, WARNING, FINE, SECOND, day="2024-06-21").stappen
    running = proposal(CALL, WARNING, THIRD, FOURTH, day="2024-04-09")
    assert "De oproep van 26-03-2024 loopt nog tot en met 09-04-2024." in running.stappen


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


def test_recidive_shows_every_reading_and_settles_none() -> None:
    earlier = [
        m("boete", d, None, "pvt", bedrag=50_00, onherroepelijk="2025-02-01") for d in ("2024-06-01", "2024-09-01")
    ]
    found = proposal(
        *earlier, M_WARNING, M_REPORT, day="2025-03-07", grond="map", facts=WITH_PIP, verwijtbaarheid="opzet"
    )
    assert (found.recidive, found.bedrag, found.bedragen) == (2, None, None)
    assert found.lezingen == {
        "verdubbeld": {"opzet": 200_00}, "opgeteld": {"opzet": 150_00}, "laatste_boete": {"opzet": 100_00},
    }  # fmt: skip
    assert any("100 % van het bedrag is € 100,00 of € 150,00 of € 200,00" in line for line in found.stappen)
    assert any("Bi 7.1 lid 3" in line and "onze lezing" in line for line in found.onzeker)
    later = proposal(
        *earlier, M_WARNING, M_REPORT, day="2025-06-02", grond="map", facts=WITH_PIP, verwijtbaarheid="opzet",
        vastgesteld="2025-06-02",
    )  # fmt: skip
    assert (later.recidive, later.bedrag, later.lezingen) == (1, 100_00, None)  # here all readings agree


def test_a_chain_of_violations_each_within_a_year_of_the_one_before() -> None:
    # Bi 7.1 lid 3: only the second one lies within twelve months of the third
    chain = (
        m("boete", "2024-06-10", None, "map", bedrag=50_00, onherroepelijk="2024-08-01"),
        m("boete", "2025-04-10", None, "map", bedrag=100_00, onherroepelijk="2025-06-01"),
        m("waarschuwing", "2026-01-05", "2026-01-19", "map"),
        m("voornemen", "2026-02-10", "2026-02-24", "map", rapport="2026-02-10"),
    )
    case: dict[str, Any] = {"day": "2026-02-25", "grond": "map", "facts": WITH_PIP}
    found = proposal(*chain, **case, verwijtbaarheid="opzet")
    assert (found.stap, found.recidive, found.bedrag) == ("boete", 1, None)
    assert found.lezingen == {
        "verdubbeld": {"opzet": 100_00}, "opgeteld": {"opzet": 100_00}, "laatste_boete": {"opzet": 200_00},
    }  # fmt: skip
    text = " ".join(found.stappen)
    assert "het basisbedrag elke keer verdubbeld: € 100,00" in text
    assert "het dubbele van de laatste boete: € 200,00 (Bi 7.1 lid 3)" in text
    assert "op 10-02-2026, de dag van de vaststelling, al onherroepelijk was; de tekst noemt geen moment" in text
    unknown = proposal(chain[0], chain[1]._replace(bedrag=None), *chain[2:], **case)
    assert unknown.lezingen is not None
    assert (unknown.bedragen, unknown.lezingen["laatste_boete"]) == (None, None)
    assert "onbekend, want die boete heeft geen bedrag" in " ".join(unknown.stappen)
    # irrevocable on the day after it was found: not counted, and that is said
    late = proposal(chain[0], chain[1]._replace(onherroepelijk="2026-02-11"), *chain[2:], **case)
    assert (late.recidive, late.lezingen) == (0, None)
    assert "Niet meegeteld: vastgesteld op 10-04-2025" in " ".join(late.stappen)


def test_with_bijstand_the_language_duty_is_named_as_another_one() -> None:
    def told(**facts: Any) -> str:
        case: dict[str, Any] = {"day": "2025-02-16", "grond": "map"}
        return " ".join(proposal(M_WARNING, **case, facts=WITH_PIP._replace(**facts)).stappen)

    assert "18b" not in told(leerroute="z")
    assert "18b" not in told(leerroute="z", bijstand_ingang="2024-01-01", bijstand_einde="2025-01-01")
    assert "een eigen verlaging" in told(leerroute="b1", bijstand_ingang="2024-01-01")
    assert "certificaat" not in told(leerroute="b1", bijstand_ingang="2024-01-01")
    assert "Het certificaat van de Z-route maakt niet vrij" in told(leerroute="z", bijstand_ingang="2024-01-01")


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
    step = "oproep" if grond == "intake" else "juridische_toets"  # the third call needs no fine (Wi 14 lid 2)
    assert (found.stap, found.bedrag, found.bedragen) == (step, None, None)
    text = " ".join(found.stappen)
    for part in ("EU:C:2025:52", "RvS 9-7-2025 en 18-2-2026", "volhardende onwil"):
        assert part in text
    assert any("gevolg voor boetes van gemeenten" in line for line in found.onzeker)
    assert proposal(steps[0], day="2024-02-16", grond=grond, facts=facts).stap == "waarschuwing"


def test_no_fine_beside_a_lowered_bijstand_for_the_same_conduct() -> None:
    for lowered, step in (("2024-02-19", "boete"), ("2024-02-20", "oproep"), ("2024-03-06", "oproep")):
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
    ("day", "stap"), [("2027-03-05", "boete"), ("2027-03-06", "oproep")]
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
        (WITH_PIP._replace(dossier_gesloten="2024-05-01", reden_gesloten="overleden"), "map", "vervalt (Awb 5:42)"),
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
    earlier = m("boete", "2024-09-01", None, "pvt", bedrag=100_00, onherroepelijk="2024-11-01")
    more = new._replace(bedrag=100_00)  # half of twice the last fine
    assert doubts(WITH_PIP, [earlier], more) == []
    assert "hoogstens € 100,00" in doubts(WITH_PIP, [earlier], more._replace(bedrag=100_01))[0]
    assert doubts(WITH_PIP, [earlier._replace(bedrag=None)], more._replace(bedrag=100_01)) == []
    intake = m("boete", "2025-03-10", "2025-05-10", bedrag=250_00)
    assert "--bekendmaking (Wi 22 lid 2)" in doubts(MIGRANT, [], intake)[0]
    assert doubts(MIGRANT, [], intake._replace(bekendmaking="2025-03-12")) == []
    assert doubts(MIGRANT, [], m("boete", "2025-03-10", bedrag=250_00)) == []
