"""A trial run of any command that stores something: it tells what would change, and leaves the store as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from inburgering_cli.cli.shell.dry_run import WITHOUT, can_be_tried
from tests.cli.test_help import COMMANDS
from tests.cli.walk import PEILDATUM, WALK, D, walked, words
from tests.conftest import Runner

SECRETS = ("999990019", "0123456789")


def looks(runner: Runner) -> int:
    with closing(sqlite3.connect(runner.store)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM spoor WHERE invoer LIKE '%gezien%'").fetchone()
    return int(count)


def test_each_command_tells_what_it_would_change_and_changes_nothing(inburgering: Runner) -> None:
    inburgering.peildatum = PEILDATUM
    for command in WALK:
        before = inburgering.dump()
        tried = inburgering(*words(command), "--dry-run", "-o", "json")
        assert tried.code == 0, (command, tried.err)
        assert tried.err.endswith("Proef: niets opgeslagen.\n")
        assert inburgering.dump() == before, command
        assert tried.data["proef"] is True
        assert tried.data["wijzigingen"], command
        assert not any(secret in tried.out for secret in SECRETS)
        inburgering.ok(*words(command))
        assert inburgering.dump() != before
    for command in ("undo", f"case erase {D} --reden vergissing --yes"):
        before = inburgering.dump()
        tried = inburgering("--dry-run", *words(command))
        assert tried.code == 0, tried.err
        assert tried.err.endswith("Proef: niets opgeslagen.\n")
        assert inburgering.dump() == before, command


def test_what_it_tells_is_what_then_happens(inburgering: Runner) -> None:
    walked(inburgering)
    command = ("case", "correct", D, "dossier", "--veld", "huisvesting=2024-04-02", "--reden", "typefout")
    tried = inburgering.json("--dry-run", *command)
    done = inburgering.json(*command)
    assert tried["dossiers"] == [D]
    assert tried["termijnen"] == done["termijnen"] != []
    assert tried["wijzigingen"] == [
        {"dossier": D, "deel": "dossier", "veld": "huisvesting", "was": "2024-03-20", "wordt": "2024-04-02"}
    ]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("case edit 2025-0001 --huisvesting 2024-02-31", 2),
        ("case edit 2025-0001 --plicht-begin 2025-01-01", 3),
        ("case edit 2030-0001 --azc x", 4),
        ("case edit", 2),
    ],
)
def test_the_exit_code_and_the_refusal_are_the_real_ones(caseload: Runner, command: str, code: int) -> None:
    before = caseload.dump()
    tried, real = caseload("--dry-run", *words(command)), caseload(*words(command))
    assert tried.code == real.code == code
    assert tried.err == real.err
    assert caseload.dump() == before


def test_the_dossier_that_was_shown_was_looked_at(caseload: Runner) -> None:
    before = looks(caseload)
    caseload.ok("case", "edit", D, "--azc", "Ter Apel", "--dry-run")
    assert looks(caseload) == before + 1
    assert caseload.json("case", "trail", D)[-1]["soort"] == "inzage"


def test_a_store_that_is_not_there_yet_is_not_made(inburgering: Runner, tmp_path: Path) -> None:
    tried = inburgering.bare("case", "add", "--geslachtsnaam", "A", "--doelgroep", "overige_migrant", "--dry-run")
    assert tried.code == 0
    assert "overige_migrant" in tried.out
    assert not (tmp_path / "data").exists()


def test_an_older_store_is_not_brought_up_to_date(caseload: Runner) -> None:
    with closing(sqlite3.connect(caseload.store)) as connection:
        connection.execute("PRAGMA user_version=1")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = caseload.store.read_bytes()
    tried = caseload("case", "edit", D, "--azc", "x", "--dry-run")
    assert tried.code == 5
    assert "db migrate" in tried.err
    assert caseload.store.read_bytes() == before


@pytest.mark.parametrize("name", WITHOUT)
def test_what_makes_files_is_refused_and_makes_none(caseload: Runner, tmp_path: Path, name: str) -> None:
    found = [" ".join(path) for path, c in COMMANDS.items() if not hasattr(c, "list_commands")]
    mine = [path for path in found if f"{path} ".startswith(f"{name} ")]
    assert mine
    before = caseload.dump()
    for path in mine:
        params = COMMANDS[tuple(path.split())].params
        arguments = ["x" for p in params if p.param_type_name == "argument" and p.required]
        needed = [part for p in params if p.param_type_name == "option" and p.required for part in (p.opts[0], "x")]
        tried = caseload("--dry-run", *path.split(), *arguments, *needed)
        assert tried.code == 2, (path, tried.err)
        assert "geen proef" in tried.err
    assert caseload.dump() == before
    assert not (Path.cwd() / "x").exists()


def test_every_command_that_makes_files_has_no_trial_run() -> None:
    making = [
        " ".join(path)
        for path, command in COMMANDS.items()
        if not hasattr(command, "list_commands") and any("--out" in p.opts for p in command.params)
    ]
    assert [path for path in making if not any(f"{path} ".startswith(f"{name} ") for name in WITHOUT)] == []


def test_a_command_that_only_reads_says_that_it_makes_no_difference(caseload: Runner) -> None:
    read, tried = caseload.ok("case", "show", D), caseload.ok("--dry-run", "case", "show", D)
    assert tried.out == read.out
    assert "slaat niets op" in tried.err
    assert looks(caseload) == 2


def test_without_a_command_it_is_refused(caseload: Runner) -> None:
    assert caseload("--dry-run").code == 2


def test_the_import_keeps_its_own(caseload: Runner, tmp_path: Path) -> None:
    path = tmp_path / "uren.csv"
    path.write_text(f"dossier;soort;maand;gevolgd\n{D};taalles;2024-06;10\n", encoding="utf-8")
    before = caseload.dump()
    first = caseload.ok("--dry-run", "import", "uren", str(path))
    assert first.out == caseload.ok("import", "uren", str(path), "--dry-run").out
    assert "proef: niets opgeslagen" in first.out
    assert caseload.dump() == before


def test_the_help_of_what_can_be_tried_says_so(inburgering: Runner) -> None:
    for path, command in COMMANDS.items():
        if path and not hasattr(command, "list_commands") and path != ("import",):
            told = inburgering.bare(*path, "--help").out
            assert ("--dry-run" in told) == can_be_tried(command, " ".join(path)), path


def test_nothing_is_left_when_it_cannot_be_told(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "no space")

    before = caseload.dump()
    monkeypatch.setattr("inburgering_cli.screen.correction.show_changes", broken)
    caseload("case", "edit", D, "--azc", "x", "--dry-run")
    assert caseload.dump() == before
