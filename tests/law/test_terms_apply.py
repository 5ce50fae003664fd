"""Which law and which terms a dossier has: change of law, groups, routes, moves, and information of others."""

import pytest

from inburgering_cli.law.stelsel import stelsel_of
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.policy import DEFAULT
from tests.law.people import example, outcomes, someone, status

MIGRANTS = ("gezinsmigrant", "overige_migrant")


@pytest.mark.parametrize(
    ("plicht", "kennisgeving", "huisvesting", "law"),
    [
        ("2021-12-31", "2022-06-01", "2022-06-01", "wi2013"),
        ("2022-01-01", "2021-12-31", "2021-12-31", "wi2021"),
        ("2022-01-02", None, None, "wi2021"),
        (None, "2021-12-31", "2022-01-01", "wi2013"),
        (None, "2022-01-01", "2021-06-01", "wi2021"),
        (None, None, "2021-12-31", "wi2013"),
        (None, None, "2022-01-01", "wi2021"),
        (None, None, None, "wi2021"),
    ],
)
def test_the_law_follows_from_the_start_of_the_plicht_or_else_the_next_best_day(
    plicht: str | None, kennisgeving: str | None, huisvesting: str | None, law: str
) -> None:
    assert stelsel_of(plicht, kennisgeving, huisvesting) == law
    assert someone(plicht_begin=plicht, kennisgeving=kennisgeving, huisvesting=huisvesting).stelsel == law


def test_one_day_of_plicht_decides_between_the_terms_of_both_laws() -> None:
    days = {"kennisgeving": "2022-01-10", "huisvesting": "2022-02-23", "pip_dagtekening": "2022-03-01"}
    old = outcomes(someone(plicht_begin="2021-12-31", **days), "2022-03-01")
    new = outcomes(someone(plicht_begin="2022-01-01", **days), "2022-03-01")
    assert old["pip"].version.source.kort == "nota 1"
    assert old["pip"].uiterlijk == new["pip"].ongeschoven == "2022-05-04"
    assert new["pip"].version.source.kort == "Bi 5.3 lid 1"
    assert old["inburgeringstermijn"].uiterlijk == "2024-12-31"
    assert new["inburgeringstermijn"].uiterlijk == "2025-03-01"
    assert old["pvt"].uiterlijk == "2023-02-23"
    assert new["pvt"].uiterlijk == "2025-03-01"
    assert set(new) - set(old) == {"map", "leerroute_wijzigen", "start_leerroute", "verlenging_aanvragen"}


def test_an_asielstatushouder_has_no_pip_clock_until_both_kennisgeving_and_huisvesting_are_known() -> None:
    assert "pip" not in outcomes(someone(kennisgeving="2024-01-22"), "2025-01-01")
    assert "pip" not in outcomes(someone(huisvesting="2024-01-22"), "2025-01-01")


@pytest.mark.parametrize("group", MIGRANTS)
def test_a_migrant_without_kennisgeving_has_no_pip_clock_and_never_one_for_the_leerroute(group: str) -> None:
    found = outcomes(someone(doelgroep=group, huisvesting="2024-01-22", pip_dagtekening="2024-02-01"), "2025-01-01")
    assert not {"pip", "start_leerroute", "ontzorgen"} & set(found)


@pytest.mark.parametrize("group", MIGRANTS)
@pytest.mark.parametrize("plicht", ["2021-06-01", "2024-01-01"])
def test_a_migrant_is_not_ontzorgd_under_either_law(group: str, plicht: str) -> None:
    facts = someone(doelgroep=group, plicht_begin=plicht, bijstand_ingang="2024-02-01", ontzorg_start="2024-02-01")
    assert "ontzorgen" not in outcomes(facts, "2024-03-01")


@pytest.mark.parametrize("detail", ["gezinshereniger_met_asielstatushouder", "gezinsvormer_met_asielstatushouder"])
def test_family_of_an_asylum_permit_is_ontzorgd_in_the_pilot_only(detail: str) -> None:
    days = {"bijstand_ingang": "2024-02-01", "ontzorg_start": "2024-02-01", "gedetailleerde_doelgroep": detail}
    assert "ontzorgen" not in outcomes(someone(plicht_begin="2024-01-01", **days), "2024-03-01")
    assert "ontzorgen" in outcomes(someone(plicht_begin="2021-01-01", **days), "2024-03-01")
    own = {**days, "gedetailleerde_doelgroep": "asielstatushouder"}
    assert "ontzorgen" in outcomes(someone(plicht_begin="2024-01-01", **own), "2024-03-01")


def test_in_the_pilot_bijstand_alone_starts_no_ontzorgen() -> None:
    assert "ontzorgen" not in outcomes(someone(plicht_begin="2021-01-01", bijstand_ingang="2021-02-01"), "2021-03-01")


def test_map_is_not_for_the_onderwijsroute_but_pvt_is() -> None:
    for route in ("b1", "z", None, "onderwijs"):
        found = outcomes(example(leerroute=route), "2024-09-30")
        assert ("map" in found) == (route != "onderwijs")
        assert "pvt" in found


def test_who_moved_in_with_a_pip_has_only_the_term_after_a_move() -> None:
    moved = example(pip_vorige_gemeente="2023-06-01", pip_dagtekening="2023-06-01", pip_hier=None)
    found = outcomes(moved, "2024-05-01")
    assert "pip" not in found
    assert (found["pip_na_verhuizing"].start, found["pip_na_verhuizing"].uiterlijk) == ("2024-03-18", "2024-05-27")
    assert found["inburgeringstermijn"].uiterlijk == "2026-06-01"


def test_a_call_without_a_last_day_is_no_deadline() -> None:
    assert "intake_oproep" not in outcomes(someone(oproep="2024-05-01"), "2024-06-01")
    assert "intake_oproep" not in outcomes(someone(oproep_uiterlijk="2024-05-01"), "2024-06-01")


class TestInformationOfOthers:
    """The ten weeks of the example end on 2024-05-27."""

    open = example(pip_hier=None, pip_dagtekening=None, info_derden_gevraagd="2024-05-27")

    def test_asked_on_the_last_day_counts_and_a_day_later_does_not(self) -> None:
        received = self.open._replace(info_derden_ontvangen="2024-06-03")
        assert outcomes(received, "2024-06-10")["pip_na_informatie"].uiterlijk == "2024-06-17"
        late = received._replace(info_derden_gevraagd="2024-05-28")
        assert "pip_na_informatie" not in outcomes(late, "2024-06-10")
        assert status(late, "pip", "2024-06-10") == "verlopen"

    def test_the_ten_weeks_hold_while_they_run_and_then_the_clock_waits_without_a_day(self) -> None:
        assert status(self.open, "pip", "2024-05-27") == "lopend"
        found = outcomes(self.open, "2024-05-28")
        assert "pip" not in found
        waiting = found["pip_na_informatie"]
        assert (waiting.status, waiting.uiterlijk, waiting.ongeschoven) == ("lopend", None, None)
        assert (waiting.start_gebeurtenis, waiting.start) == ("info_derden_gevraagd", "2024-05-27")
        assert status(self.open, "pip_na_informatie", "2026-05-28") == "lopend"

    @pytest.mark.parametrize(
        ("received", "term", "last"),
        [
            ("2024-05-12", "pip", "2024-05-27"),
            ("2024-05-13", "pip", "2024-05-27"),  # two weeks end on the same day
            ("2024-05-14", "pip_na_informatie", "2024-05-28"),
            ("2024-12-11", "pip_na_informatie", "2024-12-30"),
        ],
    )
    def test_two_weeks_from_receipt_replace_the_ten_weeks_only_when_they_end_later(
        self, received: str, term: str, last: str
    ) -> None:
        found = outcomes(self.open._replace(info_derden_ontvangen=received), "2025-01-10")
        assert {"pip", "pip_na_informatie"} & set(found) == {term}
        assert found[term].uiterlijk == last

    def test_a_pip_in_the_extra_weeks_is_on_time(self) -> None:
        facts = self.open._replace(info_derden_ontvangen="2024-05-20", pip_hier="2024-06-03")
        assert status(facts, "pip_na_informatie", "2024-07-01") == "gehaald"
        assert status(facts._replace(pip_hier="2024-06-04"), "pip_na_informatie", "2024-07-01") == "te_laat"

    def test_a_pip_without_the_information_is_judged_by_the_ten_weeks(self) -> None:
        assert status(self.open._replace(pip_hier="2024-05-27"), "pip", "2024-07-01") == "gehaald"
        assert status(self.open._replace(pip_hier="2024-06-03"), "pip", "2024-07-01") == "te_laat"

    def test_closed_while_waiting_lapses(self) -> None:
        closed = self.open._replace(dossier_gesloten="2024-06-10", reden_gesloten="verhuisd")
        assert status(closed, "pip_na_informatie", "2024-07-01") == "vervallen"

    def test_it_exists_neither_in_the_pilot_nor_after_a_move(self) -> None:
        received = self.open._replace(info_derden_ontvangen="2024-05-20")
        pilot = received._replace(plicht_begin="2021-12-31")
        moved = received._replace(pip_vorige_gemeente="2023-01-01")
        assert "pip_na_informatie" not in outcomes(pilot, "2024-06-01")
        assert "pip_na_informatie" not in outcomes(moved, "2024-06-01")


def test_a_choice_of_terms_and_statuses_gives_the_same_outcomes_as_all_of_them() -> None:
    facts = example(bekendmaking="2024-05-28", gesprek_gepland="2024-09-01")
    everything = list(Assessor(DEFAULT, "2024-09-30").assess(facts))
    for wanted in ("gehaald", "te_laat", "lopend", "verlopen", "voorbij"):
        only = list(Assessor(DEFAULT, "2024-09-30", statuses=frozenset({wanted})).assess(facts))
        assert only == [o for o in everything if o.status == wanted]
        assert only, wanted
    for name in DEFAULT.termijnen:
        if name not in ("pip", "pip_na_informatie"):
            only = list(Assessor(DEFAULT, "2024-09-30", [name]).assess(facts))
            assert only == [o for o in everything if o.term.id == name]
    without = list(Assessor(DEFAULT, "2024-09-30", informative=False).assess(facts))
    assert without == [o for o in everything if not o.term.informatief]
    assert len(without) == len(everything) - 3


@pytest.mark.parametrize("term", ["inburgeringstermijn", "pvt", "map"])
def test_a_term_of_the_plicht_lapses_when_duo_lifts_it_on_its_last_day_at_the_latest(term: str) -> None:
    for lifted, peildatum, expected in (
        (None, "2027-05-28", "lopend"),
        ("2027-05-28", "2027-05-28", "vervallen"),
        ("2027-05-28", "2027-05-29", "vervallen"),
        ("2027-05-29", "2027-05-29", "verlopen"),
    ):
        assert status(example(vrijgesteld=lifted), term, peildatum) == expected
    assert (
        status(example(vrijgesteld="2024-06-01", voldaan="2024-05-30"), "inburgeringstermijn", "2024-07-01")
        == "gehaald"
    )


def test_what_does_not_rest_on_the_plicht_goes_on_without_it() -> None:
    found = outcomes(example(vrijgesteld="2024-06-01", participatie_start=None), "2024-07-01")
    assert {t for t, o in found.items() if o.status == "lopend"} == {
        "participatie_12m", "participatie_3j", "leerroute_wijzigen", "verlenging_aanvragen",
    }  # fmt: skip
