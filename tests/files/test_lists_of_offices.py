"""Invented lists in the forms that offices use, as workbooks and as text: each is read in at most two runs."""

import io
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Result, Runner

COUNTS = ("gelezen", "nieuw", "gewijzigd", "ongewijzigd", "afgewezen")
HEAD = ["Achternaam", "Voornaam", "Geb.datum", "M/V", "Doelgroep", "Datum vestiging"]
ROWS: list[list[Any]] = [
    ["Haile", "Selam", date(1990, 3, 1), "V", "statushouder", date(2024, 3, 1)],
    ["Tesfay", "Amanuel", date(1985, 6, 14), "M", "asiel", date(2024, 4, 2)],
    ["Yildiz", "Elif", date(1995, 8, 7), "Vrouw", "gezinsmigrant", date(2024, 5, 4)],
]


class Form(NamedTuple):
    """A list: how it is made, the options of the second run (none: one run will do), and what stderr says."""

    make: Callable[[], bytes]
    options: tuple[str, ...] = ()
    told: str = ""
    suffix: str = "xlsx"


def book(fill: Callable[[openpyxl.Workbook, Worksheet], None]) -> bytes:
    made = openpyxl.Workbook()
    page = made.active
    assert isinstance(page, Worksheet)
    fill(made, page)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet(rows: list[list[Any]], change: Callable[[Worksheet], None] = lambda _: None) -> bytes:
    def fill(_: openpyxl.Workbook, page: Worksheet) -> None:
        for row in rows:
            page.append(row)
        change(page)

    return book(fill)


def as_text(rows: list[list[Any]], delimiter: str = ";") -> str:
    def cell(value: Any) -> str:
        return f"{value:%d-%m-%Y}" if isinstance(value, date) else "" if value is None else str(value)

    return "".join(delimiter.join(map(cell, row)) + "\r\n" for row in rows)


def titled() -> bytes:
    def change(page: Worksheet) -> None:
        page.merge_cells("A1:F1")
        page["A1"].font = Font(bold=True, size=16)

    return sheet([["Caseload inburgering 2024"], ["bijgewerkt t/m september"], [], HEAD, *ROWS], change)


def grouped() -> bytes:
    def change(page: Worksheet) -> None:
        page.merge_cells("A1:D1")
        page.merge_cells("E1:F1")

    return sheet([["Persoon", None, None, None, "Inburgering"], HEAD, *ROWS], change)


def tall_header() -> bytes:
    def change(page: Worksheet) -> None:
        page.merge_cells("A1:A2")
        page.merge_cells("B1:B2")

    rows = [["Achternaam", "Voornaam", "Gegevens", None, "Traject"], [None, None, *HEAD[2:]], *ROWS]
    return sheet(rows, change)


def totals() -> bytes:
    def change(page: Worksheet) -> None:
        for cell in page[5]:
            cell.fill = PatternFill("solid", fgColor="FFFF00")

    return sheet([HEAD, *ROWS, ["Totaal", 3]], change)


def sheets() -> bytes:
    def fill(made: openpyxl.Workbook, page: Worksheet) -> None:
        page.title = "Uitleg"
        page.append(["Deze lijst is van het team inburgering"])
        people = made.create_sheet("Caseload 2024")
        for row in (HEAD, *ROWS):
            people.append(row)
        made.create_sheet("Codes").append(["statushouder", "iemand met een asielvergunning"])

    return book(fill)


def years() -> bytes:
    def fill(made: openpyxl.Workbook, page: Worksheet) -> None:
        page.title = "2023"
        for row in (HEAD, ["Oud", "Op", date(1980, 1, 1), "M", "asiel", date(2023, 1, 2)]):
            page.append(row)
        people = made.create_sheet("2024")
        for row in (HEAD, *ROWS):
            people.append(row)

    return book(fill)


def hidden_sheet() -> bytes:
    def fill(made: openpyxl.Workbook, page: Worksheet) -> None:
        for row in (HEAD, *ROWS):
            page.append(row)
        old = made.create_sheet("oud")
        old.sheet_state = "hidden"
        for row in (HEAD, *ROWS):
            old.append(row)

    return book(fill)


def hidden_rows() -> bytes:
    def change(page: Worksheet) -> None:
        page.auto_filter.ref = "A1:F4"
        page.row_dimensions[3].hidden = True

    return sheet([HEAD, *ROWS], change)


def merged_down() -> bytes:
    rows = [[*HEAD, "Klantmanager"], *([*row, "K. Jansen" if n == 0 else None] for n, row in enumerate(ROWS))]
    return sheet(rows, lambda page: page.merge_cells("G2:G4"))


def shifted() -> bytes:
    return sheet([[], [], *([None, None, *row] for row in (HEAD, *ROWS))])


def spaced() -> bytes:
    return sheet([[*HEAD[:3], None, *HEAD[3:]], *([*row[:3], None, *row[3:]] for row in ROWS)])


def without_group() -> bytes:
    return sheet([[*HEAD[:4], HEAD[5]], *([*row[:4], row[5]] for row in ROWS)])


def page_of_html() -> bytes:
    return b"<html><body><table><tr><td>Achternaam</td></tr></table></body></html>"


def with_formulas() -> bytes:
    return sheet([[*HEAD, "Nr"], *([*row, n] for n, row in enumerate(ROWS, 1))])


def texts() -> bytes:
    return sheet([HEAD, *([f"{v:%d/%m/%Y}" if isinstance(v, date) else v for v in row] for row in ROWS)])


def moments() -> bytes:
    return sheet([HEAD, *([datetime.combine(v, time()) if isinstance(v, date) else v for v in row] for row in ROWS)])


FORMS = {
    "titles": Form(titled, told="De kop staat op rij 4"),
    "group headings": Form(grouped, told="De kop staat op rij 2"),
    "a header of two rows": Form(tall_header, told="De kop staat op rij 2"),
    "coloured totals": Form(totals, told="Rij 5 is een totaal"),
    "an explanation and codes on other sheets": Form(sheets, told="Niet gelezen: het blad Uitleg, Codes"),
    "a sheet per year": Form(years, ("--blad", "2024")),
    "a hidden sheet": Form(hidden_sheet, told="het verborgen blad oud"),
    "filtered rows": Form(hidden_rows, told="Verborgen in het blad ‘Sheet’ en wel gelezen: rij 3"),
    "a klantmanager for several rows": Form(merged_down),
    "a table that begins at C3": Form(shifted),
    "an empty column": Form(spaced),
    "no column with the group": Form(without_group, ("--vul", "doelgroep=statushouder")),
    "days as texts": Form(texts),
    "days with a time": Form(moments),
    "a number for each row": Form(with_formulas, told="telt de rijen"),
    "CSV of Excel": Form(lambda: as_text([HEAD, *ROWS]).encode("cp1252"), suffix="csv"),
    "CSV with sep=": Form(lambda: ("sep=,\r\n" + as_text([HEAD, *ROWS], ",")).encode("utf-8-sig"), suffix="csv"),
    "CSV called xls": Form(lambda: as_text([["Caseload"], [], HEAD, *ROWS], "\t").encode("utf-16"), suffix="xls"),
    "CSV of MS-DOS": Form(
        lambda: as_text([HEAD, *ROWS]).replace("Haile", "Haïlé").encode("cp850"), ("--codering", "cp850"), suffix="csv"
    ),
    "an extra column": Form(
        lambda: as_text([[*HEAD, "Kleur"], *([*row, "rood"] for row in ROWS)]).encode(), ("--negeer", "kleur"), suffix="csv"
    ),
}  # fmt: skip


def load(runner: Runner, data: bytes, suffix: str, *options: str) -> Result:
    path = runner.store.with_name(f"lijst.{suffix}")
    path.write_bytes(data)
    return runner("import", "cases", str(path), *options)


@pytest.mark.parametrize("name", FORMS)
def test_a_list_is_read_in_at_most_two_runs(inburgering: Runner, name: str) -> None:
    form = FORMS[name]
    data = form.make()
    if form.options:
        assert load(inburgering, data, form.suffix).code == 3
        assert inburgering.json("case", "list") == []
    done = load(inburgering, data, form.suffix, "-o", "json", *form.options)
    assert done.code == 0, done.out + done.err
    assert [done.data[k] for k in COUNTS] == [3, 3, 0, 0, 0]
    assert form.told in done.err
    names = [row["geslachtsnaam"].replace("ï", "i").replace("é", "e") for row in inburgering.json("case", "list")]
    assert names == ["Haile", "Tesfay", "Yildiz"]
    for number, row in enumerate(ROWS, 1):
        shown = inburgering.json("case", "show", f"2024-{number:04}")
        assert [shown["voornamen"], shown["geboortedatum"], shown["geslacht"]] == [
            row[1],
            str(row[2]),
            row[3][0].lower(),
        ]
        assert shown["gebeurtenissen"]["huisvesting"] == str(row[5])
        assert shown["klantmanager"] == ("K. Jansen" if name == "a klantmanager for several rows" else None)


def test_a_page_of_html_called_xls_is_named_for_what_it_is(inburgering: Runner) -> None:
    refused = load(inburgering, page_of_html(), "xls")
    assert refused.code == 3
    assert "HTML" in refused.err
    assert "bewaar het als xlsx" in refused.err


def test_a_sheet_is_chosen_by_its_name(inburgering: Runner) -> None:
    refused = load(inburgering, years(), "xlsx")
    assert "(2023, 2024)" in refused.err
    assert "--blad" in refused.err
    missing = load(inburgering, years(), "xlsx", "--blad", "2025")
    assert (missing.code, "Kies uit: 2023, 2024" in missing.err) == (4, True)
    assert load(inburgering, hidden_sheet(), "xlsx", "--blad", "OUD").code == 0


def test_days_of_an_excel_that_expects_the_month_first_are_refused(inburgering: Runner) -> None:
    """It made a day of each text that can be one, the other way round, and left the others as they were."""
    written: list[Any] = [
        date(2024, 4, 3),
        "25-04-2024",
        date(2024, 7, 6),
        "26-07-2024",
        "27-08-2024",
        date(2024, 1, 2),
    ]
    rows = [["geslachtsnaam", "doelgroep", "huisvesting"], *([f"N{n}", "asiel", day] for n, day in enumerate(written))]
    refused = load(inburgering, sheet(rows), "xlsx", "-o", "json")
    assert [f["rij"] for f in refused.data["fouten"]] == [2, 4, 7]
    assert all("maand eerst" in f["melding"] for f in refused.data["fouten"])


def test_hours_as_durations_and_months_as_days(inburgering: Runner) -> None:
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "Haile", "--doelgroep", "asielstatushouder", "--huisvesting", "2024-01-05"
    )
    inburgering.ok("activiteit", "add", "2024-0001", "taalles", "--start", "2024-03-01")

    def change(page: Worksheet) -> None:
        page["E2"].number_format = "[h]:mm"
        page["C2"].number_format = "mmm-yy"

    rows: list[list[Any]] = [
        ["dossier", "soort", "Maand", "start", "Aangeboden uren", "Uren gevolgd"],
        ["2024-0001", "taalles", date(2024, 4, 1), date(2024, 3, 1), timedelta(hours=26, minutes=30), 7.6 * 3],
        ["2024-0001", "taalles", "mei 2024", date(2024, 3, 1), "24:00", "€ 22"],
    ]
    path = inburgering.store.with_name("uren.xlsx")
    path.write_bytes(sheet(rows, change))
    done = inburgering("import", "uren", str(path), "-o", "json")
    assert done.code == 3, "an amount of money is no number of hours"
    rows[2][5] = 22
    path.write_bytes(sheet(rows, change))
    done = inburgering("import", "uren", str(path), "-o", "json")
    assert done.code == 0, done.out
    with sqlite3.connect(inburgering.store) as store:
        found = store.execute("SELECT maand, aangeboden, gevolgd FROM uren ORDER BY maand").fetchall()
    assert found == [("2024-04", 2650, 2280), ("2024-05", 2400, 2200)]


def test_an_ods_is_read_as_a_workbook(inburgering: Runner) -> None:
    rows = [["Lijst"], HEAD, *([*row[:2], "1-3-1990", *row[3:5], "1 maart 2024"] for row in ROWS)]
    tag = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    cells = "".join(f"<table:table-row>{''.join(map(tag.format, row))}</table:table-row>" for row in rows)
    standard = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{standard}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{cells}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="x"/>')
        archive.writestr("content.xml", content)
    done = load(inburgering, out.getvalue(), "ods", "-o", "json")
    assert done.code == 0, done.out + done.err
    assert [done.data[k] for k in COUNTS] == [3, 3, 0, 0, 0]
