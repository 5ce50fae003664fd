"""Every signal on the days around its threshold, and gone once the work is done."""

import re

import pytest

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import HoursState, Post
from inburgering_cli.law.signals.declared import SEVERITY, SIGNALS
from inburgering_cli.law.signals.find import (
    SIGNAL_FIELDS,
    TERMS_OF_SIGNALS,
    FoundSignal,
    SignalFinder,
    absent_months,
    in_order,
)
from inburgering_cli.law.signals.sums import Sums
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.policy import DEFAULT, Policy
from inburgering_cli.law.terms.policy_file import read_policy
from tests.law.people import example, shifted, someone

#: Records that are there for anybody in these tests, so that what is told apart is told by what a test adds.
ALL_WELL = Sums(heeft_bsn=True, intensiteit_route=400, alfabetisering="nvt")


def found(facts: Facts, peildatum: str, sums: Sums = ALL_WELL, policy: Policy = DEFAULT) -> dict[str, FoundSignal]:
    """The signals of a dossier by id."""
    outcomes = Assessor(policy, peildatum, TERMS_OF_SIGNALS).assess(facts)
    messages = list(SignalFinder(policy, peildatum).signals(facts, sums, outcomes))
    by_id = {m.signal.id: m for m in messages}
    assert len(by_id) == len(messages)
    return by_id


def first_day(signal: str, facts: Facts, sums: Sums, day: str) -> FoundSignal:
    """The signal as it stands on its first day; fails when it is there a day earlier."""
    assert signal not in found(facts, shifted(day, -1), sums)
    message = found(facts, day, sums)[signal]
    assert (message.signal, message.facts, message.since) == (SIGNALS[signal], facts, day)
    return message


WAITING = someone(
    plicht_begin="2024-01-15", kennisgeving="2024-01-22", huisvesting="2024-03-18", intake_start="2024-03-25"
)
SIGNED = someone(plicht_begin="2024-01-15", pip_dagtekening="2024-05-28", pip_hier="2024-05-28", leerroute="b1")


def test_the_pip_is_at_risk_three_weeks_before_its_last_day_and_serious_after_it() -> None:
    message = first_day("pip_dreigt", WAITING, ALL_WELL, "2024-05-06")  # last day 2024-05-27
    assert (message.severity, message.day) == ("middel", "2024-05-27")
    assert message.command == "intake record {d} --datum vandaag --deel 2"
    assert "de brede intake is niet afgerond" in message.why
    assert found(WAITING, "2024-05-27")["pip_dreigt"].severity == "middel"
    assert found(WAITING, "2024-05-28")["pip_dreigt"].severity == "hoog"
    ready = WAITING._replace(intake_afgerond="2024-05-01")
    assert found(ready, "2024-05-10")["pip_dreigt"].command == "pip create {d} --dagtekening vandaag"
    concept = ALL_WELL._replace(pip_concept=True)
    assert found(ready, "2024-05-10", concept)["pip_dreigt"].command == "pip sign {d} --dagtekening vandaag"
    done = ready._replace(pip_hier="2024-06-03", pip_dagtekening="2024-06-03")
    assert "pip_dreigt" not in found(done, "2024-06-03")


def test_while_information_of_others_is_awaited_the_pip_is_not_at_risk() -> None:
    asked = WAITING._replace(info_derden_gevraagd="2024-05-01")
    assert "pip_dreigt" in found(asked, "2024-05-27")
    assert "pip_dreigt" not in found(asked, "2024-05-28")
    received = asked._replace(info_derden_ontvangen="2024-06-03")
    assert found(received, "2024-06-03")["pip_dreigt"].day == "2024-06-17"


def test_a_pip_after_moving_is_at_risk_too() -> None:
    moved = WAITING._replace(pip_vorige_gemeente="2023-06-01", pip_dagtekening="2023-06-01")
    assert first_day("pip_dreigt", moved, ALL_WELL, "2024-05-06").command == "pip create {d} --dagtekening vandaag"
    concept = ALL_WELL._replace(pip_concept=True)
    assert found(moved, "2024-05-06", concept)["pip_dreigt"].command == "pip sign {d} --dagtekening vandaag"


def test_the_route_has_not_started_four_weeks_before_its_last_day() -> None:
    message = first_day("geen_start_route", SIGNED, ALL_WELL, "2024-07-31")  # last day 2024-08-28
    assert (message.severity, message.command) == ("middel", "activiteit add {d} taalles --start vandaag")
    assert found(SIGNED, "2024-08-29")["geen_start_route"].severity == "hoog"
    without = SIGNED._replace(leerroute=None)
    assert found(without, "2024-07-31")["geen_start_route"].command == "route assign {d} b1 --datum vandaag"
    assert "geen_start_route" not in found(SIGNED._replace(leerroute="onderwijs"), "2024-10-30")
    assert "geen_start_route" in found(SIGNED._replace(leerroute="onderwijs"), "2024-10-31")
    assert "geen_start_route" not in found(SIGNED._replace(taal_start="2024-08-30"), "2024-08-30")


def test_an_asielstatushouder_without_an_offer_four_weeks_after_the_pip() -> None:
    message = first_day("geen_aanbod", SIGNED, ALL_WELL, "2024-06-25")
    assert (message.severity, message.day) == ("hoog", "2024-06-25")
    assert "geen_aanbod" not in found(SIGNED._replace(aanbod="2024-06-25"), "2024-06-25")
    assert "geen_aanbod" not in found(SIGNED._replace(vrijgesteld="2024-06-25"), "2024-06-25")
    assert "geen_aanbod" in found(SIGNED._replace(taal_start="2024-06-03"), "2024-06-25")  # lessons, but none offered
    assert "geen_aanbod" not in found(SIGNED._replace(doelgroep="gezinsmigrant"), "2025-01-01")
    assert "geen_aanbod" not in found(SIGNED._replace(plicht_begin="2021-01-15"), "2025-01-01")


def test_a_planned_talk_is_overdue_the_day_after_and_a_new_one_or_the_talk_itself_settles_it() -> None:
    planned = SIGNED._replace(gesprek_gepland="2024-09-02")
    message = first_day("gesprek_te_laat", planned, ALL_WELL, "2024-09-03")
    assert (message.day, message.command) == ("2024-09-02", "gesprek record {d} --gehouden vandaag")
    held = planned._replace(gesprek_gehouden="2024-09-03")
    assert "gesprek_te_laat" not in found(held, "2024-09-03", ALL_WELL._replace(gesprek="2024-09-03"))
    assert "gesprek_te_laat" not in found(planned._replace(gesprek_gepland="2024-09-10"), "2024-09-03")


def test_no_talk_for_half_a_year_after_the_pip_or_the_last_talk() -> None:
    message = first_day("gesprek_te_laat", SIGNED, ALL_WELL, "2024-11-28")
    assert (message.command, message.severity) == ("gesprek plan {d} --gepland +2w", "middel")
    assert "geen gesprek gehouden sinds het PIP van 28-05-2024" in message.why
    talked = ALL_WELL._replace(gesprek="2024-08-31")
    later = first_day("gesprek_te_laat", SIGNED, talked, "2025-02-28")
    assert "laatste gesprek op 31-08-2024" in later.why
    before = ALL_WELL._replace(gesprek="2024-02-01")  # the talk of the intake
    assert found(SIGNED, "2024-11-28", before)["gesprek_te_laat"].why == message.why
    assert "gesprek_te_laat" not in found(WAITING, "2026-01-01")


def absent(missed: int) -> Sums:
    """So many hundredths of hours missed without leave of a hundred hours offered."""
    return ALL_WELL._replace(aangeboden=10_000, ongeoorloofd=missed, verzuim_maand="2024-10")


def test_absence_above_a_fifth_of_what_was_offered() -> None:
    assert "verzuim" not in found(SIGNED, "2024-11-05", absent(2_000))
    message = found(SIGNED, "2024-11-05", absent(2_001))["verzuim"]
    assert (message.severity, message.day) == ("hoog", "2024-10-31")
    assert "20,01 van 100 aangeboden uren zonder goede reden gemist, het laatst in 2024-10" in message.why
    assert "verzuim" not in found(SIGNED, "2024-11-05")


def test_hours_that_are_not_accounted_for_are_told_from_the_end_of_their_month() -> None:
    message = found(SIGNED, "2024-11-05", ALL_WELL._replace(onverklaard=2_050, onverklaard_maand="2024-10"))[
        "uren_niet_verklaard"
    ]
    assert (message.severity, message.day, message.since) == ("laag", "2024-10-31", "2024-11-01")
    assert message.why[0].startswith("20,5 uur niet verklaard")
    assert "uren_niet_verklaard" not in found(SIGNED, "2024-11-05")


@pytest.mark.parametrize(("day", "settled"), [("2024-10-31", False), ("2024-11-01", True)])
def test_absence_is_settled_by_a_talk_or_a_step_of_handhaving_after_it(day: str, settled: bool) -> None:
    for sums in (absent(5_000)._replace(gesprek=day), absent(5_000)._replace(maatregel=day)):
        assert ("verzuim" not in found(SIGNED, "2024-11-05", sums)) is settled


@pytest.mark.parametrize(
    ("peildatum", "months"),
    [
        ("2024-11-01", ("2024-08", "2024-11")),
        ("2024-10-31", ("2024-07", "2024-10")),
        ("2025-01-15", ("2024-10", "2025-01")),
    ],
)
def test_absence_counts_in_three_whole_months(peildatum: str, months: tuple[str, str]) -> None:
    assert absent_months(DEFAULT, peildatum) == months


Z_ROUTE = SIGNED._replace(leerroute="z")


def test_hours_of_the_z_route_are_judged_half_a_year_after_the_start() -> None:
    first_day("uren_achter", Z_ROUTE, ALL_WELL, "2024-11-28")


def hours(*posts: Post, intensiteit: int | None = None, ontheffing: int | None = None) -> Sums:
    """Records with these hours."""
    return ALL_WELL._replace(uren=HoursState(posts, intensiteit, ontheffing))


def test_hours_are_behind_below_four_fifths_of_a_steady_pace() -> None:
    # the term has 1095 days, from 2024-05-29 on; on 2025-11-27 548 are over: 400.36 of 800 hours
    course, part = Post("taalles", 32_029), Post("stage", 32_029)
    assert "uren_achter" not in found(Z_ROUTE, "2025-11-27", hours(course, part))
    message = found(Z_ROUTE, "2025-11-27", hours(Post("taalles", 32_028), part))["uren_achter"]
    (why,) = message.why
    assert why.startswith(
        "Z-route: taalles met alfabetisering en KNM: 320,28 van 800 uur gevolgd; naar verhouding van de"
    )
    assert why.endswith(" tijd 400,36 (Bi 3.14 lid 2 en 3)")
    assert message.command == "route account {d}"
    (why,) = found(Z_ROUTE, "2025-11-27", hours(course))["uren_achter"].why
    assert why.startswith("Z-route: participatie: 0 van 800 uur gevolgd")
    migrant = Z_ROUTE._replace(doelgroep="gezinsmigrant")
    assert "uren_achter" not in found(migrant, "2025-11-27", hours(course))
    assert "uren_achter" not in found(SIGNED, "2025-11-27")


def test_hours_of_map_and_pvt_and_an_ontheffing_count_as_in_the_account() -> None:
    course, part = Post("taalles", 32_000), Post("stage", 20_000)
    assert "uren_achter" in found(Z_ROUTE, "2025-11-26", hours(course, part))
    more = hours(course, part, Post("map_praktijk", 4_000), Post("pvt", 8_000))
    assert "uren_achter" not in found(Z_ROUTE, "2025-11-26", more)
    assert "uren_achter" not in found(Z_ROUTE, "2025-11-26", hours(course, part, ontheffing=50_000))


def test_hours_that_the_pip_names_are_judged_like_those_of_the_z_route() -> None:
    enough, few = (hours(Post("taalles", n), intensiteit=600) for n in (24_022, 24_021))
    assert "uren_achter" not in found(SIGNED, "2025-11-27", enough)
    (why,) = found(SIGNED, "2025-11-27", few)["uren_achter"].why
    assert (
        why == "uren leerroute in het PIP: 240,21 van 600 uur gevolgd; naar verhouding van de tijd 300,27 (Wi 15 lid 2)"
    )


def test_in_the_pilot_all_hours_of_the_z_route_count_together() -> None:
    pilot = Z_ROUTE._replace(plicht_begin="2021-01-04", leerroute="z")  # to 2024-01-04: 1095 days
    assert "uren_achter" not in found(pilot, "2022-07-06", hours(Post("taalles", 64_059)))
    assert "uren_achter" in found(pilot, "2022-07-06", hours(Post("taalles", 60_000), Post("stage", 4_058)))
    early = Post("stage", 0, te_vroeg=4_059)
    assert "uren_achter" not in found(pilot, "2022-07-06", hours(Post("taalles", 60_000), early))
    assert "uren_achter" in found(Z_ROUTE, "2025-11-27", hours(Post("stage", 0, te_vroeg=90_000)))


@pytest.mark.parametrize(
    ("what", "begun", "done"), [("map", "map_begin", "map_eindgesprek"), ("pvt", "pvt_begin", "pvt_ondertekend")]
)
def test_map_and_pvt_have_to_be_begun_half_way(what: str, begun: str, done: str) -> None:
    signal = f"{what}_niet_begonnen"
    message = first_day(signal, SIGNED, ALL_WELL, "2025-11-27")  # 548 of 1095 days
    assert (message.severity, message.day) == ("middel", "2027-05-28")
    assert found(SIGNED, "2027-05-29")[signal].severity == "hoog"
    assert signal not in found(SIGNED, "2025-11-27", ALL_WELL._replace(**{begun: "2025-11-27"}))  # type: ignore[arg-type]
    assert signal not in found(SIGNED._replace(**{done: "2025-11-27"}), "2025-11-27")  # type: ignore[arg-type]
    # DUO's extension moves the half
    assert signal not in found(SIGNED._replace(verlengd_tot="2028-05-28"), "2025-11-27")


def test_the_onderwijsroute_has_no_map_to_begin() -> None:
    assert set(found(SIGNED._replace(leerroute="onderwijs"), "2026-06-01")) >= {"pvt_niet_begonnen"}
    assert "map_niet_begonnen" not in found(SIGNED._replace(leerroute="onderwijs"), "2026-06-01")


ONTZORGD = someone(plicht_begin="2024-01-15", bijstand_ingang="2024-03-18", ontzorg_start="2024-03-20")


def test_ontzorgen_ends_eight_weeks_on_until_it_is_evaluated_and_again_when_it_is_over() -> None:
    message = first_day("ontzorgen_eindigt", ONTZORGD, ALL_WELL, "2024-07-23")  # last day 2024-09-17
    assert message.command == "ontzorg evaluate {d} --datum vandaag --uitkomst zelfstandig"
    evaluated = ALL_WELL._replace(evaluatie="2024-07-23")
    assert "ontzorgen_eindigt" not in found(ONTZORGD, "2024-09-17", evaluated)
    assert "ontzorgen_eindigt" in found(ONTZORGD, "2024-07-23", ALL_WELL._replace(evaluatie="2024-07-22"))
    over = found(ONTZORGD, "2024-09-18", evaluated)["ontzorgen_eindigt"]
    assert (over.severity, over.command) == ("hoog", "ontzorg stop {d} --datum vandaag")
    assert "ontzorgen_eindigt" not in found(ONTZORGD._replace(ontzorg_einde="2024-09-18"), "2024-09-18", evaluated)
    assert "ontzorgen_eindigt" not in found(ONTZORGD._replace(ontzorg_verlengd_tot="2025-01-31"), "2024-09-18")
    assert "ontzorgen_eindigt" not in found(ONTZORGD._replace(ontzorg_start=None), "2024-09-01")


@pytest.mark.parametrize(
    ("day", "before", "ernst"),
    [
        ("2026-05-28", None, "laag"),
        ("2026-11-28", "laag", "middel"),
        ("2027-02-28", "middel", "hoog"),
        ("2027-05-29", "hoog", "hoog"),
    ],
)
def test_the_term_runs_out_within_twelve_six_and_three_months(day: str, before: str | None, ernst: str) -> None:
    was = found(SIGNED, shifted(day, -1)).get("termijn_loopt_af")
    assert (was.severity if was else None) == before
    message = found(SIGNED, day)["termijn_loopt_af"]
    assert (message.severity, message.day) == (ernst, "2027-05-28")
    assert "termijn_loopt_af" not in found(SIGNED._replace(voldaan=day), day)
    assert "termijn_loopt_af" not in found(SIGNED._replace(verlengd_tot="2029-05-28"), day)


def test_of_the_term_only_the_threshold_that_was_passed_is_told() -> None:
    told = found(SIGNED, "2026-11-28")["termijn_loopt_af"].as_dict("2026-11-28")["waarom"]
    assert [line for line in told if line.startswith("drempel")] == [
        "drempel ‘binnen_middel’: 6 maanden, zo lang voor de laatste dag (startwaarde)"
    ]


def test_the_integraal_aanbod_is_at_risk_two_months_before_its_last_day() -> None:
    housed = someone(plicht_begin="2024-01-15", huisvesting="2024-03-31")  # last day 2024-09-30
    message = first_day("integraal_aanbod_dreigt", housed, ALL_WELL, "2024-07-30")
    assert (message.severity, message.command) == ("middel", "activiteit add {d} taalles --start vandaag")
    assert found(housed, "2024-10-01")["integraal_aanbod_dreigt"].severity == "middel"  # missed, but a local goal
    learning = housed._replace(taal_start="2024-06-03")
    assert "vrijwilligerswerk" in found(learning, "2024-07-31")["integraal_aanbod_dreigt"].command
    both = learning._replace(integraal_aanbod_start="2024-10-01")
    assert "integraal_aanbod_dreigt" not in found(both, "2024-10-01")


def test_the_permit_runs_out_within_half_a_year() -> None:
    holder = someone(vergunning_geldig_tot="2025-03-31")
    assert first_day("vergunning_verloopt", holder, ALL_WELL, "2024-10-01").severity == "middel"  # + 6 months: 1 April
    assert found(holder, "2025-03-31")["vergunning_verloopt"].severity == "middel"
    assert found(holder, "2025-04-01")["vergunning_verloopt"].severity == "hoog"
    assert "vergunning_verloopt" not in found(holder._replace(vergunning_geldig_tot="2030-03-31"), "2025-04-01")


@pytest.mark.parametrize(("theirs", "differs"), [("2027-05-26", True), ("2027-05-27", False), ("2027-05-29", False)])
def test_duo_and_we_differ_by_more_than_a_day(theirs: str, differs: bool) -> None:
    assert ("duo_verschilt" in found(SIGNED._replace(duo_termijn_einde=theirs), "2024-09-01")) is differs


@pytest.mark.parametrize(("theirs", "differs"), [("2024-05-27", True), ("2024-05-28", False), ("2024-05-31", True)])
def test_the_begin_of_the_term_is_compared_too(theirs: str, differs: bool) -> None:
    message = found(SIGNED._replace(duo_termijn_begin=theirs), "2024-09-01").get("duo_verschilt")
    assert (message is not None) is differs
    if message:
        assert message.command == "pip show {d}"
        assert message.why[0].endswith("volgens de registratie 29-05-2024")
        assert message.why[1] == "de termijn hier volgt uit het PIP van 28-05-2024 (Wi 11)"


def test_a_difference_with_duo_goes_when_the_decision_behind_it_is_recorded() -> None:
    later = SIGNED._replace(duo_termijn_einde="2027-11-28")
    message = found(later, "2024-09-01")["duo_verschilt"]
    assert message.command == "besluit record {d} verlenging --datum DATUM --tot 2027-11-28"
    assert "duo_verschilt" not in found(later._replace(verlengd_tot="2027-11-28"), "2024-09-01")
    unsigned = WAITING._replace(duo_termijn_einde="2027-05-28")
    assert "hier is nog geen PIP vastgesteld" in found(unsigned, "2024-09-01")["duo_verschilt"].why
    assert "duo_verschilt" not in found(SIGNED, "2024-09-01")
    assert "duo_verschilt" not in found(later._replace(plicht_begin="2021-01-15"), "2023-09-01")


def test_the_delivery_to_duo_names_what_is_missing_and_the_command_for_the_first() -> None:
    offered = SIGNED._replace(leerroute=None, aanbod="2024-06-01")
    message = found(offered, "2024-06-01", Sums())["onvolledig_levering"]
    assert message.why[1] == "ontbreekt: BSN, leerroute, alfabetiseringsonderwijs (bij het aanbod)"
    assert message.command == "case edit {d} --bsn BSN"
    routed = found(SIGNED, "2024-06-01", Sums(heeft_bsn=True))["onvolledig_levering"]
    assert routed.why[1] == "ontbreekt: intensiteit van de B1-route"
    for complete in (
        found(SIGNED, "2024-06-01"),
        found(SIGNED._replace(niveau="a2"), "2024-06-01", Sums(heeft_bsn=True)),
        found(SIGNED._replace(doelgroep="gezinsmigrant"), "2024-06-01", Sums(heeft_bsn=True)),
        found(SIGNED._replace(plicht_begin="2021-01-15"), "2021-09-01", Sums()),
        found(SIGNED._replace(pip_hier=None), "2024-06-01", Sums()),
    ):
        assert "onvolledig_levering" not in complete


def test_a_dossier_is_silent_twelve_weeks_after_the_last_that_was_recorded() -> None:
    housed = someone(plicht_begin="2024-01-15", huisvesting="2024-03-18")
    assert first_day("dossier_stil", housed, ALL_WELL, "2024-06-10").day == "2024-03-18"
    busy = ALL_WELL._replace(laatste="2024-06-10")
    message = first_day("dossier_stil", housed, busy, "2024-09-02")
    assert message.why == ("het laatste dat is vastgelegd, is van 10-06-2024: 12 weken geleden",)
    planned = housed._replace(gesprek_gepland="2024-09-02")
    assert "dossier_stil" not in found(planned, "2024-09-02", busy)
    assert "dossier_stil" in found(planned, "2024-09-03", busy)
    assert "dossier_stil" not in found(someone(), "2024-09-02", Sums())


def test_who_is_done_and_a_closed_dossier_have_no_signals() -> None:
    troubled = SIGNED._replace(vergunning_geldig_tot="2024-01-01")
    assert len(found(troubled, "2028-01-01", Sums())) > 5
    for end in ("voldaan", "zroute_afgerond", "dossier_gesloten"):
        assert found(troubled._replace(**{end: "2027-12-01"}), "2028-01-01", Sums()) == {}  # type: ignore[arg-type]


def test_somebody_on_schedule_has_no_signals() -> None:
    facts = example(leerroute="b1", aanbod="2024-05-30")
    assert found(facts, "2024-09-30", ALL_WELL._replace(laatste="2024-09-17")) == {}


def test_a_line_tells_facts_thresholds_and_the_whole_command() -> None:
    row = found(SIGNED, "2024-06-25")["geen_aanbod"].as_dict("2024-06-27")
    assert tuple(row) == SIGNAL_FIELDS
    assert row["dagen"] == -2
    assert row["opdracht"] == "inburgering aanbod add 2024-0001 --aangeboden-op vandaag --aanbieder NAAM"
    assert row["waarom"][-1] == ("drempel ‘na’: 4 weken, zo lang na de dagtekening van het eerste PIP (startwaarde)")


def test_the_most_serious_come_first() -> None:
    messages = sorted(found(SIGNED, "2028-01-01", Sums()).values(), key=in_order)
    assert [SEVERITY.index(m.severity) for m in messages] == sorted(SEVERITY.index(m.severity) for m in messages)
    assert len({m.severity for m in messages}) > 1


def own(*tables: str) -> Policy:
    import tomllib

    text = "\n".join(f"[[signaal]]\nbron = 'Beleidsregel 1'\n{t}" for t in tables)
    return read_policy(tomllib.loads(text), "beleid.toml")


def test_a_municipality_sets_thresholds_and_turns_signals_off() -> None:
    policy = own(
        "id = 'pip_dreigt'\ndrempel = 'binnen'\ndagen = 5",
        "id = 'verzuim'\ndrempel = 'meer_dan'\nprocent = 50",
        "id = 'verzuim'\ndrempel = 'periode'\nmaanden = 1",
        "id = 'dossier_stil'\naan = false",
    )
    assert policy.eigen == {"pip_dreigt", "verzuim", "dossier_stil"}
    assert "pip_dreigt" not in found(WAITING, "2024-05-21", policy=policy)
    told = found(WAITING, "2024-05-22", policy=policy)["pip_dreigt"].as_dict("2024-05-22")["waarom"]
    assert told[-1] == "drempel ‘binnen’: 5 dagen, zo lang voor de laatste dag (Beleidsregel 1)"
    assert "verzuim" not in found(SIGNED, "2024-11-05", absent(5_000), policy)
    assert "verzuim" in found(SIGNED, "2024-11-05", absent(5_001), policy)
    assert absent_months(policy, "2024-11-05") == ("2024-10", "2024-11")
    assert "dossier_stil" not in found(WAITING, "2026-01-01", policy=policy)


def test_only_the_signals_asked_for_are_looked_for() -> None:
    outcomes = list(Assessor(DEFAULT, "2028-01-01").assess(SIGNED))
    some = SignalFinder(DEFAULT, "2028-01-01", ["dossier_stil"]).signals(SIGNED, Sums(), outcomes)
    assert [m.signal.id for m in some] == ["dossier_stil"]


@pytest.mark.parametrize("signaal", SIGNALS.values(), ids=lambda s: s.id)
def test_a_declaration_is_whole(signaal: object) -> None:
    s = SIGNALS[signaal.id]  # type: ignore[attr-defined]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", s.id)
    assert s.severity in SEVERITY
    assert s.source.kort
    assert s.description[0].islower()
    for d in s.thresholds:
        assert d.value > 0
        assert d.unit in d.units
        assert d.description
    assert len({d.name for d in s.thresholds}) == len(s.thresholds)
