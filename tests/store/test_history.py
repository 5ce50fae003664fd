"""Facts on several days from one reading: the same as reading the store on each of these days."""

import sqlite3
from pathlib import Path

import pytest
from benchmarks import caseload as generated

from inburgering_cli.law.figures.kpi import Span, count_all
from inburgering_cli.law.figures.trend import Trend, month_ends
from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.store import as_of, reads

DAYS = month_ends(generated.PEILDATUM)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory, empty_store: bytes) -> sqlite3.Connection:
    """A generated caseload with what it lacks: talks, calls, decisions, exemptions, and facts of a last day."""
    store: Path = tmp_path_factory.mktemp("history") / "store.db"
    store.write_bytes(empty_store)
    generated.fill(store, 400)
    found = sqlite3.connect(store)
    for number, day in enumerate([*DAYS, *(f"{d[:8]}15" for d in DAYS)], 1):
        found.execute(
            "INSERT INTO gesprek (dossier_id, gepland, soort, gehouden, niet_verschenen) VALUES (?, ?, 'voortgang', ?, ?)",
            (number, day, day if number % 3 else None, number % 3 == 0),
        )
        found.execute(
            "INSERT INTO maatregel (dossier_id, soort, datum, grond, uiterlijk) VALUES (?, 'oproep', ?, 'intake', ?)",
            (number, day, DAYS[-1]),
        )
        found.execute(
            "INSERT INTO besluit (dossier_id, soort, datum, oordeel, tot) VALUES (?, 'verlenging', ?, 'toekenning', ?)",
            (number, day if number % 2 else None, "2030-01-01"),
        )
        found.execute("UPDATE dossier SET info_derden_gevraagd = ? WHERE id = ?", (day, 100 + number))
        found.execute("UPDATE dossier SET voldaan = ?, aanbod = ? WHERE id = ?", (day, day, 200 + number))
        found.execute(
            "UPDATE dossier SET dossier_gesloten = ?, reden = 'voldaan', voldaan = NULL WHERE id = ?",
            (day, 250 + number),
        )
        found.execute(
            "UPDATE dossier SET duo_termijn_begin = ?, duo_termijn_einde = '2030-01-01' WHERE id = ?",
            (day, 300 + number),
        )
    return found


def test_the_month_ends_are_the_newest_twelve() -> None:
    assert month_ends("2026-09-30")[0] == "2025-10-31"
    assert month_ends("2026-09-30")[-1] == "2026-09-30"
    assert month_ends("2026-09-29")[-1] == "2026-08-31"
    assert month_ends("2024-02-29", 2) == ["2024-01-31", "2024-02-29"]
    assert month_ends("2024-01-01", 2) == ["2023-11-30", "2023-12-31"]
    assert len(set(month_ends("2024-12-31"))) == 12


def test_facts_on_each_day_are_what_reading_that_day_gives(connection: sqlite3.Connection) -> None:
    found = list(reads.facts.history(connection, DEFAULT, DAYS))
    for place, day in enumerate(DAYS):
        known = [history[place] for history in found if history[place] is not None]
        with as_of.shown(connection, day):
            assert known == list(reads.facts.read(connection, DEFAULT, day)), day
    assert any(len({id(facts) for facts in history}) == 1 for history in found)
    assert any(len({id(facts) for facts in history}) > 3 for history in found)
    assert any(history[0] is None and history[-1] is not None for history in found)
    assert all(history[-1] is not None for history in found)


@pytest.mark.parametrize(
    "periode", [Span(), Span("2025-01-01", "2025-12-31"), Span("2024-07-01", "2026-02-28")], ids=str
)
def test_every_point_of_the_trend_is_the_report_of_that_day(connection: sqlite3.Connection, periode: Span) -> None:
    trend = Trend(DEFAULT, DAYS, periode)
    for history in reads.facts.history(connection, DEFAULT, DAYS):
        trend.add(history)
    scores = list(reads.facts.scores(connection))
    points = [counter.finish(scores) for counter in trend.counters()]
    for day, rows in zip(DAYS, points, strict=True):
        with as_of.shown(connection, day):
            facts = reads.facts.read(connection, DEFAULT, day)
            assert rows == count_all(facts, scores, DEFAULT, day, periode), day
    assert points[0] != points[-1]


def test_a_term_that_ends_on_a_month_end_itself_is_judged_on_that_day(connection: sqlite3.Connection) -> None:
    """The deadline list says lopend on the last day; an indicator counts it from that day on."""
    for ident, huisvesting in ((300, "2025-10-31"), (301, "2026-02-28"), (302, "2025-12-30")):
        connection.execute("UPDATE dossier SET huisvesting = ? WHERE id = ?", (huisvesting, ident))
    test_every_point_of_the_trend_is_the_report_of_that_day(connection, Span())
