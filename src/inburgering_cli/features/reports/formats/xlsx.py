"""A report as a workbook: a sheet per table with a filter. Days and numbers are real ones, text is never a formula."""

import io
from datetime import date, datetime
from typing import Any, Final

from inburgering_cli.core.text import clean
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.formats import words as formats_words
from inburgering_cli.features.reports.report import EXPLANATION_EXTERNAL, Cell, Report, Table

_FORMATS: Final = {
    r.COUNT: "#,##0",
    r.PERCENT: '0.0#" %"',
    r.DIGIT: "0.0#",
    r.DAYS: '0.0" dagen"',
    r.HOURS: "#,##0.0",
    r.EURO: '"€ "#,##0.00',
    r.DAY: "dd-mm-yyyy",
}
_WIDEST: Final = 60
_ROWS: Final = 1_000_000  # a sheet holds a little more


def workbook(rapport: Report) -> bytes:
    """The workbook, dated on the peildatum so that the same facts give the same bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": rapport.title, "created": datetime.fromisoformat(rapport.peildatum)})
    formats = {kind: book.add_format({"num_format": text}) for kind, text in _FORMATS.items()}
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _about(rapport, book.add_worksheet("over"), head, wrapped)
    for section in rapport.secties:
        for table in section.tables:
            for part in range(0, max(len(table.rows), 1), _ROWS):
                name = table.id if not part else f"{table.id} {part // _ROWS + 1}"
                _table(book.add_worksheet(name[:31]), table, part, head, formats)
    book.close()
    return out.getvalue()


def _about(rapport: Report, sheet: Any, head: Any, wrapped: Any) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    lines = [("Rapport", rapport.title), *formats_words.facts(rapport)]
    if rapport.extern:
        lines.append(("Voor derden", EXPLANATION_EXTERNAL))
    lines += [(section.title, section.explanation) for section in rapport.secties if section.explanation]
    for row, (name, words) in enumerate(lines):
        sheet.write_string(row, 0, name, head)
        sheet.write_string(row, 1, words, wrapped)


def _table(sheet: Any, table: Table, first: int, head: Any, formats: dict[str, Any]) -> None:
    widths = [len(field.title) for field in table.fields]
    for column, field in enumerate(table.fields):
        sheet.write_string(0, column, field.title, head)
    rows = table.rows[first : first + _ROWS]
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, formats)
            widths[column] = max(widths[column], len(formats_words.text(cell)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, _WIDEST))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(table.fields) - 1)


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    value = cell.value
    if cell.hidden:
        sheet.write_string(row, column, formats_words.text(cell))
    elif value is None:
        return
    elif not isinstance(value, str):
        sheet.write_number(row, column, value, formats.get(cell.soort))
    elif cell.soort == r.DAY:
        sheet.write_datetime(row, column, date.fromisoformat(value), formats[r.DAY])
    else:
        sheet.write_string(row, column, clean(value))
