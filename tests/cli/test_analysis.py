"""The questions of docs/analysis.md, asked of an export of the fictional caseload."""

import re
from pathlib import Path
from typing import Any, Final

import pytest

from inburgering_cli.cli.shell.run import run
from tests.conftest import Runner
from tests.demo_store import PEILDATUM
from tests.demo_store import caseload as demo

duckdb: Any = pytest.importorskip("duckdb", reason="DuckDB: pip install 'inburgering-cli[analyse]'")
PAGE: Final = Path(__file__).parent.parent.parent / "docs" / "analysis.md"
QUESTIONS: Final = re.findall(
    r"### (\d+)\. .*?```sql\n(.*?)```(?:\s*```text\n(.*?)```)?", PAGE.read_text(encoding="utf-8"), re.S
)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("analysis")
    store = demo(folder)
    for out, more in (("uitvoer", ["--zonder-namen"]), ("namen", [])):
        line = ["db", "export", "--out", str(folder / out), "--format", "parquet", *more]
        assert run(["--db", str(store), "--peildatum", PEILDATUM, *line]) == 0
    return folder


def answer(sql: str, folder: Path) -> str:
    found = duckdb.sql(sql.replace("'uitvoer/", f"'{folder}/"))
    return "".join(" | ".join(map(str, row)) + "\n" for row in [found.columns, *found.fetchall()])


def test_the_page_has_ten_questions_with_answers_and_one_about_the_country() -> None:
    assert [(int(number), bool(shown)) for number, _, shown in QUESTIONS] == [(n, n < 11) for n in range(1, 12)]


@pytest.mark.parametrize(("number", "sql", "shown"), QUESTIONS)
def test_a_question_gives_the_answer_of_the_page(exported: Path, number: str, sql: str, shown: str) -> None:
    told = answer(sql, exported / "uitvoer")
    assert shown in ("", told), number
    assert answer(sql, exported / "namen") == told, "with names the answer is the same"


def test_the_types_are_those_of_the_fields_also_of_an_empty_column(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "O’Neill", "--doelgroep", "gezinsmigrant", "--geboortedatum", "1990-05"
    )
    inburgering.ok("activiteit", "add", "2024-0001", "taalles", "--start", "2024-05-04", "--uren-per-week", "7,5")
    told = inburgering.ok("db", "export", "--out", str(tmp_path / "it's"), "--format", "parquet")
    assert "alle persoonsgegevens" in told.err
    place = str(tmp_path / "it's").replace("'", "''")
    types = {row[0]: row[1] for row in duckdb.sql(f"DESCRIBE SELECT * FROM '{place}/cases.parquet'").fetchall()}
    assert (types["huisvesting"], types["tolk_nodig"], types["geboortedatum"]) == ("DATE", "BOOLEAN", "VARCHAR")
    rows = duckdb.sql(f"SELECT geslachtsnaam, geboortedatum, huisvesting FROM '{place}/cases.parquet'").fetchall()
    assert rows == [("O’Neill", "1990-05", None)]
    assert [
        str(row[0]) for row in duckdb.sql(f"SELECT uren_per_week FROM '{place}/activiteiten.parquet'").fetchall()
    ] == ["7.50"]
    assert not list(tmp_path.rglob("*.json")) or [path.name for path in tmp_path.rglob("*.json")] == ["export.json"]


@pytest.mark.parametrize("option", ["--zonder-namen", "--pseudonymous", "--anonymous"])
def test_without_names_nothing_names_anybody(caseload: Runner, tmp_path: Path, option: str) -> None:
    caseload.ok("db", "export", "--out", str(tmp_path / "u"), "--format", "parquet", option)
    for path in (tmp_path / "u").glob("*.parquet"):
        text = str(duckdb.sql(f"SELECT * FROM '{path}'").fetchall())
        assert not re.search("Tesfay|Öztürk|2025-000", text), path.name


def test_parquet_is_not_read_back(caseload: Runner, tmp_path: Path) -> None:
    caseload.ok("db", "export", "--out", str(tmp_path / "u"), "--format", "parquet")
    other = caseload.beside(tmp_path / "leeg.db")
    other.ok("db", "init")
    done = other("db", "import", str(tmp_path / "u"))
    assert done.code == 3
    assert "is Parquet, om te analyseren" in done.err
