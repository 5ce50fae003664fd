"""An import is taken back whole, as long as nothing was built on it; else the refusal says what to restore."""

import json
import random
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from benchmarks.caseload import fill

from inburgering_cli.records.kinds import all_kinds
from tests.cli.test_beside import exported, take
from tests.cli.test_identity import ADAM, BILAL, EXAMPLES, PEILDATUM, add, written
from tests.cli.test_whole_store import Content, content
from tests.conftest import Runner
from tests.reliability.program import command

WHOLE = [name for name in all_kinds() if (EXAMPLES / f"{name}.csv").exists()]


@pytest.fixture
def here(inburgering: Runner) -> Runner:
    inburgering.peildatum = PEILDATUM
    return inburgering


@pytest.fixture
def there(here: Runner, tmp_path: Path) -> Runner:
    runner = here.beside(tmp_path / "collega.db")
    runner.peildatum = PEILDATUM
    runner.ok("db", "init")
    return runner


def test_every_import_is_taken_back_one_after_the_other(here: Runner) -> None:
    add(here, **BILAL)
    states: list[Content] = []
    for name in WHOLE:
        states.append(content(here.store))
        here.ok("import", name, str(EXAMPLES / f"{name}.csv"))
    assert len(states) > 20
    for name, before in zip(reversed(WHOLE), reversed(states), strict=True):
        done = here.json("undo")
        assert (done["opdracht"], done["termijnen"]) == (f"import {name}", None)
        assert content(here.store) == before, name
    assert here("db", "check").code == 0
    assert here.json("undo")["opdracht"] == "case add"


def test_what_was_changed_and_added_by_one_file_is_taken_back(here: Runner) -> None:
    mine = add(here, **ADAM, bsn="999990019")
    before = content(here.store)
    rows = written(here, {**ADAM, "bsn": "999990019", "gemeente": "Zwolle"}, {**BILAL, "gemeente": "Zwolle"})
    here.ok("import", "cases", rows, "--on-duplicate", "update")
    done = here.json("undo")
    assert (done["rijen"], len(done["dossiers"])) == ({"dossier": 1}, 2)
    assert {one["veld"] for one in done["wijzigingen"]} == {"gemeente"}
    assert content(here.store) == before
    assert here("undo", "--opnieuw").code == 3
    here.ok("import", "cases", rows, "--on-duplicate", "update")
    assert [n for n in numbers(here) if n != mine] == ["2026-0003"]  # a number is not given out twice


def numbers(runner: Runner) -> list[str]:
    with closing(sqlite3.connect(runner.store)) as connection:
        return [number for (number,) in connection.execute("SELECT nummer FROM dossier ORDER BY id").fetchall()]


def _edit(runner: Runner) -> None:
    runner.ok("case", "edit", "2026-0002", "--gemeente", "Zwolle")


def _record(runner: Runner) -> None:
    runner.ok("intake", "record", "2026-0002", "--datum", "2026-05-01")


def _erase(runner: Runner) -> None:
    runner.ok("case", "erase", "2026-0002", "--reden", "vergissing", "--yes")


def _letter(runner: Runner) -> None:
    with closing(sqlite3.connect(runner.store)) as connection, connection:
        (ident,) = connection.execute("SELECT id FROM dossier WHERE nummer = '2026-0002'").fetchone()
        connection.execute(
            "INSERT INTO document (dossier_id, datum, soort, formaat, hash) VALUES (?, '2026-09-01', 'pip', 'html', 'x')",
            (ident,),
        )


def _many_edits(runner: Runner) -> None:
    for number in range(25):
        runner.ok("case", "edit", "2026-0002", "--gemeente", f"Plaats {'abcdefghijklmnopqrstuvwxyz'[number]}")


def _import(runner: Runner) -> None:
    rows = written(runner, {"dossier": "2026-0002", **ADAM, "voornamen": "Ali a", "gemeente": "Zwolle"})
    runner.ok("import", "cases", rows, "--on-duplicate", "update")


@pytest.mark.parametrize("after", [_edit, _record, _erase, _letter, _many_edits, _import])
def test_an_import_that_was_built_on_stays_and_the_backup_is_named(
    here: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: Callable[[Runner], None]
) -> None:
    add(here, **BILAL)
    copy = here.json("db", "backup", "--out", str(tmp_path / "kopie"))["bestand"]
    time.sleep(1.1)  # the name of a copy has no parts of a second
    rows = written(here, *({**ADAM, "voornamen": f"Ali {letter}"} for letter in "abc"))
    monkeypatch.setattr("inburgering_cli.store.trail.looks.user", lambda: "anna")
    monkeypatch.setattr("inburgering_cli.store.write.user", lambda: "anna")
    here.ok("import", "cases", rows)
    monkeypatch.setattr("inburgering_cli.store.write.user", lambda: "bert")
    after(here)
    before = content(here.store)
    monkeypatch.setattr("inburgering_cli.store.write.user", lambda: "anna")
    refused = here("undo")
    assert refused.code == 3
    assert copy in refused.err
    assert content(here.store) == before


def test_a_later_change_that_was_taken_back_is_in_nobodys_way(here: Runner) -> None:
    add(here, **BILAL)
    before = content(here.store)
    here.ok("import", "cases", written(here, ADAM))
    _edit(here)
    _record(here)
    here.ok("undo")
    here.ok("undo")
    assert here.json("undo")["opdracht"] == "import cases"
    assert content(here.store) == before


def test_an_import_that_changed_too_much_says_so(here: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inburgering_cli.store.undo.MOST_CHANGED", 2)
    people = [{**ADAM, "voornamen": f"Ali {letter}", "bsn": bsn} for letter, bsn in zip(
        "abc", ("999990019", "999990020", "999990032"), strict=True)]  # fmt: skip
    here.ok("import", "cases", written(here, *people))
    rows = written(here, *({**one, "gemeente": "Zwolle"} for one in people))
    here.ok("import", "cases", rows, "--on-duplicate", "update")
    before = content(here.store)
    refused = here("undo")
    assert (refused.code, "te veel rijen" in refused.err, "db restore" in refused.err) == (3, True, True)
    assert content(here.store) == before


def test_a_takeover_is_taken_back_whole(here: Runner, there: Runner) -> None:
    add(here, **ADAM, bsn="999990019")
    before = content(here.store)
    theirs = add(there, **ADAM, bsn="999990019", gemeente="Zwolle")
    there.ok("intake", "record", theirs, "--datum", "2026-05-01")
    add(there, **BILAL)
    folder = exported(there)
    first = here.json("db", "import", "--erbij", folder)
    assert content(here.store) != before
    done = here.json("undo")
    assert (done["opdracht"], len(done["dossiers"])) == ("db import", 2)
    assert content(here.store) == before
    again = here.json("db", "import", "--erbij", folder)
    assert [one["wat"] for one in again["dossiers"]] == [one["wat"] for one in first["dossiers"]]
    assert here("db", "check").code == 0


def test_a_whole_export_that_was_read_is_taken_back(here: Runner, there: Runner) -> None:
    fill(there.store, 50)
    before = content(here.store)
    here.ok("db", "import", exported(there))
    assert here.json("undo")["rijen"]["dossier"] == 50
    assert content(here.store) == before


def test_what_duo_sent_is_taken_back(here: Runner) -> None:
    for name in WHOLE:
        here.ok("import", name, str(EXAMPLES / f"{name}.csv"))
    before = content(here.store)
    here.ok("import", "notificaties", str(EXAMPLES / "duo"), "--on-duplicate", "update")
    assert content(here.store) != before
    assert here.json("undo")["opdracht"] == "import notificaties"
    assert content(here.store) == before


@pytest.mark.parametrize("what", ["erbij", "undo"])
def test_a_takeover_or_its_undo_that_is_killed_is_nothing_or_whole(here: Runner, there: Runner, what: str) -> None:
    fill(there.store, 400)
    add(here, **BILAL)
    folder, before = exported(there), content(here.store)
    draw = random.Random(16)
    for _ in range(6):
        if what == "undo":
            here.ok("db", "import", "--erbij", folder)
            whole = content(here.store)
        arguments = ("undo",) if what == "undo" else ("db", "import", "--erbij", folder)
        process = subprocess.Popen(
            command(here.store, *arguments),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(draw.uniform(0.05, 0.8))
        process.kill()
        process.wait()
        now = content(here.store)
        if what == "undo":
            assert now in (before, whole)
            if now == whole:
                here.ok("undo")
        elif now != before:
            assert len(now["dossier"]) == 401
            here.ok("undo")
        assert content(here.store) == before
    assert here("db", "check").code == 0
    assert len(take(here, there)["dossiers"]) == 400
    assert json.loads(Path(folder, "export.json").read_text(encoding="utf-8"))["rijen"]["cases"] == 400
