"""The indicators of the note by their definitions, worked out by hand."""

import pytest

from inburgering_cli.law.facts import Facts, Period
from inburgering_cli.law.figures.indicators import INDICATORS, Norm, norm_on, round_half_up, rounded_under
from inburgering_cli.law.figures.kpi import Kpi, Span, count_all
from inburgering_cli.law.sources import nota
from inburgering_cli.law.terms.policy import DEFAULT, Policy
from tests.law.people import someone

# housed on 2024-03-18: the integral offer has until 2024-09-18
LAST = "2024-09-18"


def housed(number: str = "2024-0001", **facts: str | None) -> Facts:
    return someone(**{"dossier": number, "huisvesting": "2024-03-18", **facts})


def report(people: list[Facts], peildatum: str, period: Span | None = None, policy: Policy = DEFAULT) -> dict[str, Kpi]:
    rows = count_all(people, [], policy, peildatum, period or Span(), names=True)
    assert len({r.id for r in rows}) == len(rows)
    return {r.id: r for r in rows}


def offer(facts: Facts, peildatum: str, period: Span | None = None) -> Kpi:
    return report([facts], peildatum, period)["integraal_aanbod_6m"]


def parts(row: Kpi) -> tuple[int | None, ...]:
    return row.teller, row.noemer, row.lopend, row.lopend_gehaald, row.uitgevallen


def test_the_indicators_and_norms_are_those_of_the_note() -> None:
    rows = report([], "2024-01-01")
    assert [(i.id, rows[i.id].norm) for i in INDICATORS] == [
        ("integraal_aanbod_6m", 80.0),
        ("participatie_12m", None),
        ("participatie_3j", 70.0),
        ("tevredenheid_partners", 7.0),
        ("tevredenheid_inburgeraars", 7.0),
    ]
    assert all(rows[i.id].bron.startswith("nota ") for i in INDICATORS)


def test_an_empty_report_knows_no_percentage_and_no_mark() -> None:
    for row in report([], "2024-01-01").values():
        if row.soort == "nota":
            assert (row.waarde, row.n) == (None, 0)
            assert row.oordeel == ("geen_norm" if row.norm is None else "onbekend")


@pytest.mark.parametrize(
    ("started", "peildatum", "expected"),
    [
        (None, "2024-09-17", (0, 0, 1, 0, 0)),
        (None, LAST, (0, 1, 0, 0, 0)),  # d is no longer after the peildatum
        (None, "2024-09-19", (0, 1, 0, 0, 0)),
        ("2024-09-17", "2024-09-17", (0, 0, 1, 1, 0)),
        (LAST, LAST, (1, 1, 0, 0, 0)),
        (LAST, "2025-01-01", (1, 1, 0, 0, 0)),
        ("2024-09-19", "2025-01-01", (0, 1, 0, 0, 0)),
        ("2024-03-01", "2024-03-18", (0, 0, 1, 1, 0)),  # began before huisvesting
    ],
)
def test_a_dossier_runs_until_its_day_and_counts_from_that_day_on(
    started: str | None, peildatum: str, expected: tuple[int, ...]
) -> None:
    assert parts(offer(housed(integraal_aanbod_start=started), peildatum)) == expected


@pytest.mark.parametrize("reason", ["verhuisd", "overleden", "vertrokken", "plicht_ingetrokken"])
@pytest.mark.parametrize(
    ("closed", "started", "expected"),
    [
        ("2024-09-17", None, (0, 0, 0, 0, 1)),
        (LAST, None, (0, 1, 0, 0, 0)),  # not before d
        ("2024-09-19", None, (0, 1, 0, 0, 0)),
        ("2024-09-17", "2024-09-02", (1, 1, 0, 0, 0)),  # reached it first
    ],
)
def test_who_left_before_the_day_without_reaching_it_is_no_success_and_no_failure(
    reason: str, closed: str, started: str | None, expected: tuple[int, ...]
) -> None:
    facts = housed(dossier_gesloten=closed, reden_gesloten=reason, integraal_aanbod_start=started)
    assert parts(offer(facts, "2025-01-01")) == expected


def test_who_left_is_no_longer_running_either() -> None:
    facts = housed(dossier_gesloten="2024-06-01", reden_gesloten="verhuisd")
    assert parts(offer(facts, "2024-07-01")) == (0, 0, 0, 0, 1)


@pytest.mark.parametrize("reason", ["voldaan", "vrijstelling", "ontheffing"])
def test_a_dossier_closed_for_another_reason_stays_in_the_noemer(reason: str) -> None:
    facts = housed(dossier_gesloten="2024-06-01", reden_gesloten=reason)
    assert parts(offer(facts, "2025-01-01")) == (0, 1, 0, 0, 0)
    assert parts(offer(facts, "2024-07-01")) == (0, 0, 1, 0, 0)


@pytest.mark.parametrize(
    ("van", "tot", "inside"),
    [
        ("2024-03-18", "2024-03-18", True),
        ("2024-03-19", None, False),
        (None, "2024-03-17", False),
        (None, "2024-03-18", True),
        ("2024-01-01", "2024-12-31", True),
    ],
)
def test_the_start_event_decides_whether_a_dossier_belongs_to_the_period(
    van: str | None, tot: str | None, inside: bool
) -> None:
    assert offer(housed(), "2025-01-01", Span(van, tot)).n == int(inside)


def test_paid_work_counts_only_when_it_began_by_the_day() -> None:
    days = {"bijstand_ingang": "2024-02-29", "participatie_start": "2024-06-01"}
    on_time = someone(**days, dossier="2024-0001", betaald_start="2025-02-28")
    late = someone(**days, dossier="2024-0002", betaald_start="2025-03-01")
    row = report([on_time, late], "2025-12-31")["participatie_12m"]
    assert (row.teller, row.noemer, row.waarde, row.waarvan_betaald) == (2, 2, 100.0, 1)
    assert row.dossiers["waarvan_betaald"] == ["2024-0001"]
    assert row.oordeel == "geen_norm"


@pytest.mark.parametrize(
    ("period", "facts", "peildatum", "part"),
    [
        (Period("2024-09-18", "2024-09-18"), {}, "2025-01-01", "vrijgesteld"),
        (Period("2024-06-01", None), {}, "2025-01-01", "vrijgesteld"),
        (Period("2024-06-01", "2024-09-17"), {}, "2025-01-01", "niet_gehaald"),  # ended before the last day
        (Period("2024-09-19", None), {}, "2025-01-01", "niet_gehaald"),  # began after it
        (Period("2024-06-01", None), {}, "2024-09-17", "lopend"),
        (Period("2024-06-01", None), {"integraal_aanbod_start": "2024-09-18"}, "2025-01-01", "teller"),
        (
            Period("2024-06-01", None),
            {"dossier_gesloten": "2024-07-01", "reden_gesloten": "verhuisd"},
            "2025-01-01",
            "uitgevallen",
        ),
    ],
)
def test_who_is_exempt_on_the_last_day_and_did_not_reach_it_is_counted_apart(
    period: Period, facts: dict[str, str], peildatum: str, part: str
) -> None:
    row = offer(housed(**facts)._replace(vrijstellingen=(period,)), peildatum)
    assert (row.n, row.dossiers[part]) == (1, ["2024-0001"])
    assert (row.vrijgesteld, row.noemer) == (int(part == "vrijgesteld"), int(part in ("teller", "niet_gehaald")))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, (0, 0, 1)),
        ({"vermogen_ja": "2024-06-01"}, (0, 1, 0)),
        ({"vermogen_nee": "2024-06-01"}, (0, 0, 0)),
        ({"vermogen_ja": "2024-06-01", "betaald_start": "2024-07-01"}, (1, 1, 0)),
    ],
)
def test_within_a_year_it_is_told_how_many_are_paid_and_naar_vermogen(
    facts: dict[str, str], expected: tuple[int, ...]
) -> None:
    one = someone(bijstand_ingang="2024-02-29", participatie_start="2024-06-01", **facts)
    row = report([one], "2025-12-31")["participatie_12m"]
    assert (row.teller, row.waarvan_betaald, row.waarvan_naar_vermogen, row.naar_vermogen_onbekend) == (1, *expected)
    early = report([one], "2024-12-31")["participatie_12m"]
    assert (early.lopend_gehaald, early.naar_vermogen_onbekend) == (1, 0)  # its day has to come


def test_after_three_years_it_is_told_of_the_day_itself() -> None:
    day = "2027-02-28"
    there = {"bijstand_ingang": "2024-02-28", "participatie_na_3j": day, "betaald_start": "2024-05-01"}
    not_known = someone(**there, dossier="2024-0001")
    paid = someone(**there, dossier="2024-0002", betaald_na_3j=day, vermogen_ja_na_3j=day)
    unable = someone(**there, dossier="2024-0003", vermogen_nee_na_3j=day)
    row = report([not_known, paid, unable], day)["participatie_3j"]
    assert (row.teller, row.waarvan_betaald, row.waarvan_naar_vermogen, row.naar_vermogen_onbekend) == (3, 1, 1, 1)
    assert row.dossiers["naar_vermogen_onbekend"] == ["2024-0001"]
    assert row.dossiers["waarvan_betaald"] == row.dossiers["waarvan_naar_vermogen"] == ["2024-0002"]


def _people(reached: int, missed: int) -> list[Facts]:
    return [
        housed(f"2024-{i:04}", integraal_aanbod_start="2024-04-01" if i < reached else None)
        for i in range(reached + missed)
    ]


@pytest.mark.parametrize(
    ("reached", "missed", "value", "verdict"),
    [
        (4, 1, 80.0, "gehaald"),
        (3, 1, 75.0, "niet_gehaald"),
        (1, 2, 33.3, "niet_gehaald"),
        (2, 1, 66.7, "niet_gehaald"),
        (1, 15, 6.3, "niet_gehaald"),  # 6.25 up
        (1, 7, 12.5, "niet_gehaald"),
        (799, 200, 79.98, "niet_gehaald"),  # 80 would seem to meet the norm
        (0, 3, 0.0, "niet_gehaald"),
        (3, 0, 100.0, "gehaald"),
    ],
)
def test_a_percentage_is_rounded_half_up_and_judged_unrounded(
    reached: int, missed: int, value: float, verdict: str
) -> None:
    row = report(_people(reached, missed), "2025-01-01")["integraal_aanbod_6m"]
    assert (row.waarde, row.oordeel) == (value, verdict)


def test_halves_go_up_where_binary_numbers_would_go_down() -> None:
    assert round_half_up(1, 16) == 0.1  # 0.0625
    assert round_half_up(105, 100) == 1.1
    assert round_half_up(25, 100) == 0.3
    assert round_half_up(100 * 23, 40) == 57.5
    assert round_half_up(0, 7) == 0.0


@pytest.mark.parametrize(("marks", "value", "verdict"), [([70], 7.0, "gehaald"), ([60, 75], 6.8, "niet_gehaald")])
def test_a_mark_is_the_mean_of_the_surveys_up_to_the_peildatum_in_the_period(
    marks: list[int], value: float, verdict: str
) -> None:
    surveys = [("partners", "2024-05-01", m) for m in marks]
    outside = [("partners", "2024-12-31", 10), ("partners", "2023-12-31", 10), ("inburgeraars", "2024-05-01", 100)]
    rows = count_all([], surveys + outside, DEFAULT, "2024-06-30", Span("2024-01-01", None))
    by_id = {r.id: r for r in rows}
    row = by_id["tevredenheid_partners"]
    assert (row.waarde, row.n, row.oordeel) == (value, len(marks), verdict)
    assert by_id["tevredenheid_inburgeraars"].waarde == 10.0


def test_a_survey_counts_from_its_own_day_and_on_both_edges_of_the_period() -> None:
    surveys = [("partners", "2024-03-01", 80), ("partners", "2024-06-30", 60)]
    for peildatum, period, n in [
        ("2024-06-30", Span(), 2),
        ("2024-06-29", Span(), 1),
        ("2024-02-29", Span(), 0),
        ("2024-12-31", Span("2024-03-01", "2024-06-30"), 2),
        ("2024-12-31", Span("2024-03-02", "2024-06-30"), 1),
        ("2024-12-31", Span("2024-03-01", "2024-06-29"), 1),
    ]:
        rows = {r.id: r for r in count_all([], surveys, DEFAULT, peildatum, period)}
        assert rows["tevredenheid_partners"].n == n, (peildatum, period)


def test_6_96_does_not_meet_the_norm_of_seven_and_is_not_shown_as_seven() -> None:
    marks = [("partners", "2024-05-01", m) for m in [70] * 24 + [60]]
    row = {r.id: r for r in count_all([], marks, DEFAULT, "2024-06-30", Span())}["tevredenheid_partners"]
    assert (row.waarde, row.oordeel) == (6.96, "niet_gehaald")


def test_the_norm_in_force_at_the_end_of_the_period_decides() -> None:
    norms = {
        **DEFAULT.normen,
        "integraal_aanbod_6m": (*DEFAULT.normen["integraal_aanbod_6m"], _norm(500, "2024-07-01")),
    }
    policy = Policy(normen=norms)
    for tot, norm, verdict in [("2024-06-30", 80.0, "niet_gehaald"), ("2024-07-01", 50.0, "gehaald")]:
        row = report(_people(3, 1), "2025-01-01", Span(None, tot), policy)["integraal_aanbod_6m"]
        assert (row.norm, row.oordeel) == (norm, verdict)
    row = report(_people(3, 1), "2024-06-30", None, policy)["integraal_aanbod_6m"]
    assert row.norm == 80.0


def _norm(tienden: int, vanaf: str) -> Norm:
    return Norm(tienden, vanaf, nota("1"))


def test_a_norm_holds_from_its_day_and_of_two_on_one_day_the_last_named() -> None:
    first, second, own = _norm(1, "2020-01-01"), _norm(2, "2022-01-01"), _norm(3, "2022-01-01")
    assert norm_on([second, first], "2021-12-31") == first
    assert norm_on([second, first], "2022-01-01") == second
    assert norm_on([first, second, own], "2023-01-01") == own
    assert norm_on([first], "2019-01-01") == first
    assert norm_on([], "2019-01-01") is None


def test_a_row_tells_who_is_behind_it_only_when_asked() -> None:
    row = offer(housed(integraal_aanbod_start="2024-09-02"), "2025-01-01")
    plain, named = row.as_dict(names=False), row.as_dict(names=True)
    assert "dossiers" not in plain
    assert named == {**plain, "dossiers": row.dossiers}
    assert named["dossiers"]["teller"] == ["2024-0001"]
    assert (plain["id"], plain["waarde"], plain["bron"]) == ("integraal_aanbod_6m", 100.0, "nota 5.1, 2.2")


@pytest.mark.parametrize(
    ("numerator", "denominator", "norm", "shown"),
    [
        (1_999, 2_500, 800, 79.96),
        (7_999_999, 10_000_000, 800, 79.99),  # never the norm itself
        (2_000, 2_500, 800, 80.0),
        (1_998, 2_500, 800, 79.9),  # 79,92 does not round to the norm
        (1_999, 2_500, None, 80.0),
    ],
)
def test_a_share_that_does_not_meet_its_norm_is_not_rounded_to_it(
    numerator: int, denominator: int, norm: int | None, shown: float
) -> None:
    assert rounded_under(100 * numerator, denominator, norm) == shown
