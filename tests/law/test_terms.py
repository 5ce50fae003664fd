"""Every term of both laws: its start and last day worked out by hand, and its status around that day."""

from typing import NamedTuple

import pytest

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.declared import TERMS
from tests.law.people import outcomes, shifted, someone, status


class Case(NamedTuple):
    """A dossier, its term, where that must start and end, and the fact that stops it. `plain`: the unshifted day."""

    term: str
    name: str
    facts: dict[str, str | None]
    start: str
    last: str
    stop: str | None
    plain: str


#: The fact that stops each term; None: it only informs.
STOPS = {
    "intake": "intake_afgerond",
    "pip": "pip_hier",
    "pip_na_informatie": "pip_hier",
    "pip_na_verhuizing": "pip_hier",
    "inburgeringstermijn": "voldaan",
    "start_leerroute": "taal_start",
    "leerroute_wijzigen": None,
    "integraal_aanbod": "integraal_aanbod_start",
    "participatie_12m": "participatie_start",
    "ontzorgen": "ontzorg_einde",
    "pvt": "pvt_ondertekend",
    "map": "map_eindgesprek",
    "voortgangsgesprek": "gesprek_gehouden",
    "intake_oproep": "oproep_verschenen",
    "verlenging_aanvragen": None,
    "bezwaar": None,
    "bezwaar_leerroute": None,
    "bezwaar_boete": None,
    "bezwaar_ontzorgen": None,
    "bio_advies": "advies_gegeven",
}
#: What the words in the table stand for.
WORDS = {
    "wi2021": {"plicht_begin": "2022-01-01"},
    "wi2013": {"plicht_begin": "2021-12-31"},
    "gezinsmigrant": {"doelgroep": "gezinsmigrant"},
    "overige_migrant": {"doelgroep": "overige_migrant"},
    "informatie-gevraagd": {
        "kennisgeving": "2024-03-18",
        "huisvesting": "2024-03-18",
        "info_derden_gevraagd": "2024-05-27",
    },
    "gezinslid": {"gedetailleerde_doelgroep": "gezinsvormer_met_asielstatushouder"},
    "pip-elders": {"pip_vorige_gemeente": "2023-05-01", "pip_dagtekening": "2023-05-01"},
}
SHORT = {
    "ontvangen": "info_derden_ontvangen", "elders": "eerste_huisvesting", "route-bekend": "bekendmaking_route",
    "boete-bekend": "bekendmaking_boete", "ontzorgen-bekend": "bekendmaking_ontzorgen", "advies": "advies_gevraagd",
}  # fmt: skip
# term | case | facts | event that starts it | last day | unshifted day, when that differs
TABLE = """
intake | local, no shift | intake_start=2024-03-25 | intake_start | 2024-05-20
intake | pilot | wi2013 intake_start=2021-03-01 | intake_start | 2021-04-26
pip | kennisgeving first | wi2021 kennisgeving=2024-01-22 huisvesting=2024-03-18 | huisvesting | 2024-05-27
pip | kennisgeving last | wi2021 kennisgeving=2024-04-02 huisvesting=2024-03-18 | kennisgeving | 2024-06-11
pip | on one day | wi2021 kennisgeving=2024-03-18 huisvesting=2024-03-18 | kennisgeving | 2024-05-27
pip | gezin | wi2021 gezinsmigrant kennisgeving=2024-02-01 huisvesting=2024-03-18 | kennisgeving | 2024-04-11
pip | gezin, no home | wi2021 gezinsmigrant kennisgeving=2024-02-01 | kennisgeving | 2024-04-11
pip | overig | wi2021 overige_migrant kennisgeving=2024-02-01 | kennisgeving | 2024-04-11
pip | pilot, 5 May, local | wi2013 huisvesting=2021-02-24 | huisvesting | 2021-05-05
pip | pilot, gezin | wi2013 gezinsmigrant huisvesting=2021-02-24 kennisgeving=2021-01-01 | huisvesting | 2021-05-05
pip | pilot, moved | wi2013 huisvesting=2021-02-24 pip_vorige_gemeente=2020-12-15 | huisvesting | 2021-05-05
pip_na_informatie | day after | wi2021 informatie-gevraagd ontvangen=2024-05-14 | info_derden_ontvangen | 2024-05-28
pip_na_informatie | Kerst | wi2021 informatie-gevraagd ontvangen=2024-12-11 | info_derden_ontvangen | 2024-12-30 | 2024-12-25
pip_na_verhuizing | moved | wi2021 pip-elders kennisgeving=2022-12-01 huisvesting=2024-03-18 | huisvesting | 2024-05-27
pip_na_verhuizing | gezin | wi2021 gezinsmigrant pip-elders huisvesting=2024-01-19 | huisvesting | 2024-04-02 | 2024-03-29
inburgeringstermijn | 29 February | wi2021 pip_dagtekening=2024-02-29 | pip_dagtekening | 2027-02-28
inburgeringstermijn | a Saturday stays | wi2021 pip_dagtekening=2024-06-05 | pip_dagtekening | 2027-06-05
inburgeringstermijn | extended | wi2021 pip_dagtekening=2024-02-29 verlengd_tot=2027-08-28 | pip_dagtekening | 2027-08-28
inburgeringstermijn | pilot | plicht_begin=2020-02-29 | plicht_begin | 2023-02-28
inburgeringstermijn | pilot, extended | plicht_begin=2020-02-29 verlengd_tot=2024-02-29 | plicht_begin | 2024-02-29
inburgeringstermijn | moved: first PIP counts | wi2021 pip-elders pip_hier=2024-04-01 | pip_dagtekening | 2026-05-01
start_leerroute | no route yet | wi2021 pip_dagtekening=2023-11-30 | pip_dagtekening | 2024-02-29
start_leerroute | b1 | wi2021 pip_dagtekening=2023-11-30 leerroute=b1 | pip_dagtekening | 2024-02-29
start_leerroute | z | wi2021 pip_dagtekening=2024-01-31 leerroute=z | pip_dagtekening | 2024-04-30
start_leerroute | onderwijs | wi2021 pip_dagtekening=2023-08-31 leerroute=onderwijs | pip_dagtekening | 2024-02-29
leerroute_wijzigen | 18 months | wi2021 pip_dagtekening=2022-08-31 | pip_dagtekening | 2024-02-29
integraal_aanbod | leap year | wi2021 huisvesting=2023-08-31 | huisvesting | 2024-02-29
integraal_aanbod | 31 August, pilot | wi2013 huisvesting=2020-08-31 | huisvesting | 2021-02-28
participatie_12m | 29 February | wi2021 bijstand_ingang=2024-02-29 | bijstand_ingang | 2025-02-28
participatie_12m | gezin | wi2021 gezinsmigrant bijstand_ingang=2023-02-28 | bijstand_ingang | 2024-02-28
ontzorgen | half year less a day | wi2021 bijstand_ingang=2024-03-18 | bijstand_ingang | 2024-09-17
ontzorgen | 31 August | wi2021 bijstand_ingang=2023-08-31 | bijstand_ingang | 2024-02-28
ontzorgen | begun later, same day | wi2021 bijstand_ingang=2024-03-18 ontzorg_start=2024-05-01 | bijstand_ingang | 2024-09-17
ontzorgen | Pw 57 decision | wi2021 bijstand_ingang=2024-03-18 ontzorg_verlengd_tot=2024-12-31 | bijstand_ingang | 2024-12-31
ontzorgen | pilot | wi2013 bijstand_ingang=2021-02-01 ontzorg_start=2021-03-01 | ontzorg_start | 2021-08-31
ontzorgen | pilot, extended | wi2013 ontzorg_start=2021-03-01 ontzorg_verlengd_tot=2022-02-28 | ontzorg_start | 2022-02-28
pvt | new law | wi2021 pip_dagtekening=2024-02-29 | pip_dagtekening | 2027-02-28
pvt | extended with the term | wi2021 pip_dagtekening=2024-02-29 verlengd_tot=2027-08-28 | pip_dagtekening | 2027-08-28
pvt | pilot, plicht last | plicht_begin=2020-02-29 huisvesting=2020-01-15 | plicht_begin | 2021-02-28
pvt | pilot, home last | plicht_begin=2020-02-29 huisvesting=2020-03-15 | huisvesting | 2021-03-15
map | z route | wi2021 pip_dagtekening=2024-02-29 leerroute=z | pip_dagtekening | 2027-02-28
map | gezin, extended | wi2021 gezinsmigrant pip_dagtekening=2024-02-29 verlengd_tot=2027-08-28 | pip_dagtekening | 2027-08-28
voortgangsgesprek | planned on a Saturday | gesprek_gepland=2024-06-01 | gesprek_gepland | 2024-06-01
intake_oproep | chosen day, no shift | oproep=2024-05-01 oproep_uiterlijk=2024-05-20 | oproep | 2024-05-20
pip | 2022: from the home | wi2021 kennisgeving=2022-05-10 huisvesting=2022-02-01 | huisvesting | 2022-04-12
pip | 2022, gezin | wi2021 gezinsmigrant kennisgeving=2022-05-10 huisvesting=2022-02-01 | huisvesting | 2022-04-12
pip | last day of 2022 | wi2021 kennisgeving=2023-01-10 huisvesting=2022-12-31 | huisvesting | 2023-03-13 | 2023-03-11
pip | first day of 2023 | wi2021 kennisgeving=2023-01-10 huisvesting=2023-01-01 | kennisgeving | 2023-03-21
pip | family | wi2021 gezinslid kennisgeving=2026-08-10 huisvesting=2026-10-01 | kennisgeving | 2026-10-19
pip | family, no home | wi2021 gezinslid kennisgeving=2026-08-10 | kennisgeving | 2026-10-19
pip | elsewhere | wi2021 elders=2026-05-18 kennisgeving=2026-05-11 huisvesting=2026-10-15 | eerste_huisvesting | 2026-07-27
pip | letter last | wi2021 elders=2026-05-04 kennisgeving=2026-05-11 huisvesting=2026-10-15 | kennisgeving | 2026-07-20
bezwaar_leerroute | down | wi2021 route-bekend=2024-04-08 | bekendmaking_route | 2024-05-21 | 2024-05-20
bezwaar_boete | a fine | wi2021 boete-bekend=2024-04-09 | bekendmaking_boete | 2024-05-21
bezwaar_ontzorgen | extension | wi2021 ontzorgen-bekend=2024-04-09 | bekendmaking_ontzorgen | 2024-05-21
bio_advies | eight weeks | wi2021 advies=2026-01-05 | advies_gevraagd | 2026-03-02
bezwaar | Whit Monday | wi2021 bekendmaking=2024-04-08 | bekendmaking | 2024-05-21 | 2024-05-20
"""


def _case(line: str) -> Case:
    term, name, facts, start, last, *plain = (part.strip() for part in line.split("|"))
    known: dict[str, str | None] = {}
    for word in facts.split():
        key, _, value = word.partition("=")
        known |= {SHORT.get(key, key): value} if value else WORDS[key]
    return Case(term, name, known, start, last, STOPS[term], plain[0] if plain else last)


CASES = [_case(line) for line in TABLE.strip().splitlines()]
STOPPED = [c for c in CASES if c.stop]
INFORMATIVE = [c for c in CASES if not c.stop]


def _id(case: Case) -> str:
    return f"{case.term}, {case.name}"


def _with(case: Case, **more: str | None) -> Facts:
    return someone(**{**case.facts, **more})


def test_every_declared_term_has_a_case() -> None:
    # participatie_3j is met on one day only, and verlenging_aanvragen counts back: see their own tests
    assert {c.term for c in CASES} | {"participatie_3j", "verlenging_aanvragen"} == set(TERMS)


def test_an_extension_is_asked_for_from_six_months_to_eight_weeks_before_the_end_of_the_term() -> None:  # Bi 4.5
    facts = someone(plicht_begin="2024-01-15", pip_dagtekening="2024-08-31")  # the term ends on 31 August 2027
    found = outcomes(facts, "2027-07-06")["verlenging_aanvragen"]
    assert (found.start, found.uiterlijk, found.status) == ("2027-02-28", "2027-07-06", "lopend")
    assert status(facts, "verlenging_aanvragen", "2027-07-07") == "voorbij"
    later = outcomes(facts._replace(verlengd_tot="2027-11-30"), "2027-07-07")["verlenging_aanvragen"]
    assert (later.start, later.uiterlijk, later.status) == ("2027-05-30", "2027-10-05", "lopend")


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_term_starts_and_ends_on_the_days_counted_by_hand(case: Case) -> None:
    found = outcomes(_with(case), "2024-01-01" if case.term != "pip_na_informatie" else "2024-07-01")[case.term]
    assert (found.start_gebeurtenis, found.start) == (case.start, case.facts[case.start])
    assert (found.uiterlijk, found.ongeschoven) == (case.last, case.plain)
    assert found.gehaald_op is None


@pytest.mark.parametrize("case", STOPPED, ids=_id)
def test_without_its_fact_a_term_runs_to_its_last_day_and_is_expired_the_day_after(case: Case) -> None:
    facts = _with(case)
    assert status(facts, case.term, shifted(case.last, -1)) == "lopend"
    assert status(facts, case.term, case.last) == "lopend"
    assert status(facts, case.term, shifted(case.last, 1)) == "verlopen"


@pytest.mark.parametrize("case", STOPPED, ids=_id)
@pytest.mark.parametrize(("days", "expected"), [(-1, "gehaald"), (0, "gehaald"), (1, "te_laat")])
def test_a_fact_up_to_the_last_day_meets_the_term_and_one_after_it_is_too_late(
    case: Case, days: int, expected: str
) -> None:
    assert case.stop
    done = shifted(case.last, days)
    found = outcomes(_with(case, **{case.stop: done}), shifted(case.last, 30))[case.term]
    assert (found.status, found.gehaald_op) == (expected, done)


@pytest.mark.parametrize("case", STOPPED, ids=_id)
@pytest.mark.parametrize(("days", "expected"), [(-1, "vervallen"), (0, "vervallen"), (1, "verlopen")])
def test_a_term_lapses_only_when_the_dossier_was_closed_by_its_last_day(case: Case, days: int, expected: str) -> None:
    closed = {"dossier_gesloten": shifted(case.last, days), "reden_gesloten": "verhuisd"}
    assert status(_with(case, **closed), case.term, shifted(case.last, 1)) == expected
    assert status(_with(case, **closed), case.term, shifted(case.last, 400)) == expected


@pytest.mark.parametrize("case", STOPPED, ids=_id)
def test_closing_the_dossier_does_not_undo_what_was_done(case: Case) -> None:
    assert case.stop
    closed = {"dossier_gesloten": shifted(case.last, -1), "reden_gesloten": "verhuisd"}
    met = _with(case, **closed, **{case.stop: shifted(case.last, -2)})
    late = _with(case, **closed, **{case.stop: shifted(case.last, 2)})
    assert status(met, case.term, shifted(case.last, 9)) == "gehaald"
    assert status(late, case.term, shifted(case.last, 9)) == "te_laat"


@pytest.mark.parametrize("case", INFORMATIVE, ids=_id)
def test_an_informative_term_is_past_after_its_day_and_never_expired(case: Case) -> None:
    assert status(_with(case), case.term, case.last) == "lopend"
    assert status(_with(case), case.term, shifted(case.last, 1)) == "voorbij"
    closed = _with(case, dossier_gesloten=shifted(case.last, -5), reden_gesloten="verhuisd")
    assert status(closed, case.term, case.last) == "lopend"
    assert status(closed, case.term, shifted(case.last, 1)) == "voorbij"


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_without_the_fact_that_starts_it_a_dossier_does_not_have_the_term(case: Case) -> None:
    if case.name in ("2022, gezin", "elsewhere"):  # then another version of the term holds
        return
    assert case.term not in outcomes(_with(case, **{case.start: None, "verlengd_tot": None}), "2024-05-01")


def test_participatie_3j_is_met_on_that_very_day_only() -> None:
    facts = someone(plicht_begin="2022-01-01", bijstand_ingang="2024-02-29", participatie_start="2024-06-01")
    assert outcomes(facts, "2027-02-28")["participatie_3j"].uiterlijk == "2027-02-28"
    assert status(facts, "participatie_3j", "2027-02-27") == "lopend"
    assert status(facts, "participatie_3j", "2027-02-28") == "lopend"
    assert status(facts, "participatie_3j", "2027-03-01") == "verlopen"
    there = facts._replace(participatie_na_3j="2027-02-28")
    assert status(there, "participatie_3j", "2027-02-28") == "gehaald"
    assert status(there, "participatie_3j", "2029-01-01") == "gehaald"


@pytest.mark.parametrize(
    ("start", "plain", "last"),
    [
        ("2024-01-19", "2024-03-29", "2024-04-02"),  # Good Friday
        ("2025-02-24", "2025-05-05", "2025-05-06"),  # 5 May, a Monday
        ("2024-02-17", "2024-04-27", "2024-04-29"),  # Koningsdag on a Saturday
        ("2025-10-16", "2025-12-25", "2025-12-29"),  # Christmas on a Thursday
        ("2025-03-21", "2025-05-30", "2025-06-02"),  # equated by decree
        ("2024-02-29", "2024-05-09", "2024-05-13"),  # Ascension Day, then a decreed day, then a weekend
        ("2024-03-18", "2024-05-27", "2024-05-27"),  # a plain Monday
    ],
)
def test_ten_weeks_that_end_on_a_free_day_run_on_and_the_safe_day_stays_known(
    start: str, plain: str, last: str
) -> None:
    facts = someone(plicht_begin="2022-01-01", kennisgeving="2023-12-01", huisvesting=start)
    found = outcomes(facts, start)["pip"]
    assert (found.ongeschoven, found.uiterlijk) == (plain, last)
    assert status(facts._replace(pip_hier=last, pip_dagtekening=last), "pip", "2026-06-01") == "gehaald"
    assert status(facts, "pip", last) == "lopend"
    assert status(facts, "pip", shifted(last, 1)) == "verlopen"
