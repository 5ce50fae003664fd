"""Undo: each command that stores something is taken back whole, done again, and the trail keeps all of it."""

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from inburgering_cli.cli.shell.dry_run import can_be_tried
from inburgering_cli.store.trail.chain import breaks
from inburgering_cli.store.undo import MOST
from tests.cli.test_help import COMMANDS
from tests.cli.walk import APART, PEILDATUM, WALK, D, named, walked, words
from tests.conftest import Runner

OUTSIDE = ('INTO "spoor', 'INTO "vorige"')


def content(runner: Runner) -> list[str]:
    """All that the store holds but the trail and what is kept for undo."""
    return [line for line in runner.dump() if not any(table in line for table in OUTSIDE)]


def trail(runner: Runner) -> list[tuple[str, str | None, str]]:
    with closing(sqlite3.connect(runner.store)) as connection:
        return connection.execute(
            "SELECT opdracht, dossier, invoer FROM spoor WHERE invoer NOT LIKE '%gezien%' ORDER BY id"
        ).fetchall()


def sound(runner: Runner) -> None:
    """The chain of the trail is whole and nothing points at what is not there."""
    with closing(sqlite3.connect(runner.store)) as connection:
        assert list(breaks(connection)) == []
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def about(command: str) -> list[str]:
    """The dossier that a line of the walk is about, if it names one."""
    return [D] if D in command else []


def test_the_walk_has_every_command_that_stores_something() -> None:
    stores = {" ".join(path) for path, command in COMMANDS.items() if can_be_tried(command, " ".join(path))}
    assert {named(command) for command in WALK} | APART == stores


def test_each_command_is_taken_back_and_done_again(inburgering: Runner) -> None:
    inburgering.peildatum = PEILDATUM
    inburgering.ok(*words(WALK[0]))  # the number of this one would not come back: below
    for command in WALK[1:]:
        before, lines = content(inburgering), trail(inburgering)
        told = inburgering.ok(*words(command))
        after = content(inburgering)
        assert after != before, command
        done = inburgering.json("undo", *about(command))
        assert done["opdracht"] == named(command), told
        assert content(inburgering) == before, command
        assert trail(inburgering)[: len(lines)] == lines
        assert trail(inburgering)[-1][0] == "undo"
        inburgering.ok("undo", *about(command), "--opnieuw")
        assert content(inburgering) == after, command
    sound(inburgering)
    assert inburgering.json("db", "check")["in_orde"] is True


def test_undo_goes_back_step_by_step_and_forth_again(inburgering: Runner) -> None:
    start = len(WALK) - 12
    walked(inburgering, start)
    states = [content(inburgering)]
    for command in WALK[start:]:
        inburgering.ok(*words(command))
        states.append(content(inburgering))
    for state in reversed(states[:-1]):
        inburgering.ok("undo")
        assert content(inburgering) == state
    for state in states[1:]:
        inburgering.ok("undo", "--opnieuw")
        assert content(inburgering) == state
    assert inburgering("undo", "--opnieuw").code == 3
    sound(inburgering)


def test_a_new_change_ends_what_could_be_done_again(caseload: Runner) -> None:
    caseload.ok("case", "edit", D, "--azc", "Ter Apel")
    caseload.ok("undo", D)
    caseload.ok("case", "edit", D, "--klantmanager", "J")
    refused = caseload("undo", D, "--opnieuw")
    assert refused.code == 3
    assert "opnieuw te doen" in refused.err


def test_no_more_is_kept_than_so_many_commands(caseload: Runner) -> None:
    for number in range(MOST + 5):
        caseload.ok("case", "edit", D, "--azc", f"nummer {number}")
    with closing(sqlite3.connect(caseload.store)) as connection:
        (kept,) = connection.execute("SELECT count(DISTINCT regel) FROM vorige WHERE dossier_id = 1").fetchone()
    assert kept == MOST
    for _ in range(MOST):
        caseload.ok("undo", D)
    assert caseload.json("case", "show", D)["azc"] == "nummer 4"
    assert caseload("undo", D).code == 3


def test_the_dossier_that_is_named_counts_and_not_the_last_change(caseload: Runner) -> None:
    caseload.ok("case", "edit", D, "--azc", "Ter Apel")
    caseload.ok("case", "edit", "2025-0002", "--azc", "Budel")
    assert caseload.json("undo", D)["dossiers"] == [D]
    assert caseload.json("case", "show", D)["azc"] is None
    assert caseload.json("case", "show", "2025-0002")["azc"] == "Budel"


def test_without_a_dossier_it_is_the_last_change_of_who_asks(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inburgering_cli.store.write.user", lambda: "een ander")
    refused = caseload("undo")
    assert refused.code == 3
    assert "Noem een dossier" in refused.err
    assert caseload.json("undo", D)["opdracht"] == "enquete record"


def test_an_import_is_taken_back_whole_and_never_by_one_dossier(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2025-12-31"
    path = tmp_path / "uren.csv"
    path.write_text(f"dossier;soort;maand;gevolgd\n{D};taalles;2024-06;10\n", encoding="utf-8")
    caseload.ok("import", "uren", str(path))
    before = caseload.dump()
    refused = caseload("undo", D)
    assert refused.code == 3
    assert "import uren" in refused.err
    assert "zonder dossier" in refused.err
    assert caseload.dump() == before
    assert caseload.json("undo")["opdracht"] == "import uren"
    assert caseload.json("undo", "2025-0002")["opdracht"] == "case add"


def test_what_rests_on_a_change_keeps_it_in_its_place(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2025-12-31"
    caseload.ok("activiteit", "add", "2025-0002", "taalles", "--start", "2024-06-03")
    path = tmp_path / "uren.csv"
    path.write_text("dossier;soort;maand;gevolgd\n2025-0002;taalles;2024-06;10\n", encoding="utf-8")
    caseload.ok("import", "uren", str(path))
    with closing(sqlite3.connect(caseload.store)) as connection:  # as if the file had come in unseen
        connection.execute("DROP TRIGGER spoor_niet_wijzigen")
        connection.execute("UPDATE spoor SET opdracht = 'iets' WHERE opdracht = 'import uren'")
        connection.commit()
    before = caseload.dump()
    refused = caseload("undo", "2025-0002")
    assert refused.code == 3
    assert "hangt nog uren-1" in refused.err
    assert caseload.dump() == before


def test_a_row_that_became_another_is_not_put_back(caseload: Runner) -> None:
    caseload.ok("case", "edit", D, "--azc", "Ter Apel")
    with closing(sqlite3.connect(caseload.store)) as connection:
        connection.execute("UPDATE dossier SET azc = 'Budel' WHERE id = 1")
        connection.commit()
    before = caseload.dump()
    refused = caseload("undo", D)
    assert refused.code == 3
    assert "daarna nog gewijzigd" in refused.err
    assert caseload.dump() == before


def test_a_dossier_with_anything_in_it_is_not_taken_back(inburgering: Runner) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", "A", "--doelgroep", "overige_migrant")
    number = inburgering.json("case", "list")[0]["dossier"]
    with closing(sqlite3.connect(inburgering.store)) as connection:
        connection.execute("INSERT INTO pip (id, dossier_id) VALUES (1, 1)")
        connection.commit()
    refused = inburgering("undo", number)
    assert refused.code == 3
    assert "case erase" in refused.err


def test_the_number_of_a_dossier_that_was_taken_back_is_not_given_out_again(inburgering: Runner) -> None:
    add = ("case", "add", "--geslachtsnaam", "A", "--doelgroep", "overige_migrant")
    before = content(inburgering)
    first = inburgering.json(*add)["dossier"]
    assert "niet opnieuw uitgegeven" in inburgering.ok("undo").err
    assert content(inburgering) == before
    assert inburgering("undo", "--opnieuw").code == 3
    assert inburgering.json(*add)["dossier"] != first
    assert [line[0] for line in trail(inburgering)] == ["case add", "undo", "case add"]


def test_a_package_that_was_received_is_taken_back_whole(caseload: Runner, inburgering: Runner, tmp_path: Path) -> None:
    caseload.peildatum = inburgering.peildatum = "2025-12-31"
    (made,) = caseload.ok("case", "export", D, "--out", str(tmp_path / "uit")).out.split()[-1:]
    before = content(inburgering)
    inburgering.ok("case", "receive", made.rstrip("."), "--huisvesting", "2025-12-01")
    assert content(inburgering) != before
    tried = inburgering.json("undo", "--dry-run")
    assert len(tried["wijzigingen"]) > 30
    inburgering.ok("undo")
    assert content(inburgering) == before
    with closing(sqlite3.connect(inburgering.store)) as connection:
        assert connection.execute("SELECT count(*) FROM vorige").fetchone() == (0,)


def test_an_erased_dossier_takes_along_what_was_kept_of_it(caseload: Runner) -> None:
    caseload.ok("case", "edit", D, "--voornamen", "Sela")
    caseload.ok("case", "erase", D, "--reden", "vergissing", "--yes")
    with closing(sqlite3.connect(caseload.store)) as connection:
        assert connection.execute("SELECT count(*) FROM vorige WHERE dossier_id = 1").fetchone() == (0,)
    left = b"".join(p.read_bytes() for p in caseload.store.parent.glob(caseload.store.name + "*"))
    assert b"Selam" not in left
    assert b"Sela" not in left
    refused = caseload("undo")
    assert refused.code == 3
    assert "gewist" in refused.err


def test_the_person_sees_the_earlier_values_that_are_kept(caseload: Runner, tmp_path: Path) -> None:
    caseload.ok("case", "edit", D, "--voornamen", "Sela")
    caseload.ok("case", "export", D, "--inzage", "--out", str(tmp_path))
    (file,) = tmp_path.rglob("dossier.json")
    earlier = json.loads(file.read_text(encoding="utf-8"))["delen"]["eerdere_waarden"]
    assert ("voornamen", "Selam", "Sela") in [(one["veld"], one["was"], one["wordt"]) for one in earlier]
    assert "999990019" not in json.dumps(earlier)


def test_two_that_undo_at_once_take_back_two_changes(caseload: Runner) -> None:
    for name in ("een", "twee", "drie"):
        caseload.ok("case", "edit", D, "--azc", name)
    command = [sys.executable, "-m", "inburgering_cli", "--db", str(caseload.store), "undo", D]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    for process in both:
        process.communicate()
    assert caseload.json("case", "show", D)["azc"] == "een"
    sound(caseload)


@pytest.mark.parametrize("seconds", [0.0, 0.005, 0.01, 0.02, 0.05, 0.1])
def test_a_killed_undo_is_nothing_or_whole(caseload: Runner, seconds: float) -> None:
    caseload.ok("case", "edit", D, "--azc", "Ter Apel", "--klantmanager", "J")
    after = content(caseload)
    ready = (
        "import sys; from inburgering_cli.cli.shell.run import run; import inburgering_cli.work.writing.undo, typer.testing;"
        " print(1, flush=True); run(sys.argv[1:])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", ready, "--db", str(caseload.store), "undo", D],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.wait()
    process.stdout.close()
    shown = caseload.json("case", "show", D)
    assert (shown["azc"], shown["klantmanager"]) in ((None, None), ("Ter Apel", "J"))
    if shown["azc"] is not None:
        assert content(caseload) == after
    sound(caseload)
