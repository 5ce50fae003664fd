"""Tables for others: no cell is run as a formula, and our own reading gives back what was written."""

import csv
import os
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.errors import Refused, StoreFault
from inburgering_cli.core.text import neutral, not_neutral
from inburgering_cli.files.atomic import folder, whole_file
from inburgering_cli.files.table_in import read_table
from inburgering_cli.files.tables_out import write_table
from inburgering_cli.records.field import Reader, join_parts, split_parts
from inburgering_cli.records.kinds.dossier import CaseRecord

FORMULAS = ("=1+1", "+31", "-3d", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", '=HYPERLINK("http://x";"y")')
TEXT = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(FORMULAS)
STARTS = ("=", "+", "-", "@", "\t", "\r")


@given(TEXT)
def test_a_neutral_text_is_no_formula_and_comes_back(text: str) -> None:
    assert not neutral(text).startswith(STARTS)
    assert not_neutral(neutral(text)) == text
    if not text.startswith((*STARTS, "'")):
        assert neutral(text) == text


def test_a_name_with_an_apostrophe_stays_as_it_is() -> None:
    assert [not_neutral(t) for t in ("'t Hooft", "'s-Gravenhage", "'")] == ["'t Hooft", "'s-Gravenhage", "'"]


@given(st.lists(st.text(max_size=8).filter(bool), min_size=1, max_size=4))
def test_the_parts_of_a_cell_come_back(parts: list[str]) -> None:
    assert split_parts(join_parts(parts)) == parts


@pytest.mark.parametrize("text", [t for t in FORMULAS if not t[0].isspace()])
@pytest.mark.parametrize("formaat", ["csv", "xlsx"])
def test_a_formula_in_a_name_is_written_as_text_and_read_back_unchanged(
    tmp_path: Path, text: str, formaat: str
) -> None:
    path = tmp_path / f"t.{formaat}"
    write_table(path, formaat, "cases", ["geslachtsnaam", "doelgroep"], [[text, "gezinsmigrant"]])
    table = read_table(path.read_bytes(), frozenset(("geslachtsnaam", "doelgroep")), frozenset(), "cases")
    (row,) = table.rows
    assert not row.cells[0].startswith(STARTS)
    assert Reader(CaseRecord, "2026-09-30", columns=table.columns).read_values(row.cells) == {
        "geslachtsnaam": text,
        "doelgroep": "gezinsmigrant",
    }


def test_csv_is_what_dutch_excel_opens(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    row = [None, True, False, 12, Decimal("-7.50"), date(2024, 3, 18), {"a": "1|2", "b": "x"}, 'é;"\r\n']
    assert write_table(path, "csv", "t", list("abcdefgh"), [row]) == 1
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfa;b;c")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";"))[1] == [
            "", "ja", "nee", "12", "-7,50", "2024-03-18", "a=1\\|2|b=x", 'é;"\r\n',
        ]  # fmt: skip


def test_a_workbook_that_cannot_hold_a_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"32767 tekens.*Kies csv"):
        write_table(tmp_path / "t.xlsx", "xlsx", "t", ["a"], [["x" * 32_768]])


def test_a_workbook_of_more_rows_than_a_sheet_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inburgering_cli.files.tables_out._MOST_ROWS", 3)
    with pytest.raises(Refused, match="kies csv"):
        write_table(tmp_path / "t.xlsx", "xlsx", "t", ["a"], [["x"]] * 3)


def test_a_file_is_there_whole_and_for_the_user_alone_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    before = os.umask(0)
    try:
        path.write_text("oud")
        with pytest.raises(UnicodeEncodeError), whole_file(path) as fresh:
            fresh.write_text("half \ud800", encoding="utf-8")
        assert path.read_text() == "oud"
        with whole_file(path) as fresh:
            fresh.write_text("nieuw")
            assert path.read_text() == "oud"
        folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert path.read_text() == "nieuw"
    assert path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o700
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "t.csv"]


@pytest.mark.parametrize("name", ["weg/t.csv", ".", "bestand/t.csv"])
def test_a_place_where_no_file_can_be_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(Refused) as refused, whole_file(tmp_path / name):
        pass
    assert str(tmp_path) in refused.value.message


@pytest.mark.parametrize("make", [folder, lambda path: whole_file(path).__enter__()])
def test_a_folder_that_may_not_be_written_is_a_fault_of_the_place(
    make: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "open", forbidden)
    monkeypatch.setattr(Path, "mkdir", forbidden)
    with pytest.raises(StoreFault, match="mag niet worden geschreven"):
        make(tmp_path / "uit.csv")
