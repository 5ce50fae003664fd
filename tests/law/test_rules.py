"""Each rule refuses with a Dutch sentence that names its source, and lets pass what is allowed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Facts
from tests.law.people import example, someone


@contextmanager
def refused(field: str | None, source: str, words: str) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """The rule refuses this field, in a sentence with these words that ends with its source."""
    with pytest.raises(Refused) as refusal:
        yield refusal
    error = refusal.value
    assert (error.code, error.exit_code, error.veld) == ("geweigerd", 3, field)
    assert error.message.endswith(f"({source}).")
    assert words in error.message


ORDER = [
    ("bijstand_ingang", "bijstand_einde", "Pw 11"),
    ("info_derden_gevraagd", "info_derden_ontvangen", "Bi 5.3 lid 2"),
    ("ontzorg_start", "ontzorg_einde", "Pw 56a"),
    ("plicht_begin", "pip_dagtekening", "DUO PIP: niet vóór begin plicht"),
    ("huisvesting", "pip_hier", "DUO PIP: niet vóór vestiging"),
    ("pip_vorige_gemeente", "pip_hier", "Wi 15 lid 4"),
    ("plicht_begin", "voldaan", "Wi 6"),
    ("plicht_begin", "pvt_ondertekend", "DUO PVT: niet vóór begin plicht"),
    ("oproep", "oproep_verschenen", "Wi 14"),
]
AANBOD = ("pip_dagtekening", "aanbod", "DUO aanbod: niet vóór dagtekening PIP")
AFTER_PIP = [
    ("pip_dagtekening", "pvt_ondertekend", "DUO PVT: niet vóór start termijn"),
    ("pip_dagtekening", "map_eindgesprek", "DUO MAP: niet vóór start termijn"),
]


@pytest.mark.parametrize(("earlier", "later", "source"), [*ORDER, AANBOD])
def test_a_fact_cannot_lie_before_the_one_it_follows(earlier: str, later: str, source: str) -> None:
    with refused(later, source, "(17-03-2024) ligt vóór "):
        rules.check_facts(someone(**{earlier: "2024-03-18", later: "2024-03-17"}))
    rules.check_facts(someone(**{earlier: "2024-03-18", later: "2024-03-18"}))
    rules.check_facts(someone(**{later: "2024-03-17"}))


# Wi 11 lid 2: the termijn begins on the day after the dagtekening, and DUO takes no PVT or MAP of before it
@pytest.mark.parametrize(("earlier", "later", "source"), AFTER_PIP)
def test_pvt_and_map_come_after_the_day_of_the_pip(earlier: str, later: str, source: str) -> None:
    for day in ("2024-03-17", "2024-03-18"):
        with refused(later, source, "ligt niet na dagtekening"):
            rules.check_facts(someone(**{earlier: "2024-03-18", later: day}))
    rules.check_facts(someone(**{earlier: "2024-03-18", later: "2024-03-19"}))
    rules.check_facts(someone(**{later: "2024-03-17"}))


@pytest.mark.parametrize(("earlier", "later", "source"), [AANBOD, *AFTER_PIP])
def test_in_the_pilot_pvt_map_and_aanbod_may_come_before_the_pip(earlier: str, later: str, source: str) -> None:
    days = {earlier: "2021-03-18", later: "2021-03-17"}
    rules.check_facts(someone(plicht_begin="2020-12-01", **days))
    with refused(later, source, "ligt "):
        rules.check_facts(someone(plicht_begin=None, kennisgeving="2022-01-01", **days))


def test_the_facts_of_the_example_contradict_nothing() -> None:
    rules.check_facts(example())


@pytest.mark.parametrize(
    ("group", "detail", "fits"),
    [
        ("asielstatushouder", "asielstatushouder", True),
        ("asielstatushouder", "gezinshereniger_met_asielstatushouder", True),
        ("asielstatushouder", "gezinsvormer", False),
        ("gezinsmigrant", "gezinshereniger", True),
        ("gezinsmigrant", "gezinsvormer_met_asielstatushouder", False),
        ("overige_migrant", "geestelijk_bedienaar", True),
        ("overige_migrant", "asielstatushouder", False),
    ],
)
def test_the_detailed_group_must_fit_the_group(group: str, detail: str, fits: bool) -> None:
    facts = someone(doelgroep=group, gedetailleerde_doelgroep=detail)
    if fits:
        rules.check_facts(facts)
    else:
        with refused("gedetailleerde_doelgroep", "Wi 13, 19", f"{detail} hoort niet bij {group}"):
            rules.check_facts(facts)


@pytest.mark.parametrize("group", ["gezinsmigrant", "overige_migrant"])
def test_an_inburgeringsaanbod_is_for_asielstatushouders_only(group: str) -> None:
    with refused("aanbod", "Wi 16", "alleen voor asielstatushouders"):
        rules.check_facts(someone(doelgroep=group, aanbod="2024-06-01"))


@pytest.mark.parametrize(
    ("day", "reason", "field"), [("2024-01-01", None, "reden"), (None, "verhuisd", "dossier_gesloten")]
)
def test_closing_asks_for_a_day_and_a_reason_together(day: str | None, reason: str | None, field: str) -> None:
    with pytest.raises(Refused, match="een datum én een reden") as refusal:
        rules.check_case(dossier_gesloten=day, reden=reason, geboortedatum=None, facts=someone())
    assert refusal.value.veld == field


@pytest.mark.parametrize("name", ["plicht_begin", "kennisgeving", "huisvesting", "bijstand_ingang"])
def test_nobody_has_facts_before_being_born(name: str) -> None:
    for born, day, wrong in [
        ("2000-01-02", "2000-01-01", True),
        ("2000-01-02", "2000-01-02", False),
        ("2001", "2000-12-31", True),
        ("2000", "2000-01-01", False),
        ("2000-05", "2000-04-30", True),
    ]:
        facts = someone(**{name: day})
        if wrong:
            with pytest.raises(Refused, match="ligt vóór de geboortedatum"):
                rules.check_case(dossier_gesloten=None, reden=None, geboortedatum=born, facts=facts)
        else:
            rules.check_case(dossier_gesloten=None, reden=None, geboortedatum=born, facts=facts)


# --- ontzorgen ---
def ontzorg(facts: Facts, start: str = "2024-04-01", **more: object) -> list[str]:
    heard: list[str] = []
    given_: dict[str, object] = {"einde": None, "kosten": (), "machtiging": "2024-03-01", **more}
    rules.check_ontzorgen(facts, start, warn=heard.append, **given_)  # type: ignore[arg-type]
    return heard


@pytest.mark.parametrize("group", ["gezinsmigrant", "overige_migrant"])
@pytest.mark.parametrize(("plicht", "source"), [("2024-01-01", "Pw 56a lid 1"), ("2021-01-01", "nota tabel 1.0")])
def test_ontzorgen_is_refused_for_a_migrant_under_both_laws(group: str, plicht: str, source: str) -> None:
    with refused("doelgroep", source, "alleen voor asielstatushouders"):
        ontzorg(someone(doelgroep=group, plicht_begin=plicht))


def test_ontzorgen_asks_for_an_own_asylum_permit_except_in_the_pilot() -> None:
    family = "gezinsvormer_met_asielstatushouder"
    with refused("doelgroep", "Pw 56a lid 1", "eigen asielvergunning"):
        ontzorg(example(gedetailleerde_doelgroep=family))
    assert ontzorg(example(gedetailleerde_doelgroep=family, plicht_begin="2021-12-31")) == []


def test_ontzorgen_cannot_start_before_the_bijstand_nor_end_before_its_start() -> None:
    with refused("datum", "Pw 56a lid 1", "niet beginnen vóór de bijstand (18-03-2024)"):
        ontzorg(example(), "2024-03-17")
    with refused("einde", "Pw 56a lid 1", "het einde (31-03-2024) ligt vóór de start (01-04-2024)"):
        ontzorg(example(), einde="2024-03-31")
    assert ontzorg(example(), "2024-03-18", einde="2024-03-18") == []
    (warning,) = ontzorg(someone(plicht_begin="2024-01-01"))
    assert "Pw 56a" in warning


def test_the_fixed_costs_are_a_closed_list_and_the_pilot_adds_telefoon() -> None:
    assert ontzorg(example(), kosten=["huur", "gas", "water", "stroom", "zorgverzekering"]) == []
    with refused("soort", "Pw 56a lid 2", "telefoon staat niet op de gesloten lijst"):
        ontzorg(example(), kosten=["huur", "telefoon"])
    assert ontzorg(example(plicht_begin="2021-12-31"), kosten=["telefoon"]) == []


def test_the_pilot_warns_without_a_machtiging_and_the_law_does_not() -> None:
    (warning,) = ontzorg(example(plicht_begin="2021-12-31"), machtiging=None)
    assert "machtiging" in warning
    assert "(nota 3.5)" in warning
    assert ontzorg(example(), machtiging=None) == []


@pytest.mark.parametrize(
    ("start", "before", "longest"),
    [
        ("2021-03-01", "2021-08-31", "2022-02-28"),
        ("2021-08-31", "2022-02-27", "2022-08-30"),  # counted from the start: chained it would be 27 August
        ("2020-02-29", "2020-08-28", "2021-02-27"),
    ],
)
def test_an_extension_in_the_pilot_reaches_a_year_from_the_start(start: str, before: str, longest: str) -> None:
    facts = someone(plicht_begin="2020-01-01", bijstand_ingang="2020-01-01")
    assert rules.check_ontzorg_extension(facts, start, None, None) == longest
    assert rules.check_ontzorg_extension(facts, start, longest, None) == longest
    for wrong in (before, longest[:8] + f"{int(longest[8:]) + 1:02}"):
        with refused("tot", "nota 2.2", "verlengen kan in de pilot met 6 maanden"):
            rules.check_ontzorg_extension(facts, start, wrong, None)


def test_an_extension_under_the_law_follows_a_decision_with_a_day_and_reasons() -> None:
    facts = example()
    with refused("tot", "Pw 57", "verlengen vraagt een laatste dag"):
        rules.check_ontzorg_extension(facts, "2024-04-01", None, "ziekte")
    with refused("reden", "Pw 57", "gegronde redenen"):
        rules.check_ontzorg_extension(facts, "2024-04-01", "2024-12-31", None)
    with refused("tot", "Pw 57", "moet na 17-09-2024 eindigen"):  # half a year from the bijstand, not from the start
        rules.check_ontzorg_extension(facts, "2024-04-01", "2024-09-17", "ziekte")
    assert rules.check_ontzorg_extension(facts, "2024-04-01", "2024-09-18", "ziekte") == "2024-09-18"


# --- BSN ---
def passes(bsn: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(c) for w, c in zip(weights, bsn, strict=True)) % 11 == 0


@pytest.mark.parametrize("bsn", ["999990019", "999990020", "999999990", "999990032"])
def test_the_elfproef_decides_about_nine_digits(bsn: str) -> None:
    if passes(bsn):
        assert rules.check_bsn(bsn) == bsn
    else:
        with refused("bsn", "Logisch ontwerp BRP", "elfproef"):
            rules.check_bsn(bsn)


@given(st.integers(0, 99_999))
def test_a_bsn_is_accepted_exactly_when_it_passes_and_never_repeated(number: int) -> None:
    bsn = f"9999{number:05}"
    if passes(bsn):
        assert rules.check_bsn(bsn) == bsn
        return
    with refused("bsn", "Logisch ontwerp BRP", "elfproef") as refusal:
        rules.check_bsn(bsn)
    assert bsn not in refusal.value.message


@pytest.mark.parametrize(
    ("bsn", "words"),
    [
        ("99999001", "dit zijn er 8"),
        ("99999001", "voorloopnul"),
        ("9999900199", "dit zijn er 10"),
        ("9999.90.019", "alleen uit cijfers"),
        ("99999001a", "alleen uit cijfers"),
        ("٩٩٩٩٩٠٠١٩", "alleen uit cijfers"),
        ("999 990 019", "alleen uit cijfers"),
        ("000000000", "elfproef"),
    ],
)
def test_a_wrong_bsn_is_refused_with_what_is_wrong_and_without_the_number(bsn: str, words: str) -> None:
    with refused("bsn", "Logisch ontwerp BRP", words) as refusal:
        rules.check_bsn(bsn)
    assert bsn not in refusal.value.message
