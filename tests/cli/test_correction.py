"""Correcting and removing records: each kind, through its own rules, with the terms before and after, and undone."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel

import inburgering_cli.store.schema  # noqa: F401  # declares the tables
from inburgering_cli.core.dates import day_before
from inburgering_cli.records.field import Field, bedrag, fact, plan
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.records.reference import REASONS, of_dossiers
from tests.cli.test_undo import content, sound, trail
from tests.cli.walk import PEILDATUM, WALK, D, walked
from tests.conftest import Runner

#: Without the last commands of the walk, which correct and close.
UNTIL = len(WALK) - 4
FIXED = {"document", "levering", "ontvangst", "herkomst", "spoor_elders"}


@pytest.fixture(scope="module")
def walked_store(tmp_path_factory: pytest.TempPathFactory, empty_store: bytes) -> bytes:
    """A dossier with a record of every kind."""
    path = tmp_path_factory.mktemp("correcties") / "store.db"
    path.write_bytes(empty_store)
    path.chmod(0o600)
    walked(Runner(path, None), UNTIL)  # type: ignore[arg-type]  # nothing is read from its screen
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


@pytest.fixture
def full(tmp_path: Path, walked_store: bytes, inburgering: Runner) -> Runner:
    """A runner on a store of its own with that dossier."""
    inburgering.store = tmp_path / "vol.db"
    inburgering.store.write_bytes(walked_store)
    inburgering.store.chmod(0o600)
    inburgering.peildatum = PEILDATUM
    return inburgering


def records(runner: Runner) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = runner.json("case", "records", D)
    return found


def correct(runner: Runner, part: str, *options: str, reden: str = "typefout") -> Any:
    return runner("case", "correct", D, part, *options, "--reden", reden, "-o", "json")


def others(spec: Field, value: Any) -> list[str]:
    """Other values of a field, as they are typed."""
    if spec.choices:
        return [k for k in spec.choices if k != value][:3]
    if spec.flag:
        return ["nee" if value else "ja"]
    if spec.parse in (fact, plan):
        return [day_before(value)] if value else ["2024-10-01"]
    return {"TEKST": ["iets anders"], "MAAND": ["2024-07"], "TIJD": ["10:15"], "N": ["2", "3"]}.get(
        spec.metavar, ["1", "2,5"]
    )


def stored(runner: Runner, part: str) -> dict[str, Any]:
    own_name, _, row = part.partition("-")
    kind = of_dossiers()[own_name]
    with closing(sqlite3.connect(runner.store)) as connection:
        connection.row_factory = sqlite3.Row
        return dict(connection.execute(f"SELECT * FROM {kind.table} WHERE id = ?", (row or 1,)).fetchone())


def test_every_table_of_a_dossier_has_records_with_a_name(full: Runner) -> None:
    own = {name for name, table in SQLModel.metadata.tables.items() if "dossier_id" in table.c}
    assert own - {"vorige"} == {d.table for d in of_dossiers().values()} - {"dossier"}
    assert {row["soort"] for row in records(full)} == set(of_dossiers()) - FIXED
    assert all(row["wijzigbaar"] for row in records(full))


@pytest.mark.parametrize("naam", sorted(set(of_dossiers()) - FIXED))
def test_each_field_is_corrected_and_undone_or_refused_with_nothing_done(full: Runner, naam: str) -> None:
    """What was accepted stands there and nothing else moved; undo gives all of it back; what was refused left no trace."""
    specs = of_dossiers()[naam].fields
    part = next(row["deel"] for row in records(full) if row["soort"] == naam)
    accepted = 0
    for name, spec in specs.items():
        if spec.repeated or name in ("bsn", "v_nummer", "geboortedatum", "postcode"):
            continue
        for value in others(spec, stored(full, part).get(name))[:2]:
            before, lines = full.dump(), content(full)
            done = correct(full, part, "--veld", f"{name}={value}")
            if done.code != 0:
                assert done.code in (2, 3), done.err
                assert full.dump() == before, (name, value)
                continue
            accepted += 1
            assert content(full) != lines
            assert set(done.data["wordt"]) == {name}
            full.ok("undo", D)
            assert content(full) == lines, (name, value)
    assert accepted > 0
    sound(full)


@pytest.mark.parametrize("naam", sorted(set(of_dossiers()) - FIXED - {"dossier"}))
def test_each_record_is_removed_and_undone_or_refused_with_nothing_done(full: Runner, naam: str) -> None:
    for row in [row for row in records(full) if row["soort"] == naam]:
        before, lines = full.dump(), content(full)
        done = full("case", "remove", D, row["deel"], "--reden", "niet_gebeurd", "-o", "json")
        if done.code == 3:
            assert "Verbeter eerst" in done.err or "hangt nog" in done.err or "(" in done.err, done.err
            assert full.dump() == before
            continue
        assert done.code == 0, done.err
        assert row["deel"] not in {r["deel"] for r in records(full)}
        full.ok("undo", D)
        assert content(full) == lines
    sound(full)


def test_a_wrong_day_of_a_settled_pip_moves_the_terms(full: Runner) -> None:
    done = correct(full, "pip-1", "--veld", "dagtekening=2024-05-27").data
    assert (done["was"], done["wordt"]) == ({"dagtekening": "2024-05-28"}, {"dagtekening": "2024-05-27"})
    moved = {t["termijn"]: t for t in done["termijnen"]}
    assert moved["pip"]["status_was"] == "te_laat"
    assert moved["pip"]["status_wordt"] == "gehaald"
    start = moved["start_leerroute"]
    assert (start["uiterlijk_was"], start["uiterlijk_wordt"]) == ("2024-08-28", "2024-08-27")
    told = full.ok("case", "correct", D, "pip-1", "--veld", "dagtekening=2024-05-28", "--reden", "typefout").out
    assert "uiterlijk was" in told
    assert "te laat" in told


def test_the_trail_keeps_the_old_day_and_of_a_person_only_which_field(full: Runner) -> None:
    options = ("--veld", "huisvesting=2024-03-19", "--veld", "voornamen=Sela", "--veld", "gemeente=Diemen")
    assert correct(full, "dossier", *options).code == 0
    command, dossier, record = trail(full)[-1]
    assert (command, dossier) == ("case correct", D)
    assert json.loads(record) == {
        "deel": "dossier",
        "reden": "typefout",
        "was": {"huisvesting": "2024-03-18"},
        "wordt": {"huisvesting": "2024-03-19"},
        "persoonsvelden": ["voornamen"],
        "tekstvelden": ["gemeente"],
    }


def test_the_trail_keeps_what_was_removed_without_what_tells_of_a_person(full: Runner) -> None:
    full.ok("case", "remove", D, "intake-1", "--reden", "niet_gebeurd")
    line = json.loads(trail(full)[-1][2])
    assert line["was"] == {"datum": "2024-03-25", "deel": 1, "methode": "dariuz"}
    assert line["persoonsvelden"] == ["leefgebied", "zrm"]
    assert "kapper" not in repr(trail(full))


def test_one_subject_is_corrected_and_the_others_stay(full: Runner) -> None:
    assert correct(full, "intake-1", "--veld", "leefgebied=taalniveau=goed").code == 0
    (first, *_) = full.json("intake", "show", D)
    assert first["leefgebied"] == {"werkervaring": "kapper", "taalniveau": "goed"}
    assert correct(full, "intake-1", "--leeg", "leefgebied").code == 0
    assert full.json("intake", "show", D)[0]["leefgebied"] == {}


def test_a_correction_that_a_rule_forbids_names_its_source(full: Runner) -> None:
    before = full.dump()
    for part, option, told in (
        ("dossier", "plicht_begin=2024-12-01", "DUO"),
        ("route-1", "route=z", "DUO"),
        ("ontzorg-1", "datum=2024-01-01", "Pw 56a"),
        ("pip-1", "dagtekening=2026-01-01", "na de peildatum"),
        ("pip-1", "dagtekening=2024-09-01", "staat er al"),
    ):
        refused = correct(full, part, "--veld", option)
        assert refused.code == 3, (part, refused.out)
        assert told in refused.err
    assert full.dump() == before


def test_what_rests_on_a_record_is_not_left_in_the_air(full: Runner) -> None:
    hours = correct(full, "activiteit-1", "--veld", "start=2024-08-01")
    assert hours.code == 3
    assert "uren-1" in hours.err
    removed = full("case", "remove", D, "activiteit-1", "--reden", "dubbel")
    assert removed.code == 3
    assert "hangt nog uren-1" in removed.err
    evaluated = full("case", "remove", D, "ontzorg-1", "--reden", "dubbel")
    assert evaluated.code == 3
    assert "Verbeter eerst" in evaluated.err
    full.ok("case", "remove", D, "uren-1", "--reden", "dubbel")
    full.ok("case", "remove", D, "activiteit-1", "--reden", "dubbel")


def test_what_hangs_on_a_corrected_record_stays_with_it(full: Runner) -> None:
    assert correct(full, "activiteit-1", "--veld", "start=2024-06-02").code == 0
    assert full.json("activiteit", "months", D)[0]["gevolgd"] == 40.25


def test_a_record_of_the_wrong_dossier_goes_to_the_right_one(full: Runner) -> None:
    full.ok("case", "add", "--geslachtsnaam", "Berg", "--doelgroep", "asielstatushouder")
    lines = content(full)
    done = correct(full, "gesprek-1", "--naar", "2025-0002", reden="verkeerd_dossier").data
    assert (done["naar"], done["naar_deel"]) == ("2025-0002", "gesprek-2")
    assert full.json("gesprek", "list", D) == []
    assert len(full.json("gesprek", "list", "2025-0002")) == 1
    assert [line[:2] for line in trail(full)[-2:]] == [("case correct", D), ("case correct", "2025-0002")]
    full.ok("undo", "2025-0002")
    assert content(full) == lines
    there = correct(full, "activiteit-1", "--naar", "2025-0002", reden="verkeerd_dossier")
    assert there.code == 3
    assert "uren-1" in there.err


def test_a_name_of_a_record_is_not_given_to_another_while_it_can_come_back(full: Runner) -> None:
    full.ok("case", "remove", D, "gesprek-1", "--reden", "dubbel")
    full.ok("gesprek", "plan", D, "--gepland", "2026-03-01")
    assert [row["deel"] for row in records(full) if row["soort"] == "gesprek"] == ["gesprek-2"]


def test_what_went_out_or_came_in_stays_as_it_was(full: Runner) -> None:
    with closing(sqlite3.connect(full.store)) as connection:
        connection.execute(
            "INSERT INTO levering (id, dossier_id, api, sleutel, ingetrokken, bericht_id, hash, peildatum, tijd)"
            " VALUES (1, 1, 'pip', '', 0, 'x', 'y', '2024-06-01', 'z')"
        )
        connection.execute(
            "INSERT INTO duo_ontvangst (id, dossier_id, soort, hash, tijd, datum)"
            " VALUES (1, 1, 'notificatie', 'h', 't', '2024-06-01')"
        )
        connection.execute(
            "INSERT INTO document (dossier_id, datum, soort, formaat, hash) VALUES (1, '2024-06-01', 'pip', 'html', 'h')"
        )
        connection.commit()
    fixed = [row for row in records(full) if not row["wijzigbaar"]]
    assert {row["soort"] for row in fixed} == FIXED - {"herkomst", "spoor_elders"}
    before = full.dump()
    for row in fixed:
        for refused in (
            correct(full, row["deel"], "--veld", "datum=2024-06-02"),
            full("case", "remove", D, row["deel"], "--reden", "dubbel"),
        ):
            assert refused.code == 3
            assert "blijft" in refused.err
    assert full.dump() == before


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("gesprek-9", "--veld", "gepland=2026-01-01"), 4, "case records"),
        (("gesprek", "--veld", "gepland=2026-01-01"), 2, "gesprek-3"),
        (("spoor-1", "--veld", "tijd=x"), 2, "case records"),
        (("gesprek-1", "--veld", "onzin=1"), 2, "kies uit"),
        (("gesprek-1", "--veld", "gepland"), 2, "NAAM=WAARDE"),
        (("gesprek-1",), 2, "--veld"),
        (("route-1", "--leeg", "datum"), 3, "kan niet leeg"),
        (("dossier", "--leeg", "geslachtsnaam"), 3, "kan niet leeg"),
        (("dossier", "--veld", "azc=x", "--leeg", "azc"), 2, "leeg worden"),
        (("route-1", "--veld", "route=b1"), 3, "verandert niets"),
        (("route-1", "--naar", D), 3, "staat al in dossier"),
        (("dossier", "--naar", D), 3, "Een dossier zelf"),
        (("dossier", "--veld", "bsn=123456789"), 3, "elfproef"),
    ],
)
def test_what_cannot_be_is_refused_and_says_what_to_do(
    full: Runner, arguments: tuple[str, ...], code: int, told: str
) -> None:
    before = full.dump()
    refused = correct(full, *arguments)
    assert refused.code == code, refused.err
    assert told in refused.err
    assert full.dump() == before


def test_a_reason_is_asked_for_and_one_of_the_list(full: Runner) -> None:
    assert full("case", "remove", D, "gesprek-1").code == 2
    refused = full("case", "remove", D, "gesprek-1", "--reden", "zomaar")
    assert refused.code == 2
    assert all(reden in refused.err for reden in REASONS)


def test_the_dossier_itself_is_erased_or_undone_and_not_removed(full: Runner) -> None:
    refused = full("case", "remove", D, "dossier", "--reden", "dubbel")
    assert refused.code == 3
    assert "case erase" in refused.err


def test_a_bsn_is_corrected_and_shown_in_part(full: Runner) -> None:
    done = correct(full, "dossier", "--veld", "bsn=999990032")
    assert done.code == 0, done.err
    assert done.data["was"] == {"bsn": "*****0019"}
    assert "999990" not in done.out
    assert "999990" not in repr(trail(full))


def test_a_money_field_is_in_euros(full: Runner) -> None:
    assert all_kinds()["ontzorg"].fields["huur"].parse is bedrag
    assert correct(full, "ontzorg-1", "--veld", "huur=610,25").data["was"] == {"huur": 612.5}
    assert full.json("ontzorg", "show", D)[0]["huur"] == 610.25
