"""The audit trail: one line per change, in the same transaction, chained, and about nobody."""

import csv
import getpass
import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.store.database import Location
from inburgering_cli.store.trail.chain import trail_hash
from inburgering_cli.store.write import writing
from tests.conftest import Runner

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SWEPT = (
    "cases", "intakes", "pips", "routes", "ontzorg", "activiteiten", "gesprekken", "maatregelen", "besluiten", "enquetes",
)  # fmt: skip
BSN = "999990019"
Line = dict[str, Any]


def trail(store: Path) -> list[Line]:
    with closing(sqlite3.connect(store)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute("SELECT * FROM spoor ORDER BY id")]


def broken_at(lines: list[Line]) -> int | None:
    """The first line that does not follow from the one before: counted again here, from the columns as stored."""
    previous = "0" * 64
    for place, line in enumerate(lines):
        contents = [line[k] for k in ("id", "tijd", "gebruiker", "opdracht", "dossier", "invoer", "vorige")]
        expected = hashlib.sha256(json.dumps(contents, ensure_ascii=False).encode("utf-8")).hexdigest()
        if line["id"] != place + 1 or line["vorige"] != previous or line["hash"] != expected:
            return place
        previous = line["hash"]
    return None


def load_examples(inburgering: Runner) -> dict[str, list[dict[str, str]]]:
    inburgering.peildatum = "2026-09-30"
    found = {}
    for kind in SWEPT:
        inburgering.ok("import", kind, str(EXAMPLES / f"{kind}.csv"))
        with (EXAMPLES / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            found[kind] = list(csv.DictReader(file, delimiter=";"))
    return found


def test_an_imported_caseload_leaves_a_line_per_row_that_is_about_nobody(inburgering: Runner) -> None:
    files = load_examples(inburgering)
    lines = trail(inburgering.store)
    assert [line["opdracht"] for line in lines] == [f"import {s}" for s in SWEPT for _ in files[s]]
    assert broken_at(lines) is None
    assert all(line["dossier"] for line in lines if line["opdracht"] != "import enquetes")
    everything = "\n".join(f"{line['opdracht']} {line['dossier']} {line['invoer']}" for line in lines)
    people = files["cases"]
    hidden = {p[k] for p in people for k in ("bsn", "v_nummer", "geslachtsnaam", "voornamen", "geboortedatum") if p[k]}
    hidden |= {i["leefgebied"].split("=")[1].split("|")[0] for i in files["intakes"] if i["leefgebied"]}
    hidden |= {i["toets_ontheffing"] for i in files["intakes"] if i["toets_ontheffing"]}
    hidden |= {p["doel"] for p in files["pips"] if p["doel"]} | {o["reden"] for o in files["ontzorg"] if o["reden"]}
    assert len(hidden) > 200
    assert {
        value for value in hidden if f'"{value}"' in everything or (len(value) > 5 and value in everything)
    } == set()


def test_a_second_run_leaves_no_line(inburgering: Runner) -> None:
    load_examples(inburgering)
    before = trail(inburgering.store)
    load_examples(inburgering)
    assert trail(inburgering.store) == before


PERSON = (
    "--geslachtsnaam Fictief --voornamen Verzonnen --doelgroep asielstatushouder --bsn 999990019"
    " --plicht-begin 2024-01-15 --kennisgeving 2024-01-22 --huisvesting 2024-03-18"
)
COMMANDS = (
    ("case add", f"case add {PERSON}"),
    ("case edit", "case edit fictief --gemeente Diemen"),
    ("intake record", "intake record fictief --datum 2024-03-25 --leefgebied opleiding=Verzonnen-school --zrm financien=2"),
    ("pip create", "pip create 999990019 --doel Verzonnen-doel"),
    ("pip sign", "pip sign fictief --dagtekening 2024-05-20"),
    ("pip revise", "pip revise fictief --dagtekening 2024-06-20 --reden Verzonnen-reden"),
    ("route assign", "route assign fictief b1 --datum 2024-05-20"),
    ("route downscale", "route downscale fictief --datum 2024-08-20 --uren 700 --reden Verzonnen-inspanning"),
    ("route complete", "route complete fictief --datum 2024-09-20"),
    ("ontzorg start", "ontzorg start fictief --datum 2024-03-18"),
    ("ontzorg cost", "ontzorg cost fictief huur 500"),
    ("ontzorg extend", "ontzorg extend fictief --tot 2024-12-31 --reden Verzonnen-schulden"),
    ("ontzorg stop", "ontzorg stop fictief --datum 2024-09-17"),
    ("activiteit add", "activiteit add fictief stage --start 2024-06-01"),
    ("activiteit stop", "activiteit stop fictief stage --einde 2024-09-01"),
    ("enquete record", "enquete record fictief --groep inburgeraars --datum 2024-06-01 --score 8"),
    ("case close", "case close fictief --reden verhuisd --datum 2024-09-25"),
)  # fmt: skip


def test_every_command_that_writes_leaves_one_line_that_says_who_when_what_and_which(inburgering: Runner) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    for name, command in COMMANDS:
        count = len(trail(inburgering.store))
        inburgering.ok(*command.split())
        lines = trail(inburgering.store)
        assert len(lines) == count + 1, name
        assert (lines[-1]["opdracht"], lines[-1]["dossier"]) == (name, "2024-0001")
    assert broken_at(lines) is None
    for line in lines:
        assert line["gebruiker"] == getpass.getuser()
        moment = datetime.fromisoformat(line["tijd"])
        assert moment.utcoffset() == timedelta(0)
        assert before <= moment <= datetime.now(UTC)
    everything = repr(lines)
    for secret in (BSN, "Fictief", "fictief", "Verzonnen"):
        assert secret not in everything
    assert json.loads(lines[0]["invoer"])["huisvesting"] == "2024-03-18"


def test_lists_and_reports_leave_no_line_and_no_byte(inburgering: Runner) -> None:
    inburgering.ok(*COMMANDS[0][1].split())
    with closing(sqlite3.connect(inburgering.store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = inburgering.store.read_bytes()
    for command in ("", "case list", "deadline list", "signaal list", "report kpi", "policy list", "db status"):
        inburgering.ok(*command.split())
    assert inburgering.store.read_bytes() == before


@pytest.mark.parametrize("typed", [BSN, "999 990 019", f"bij {BSN} thuis", "9999.90.019"])
def test_a_bsn_typed_where_none_belongs_does_not_reach_the_trail(inburgering: Runner, typed: str) -> None:
    inburgering.ok(*COMMANDS[0][1].split())
    inburgering.ok("case", "edit", "2024-0001", "--azc", typed, "--klantmanager", typed)
    inburgering.ok("activiteit", "add", "2024-0001", "stage", "--start", "2024-06-01", "--aanbieder", typed)
    found = "".join(line["invoer"] for line in trail(inburgering.store))
    assert typed not in found
    assert BSN not in found
    assert broken_at(trail(inburgering.store)) is None


@pytest.mark.parametrize("moment", ["raised", "dry run"])
def test_the_line_and_the_change_come_together_or_not_at_all(inburgering: Runner, moment: str) -> None:
    before = inburgering.dump()
    row = {"nummer": "2024-0099", "zoeknaam": "half", "geslachtsnaam": "Half", "doelgroep": "gezinsmigrant"}

    def write() -> None:
        with writing(Location(inburgering.store, named=True), dry_run=moment == "dry run") as writer:
            writer.add("dossier", row)
            writer.trail("test", "2024-0099", {})
            writer.flush()
            if moment == "raised":
                raise RuntimeError

    if moment == "raised":
        with pytest.raises(RuntimeError):
            write()
    else:
        write()
    assert inburgering.dump() == before


def test_a_line_that_cannot_be_written_undoes_the_change(inburgering: Runner) -> None:
    with closing(sqlite3.connect(inburgering.store)) as connection:
        connection.execute("CREATE TRIGGER stuk BEFORE INSERT ON spoor BEGIN SELECT RAISE(ABORT, 'vol'); END")
    before = inburgering.dump()
    result = inburgering(*COMMANDS[0][1].split())
    assert result.code == 3
    assert inburgering.dump() == before


def test_what_is_refused_leaves_no_line(inburgering: Runner) -> None:
    inburgering.ok(*COMMANDS[0][1].split())
    before = trail(inburgering.store)
    assert inburgering(*COMMANDS[0][1].split()).code == 3
    assert inburgering("ontzorg", "start", "fictief", "--datum", "2024-10-01").code == 3
    assert trail(inburgering.store) == before


def test_the_hash_is_over_every_column(inburgering: Runner) -> None:
    inburgering.ok(*COMMANDS[0][1].split())
    inburgering.ok(*COMMANDS[1][1].split())
    lines = trail(inburgering.store)
    assert [trail_hash(line) for line in lines] == [line["hash"] for line in lines]
    for column in set(lines[0]):
        changed = [{**lines[0], column: 7 if column == "id" else f"{lines[0][column]}x"}, lines[1]]
        assert broken_at(changed) == 0, column
    assert broken_at(lines[1:]) == 0
