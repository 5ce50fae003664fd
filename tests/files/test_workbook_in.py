"""Reading workbooks: real dates, numbers that lost their zeros, sheets, and files that are none."""

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from inburgering_cli.core.errors import Refused
from inburgering_cli.files.table import Row
from inburgering_cli.files.table_in import read_table
from inburgering_cli.records.field import Reader, Record, fact, field, month

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


class Uren(Record):
    maand: str | None = field(month, "maand")
    start: str | None = field(fact, "dag")


def read(data: bytes) -> list[Row]:
    return list(read_table(data, KNOWN, frozenset(("naam",)), "cases").rows)


def test_cells_become_the_texts_that_csv_would_have() -> None:
    rows = [
        ["naam", "dag", "bsn", "groep"],
        ["Öztürk", date(2024, 3, 18), 12345678, True],
        ["=1+1", datetime.fromisoformat("2024-03-18T12:30"), 7.5, False],
        [None, time(12, 30), "012345678", ""],
    ]
    assert [r.cells for r in read(workbook(Blad1=rows))] == [
        ["Öztürk", "2024-03-18", "12345678", "ja"],
        ["=1+1", "2024-03-18 12:30:00", "7.5", "nee"],
        ["", "12:30:00", "012345678", ""],
    ]


def test_rows_are_numbered_as_excel_shows_them_and_short_ones_are_filled() -> None:
    found = read(workbook(Blad1=[["naam", "groep"], [], ["a"], [], ["b", "c"], ["d", "e", "te veel"]]))
    assert [(r.nummer, r.cells, bool(r.fault)) for r in found] == [
        (3, ["a", ""], False), (5, ["b", "c"], False), (6, ["d", "e", "te veel"], True),
    ]  # fmt: skip


def test_the_sheet_of_the_kind_goes_first_else_the_only_one_with_something() -> None:
    data = [["naam"], ["a"]]
    assert [r.cells for r in read(workbook(uitleg=[["lees dit"]], Cases=data))] == [["a"]]
    assert [r.cells for r in read(workbook(leeg=[], gegevens=data))] == [["a"]]
    with pytest.raises(Refused, match=r"meer bladen met gegevens \(een, twee\).*--blad"):
        read(workbook(een=data, twee=data))


@pytest.mark.parametrize("rows", [[], [[""]]])
def test_a_sheet_without_a_header_is_refused(rows: list[list[Any]]) -> None:
    with pytest.raises(Refused, match="leeg") as refused:
        read(workbook(Blad1=rows))
    assert refused.value.row == 1


def zipped(make: Callable[[zipfile.ZipFile], None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        make(archive)
    return out.getvalue()


GOOD = workbook(Blad1=[["naam"], ["a"]])


def damaged(data: bytes) -> bytes:
    """The workbook with a few bytes of its sheet changed."""
    place = data.index(b"xl/worksheets/sheet1.xml") + 60
    return data[:place] + bytes(20) + data[place + 20 :]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(200),
        GOOD[: len(GOOD) // 2],
        damaged(GOOD),
        zipped(lambda archive: archive.writestr("word/document.xml", "<a/>")),
        zipped(lambda archive: archive.writestr("xl/workbook.xml", "geen xml <")),
    ],
    ids=["no zip", "half", "damaged", "a letter", "no xml"],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused, match="Excel-bestand"):
        read(data)


def rewritten(data: bytes, **parts: bytes) -> bytes:
    """The workbook with parts replaced, by the end of their name without extension."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rpartition("/")[2].partition(".")[0], old.read(name)))
    return out.getvalue()


def sheet(rows: str, before: str = "") -> bytes:
    """A workbook whose one sheet has these rows of XML, under a header `naam`, `bsn`."""
    header = '<row r="1"><c r="A1" t="inlineStr"><is><t>naam</t></is></c><c r="B1" t="inlineStr"><is><t>bsn</t></is></c></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'<?xml version="1.0"?>{before}<worksheet xmlns="{main}"><sheetData>{header}{rows}</sheetData></worksheet>'
    return rewritten(GOOD, sheet1=text.encode())


BILLION = "<!DOCTYPE x [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12)) + "]>"


@pytest.mark.parametrize(
    "data",
    [
        sheet('<row r="2"><c r="A2" t="inlineStr"><is><t>&a11;</t></is></c></row>', BILLION),
        sheet('<row r="2"><c r="A2" t="inlineStr"><is><t>&x;</t></is></c></row>',
              '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        sheet('<row r="2"><c r="A2" t="s"><v>99999</v></c></row>'),
        sheet('<row r="2"><c r="AAAAA2"><v>1</v></c></row>'),
        sheet('<row r="-2"><c r="A2"><v>1</v></c></row>'),
        sheet(f'<row r="2"><c r="A2" t="inlineStr"><is><t>{"x" * 1_000_001}</t></is></c></row>'),
        sheet('<row r="2"><c r="A2"><v>1</v>'),
        rewritten(GOOD, styles=BILLION.encode() + b"<a>&a11;</a>"),
        rewritten(GOOD, workbook=BILLION.encode() + b"<a>&a11;</a>"),
        rewritten(GOOD, sharedStrings=b"<sst><si><t>half"),
    ],
    ids=["billion laughs", "a file outside", "text that is not there", "column without end", "no row",
         "huge cell", "cut off", "styles", "workbook", "texts"],
)  # fmt: skip
def test_a_workbook_that_is_made_to_mislead_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="geen leesbaar Excel-bestand"):
        read(data)


def test_an_error_or_a_formula_without_an_answer_is_named_by_its_cell() -> None:
    found = read(
        sheet(
            '<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><v>1</v></c></row>'
            '<row r="3"><c r="A3" t="inlineStr"><is><t>x</t></is></c><c r="B3"><f>1+1</f></c></row>'
            '<row r="4"><c r="A4"><f>1+1</f><v></v></c></row>'
            '<row r="5"><c r="A5" t="str"><f>""</f><v></v></c><c r="B5"><f>1+1</f><v>2</v></c></row>'
            '<row r="6"><c r="A6" t="str"><f>"a"</f><v>a</v></c><c r="B6"><f>4-1</f><v>3</v></c></row>'
        )
    )
    assert [(r.nummer, r.place, r.fault and r.fault.partition(":")[0]) for r in found] == [
        (2, 0, "cel A2"), (3, 1, "cel B3"), (4, 0, "cel A4"), (5, None, None), (6, None, None),
    ]  # fmt: skip
    assert "#DIV/0!" in str(found[0].fault)
    assert [r.cells for r in found[3:]] == [["", "2"], ["a", "3"]]


def test_a_zero_that_no_program_has_worked_out_is_no_zero() -> None:
    """A library that writes formulas puts 0 as their answer, and asks Excel to work them out on opening."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    page.write_row(0, 0, ["naam", "bsn"])
    page.write_formula(1, 1, "=1+1")
    page.write_formula(2, 0, "=1+1", None, 2)
    page.write_row(3, 0, ["a", 0])
    book.close()
    assert [bool(r.fault) for r in read(out.getvalue())] == [True, False, False]


def test_days_of_the_other_calendar_own_formats_and_spoken_texts() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"date_1904": True})
    page = book.add_worksheet()
    formats = [
        book.add_format({"num_format": f}) for f in ("[$-413]d mmmm yyyy", "mmm-yy", '0.00 "dag"', "[h]:mm", "#,##0")
    ]
    page.write_row(0, 0, ["naam", "groep", "bsn", "dag"])
    for column, how in enumerate(formats[:4]):
        page.write_number(1, column, 36602.5 if column == 3 else 36602, how)
    page.write_number(2, 0, 1234, formats[4])
    page.write_rich_string(3, 0, "Öz", book.add_format({"bold": True}), "türk")
    page.write_string(4, 0, "a_x000D_b\r")
    book.close()
    spoken = sheet(
        '<row r="2"><c t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>uit</t></rPh></is></c><c t="b"><v>1</v></c></row>'
    )
    first, *rest = read(out.getvalue())
    assert first.cells == ["2004-03-18", "2004-03-18", "36602", str(timedelta(days=36602.5))]
    assert [r.cells[0] for r in rest] == ["1234", "Öztürk", "a_x000D_b\r"]
    assert read(spoken)[0].cells == ["a", "ja"]


@pytest.mark.parametrize(
    ("serial", "day"), [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45351, "2024-02-29")]
)
def test_days_around_the_day_that_never_was(serial: int, day: str) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    page.write_row(0, 0, ["naam"])
    page.write_number(1, 0, serial, book.add_format({"num_format": 14}))
    book.close()
    assert read(out.getvalue())[0].cells == [day]


def test_a_cell_that_is_written_in_an_unusual_way_is_read() -> None:
    found = read(
        sheet(
            '<row r="2"><c r="A2" t="s"/><c r="B2"><v>1</v></c></row>'
            '<row r="3"><c r="B3"><v>2</v></c><c r="A3" t="inlineStr"><is><t>x</t></is></c></row>'
            '<row r="4"><c r="A4" s="77"><v>3</v></c><c r="B4"><v>zeven</v></c></row>'
        )
    )
    assert [r.cells for r in found] == [["", "1"], ["x", "2"], ["3", "zeven"]]


def test_a_number_loses_the_noise_of_computing() -> None:
    numbers = (
        "22.799999999999997",
        "0.30000000000000004",
        "9.99999999999998",
        "7.25",
        "1234567.89",
        "123456789012",
        "-0.1",
    )
    rows = (f'<row r="{n}"><c r="A{n}"><v>{number}</v></c></row>' for n, number in enumerate(numbers, 2))
    found = [r.cells[0] for r in read(sheet("".join(rows)))]
    assert found == ["22.8", "0.3", "10", "7.25", "1234567.89", "123456789012", "-0.1"]


def test_a_month_that_excel_made_a_day_of_is_a_month_again() -> None:
    rows = [["maand", "start"], [date(2024, 6, 1), date(2024, 6, 1)], ["2024-06", ""], [date(2024, 6, 2), ""]]
    table = read_table(workbook(Blad1=rows), frozenset(("maand", "start")), frozenset(), "uren")
    reader = Reader(Uren, "2026-09-30", columns=table.columns)
    first, second, third = (reader.read_values(row.cells) for row in table.rows)
    assert (first, second) == ({"maand": "2024-06", "start": "2024-06-01"}, {"maand": "2024-06"})
    assert isinstance(third, list)


@pytest.mark.parametrize("code", ["Standard", "Standaard", "Estándar", "Основной", "General"])
def test_the_word_for_general_is_no_format_of_a_day(code: str) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    page.write_row(0, 0, ["naam", "dag"])
    page.write_number(1, 0, 24, book.add_format({"num_format": code}))
    page.write_number(1, 1, 45351, book.add_format({"num_format": "yyyy"}))
    book.close()
    assert read(out.getvalue())[0].cells == ["24", "2024-02-29"]


def renamed(data: bytes, names: dict[str, str]) -> bytes:
    """The workbook with other names for its parts, also where one names another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for before, after in names.items():
                text = text.replace(f"/{before}", f"/{after}").replace(f'"{before}', f'"{after}')
            new.writestr(names.get(name, name), text)
    return out.getvalue()


@pytest.mark.parametrize(
    "names",
    [
        {"xl/sharedStrings.xml": "xl/SharedStrings.xml"},
        {"xl/workbook.xml": "xl/workbook2.xml", "xl/_rels/workbook.xml.rels": "xl/_rels/workbook2.xml.rels"},
    ],
    ids=["capital", "workbook2"],
)
def test_a_part_may_have_another_name(names: dict[str, str]) -> None:
    assert [r.cells for r in read(renamed(GOOD, names))] == [["a"]]


def test_a_hidden_sheet_is_left_alone() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    for name, text in (("uitleg", "a"), ("cases", "geheim")):
        page = book.add_worksheet(name)
        page.write_column(0, 0, ["naam", text])
    page.hide()
    book.close()
    assert [r.cells for r in read(out.getvalue())] == [["a"]]


def test_without_the_extra_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(Refused, match=r"pip install 'inburgering-cli\[excel\]'"):
        read(GOOD)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=40))
def test_any_damage_is_a_refusal_or_harmless(place: int, junk: bytes) -> None:
    try:
        rows = read(b"PK\x03\x04" + (GOOD[:place] + junk + GOOD[place + len(junk) :])[4:])
    except Refused:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row.cells)
