"""Files that are stored in parts: where a part ends must not show in what is stored."""

import io
import json
import sqlite3
from pathlib import Path

import pytest
from benchmarks import caseload as generated

from inburgering_cli.work.files.import_check import PART
from tests.conftest import Runner

ROWS = 2 * PART + 500


def receipt(runner: Runner, kind: str, path: Path, *options: str) -> list[int]:
    told = runner("import", kind, str(path), "-o", "json", *options).data
    return [told[key] for key in ("gelezen", "nieuw", "gewijzigd", "ongewijzigd", "afgewezen")]


def test_equal_marks_each_count_once_wherever_a_part_ends(inburgering: Runner, tmp_path: Path) -> None:
    path = tmp_path / "enquetes.csv"
    path.write_text("groep;datum;score\n" + "partners;2024-06-01;7\n" * ROWS)
    assert receipt(inburgering, "enquetes", path) == [ROWS, ROWS, 0, 0, 0]
    assert receipt(inburgering, "enquetes", path) == [ROWS, 0, 0, ROWS, 0]
    path.write_text("groep;datum;score\n" + "partners;2024-06-01;7\n" * (ROWS + 3))
    assert receipt(inburgering, "enquetes", path) == [ROWS + 3, 3, 0, ROWS, 0]


@pytest.mark.parametrize("name", ["bsn", "v_nummer", "neither"])
def test_a_person_who_comes_back_in_a_later_part_is_the_same_person(
    inburgering: Runner, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "cases.csv"
    key = {"bsn": "999990019", "v_nummer": "0123456789", "neither": ""}[name]
    column = "bsn" if name == "bsn" else "v_nummer"
    someone = f"Fictief;gezinsmigrant;{key}\n"
    others = "".join(f"Ander{n};gezinsmigrant;{'' if column == 'bsn' else f'{n:010}'}\n" for n in range(ROWS))
    path.write_text(f"geslachtsnaam;doelgroep;{column}\n{someone}{others}{someone}")
    assert receipt(inburgering, "cases", path) == [ROWS + 2, ROWS + 1, 0, 1, 0]
    assert receipt(inburgering, "cases", path) == [ROWS + 2, 0, 0, ROWS + 2, 0]


def test_a_refusal_in_the_last_part_leaves_nothing_of_the_first(inburgering: Runner, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    rows = "".join(f"Naam{n};gezinsmigrant;{n:010};;\n" for n in range(ROWS))
    path.write_text(
        f"geslachtsnaam;doelgroep;v_nummer;plicht_begin;voldaan\n{rows}Fout;gezinsmigrant;9999999999;2024-02-01;2024-01-01\n"
    )
    result = inburgering("import", "cases", str(path), "-o", "json")
    (fault,) = result.data["fouten"]
    assert (result.code, fault["rij"], fault["kolom"], fault["waarde"]) == (3, ROWS + 2, "voldaan", "2024-01-01")
    with sqlite3.connect(inburgering.store) as connection:
        assert connection.execute("SELECT count(*) FROM dossier").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM spoor").fetchone() == (0,)
    connection.close()


def test_what_an_import_stores_is_what_the_file_says_row_by_row(inburgering: Runner, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    inburgering.peildatum = generated.PEILDATUM
    generated.write_csv(path, ROWS)
    inburgering.ok("import", "cases", str(path))
    expected = [case for case, _ in generated.people(ROWS)]
    names = list(expected[0])
    with sqlite3.connect(inburgering.store) as connection:
        stored = connection.execute(f"SELECT {', '.join(names)} FROM dossier ORDER BY id").fetchall()
        numbers = [row[0] for row in connection.execute("SELECT nummer FROM dossier ORDER BY id")]
    connection.close()
    assert stored == [tuple(case.values()) for case in expected]
    assert numbers == [f"2026-{n:04}" for n in range(1, ROWS + 1)]


def test_a_long_list_leaves_in_pieces_and_says_the_same(inburgering: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    generated.fill(inburgering.store, 400)
    inburgering.peildatum = generated.PEILDATUM
    whole = inburgering.json("deadline", "list", "--all")
    assert len(whole) > 1_500  # more than one piece, of JSON and of a table
    for limit in (1, 500, 501):
        result = inburgering.ok("deadline", "list", "--all", "--limit", str(limit), "-o", "json")
        assert json.loads(result.out) == whole[:limit]
        assert f"eerste {limit} termijnen" in result.err
    assert inburgering.ok("deadline", "list", "--all", "--limit", "1000000").err == ""
    rows = list(io.StringIO(inburgering.ok("deadline", "list", "--all", "-o", "csv").out))
    assert len(rows) == len(whole) + 1
    monkeypatch.setenv("COLUMNS", "200")
    table = inburgering.ok("deadline", "list", "--all").out.splitlines()
    shown = [line[:9] for line in table if line[:2] == "20"]
    assert shown == [line["dossier"] for line in whole]


def test_an_exit_code_for_what_is_overdue_looks_at_the_list(inburgering: Runner) -> None:
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "A", "--doelgroep", "gezinsmigrant", "--kennisgeving", "2024-01-02"
    )
    assert inburgering("deadline", "list", "--fail-overdue", "--limit", "1").code == 10
    assert inburgering("deadline", "list", "--limit", "0").code == 2
