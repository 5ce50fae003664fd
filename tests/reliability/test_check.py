"""`db check`: whatever was done to a store behind the program's back is found, told with what to do, and changes nothing."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.store.trail.chain import trail_hash
from tests.conftest import Runner
from tests.reliability.program import go

PERSON = "2025-0001"
NO_GUARDS = (
    "DROP TRIGGER spoor_niet_wijzigen; DROP TRIGGER spoor_niet_wissen; DROP TRIGGER spoor_niet_vervangen;"
    " DROP TRIGGER spoor_stand_niet_terug; DROP TRIGGER spoor_stand_niet_wissen; DROP TRIGGER spoor_stand_niet_vervangen;"
)


def triggers(store: Path) -> str:
    with closing(sqlite3.connect(store)) as connection:
        found = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    return ";".join(sql for (sql,) in found)


def tamper(store: Path, script: str) -> None:
    """Change the store as somebody with a SQLite shell would: the guards off, and on again afterwards."""
    again = triggers(store)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.executescript(f"BEGIN; {NO_GUARDS} {script}; {again}; COMMIT")


def checked(store: Path, *, sound: bool) -> dict[str, Any]:
    before = store.read_bytes()
    done = go(store, "db", "check", "-o", "json")
    assert done.returncode == (0 if sound else 3), done.stderr
    assert store.read_bytes() == before
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["in_orde"] is sound
    assert (not found["bevindingen"]) is sound
    return found


def findings(store: Path) -> list[tuple[str, str, str]]:
    found = checked(store, sound=False)
    assert all(one["oplossing"] for one in found["bevindingen"])
    return [(one["controle"], one["waar"], one["melding"]) for one in found["bevindingen"]]


def test_a_sound_store_has_nothing_to_tell(caseload: Runner) -> None:
    found = checked(caseload.store, sound=True)
    assert found["dossiers"] == 3
    assert {one["aantal"] for one in found["controles"]} == {0}
    assert found["spoor"]["regels"] == 18
    told = go(caseload.store, "db", "check").stdout
    assert "in orde" in told
    assert found["spoor"]["hash"] in told


def test_an_empty_store_too(inburgering: Runner) -> None:
    assert checked(inburgering.store, sound=True)["spoor"] == {"regels": 0, "hash": "0" * 64}


@pytest.mark.parametrize("column", ["tijd", "gebruiker", "opdracht", "dossier", "invoer", "vorige", "hash"])
def test_one_changed_byte_of_the_trail_is_found(caseload: Runner, column: str) -> None:
    tamper(
        caseload.store, f"UPDATE spoor SET {column} = substr({column}, 1, 3) || '~' || substr({column}, 5) WHERE id = 7"
    )
    found = findings(caseload.store)
    assert {controle for controle, _, _ in found} == {"spoor"}
    assert any("regel 7" in message for _, _, message in found)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("DELETE FROM spoor WHERE id = 7", "regel 7 ontbreekt"),
        ("DELETE FROM spoor WHERE id BETWEEN 7 AND 9", "regels 7 tot en met 9 ontbreken"),
        ("DELETE FROM spoor WHERE id = 1", "regel 1 ontbreekt"),
        ("DELETE FROM spoor WHERE id = 18", "het einde ontbreekt"),
        ("DELETE FROM spoor WHERE id > 10", "het einde ontbreekt"),
        ("DELETE FROM spoor", "het einde ontbreekt"),
        ("DELETE FROM spoor_stand", "is weggehaald"),
        ("UPDATE spoor_stand SET regels = 12", "12 regels geschreven"),
        ("UPDATE spoor_stand SET hash = 'x'", "de laatste regel (18)"),
    ],
)
def test_a_line_that_is_gone_is_found_wherever_it_was(caseload: Runner, script: str, told: str) -> None:
    tamper(caseload.store, script)
    found = findings(caseload.store)
    assert {controle for controle, _, _ in found} == {"spoor"}
    assert any(told in message for _, _, message in found)


def test_a_last_line_that_was_forged_with_its_hash_is_found(caseload: Runner) -> None:
    with closing(sqlite3.connect(caseload.store)) as connection:
        connection.row_factory = sqlite3.Row
        line = dict(connection.execute("SELECT * FROM spoor ORDER BY id DESC LIMIT 1").fetchone())
    forged = trail_hash(line | {"gebruiker": "iemand anders"})
    tamper(caseload.store, f"UPDATE spoor SET gebruiker = 'iemand anders', hash = '{forged}' WHERE id = {line['id']}")
    assert findings(caseload.store) == [
        ("spoor", "spoor", f"de laatste regel ({line['id']}) is niet die er het laatst is geschreven")
    ]


def test_the_end_of_the_trail_cannot_be_set_back(caseload: Runner) -> None:
    with closing(sqlite3.connect(caseload.store)) as connection:
        for statement in (
            "UPDATE spoor_stand SET regels = 17",
            "UPDATE spoor_stand SET hash = 'x'",
            "DELETE FROM spoor_stand",
            "INSERT OR REPLACE INTO spoor_stand VALUES (1, 17, 'x')",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)


@pytest.mark.parametrize(
    "script",
    [
        "DELETE FROM spoor WHERE id = 18",
        "DELETE FROM spoor WHERE id > 3",
        "DELETE FROM spoor WHERE id > 3; DELETE FROM spoor_stand",
    ],
)
def test_what_was_cut_off_is_missed_after_the_program_wrote_again(caseload: Runner, script: str) -> None:
    tamper(caseload.store, script)
    caseload.peildatum = "2026-01-01"
    for gemeente in ("Diemen", "Ouder-Amstel", "Uithoorn"):
        caseload.ok("case", "edit", "Berg", "--gemeente", gemeente)
    assert findings(caseload.store)


@pytest.mark.parametrize(
    ("script", "controle", "where", "told"),
    [
        ("UPDATE intake SET dossier_id = 99 WHERE id = 1", "verwijzingen", "intake 1", "dossier die er niet is"),
        ("UPDATE dossier SET huisvesting = '2024-02-31' WHERE id = 1", "dagen", "dossier 1, huisvesting", "2024-02-31"),
        ("UPDATE dossier SET bsn = '999990018' WHERE id = 1", "dossiers", PERSON, "elfproef"),
        ("UPDATE dossier SET geboortedatum = '1990-13' WHERE id = 1", "dossiers", PERSON, "geboortedatum"),
        ("UPDATE dossier SET zoeknaam = 'iets' WHERE id = 1", "dossiers", PERSON, "andere naam"),
        ("UPDATE dossier SET plicht_begin = '2025-06-01' WHERE id = 1", "dossiers", PERSON, "ligt vóór"),
        (
            "INSERT INTO uren (id, dossier_id, activiteit_id, maand) VALUES (1, 2, 1, '2024-07')",
            "sommen", "uren 1", "2025-0001",
        ),
        (
            "INSERT INTO uren (id, dossier_id, activiteit_id, maand, aangeboden, gevolgd) VALUES (1, 1, 1, '2024-07', 5, 6)",
            "sommen", "2025-0001, uren 1", "meer dan aangeboden",
        ),
        (
            "INSERT INTO uren (id, dossier_id, activiteit_id, maand) VALUES (1, 1, 1, '2024-13')",
            "dagen", "uren 1, maand", "2024-13",
        ),
        ("UPDATE dossier SET doelgroep = 'iedereen' WHERE id = 1", "waarden", "dossier 1", "ck_dossier_doelgroep"),
        ("UPDATE vorige SET tabel = 'weg' WHERE id = 1", "vorige", "vorige 1", "tabel die er niet is"),
        ("DROP INDEX ix_uren_dossier_id_maand", "schema", "ix_uren_dossier_id_maand", "ontbreekt"),
        ("CREATE TABLE van_een_ander (x)", "schema", "van_een_ander", "hoort er niet"),
        ("ALTER TABLE dossier ADD COLUMN extra", "schema", "dossier", "anders"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_found(caseload: Runner, script: str, controle: str, where: str, told: str) -> None:
    tamper(caseload.store, script)
    found = findings(caseload.store)
    assert any(c == controle and w == where and told in m for c, w, m in found), found
    assert "999990018" not in repr(found)
    assert "Tesfay" not in repr(found)


def test_guards_that_were_taken_away_are_found(caseload: Runner) -> None:
    with closing(sqlite3.connect(caseload.store)) as connection:
        connection.executescript(NO_GUARDS)
    assert len([f for f in findings(caseload.store) if f[0] == "schema"]) == 6


def test_a_table_that_is_gone_leaves_the_rest_to_be_looked_at(caseload: Runner) -> None:
    tamper(caseload.store, "DROP TABLE uren; UPDATE spoor SET gebruiker = 'x' WHERE id = 2")
    found = checked(caseload.store, sound=False)
    assert {one["controle"]: one["aantal"] for one in found["controles"]}["sommen"] is None
    assert {"schema", "spoor"} <= {one["controle"] for one in found["bevindingen"]}


def test_files_that_others_can_read_are_found(caseload: Runner) -> None:
    caseload.store.chmod(0o640)
    ((controle, where, told),) = findings(caseload.store)
    assert (controle, where) == ("rechten", str(caseload.store))
    assert "040" in told


def test_a_damaged_page_is_found_and_the_last_backup_named(caseload: Runner) -> None:
    with closing(sqlite3.connect(caseload.store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'activiteit'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(caseload.store.read_bytes())
    data[(page - 1) * size : page * size] = b"\xa5" * size
    caseload.store.write_bytes(data)
    assert {controle for controle, _, _ in findings(caseload.store)} == {"integriteit"}


def test_what_is_no_store_is_refused_by_check_too(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("geen store")
    assert go(path, "db", "check").returncode == 5
