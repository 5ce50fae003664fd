"""The sums that signals read: what counts on the peildatum, and in how many queries."""

import sqlite3
from pathlib import Path

import pytest

from inburgering_cli.domain.sommen import Sommen
from inburgering_cli.store.sums import sums

P = "2024-11-15"
MONTHS = ("2024-08", "2024-11")


@pytest.fixture
def store(tmp_path: Path, empty_store: bytes) -> sqlite3.Connection:
    path = tmp_path / "sums.db"
    path.write_bytes(empty_store)
    connection = sqlite3.connect(path)
    for ident, bsn in ((1, None), (3, "999990019"), (7, None)):
        put(connection, "dossier", id=ident, nummer=f"2024-{ident:04}", zoeknaam="x", geslachtsnaam="X", bsn=bsn,
            doelgroep="asielstatushouder")  # fmt: skip
    return connection


def put(connection: sqlite3.Connection, table: str, **values: object) -> None:
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))


def of(connection: sqlite3.Connection, ident: int) -> Sommen:
    return sums(connection, P, MONTHS)(ident)


def test_a_dossier_without_records_has_no_sums(store: sqlite3.Connection) -> None:
    of_id = sums(store, P, MONTHS)
    assert [of_id(ident) for ident in (1, 3, 7)] == [Sommen(), Sommen(heeft_bsn=True), Sommen()]


def test_records_come_to_their_own_dossier_also_when_some_are_passed_over(store: sqlite3.Connection) -> None:
    for ident, day in ((1, "2024-05-01"), (3, "2024-06-01"), (7, "2024-07-01")):
        put(store, "gesprek", dossier_id=ident, soort="ander", gehouden=day)
    assert [sums(store, P, MONTHS)(ident).gesprek for ident in (3,)] == ["2024-06-01"]
    of_id = sums(store, P, MONTHS)
    assert [of_id(ident).gesprek for ident in (1, 7)] == ["2024-05-01", "2024-07-01"]
    assert sums(store, P, MONTHS, dossier_id=7)(7).gesprek == "2024-07-01"


def test_the_last_pip_counts_and_a_concept_is_told(store: sqlite3.Connection) -> None:
    put(store, "pip", dossier_id=1, dagtekening="2024-05-01", intensiteit_route=100, alfabetisering="a")
    put(store, "pip", dossier_id=1, dagtekening="2024-11-15", intensiteit_route=200)
    put(store, "pip", dossier_id=1, dagtekening="2024-11-16", intensiteit_route=300)
    found = of(store, 1)
    assert (found.intensiteit_route, found.alfabetisering, found.pip_concept) == (200, None, False)
    assert found.laatste == "2024-11-15"
    put(store, "pip", dossier_id=1, intensiteit_route=400)
    assert of(store, 1)._replace(pip_concept=False) == found
    assert of(store, 1).pip_concept


def test_hours_count_by_kind_and_those_of_intake_map_and_pvt_with_them(store: sqlite3.Connection) -> None:
    put(store, "pip", dossier_id=1, dagtekening="2024-05-28")
    for ident, soort in ((10, "taalles"), (11, "stage"), (12, "opleiding"), (13, "taalmaatje")):
        put(store, "activiteit", id=ident, dossier_id=1, soort=soort, start="2024-06-01")
        put(store, "uren", dossier_id=1, activiteit_id=ident, maand="2024-07", gevolgd=ident)
        put(store, "uren", dossier_id=1, activiteit_id=ident, maand="2024-12", gevolgd=9_000)
    put(store, "begeleiding", dossier_id=1, start="2024-05-01", uren=70)
    put(store, "begeleiding", dossier_id=1, start="2024-05-02", einde="2024-11-16", uren=9_000)
    put(store, "intake", dossier_id=1, datum="2024-03-01", deel=1, uren_taal=200, uren_participatie=300)
    put(store, "intake", dossier_id=1, datum="2024-11-16", deel=2, uren_taal=9_000, uren_participatie=9_000)
    put(store, "map_onderdeel", dossier_id=1, datum="2024-08-01", onderdeel="cv", uren=1_000)
    put(store, "map_onderdeel", dossier_id=1, datum="2024-08-02", onderdeel="cv", praktijkuren=2_000)
    put(store, "pvt_onderdeel", dossier_id=1, datum="2024-08-03", onderdeel="inleiding", uren=9_000, aanwezig=0)
    put(store, "pvt_onderdeel", dossier_id=1, datum="2024-08-04", onderdeel="activiteit", uren=4_000, aanwezig=1)
    put(store, "pvt_onderdeel", dossier_id=1, datum="2024-08-05", onderdeel="excursie", uren=5_000)
    found = of(store, 1)
    assert found.cursus == 10 + 200
    assert found.participatie == 11 + 12 + 70 + 300 + 1_000 + 2_000 + 4_000 + 5_000
    assert (found.map_begin, found.pvt_begin) == ("2024-08-01", "2024-08-04")


def hours(
    connection: sqlite3.Connection, ident: int, month: str, count: int, soort: str = "taalles", **more: str
) -> None:
    put(connection, "activiteit", id=ident, dossier_id=1, soort=soort, start="2024-01-01", **more)
    put(connection, "uren", dossier_id=1, activiteit_id=ident, maand=month, gevolgd=count)


@pytest.mark.parametrize(("peildatum", "counted"), [("2024-11-29", 10), ("2024-11-30", 1_010)])
def test_the_hours_of_a_month_count_once_it_or_the_activity_is_over(
    store: sqlite3.Connection, peildatum: str, counted: int
) -> None:
    put(store, "pip", dossier_id=1, dagtekening="2024-05-28")
    hours(store, 10, "2024-11", 1_000)
    hours(store, 11, "2024-11", 10, einde="2024-11-29")
    assert sums(store, peildatum, MONTHS)(1).cursus == counted


def test_hours_from_before_the_first_pip_are_kept_apart(store: sqlite3.Connection) -> None:
    hours(store, 10, "2024-04", 1)
    hours(store, 11, "2024-05", 10)
    hours(store, 12, "2024-05", 100, soort="stage", einde="2024-05-19")
    hours(store, 13, "2024-05", 1_000, soort="taalmaatje", einde="2024-05-19")
    assert (of(store, 1).cursus, of(store, 1).voor_pip) == (0, 111)  # no PIP yet
    put(store, "pip", dossier_id=1, dagtekening="2024-05-20")
    assert (of(store, 1).cursus, of(store, 1).participatie, of(store, 1).voor_pip) == (10, 0, 101)
    store.execute("UPDATE dossier SET pip_vorige_gemeente = '2024-05-19' WHERE id = 1")
    assert (of(store, 1).cursus, of(store, 1).participatie, of(store, 1).voor_pip) == (10, 100, 1)


def test_absence_counts_in_the_months_asked_for(store: sqlite3.Connection) -> None:
    put(store, "activiteit", id=10, dossier_id=1, soort="taalles", start="2024-01-01")
    for month, missed in (("2024-07", 900), ("2024-08", 100), ("2024-10", 0), ("2024-11", 900)):
        put(store, "uren", dossier_id=1, activiteit_id=10, maand=month, aangeboden=1_000, verzuim_ongeoorloofd=missed)
    # without a number of hours offered, those attended and missed are what was offered
    put(store, "uren", dossier_id=1, activiteit_id=10, maand="2024-09", gevolgd=500, verzuim_geoorloofd=20,
        verzuim_ongeoorloofd=3)  # fmt: skip
    found = of(store, 1)
    assert (found.aangeboden, found.ongeoorloofd, found.verzuim_maand) == (2_523, 103, "2024-09")
    assert found.laatste == P  # the month that runs


LAST = {
    "activiteit": {"soort": "stage", "start": "{day}"},
    "route": {"route": "b1", "datum": "{day}"},
    "examen": {"onderdeel": "knm", "datum": "{day}", "uitslag": "geslaagd"},
    "aanbod": {"aangeboden_op": "{day}", "aanbieder": "X"},
    "besluit": {"soort": "boete", "datum": "{day}", "oordeel": "toekenning"},
    "begeleiding": {"start": "{day}"},
    "overdracht": {"soort": "{overdracht}", "datum": "{day}"},
    "verwijzing": {"partner": "X", "datum": "{day}"},
    "training": {"module": "financieel", "start": "{day}"},
    "voorinburgering": {"onderdeel": "{voorinburgering}", "start": "{day}"},
    "klantprofiel": {"onderwerp": "{klantprofiel}", "datum": "{day}", "inhoud": "x"},
    "gesprek": {"soort": "ander", "gehouden": "{day}"},
    "maatregel": {"soort": "oproep", "datum": "{day}", "grond": "intake"},
    "intake": {"datum": "{day}", "deel": "1"},
    "pip": {"dagtekening": "{day}"},
    "map_onderdeel": {"onderdeel": "cv", "datum": "{day}"},
    "pvt_onderdeel": {"onderdeel": "inleiding", "datum": "{day}"},
    "ontzorg_evaluatie": {"datum": "{day}", "uitkomst": "zelfstandig"},
}


@pytest.mark.parametrize("table", LAST)
def test_the_last_day_is_that_of_any_record_up_to_the_peildatum(store: sqlite3.Connection, table: str) -> None:
    from inburgering_cli.domain import codes as c

    codes = {
        "overdracht": next(iter(c.OVERDRACHTEN)),
        "voorinburgering": next(iter(c.VOORINBURGERING)),
        "klantprofiel": next(iter(c.KLANTPROFIEL)),
    }
    put(store, table, dossier_id=3, **{k: v.format(day="2024-11-16", **codes) for k, v in LAST[table].items()})
    assert of(store, 3).laatste is None
    store.execute(f"DELETE FROM {table}")
    put(store, table, dossier_id=3, **{k: v.format(day=P, **codes) for k, v in LAST[table].items()})
    assert of(store, 3).laatste == P
    assert of(store, 1).laatste is None


def test_an_activity_that_ended_was_the_last_on_its_end(store: sqlite3.Connection) -> None:
    put(store, "activiteit", dossier_id=1, soort="stage", start="2024-05-01", einde="2024-09-01")
    put(store, "activiteit", dossier_id=3, soort="stage", start="2024-05-01", einde="2024-12-01")
    of_id = sums(store, P, MONTHS)
    assert [of_id(ident).laatste for ident in (1, 3)] == ["2024-09-01", "2024-05-01"]


def test_every_table_of_records_about_a_dossier_is_read(store: sqlite3.Connection) -> None:
    tables = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    own = {t for t in tables if "dossier_id" in {row[1] for row in store.execute(f"PRAGMA table_info({t})")}}
    # what is paid, asked or sent about people says nothing of whether somebody works with them
    quiet = {"uren", "ontzorg", "ontzorg_maand", "enquete", "uitgave", "levering", "duo_ontvangst", "document"}
    assert own - set(LAST) == quiet


def test_the_number_of_queries_does_not_grow_with_the_dossiers(store: sqlite3.Connection) -> None:
    seen: list[str] = []
    store.set_trace_callback(seen.append)
    of_id = sums(store, P, MONTHS)
    asked = len(seen)
    for ident in (1, 3, 7):
        of_id(ident)
    assert (len(seen), asked < 30) == (asked, True)


def test_no_query_sorts_what_it_reads(store: sqlite3.Connection) -> None:
    seen: list[str] = []
    store.set_trace_callback(seen.append)
    sums(store, P, MONTHS)
    store.set_trace_callback(None)
    plans = [row[3] for sql in seen for row in store.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert plans
    assert [plan for plan in plans if "TEMP B-TREE" in plan] == []


def test_the_last_ontheffing_that_leaves_hours_counts(store: sqlite3.Connection) -> None:
    def decision(day: str, **values: object) -> None:
        put(store, "besluit", dossier_id=1, datum=day, **{"soort": "ontheffing", "oordeel": "toekenning", **values})

    decision("2024-05-01", uren=40_000)
    decision("2024-06-01", uren=9_000)
    decision("2024-07-01", uren=10_000, oordeel="afwijzing")
    decision("2024-08-01")
    decision("2024-11-16", uren=0)
    assert (of(store, 1).ontheffing, of(store, 1).laatste, of(store, 3).ontheffing) == (9_000, "2024-08-01", None)
    decision("2024-09-01", uren=0)
    assert of(store, 1).ontheffing == 0
