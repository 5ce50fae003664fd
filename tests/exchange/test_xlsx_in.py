"""Reading workbooks: real dates, numbers that lost their zeros, sheets, and files that are none."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
import xlsxwriter

from inburgering_cli.domain.errors import Geweigerd
from inburgering_cli.exchange.tabel import Rij
from inburgering_cli.exchange.table_in import read_table

KNOWN = frozenset({"naam", "groep", "bsn", "dag"})


def workbook(**sheets: list[Any]) -> bytes:
    """A workbook with these sheets; dates as Excel has them."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "dd-mm-yyyy", "strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def read(data: bytes) -> list[Rij]:
    return list(read_table(data, KNOWN, frozenset(("naam",)), "cases").rijen)


def test_cells_become_the_texts_that_csv_would_have() -> None:
    rows = [
        ["naam", "dag", "bsn", "groep"],
        ["Öztürk", date(2024, 3, 18), 12345678, True],
        ["=1+1", datetime.fromisoformat("2024-03-18T12:30"), 7.5, False],
        [None, time(12, 30), "012345678", ""],
    ]
    assert [r.cellen for r in read(workbook(Blad1=rows))] == [
        ["Öztürk", "2024-03-18", "12345678", "ja"],
        ["=1+1", "2024-03-18 12:30:00", "7.5", "nee"],
        ["", "12:30:00", "012345678", ""],
    ]


def test_rows_are_numbered_as_excel_shows_them_and_short_ones_are_filled() -> None:
    found = read(workbook(Blad1=[["naam", "groep"], [], ["a"], [], ["b", "c"], ["d", "e", "te veel"]]))
    assert [(r.nummer, r.cellen, bool(r.fout)) for r in found] == [
        (3, ["a", ""], False), (5, ["b", "c"], False), (6, ["d", "e", "te veel"], True),
    ]  # fmt: skip


def test_the_sheet_of_the_kind_goes_first_else_the_only_one_with_something() -> None:
    data = [["naam"], ["a"]]
    assert [r.cellen for r in read(workbook(uitleg=[["lees dit"]], Cases=data))] == [["a"]]
    assert [r.cellen for r in read(workbook(leeg=[], gegevens=data))] == [["a"]]
    with pytest.raises(Geweigerd, match=r"meer bladen met gegevens \(een, twee\).*‘cases’"):
        read(workbook(een=data, twee=data))


@pytest.mark.parametrize("rows", [[], [[""]], [[], ["naam"]]])
def test_a_sheet_without_a_header_is_refused(rows: list[list[Any]]) -> None:
    with pytest.raises(Geweigerd, match="leeg") as refused:
        read(workbook(Blad1=rows))
    assert refused.value.rij == 1


def zipped(make: Callable[[zipfile.ZipFile], None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        make(archive)
    return out.getvalue()


GOOD = workbook(Blad1=[["naam"], ["a"]])


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(200),
        GOOD[: len(GOOD) // 2],
        GOOD[:400] + bytes(200) + GOOD[600:],
        zipped(lambda archive: archive.writestr("word/document.xml", "<a/>")),
        zipped(lambda archive: archive.writestr("xl/workbook.xml", "geen xml <")),
    ],
    ids=["no zip", "half", "damaged", "a letter", "no xml"],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Geweigerd, match="Excel-bestand"):
        read(data)


def test_an_old_or_locked_workbook_is_refused_with_what_to_do() -> None:
    with pytest.raises(Geweigerd, match="zonder wachtwoord"):
        read(b"\xd0\xcf\x11\xe0" + bytes(600))


def test_a_workbook_that_is_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inburgering_cli.exchange.xlsx_in._LARGEST", 100)
    with pytest.raises(Geweigerd, match="te groot"):
        read(GOOD)


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(Geweigerd, match=r"pip install 'inburgering-cli\[excel\]'"):
        read(GOOD)
