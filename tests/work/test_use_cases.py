"""The services as a library: one call is one transaction, and what is read is what was registered."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.core.errors import NotFound, Refused
from inburgering_cli.law.figures.kpi import Span
from inburgering_cli.records.field import Reader
from inburgering_cli.records.kinds.activiteit import ACTIVITEIT, ActiviteitRecord
from inburgering_cli.records.kinds.dossier import CaseRecord
from inburgering_cli.records.kinds.intake import INTAKE, IntakeRecord
from inburgering_cli.records.kinds.pip import PipRecord
from inburgering_cli.records.kinds.route import ROUTE, RouteRecord
from inburgering_cli.store.database import Location
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.files import storage
from inburgering_cli.work.reading import deadlines, figures, lookup
from inburgering_cli.work.reading import dossier as dossier_reading
from inburgering_cli.work.reading.records import part
from inburgering_cli.work.writing import dossier as dossier_writing
from inburgering_cli.work.writing import pip
from inburgering_cli.work.writing.booking import open_booking
from inburgering_cli.work.writing.records import record


@pytest.fixture
def env(tmp_path: Path, empty_store: bytes) -> Environment:
    path = tmp_path / "services.db"
    path.write_bytes(empty_store)
    path.chmod(0o600)
    return Environment(Location(path, named=True), "2024-09-30")


def invoer(model: type, **texts: Any) -> Any:
    """An input as a command or a file makes it."""
    read: Any = Reader(model, "2024-09-30").read(texts)
    assert isinstance(read, model), read
    return read


def person(**texts: Any) -> CaseRecord:
    found: CaseRecord = invoer(CaseRecord, **{"geslachtsnaam": "Tesfay", "doelgroep": "asielstatushouder", **texts})
    return found


def trail(env: Environment) -> list[tuple[Any, ...]]:
    with sqlite3.connect(env.location.path) as connection:
        return connection.execute("SELECT * FROM spoor ORDER BY id").fetchall()


def test_numbers_count_within_the_year_of_the_peildatum(env: Environment) -> None:
    assert [dossier_writing.add(env, person(geslachtsnaam=n)) for n in ("A", "B")] == ["2024-0001", "2024-0002"]
    env.peildatum = "2025-01-02"
    assert dossier_writing.add(env, person(geslachtsnaam="C")) == "2025-0001"
    env.peildatum = "2024-12-31"
    assert dossier_writing.add(env, person(geslachtsnaam="D")) == "2024-0003"


def test_numbers_go_on_past_four_digits(env: Environment) -> None:
    dossier_writing.add(env, person(geslachtsnaam="A"))
    with sqlite3.connect(env.location.path) as connection:
        connection.execute("UPDATE dossier SET nummer = '2024-9999'")
    assert dossier_writing.add(env, person(geslachtsnaam="B")) == "2024-10000"
    assert dossier_writing.add(env, person(geslachtsnaam="C")) == "2024-10001"
    assert dossier_reading.case(env, "2024-10000")["geslachtsnaam"] == "B"


def test_one_call_leaves_one_line_in_the_trail(env: Environment) -> None:
    number = dossier_writing.add(env, person(bsn="999990019"))
    record(env, INTAKE, number, invoer(IntakeRecord, datum="2024-03-25", deel="1"), "intake record")
    pip.create(env, number, invoer(PipRecord, dagtekening="2024-05-28"))
    record(env, ROUTE, number, invoer(RouteRecord, route="b1", datum="2024-05-28"), "route assign")
    lines = trail(env)
    assert len(lines) == 4
    assert all(number in line for line in lines)
    assert "999990019" not in str(lines)


def test_a_refusal_leaves_nothing_at_all(env: Environment) -> None:
    number = dossier_writing.add(env, person(huisvesting="2024-03-18"))
    before = (trail(env), dossier_reading.case(env, number))
    with pytest.raises(Refused, match="huisvesting"):
        pip.create(env, number, invoer(PipRecord, dagtekening="2024-03-17"))
    with pytest.raises(Refused):
        dossier_writing.add(env, person(bsn="999990019", plicht_begin="2024-02-01", voldaan="2024-01-01"))
    with pytest.raises(Refused):
        dossier_writing.edit(env, number, CaseRecord(bijstand_ingang="2024-02-01", bijstand_einde="2024-01-01"), [])
    assert (trail(env), dossier_reading.case(env, number)) == before


def test_a_crash_in_the_middle_of_a_transaction_undoes_all_of_it(env: Environment) -> None:
    dossier_writing.add(env, person(geslachtsnaam="A"))
    before = trail(env)

    def crash() -> None:
        with open_booking(env, "case add") as booking:
            dossier_writing.store(booking, None, person(geslachtsnaam="B"))
            booking.writer.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        crash()
    assert trail(env) == before
    assert [row["geslachtsnaam"] for row in dossier_reading.cases(env, dossier_reading.CaseFilter())] == ["A"]


def test_a_dossier_is_found_by_each_of_its_keys(env: Environment) -> None:
    number = dossier_writing.add(
        env,
        person(bsn="999990019", v_nummer="0123456789", geslachtsnaam="Şahin-Ağca", voornamen="Öz", voorvoegsel="d'"),
    )
    dossier_writing.add(env, person(geslachtsnaam="Sahin"))
    with reading(env) as connection:
        for text in (number, "999990019", "0123456789", "sahin-agca", "öz", "OZ D' ŞAHIN", "d’ sahin-a"):
            assert lookup.find(env, connection, text).nummer == number, text
        assert [d.nummer for d in lookup.matches(connection, "sahin")] == [number, "2024-0002"]
        for text in ("100%", "_", "\\", "123456789", "٢٠٢٤-٠٠٠١", "   "):
            assert lookup.matches(connection, text) == [], text
        with pytest.raises(NotFound, match=r"\*\*\*\*\*6789"):
            lookup.find(env, connection, "123456789")


def test_lists_and_figures_agree_to_the_dossier(env: Environment) -> None:
    for n, day in enumerate(("2023-10-01", "2024-02-29", "2024-03-30", "2024-03-31", "2024-08-01")):
        number = dossier_writing.add(env, person(geslachtsnaam=f"P{n}", huisvesting=day, kennisgeving=day))
        if n in (1, 2):
            for kind in ("taalles", "stage"):
                made = invoer(ActiviteitRecord, soort=kind, start="2024-08-15")
                record(env, ACTIVITEIT, number, made, "activiteit add")
    for peildatum in ("2024-08-29", "2024-08-30", "2024-09-30", "2024-10-01", "2025-06-30"):
        env.peildatum = peildatum
        row = next(k for k in figures.indicators(env, Span(), None, names=True) if k.id == "integraal_aanbod_6m")
        found = deadlines.deadlines(env, deadlines.Filter(terms=("integraal_aanbod",), alles=True))
        settled = [d for d in found if d.outcome.uiterlijk is not None and d.outcome.uiterlijk <= peildatum]
        assert row.noemer == len(settled)
        assert row.teller == sum(d.outcome.status == "gehaald" for d in settled)
        assert row.lopend == len(found) - len(settled)
        assert sorted(row.dossiers["noemer"]) == sorted(d.facts.dossier for d in settled)


def test_what_was_registered_later_does_not_change_the_answer_of_an_earlier_day(env: Environment) -> None:
    number = dossier_writing.add(env, person(huisvesting="2024-03-18", kennisgeving="2024-01-22"))
    env.peildatum = "2024-05-01"
    before = (
        dossier_reading.case(env, number),
        dossier_reading.timeline(env, number),
        dossier_reading.cases(env, dossier_reading.CaseFilter()),
    )
    env.peildatum = "2024-09-30"
    pip.create(env, number, invoer(PipRecord, dagtekening="2024-05-28"))
    record(env, ROUTE, number, invoer(RouteRecord, route="b1", datum="2024-05-28"), "route assign")
    dossier_writing.edit(env, number, CaseRecord(pvt_ondertekend="2024-06-01"), [])
    env.peildatum = "2024-05-01"
    after = (
        dossier_reading.case(env, number),
        dossier_reading.timeline(env, number),
        dossier_reading.cases(env, dossier_reading.CaseFilter()),
    )
    assert after == before


def test_a_part_of_a_dossier(env: Environment) -> None:
    number = dossier_writing.add(env, person())
    for one_part, day in (("2", "2024-04-22"), ("1", "2024-03-25")):
        record(env, INTAKE, number, invoer(IntakeRecord, datum=day, deel=one_part), "intake record")
    found, records = part(env, "tesfay", INTAKE)
    assert found == number
    assert [(r["datum"], r["deel"]) for r in records] == [("2024-03-25", 1), ("2024-04-22", 2)]


def test_status_counts_every_table(env: Environment) -> None:
    assert storage.init(env) is False
    dossier_writing.add(env, person())
    assert storage.status(env)["aantallen"]["dossier"] == 1
    assert storage.status(env)["rechten"] == "0600"


def test_each_warning_is_given_once(env: Environment) -> None:
    env.warn("a")
    env.warn("b")
    env.warn("a")
    assert env.warnings == ["a", "b"]
