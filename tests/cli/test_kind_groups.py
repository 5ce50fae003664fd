"""Every kind whose commands are made from its declaration, tried with its example: from the command to erasure."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from inburgering_cli.records.kind import Command, Kind
from inburgering_cli.records.kinds import all_kinds
from tests.conftest import Runner

DOSSIER = "2025-0001"  # of the worked example
KINDS = [kind for kind in all_kinds().values() if kind.command and kind.command.group]
each = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@pytest.fixture
def later(caseload: Runner) -> Runner:
    caseload.peildatum = "2025-12-31"
    return caseload


def command(kind: Kind) -> Command:
    assert kind.command is not None
    return kind.command


def whose(kind: Kind) -> list[str]:
    return [DOSSIER] if kind.owner else []


def typed(kind: Kind) -> list[str]:
    """The example as somebody types it."""
    words = [*command(kind).name.split(), *whose(kind)]
    words += [value for name, value in kind.example.items() if kind.fields[name].positional]
    for name, value in kind.example.items():
        flag = name.replace("_", "-")
        if kind.fields[name].flag:
            words.append(f"--{flag}" if value == "ja" else f"--geen-{flag}")
        elif not kind.fields[name].positional:
            words += [f"--{flag}", value]
    return words


def shown(runner: Runner, kind: Kind) -> list[dict[str, object]]:
    group = command(kind).name.split()[0]
    found: list[dict[str, object]] = runner.json(group, command(kind).shown, *whose(kind))
    return found


@each
def test_its_command_stores_it_and_its_list_shows_it(later: Runner, kind: Kind) -> None:
    before = shown(later, kind)
    written = later.json(*typed(kind))
    after = shown(later, kind)
    assert len(after) == len(before) + 1
    assert [row for row in after if row not in before] == [written]
    assert set(kind.stored) <= set(written)
    for line in (f"{command(kind).name.split()[0]} --help", " ".join([*command(kind).name.split(), "--help"])):
        assert later.ok(*line.split()).out


@each
def test_a_file_with_the_same_row_changes_nothing(later: Runner, kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / f"{kind.plural}.csv"
    row = {**({"dossier": DOSSIER} if kind.owner else {}), **kind.example}
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, list(row), delimiter=";")
        writer.writeheader()
        writer.writerow(row)
    told = later.json("import", kind.plural, str(path))
    assert (told["gelezen"], told["nieuw"], told["fouten"]) == (1, 1, [])
    told = later.json("import", kind.plural, str(path))
    assert (told["nieuw"], told["ongewijzigd"]) == (0, 1)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.owner], ids=lambda kind: kind.name)
def test_it_is_part_of_its_dossier_until_that_is_erased(later: Runner, kind: Kind, tmp_path: Path) -> None:
    later.ok(*typed(kind))
    found = later.json("case", "show", DOSSIER)
    assert len(found[kind.part]) == 1
    if kind.days:
        assert any(
            line["omschrijving"].endswith(kind.says(found[kind.part][0])) for line in timeline(later) if kind.says
        )
    assert [row["deel"] for row in later.json("case", "records", DOSSIER) if row["soort"] == kind.name] == [
        f"{kind.name}-1"
    ]
    later.ok("case", "export", DOSSIER, "--out", str(tmp_path), "--inzage")
    (package,) = tmp_path.rglob("dossier.json")
    assert len(json.loads(package.read_text(encoding="utf-8"))["delen"][kind.part]) == 1
    later.ok("case", "erase", DOSSIER, "--reden", "verzoek", "--yes")
    with closing(sqlite3.connect(later.store)) as connection:
        assert connection.execute(f"SELECT count(*) FROM {kind.table}").fetchone() == (0,)


def timeline(runner: Runner) -> list[dict[str, str]]:
    found: list[dict[str, str]] = runner.json("case", "timeline", DOSSIER)
    return found
