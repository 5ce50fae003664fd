"""The sums that signals read: what counts on the peildatum, and in how many queries."""

import sqlite3
from pathlib import Path

import pytest

from inburgering_cli.law.plicht.hours import HoursState, Post
from inburgering_cli.law.signals.sums import Sums
from inburgering_cli.store.reads.sums import sums

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


def of(connection: sqlite3.Connection, ident: int) -> Sums:
    return sums(connection, P, MONTHS)(ident)


def test_a_dossier_without_records_has_no_sums(store: sqlite3.Connection) -> None:
    of_id = sums(store, P, MONTHS)
    assert [of_id(ident) for ident in (1, 3, 7)] == [Sums(), Sums(heeft_bsn=True), Sums()]


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


def test_hours_are_read_where_a_number_of_them_has_to_be_reached(store: sqlite3.Connection) -> None:
    for ident in (1, 3, 7):
        put(store, "pip", dossier_id=ident, dagtekening="2024-05-28", intensiteit_route=300 if ident == 3 else None)
        put(store, "activiteit", id=ident, dossier_id=ident, soort="taalles", start="2024-06-01")
        put(store, "uren", dossier_id=ident, activiteit_id=ident, maand="2024-07", gevolgd=ident)
    put(store, "route", dossier_id=7, route="z", datum="2024-05-28")
    of_id = sums(store, P, MONTHS)
    assert [of_id(ident).uren for ident in (1, 3, 7)] == [
        HoursState(), HoursState((Post("taalles", 3),), 300), HoursState((Post("taalles", 7),)),
    ]  # fmt: skip
    assert of_id(8).uren == HoursState()
    assert sums(store, "2024-05-27", MONTHS)(7).uren == HoursState()
    assert sums(store, P, MONTHS, dossier_id=1)(1).uren == HoursState((Post("taalles", 1),))
    store.execute("UPDATE dossier SET dossier_gesloten = '2024-10-01', reden = 'verhuisd' WHERE id = 7")
    assert sums(store, P, MONTHS)(7).uren == HoursState()


def test_the_first_part_of_map_and_pvt_that_was_done_is_their_beginning(store: sqlite3.Connection) -> None:
    put(store, "map_onderdeel", dossier_id=1, datum="2024-08-01", onderdeel="cv")
    put(store, "pvt_onderdeel", dossier_id=1, datum="2024-08-03", onderdeel="inleiding", aanwezig=0)
    put(store, "pvt_onderdeel", dossier_id=1, datum="2024-08-04", onderdeel="activiteit", aanwezig=1)
    put(store, "pvt_onderdeel", dossier_id=1, datum="2024-08-05", onderdeel="excursie")
    assert (of(store, 1).map_begin, of(store, 1).pvt_begin) == ("2024-08-01", "2024-08-04")


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
    # of 900 hundredths in August and 1,000 in October; in September no number was offered
    assert (found.onverklaard, found.onverklaard_maand) == (1_900, "2024-10")


def test_absence_without_a_whole_is_no_share(store: sqlite3.Connection) -> None:
    put(store, "activiteit", id=10, dossier_id=1, soort="taalles", start="2024-01-01")
    put(store, "uren", dossier_id=1, activiteit_id=10, maand="2024-09", verzuim_ongeoorloofd=3)
    found = of(store, 1)
    assert (found.aangeboden, found.ongeoorloofd, found.verzuim_maand) == (0, 0, None)
    assert (found.onverklaard, found.onverklaard_maand) == (0, None)


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
    from inburgering_cli.law import codes as c

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
    quiet = {
        "uren",
        "ontzorg",
        "ontzorg_maand",
        "enquete",
        "uitgave",
        "levering",
        "duo_ontvangst",
        "document",
        "notitie",
        "advies",
        "doelgroepwijziging",
        "herkomst",
        "spoor_elders",
        "vorige",
    }
    assert own - set(LAST) == quiet


def test_the_number_of_queries_does_not_grow_with_the_dossiers(store: sqlite3.Connection) -> None:
    seen: list[str] = []
    store.set_trace_callback(seen.append)
    of_id = sums(store, P, MONTHS)
    asked = len(seen)
    for ident in (1, 3, 7):
        of_id(ident)
    assert (len(seen), asked < 40) == (asked, True)


def test_no_query_sorts_what_it_reads(store: sqlite3.Connection) -> None:
    seen: list[str] = []
    store.set_trace_callback(seen.append)
    sums(store, P, MONTHS)
    store.set_trace_callback(None)
    plans = [row[3] for sql in seen for row in store.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert plans
    assert [plan for plan in plans if "TEMP B-TREE" in plan] == []
