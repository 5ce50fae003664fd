"""The operational figures beside the indicators of the note."""

import pytest

from inburgering_cli.law.figures.kpi import Span
from tests.law.people import shifted, someone
from tests.law.test_kpi import housed, parts, report


def test_the_operational_figures_count_what_their_names_say() -> None:
    people = [
        housed("2024-0001", kennisgeving="2024-03-01", pip_hier="2024-05-27", leerroute="b1"),
        housed("2024-0002", kennisgeving="2024-03-01", pip_hier="2024-05-28", leerroute="z"),
        housed("2024-0003", kennisgeving="2024-03-01", intake_start="2024-03-25", intake_afgerond="2024-05-20"),
        housed("2024-0004", doelgroep="gezinsmigrant", bijstand_einde="2024-08-01", betaald_start="2024-07-01"),
        housed("2024-0005", bijstand_ingang="2024-01-01", ontzorg_start="2024-01-01"),
        housed("2024-0006", dossier_gesloten="2024-04-01", reden_gesloten="verhuisd", kennisgeving="2024-03-01"),
    ]
    rows = report(people, "2024-09-01")
    assert parts(rows["pip_op_tijd"]) == (1, 3, 0, 0, 1)
    assert rows["pip_op_tijd"].waarde == 33.3
    assert parts(rows["intake_op_tijd"]) == (1, 1, 0, 0, 0)
    assert (rows["doorlooptijd_pip"].waarde, rows["doorlooptijd_pip"].n) == (70.5, 2)
    assert rows["ontzorgen_lopend"].dossiers["n"] == rows["ontzorgen_voorbij"].dossiers["n"] == ["2024-0005"]
    assert rows["uitstroom_betaald_werk"].dossiers["n"] == ["2024-0004"]
    counts = {k: rows[f"dossiers_{k}"].n for k in ("b1", "onderwijs", "z", "geen")}
    assert counts == {"b1": 1, "onderwijs": 0, "z": 1, "geen": 3}
    assert rows["dossiers_asielstatushouder"].n + rows["dossiers_gezinsmigrant"].n == 5


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({}, 1),  # runs
        ({"kennisgeving": "2024-01-02"}, 1),  # has passed
        ({"kennisgeving": None}, 0),  # no clock yet
        ({"intake_start": "2024-06-30"}, 0),
        ({"pip_hier": "2024-06-30"}, 0),
        ({"dossier_gesloten": "2024-06-30", "reden_gesloten": "verhuisd"}, 0),
        ({"info_derden_gevraagd": "2024-06-03"}, 1),
        ({"pip_vorige_gemeente": "2023-06-03", "huisvesting": "2024-06-03"}, 1),
    ],
)
def test_who_is_due_a_pip_without_any_part_of_the_intake_is_counted_with_names(
    facts: dict[str, str | None], counts: int
) -> None:
    one = someone(**{"plicht_begin": "2023-05-01", "doelgroep": "gezinsmigrant", "kennisgeving": "2024-06-01", **facts})
    row = report([one], "2024-07-01")["intake_niet_begonnen"]
    assert (row.n, row.waarde, row.soort) == (counts, counts, "operationeel")
    assert row.dossiers["n"] == ["2024-0001"] * counts
    assert report([one], "2024-07-01", Span("2025-01-01"))["intake_niet_begonnen"].n == 0


@pytest.mark.parametrize(
    ("facts", "peildatum", "running", "past"),
    [
        ({}, "2024-09-17", 1, 0),
        ({}, "2024-09-18", 1, 1),  # the half year is over and nobody ended it
        ({"ontzorg_start": None}, "2024-09-18", 0, 0),  # entitled, not begun
        ({"ontzorg_einde": "2024-06-30"}, "2024-09-18", 0, 0),
        ({"ontzorg_verlengd_tot": "2024-12-31"}, "2024-12-31", 1, 0),
        ({"dossier_gesloten": "2024-09-30", "reden_gesloten": "verhuisd"}, "2024-10-01", 0, 0),
        ({"doelgroep": "gezinsmigrant"}, "2024-09-18", 0, 0),
    ],
)
def test_ontzorgen_runs_from_its_start_until_it_ends_or_the_dossier_is_closed(
    facts: dict[str, str | None], peildatum: str, running: int, past: int
) -> None:
    days = {"plicht_begin": "2024-01-15", "bijstand_ingang": "2024-03-18", "ontzorg_start": "2024-03-18"}
    rows = report([someone(**{**days, **facts})], peildatum)
    assert (rows["ontzorgen_lopend"].n, rows["ontzorgen_voorbij"].n) == (running, past)


@pytest.mark.parametrize(
    ("left", "paid", "counts"),
    [
        ("2024-08-31", "2024-07-01", True),
        ("2024-08-31", "2024-09-01", True),  # works from the first day without bijstand
        ("2024-08-31", "2024-09-02", False),  # left for another reason
        ("2024-08-31", None, False),
        (None, "2024-07-01", False),
        ("2023-12-31", "2023-06-01", False),  # before the period
    ],
)
def test_outflow_to_paid_work_is_bijstand_that_ended_in_the_period_once_there_was_work(
    left: str | None, paid: str | None, counts: bool
) -> None:
    row = report([housed(bijstand_einde=left, betaald_start=paid)], "2024-12-31", Span("2024-01-01", None))
    assert row["uitstroom_betaald_werk"].n == int(counts)


@pytest.mark.parametrize(
    ("days", "median"),
    [
        ([7], 7.0),
        ([7, 3], 5.0),
        ([40, 3, 7], 7.0),
        ([40, 3, 8, 7], 7.5),
        ([1, 2, 30, 4, 50], 4.0),
        ([0], 0.0),
        ([], None),
    ],
)
def test_the_time_to_a_pip_is_the_median_of_the_days_from_huisvesting(days: list[int], median: float | None) -> None:
    people = [housed(f"2024-{n:04}", pip_hier=shifted("2024-03-18", d)) for n, d in enumerate(days)]
    row = report([*people, housed("2024-9999")], "2024-12-31")["doorlooptijd_pip"]
    assert (row.waarde, row.n, row.eenheid) == (median, len(days), "dagen")
