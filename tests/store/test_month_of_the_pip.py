"""Hours of the month of the first PIP: counted from the day after it, as far as that is known (Bi 5.3 lid 5)."""

import sqlite3
from pathlib import Path

import pytest

from inburgering_cli.law.plicht.hours import Post
from inburgering_cli.store.reads.progress import hours, hours_of
from tests.store.test_sums import put


@pytest.fixture
def store(tmp_path: Path, empty_store: bytes) -> sqlite3.Connection:
    path = tmp_path / "hours.db"
    path.write_bytes(empty_store)
    connection = sqlite3.connect(path)
    put(connection, "dossier", id=1, nummer="2024-0001", zoeknaam="x", geslachtsnaam="X", doelgroep="asielstatushouder")
    put(connection, "route", dossier_id=1, route="z", datum="2024-05-01")
    return connection


def month(store: sqlite3.Connection, maand: str, gevolgd: int, voor_pip: int | None = None) -> None:
    put(store, "uren", dossier_id=1, activiteit_id=1, maand=maand, gevolgd=gevolgd, voor_pip=voor_pip)


def of(store: sqlite3.Connection, day: str = "2024-12-31") -> Post:
    (post,) = hours_of(store, day, 1).posten
    assert hours(store, day)(1).posten == (post,)
    return post


# days of May 2024 that lie after the PIP: all but the first; those after the 28th; none
@pytest.mark.parametrize(
    ("pip", "start", "einde", "known"),
    [
        ("2024-05-01", "2024-04-02", None, None),  # on the first of the month: that day itself is not known
        ("2024-05-01", "2024-05-01", None, None),
        ("2024-05-01", "2024-05-02", None, "counts"),
        ("2024-05-28", "2024-04-02", None, None),
        ("2024-05-28", "2024-05-28", None, None),
        ("2024-05-28", "2024-05-29", None, "counts"),
        ("2024-05-28", "2024-04-02", "2024-05-28", "early"),
        ("2024-05-28", "2024-04-02", "2024-05-29", None),
        ("2024-05-31", "2024-04-02", None, "early"),  # on the last day of the month: nothing of it is after
        ("2024-05-31", "2024-05-31", None, "early"),
        ("2024-04-30", "2024-04-02", None, "counts"),
        ("2024-06-01", "2024-04-02", None, "early"),
    ],
)
def test_the_month_of_the_pip_counts_as_far_as_it_is_known_to_lie_after_it(
    store: sqlite3.Connection, pip: str, start: str, einde: str | None, known: str | None
) -> None:
    put(store, "pip", dossier_id=1, dagtekening=pip)
    put(store, "activiteit", id=1, dossier_id=1, soort="taalles", start=start, einde=einde)
    month(store, "2024-05", 2_000)
    wanted = {"counts": Post("taalles", 2_000), "early": Post("taalles", 0, 2_000)}
    assert of(store) == (wanted[known] if known else Post("taalles", 0, pip_maand=2_000))
    # as was recorded: 15 of the 20 hours came before
    store.execute("UPDATE uren SET voor_pip = 1500")
    assert of(store) == (wanted[known] if known else Post("taalles", 500, 1_500))


def test_while_the_month_of_the_pip_runs_its_hours_are_of_a_running_month(store: sqlite3.Connection) -> None:
    put(store, "pip", dossier_id=1, dagtekening="2024-05-28")
    put(store, "activiteit", id=1, dossier_id=1, soort="taalles", start="2024-04-02")
    month(store, "2024-05", 2_000)
    assert of(store, "2024-05-27") == of(store, "2024-05-30") == Post("taalles", 0, later=2_000)
    assert of(store, "2024-05-31") == Post("taalles", 0, pip_maand=2_000)


def test_the_first_pip_counts_also_when_it_was_that_of_another_municipality(store: sqlite3.Connection) -> None:
    store.execute("UPDATE dossier SET pip_vorige_gemeente = '2024-03-31'")
    put(store, "pip", dossier_id=1, dagtekening="2024-05-28")
    put(store, "activiteit", id=1, dossier_id=1, soort="taalles", start="2024-01-02")
    for maand, gevolgd in (("2024-03", 100), ("2024-04", 200), ("2024-05", 400)):
        month(store, maand, gevolgd)
    assert of(store) == Post("taalles", 600, 100)


@pytest.mark.parametrize(("day", "counts"), [("2024-05-27", 0), ("2024-05-28", 0), ("2024-05-29", 600)])
def test_the_hours_of_one_day_count_from_the_day_after_the_pip(
    store: sqlite3.Connection, day: str, counts: int
) -> None:
    put(store, "pip", dossier_id=1, dagtekening="2024-05-28")
    put(store, "pvt_onderdeel", dossier_id=1, datum=day, onderdeel="inleiding", uren=600)
    assert of(store) == Post("pvt", counts, 600 - counts)


# Bi 3.14 lid 9: from two years before the PIP on; months cannot be split, so that of the first day is among them
@pytest.mark.parametrize(
    ("school", "start", "maand", "counts"),
    [
        ("entree", "2021-09-01", "2022-04", 0),
        ("entree", "2021-09-01", "2022-05", 6_000),
        ("vso", "2021-09-01", "2024-04", 6_000),
        ("praktijkonderwijs", "2021-09-01", "2022-05", 6_000),
        ("overig", "2021-09-01", "2022-05", 0),
        (None, "2021-09-01", "2022-05", 0),
    ],
)
def test_hours_at_a_school_in_the_two_years_before_the_pip_are_told_apart(
    store: sqlite3.Connection, school: str | None, start: str, maand: str, counts: int
) -> None:
    put(store, "pip", dossier_id=1, dagtekening="2024-05-28")
    put(store, "activiteit", id=1, dossier_id=1, soort="opleiding", start=start, schoolsoort=school)
    month(store, maand, 6_000)
    assert of(store) == Post("opleiding", 0, 6_000, school=counts)


@pytest.mark.parametrize(
    ("table", "values", "tells"),
    [
        ("intake", {"toets_ontheffing": "Visuele beperking"}, True),
        ("intake", {"toets_ontheffing": "slechthorend"}, True),
        ("intake", {"toets_ontheffing": "toets al gedaan in de vorige gemeente"}, False),
        ("intake", {}, False),
        ("besluit", {"soort": "ontheffing", "oordeel": "toekenning", "toelichting": "auditief"}, True),
        ("besluit", {"soort": "ontheffing", "oordeel": "afwijzing", "toelichting": "auditief"}, False),
        ("besluit", {"soort": "ontheffing", "oordeel": "toekenning", "toelichting": "ziek"}, False),
    ],
)
def test_an_exemption_tells_of_a_disability_by_its_words(
    store: sqlite3.Connection, table: str, values: dict[str, str], tells: bool
) -> None:
    put(store, table, dossier_id=1, datum="2024-05-02", **values)
    assert hours_of(store, "2024-12-31", 1).beperking is tells
    assert not hours_of(store, "2024-05-01", 1).beperking
