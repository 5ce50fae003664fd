"""One dossier from huisvesting to paid work, worked out by hand: facts from records, terms, figures."""

import pytest

from inburgering_cli.law.derive import DERIVED, activity_facts, intake_facts
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.kpi import Kpi, Span, count_all
from inburgering_cli.law.terms.policy import DEFAULT
from tests.law.people import outcomes, someone

ACTIVITIES = [
    (1, "2024-06-03", "taalles", "2025-06-27", None),
    (1, "2024-09-02", "vrijwilligerswerk", "2025-01-31", True),
    (1, "2025-03-01", "betaald_werk", None, None),
]
INTAKES = [
    (1, "2024-03-25", 1, None, None, None, None),
    (1, "2024-04-22", 2, None, None, None, None),
    (1, "2024-05-06", None, "b1_haalbaar", "2024-05-06", None, None),
]
DAYS = {
    "plicht_begin": "2024-01-15",
    "kennisgeving": "2024-01-22",
    "huisvesting": "2024-03-18",
    "bijstand_ingang": "2024-03-18",
    "pip_dagtekening": "2024-05-28",
    "pip_hier": "2024-05-28",
    "ontzorg_start": "2024-03-18",
    "ontzorg_einde": "2024-09-17",
}


def known_on(peildatum: str) -> Facts:
    """The dossier as it was known then: what lies later does not exist."""
    facts: dict[str, str | int | None] = {k: v for k, v in DAYS.items() if v <= peildatum}
    intakes = [r for r in INTAKES if r[1] <= peildatum]
    if intakes:
        facts |= dict(
            zip(
                ("intake_start", "leerbaarheidstoets", "intake_afgerond"), intake_facts(intakes, peildatum), strict=True
            )
        )
    activities = [a for a in ACTIVITIES if a[1] <= peildatum]
    bijstand = DAYS["bijstand_ingang"] if peildatum >= DAYS["bijstand_ingang"] else None
    if activities:
        found = activity_facts(activities, bijstand, lambda _: "2027-03-18", peildatum)
        facts |= dict(zip(DERIVED["activiteit"], found, strict=True))
    return someone(**facts)


# termijn: start, uiterlijk, gehaald_op, status on 2024-09-30
TABLE = {
    "intake": ("2024-03-25", "2024-05-20", "2024-05-06", "gehaald"),
    "pip": ("2024-03-18", "2024-05-27", "2024-05-28", "te_laat"),
    "ontzorgen": ("2024-03-18", "2024-09-17", "2024-09-17", "gehaald"),
    "integraal_aanbod": ("2024-03-18", "2024-09-18", "2024-09-02", "gehaald"),
    "participatie_12m": ("2024-03-18", "2025-03-18", "2024-09-02", "gehaald"),
    "participatie_3j": ("2024-03-18", "2027-03-18", None, "lopend"),
    "inburgeringstermijn": ("2024-05-28", "2027-05-28", None, "lopend"),
    "pvt": ("2024-05-28", "2027-05-28", None, "lopend"),
    "map": ("2024-05-28", "2027-05-28", None, "lopend"),
    "start_leerroute": ("2024-05-28", "2024-08-28", "2024-06-03", "gehaald"),
    "verlenging_aanvragen": ("2026-11-28", "2027-04-02", None, "lopend"),
    "leerroute_wijzigen": ("2024-05-28", "2025-11-28", None, "lopend"),
}


def test_the_terms_on_30_september_are_those_of_the_table() -> None:
    found = outcomes(known_on("2024-09-30"), "2024-09-30")
    assert {k: (o.start, o.uiterlijk, o.gehaald_op, o.status) for k, o in found.items()} == TABLE
    assert all(o.uiterlijk == o.ongeschoven for o in found.values())


def test_the_days_of_the_facts_follow_from_the_records() -> None:
    facts = known_on("2027-03-18")
    assert (facts.intake_start, facts.intake_afgerond) == ("2024-03-25", "2024-05-06")
    assert facts.integraal_aanbod_start == "2024-09-02"
    assert (facts.participatie_start, facts.betaald_start) == ("2024-09-02", "2025-03-01")
    assert facts.participatie_na_3j == "2027-03-18"
    assert known_on("2027-03-17").participatie_na_3j is None


def kpis(peildatum: str) -> dict[str, Kpi]:
    return {k.id: k for k in count_all([known_on(peildatum)], [], DEFAULT, peildatum, Span(), names=True)}


PERCENTAGES = ("integraal_aanbod_6m", "participatie_12m", "participatie_3j")


@pytest.mark.parametrize("name", PERCENTAGES)
def test_on_27_may_every_percentage_is_null_with_one_running(name: str) -> None:
    row = kpis("2024-05-27")[name]
    assert (row.waarde, row.teller, row.noemer, row.lopend, row.lopend_gehaald) == (None, 0, 0, 1, 0)


def test_on_30_september_the_integral_offer_is_one_of_one_and_participation_still_runs() -> None:
    rows = kpis("2024-09-30")
    offer, year, later = (rows[name] for name in PERCENTAGES)
    assert (offer.teller, offer.noemer, offer.waarde, offer.lopend) == (1, 1, 100.0, 0)
    assert (year.waarde, year.noemer, year.lopend, year.lopend_gehaald) == (None, 0, 1, 1)
    assert (later.waarde, later.lopend, later.lopend_gehaald) == (None, 1, 0)


def test_at_the_end_of_2025_participation_within_a_year_is_one_of_one_and_paid() -> None:
    row = kpis("2025-12-31")["participatie_12m"]
    assert (row.teller, row.noemer, row.waarde, row.waarvan_betaald) == (1, 1, 100.0, 1)


def test_after_three_years_the_paid_work_counts() -> None:
    before, there = kpis("2027-03-17")["participatie_3j"], kpis("2027-03-18")["participatie_3j"]
    assert (before.waarde, before.lopend) == (None, 1)
    assert (there.teller, there.noemer, there.waarde) == (1, 1, 100.0)
