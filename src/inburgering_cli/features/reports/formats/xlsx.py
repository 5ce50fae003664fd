"""A report as a workbook: a sheet for each table, with real days and numbers, a filter, and words that stay words."""

import io
from datetime import date, datetime
from typing import Any, Final

from inburgering_cli.core.text import clean
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.formats import words as formats_words
from inburgering_cli.features.reports.report import UITLEG_EXTERN, Cel, Rapport, Tabel

_FORMATS: Final = {
    r.AANTAL: "#,##0",
    r.PROCENT: '0.0" %"',
    r.CIJFER: "0.0",
    r.DAGEN: '0.0" dagen"',
    r.UREN: "#,##0.0",
    r.EURO: '"€ "#,##0.00',
    r.DATUM: "dd-mm-yyyy",
}
_WIDEST: Final = 60
_ROWS: Final = 1_000_000  # a sheet holds a little more


def workbook(rapport: Rapport) -> bytes:
    """The workbook. Its own dates are the peildatum, so that the same facts give the same bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": rapport.titel, "created": datetime.fromisoformat(rapport.peildatum)})
    formats = {soort: book.add_format({"num_format": text}) for soort, text in _FORMATS.items()}
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _about(rapport, book.add_worksheet("over"), head, wrapped)
    for sectie in rapport.secties:
        for tabel in sectie.tabellen:
            for part in range(0, max(len(tabel.rijen), 1), _ROWS):
                name = tabel.id if not part else f"{tabel.id} {part // _ROWS + 1}"
                _table(book.add_worksheet(name[:31]), tabel, part, head, formats)
    book.close()
    return out.getvalue()


def _about(rapport: Rapport, sheet: Any, head: Any, wrapped: Any) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    lines = [("Rapport", rapport.titel), *formats_words.facts(rapport)]
    if rapport.extern:
        lines.append(("Voor derden", UITLEG_EXTERN))
    lines += [(sectie.titel, sectie.uitleg) for sectie in rapport.secties if sectie.uitleg]
    for row, (name, words) in enumerate(lines):
        sheet.write_string(row, 0, name, head)
        sheet.write_string(row, 1, words, wrapped)


def _table(sheet: Any, tabel: Tabel, first: int, head: Any, formats: dict[str, Any]) -> None:
    widths = [len(veld.titel) for veld in tabel.velden]
    for column, veld in enumerate(tabel.velden):
        sheet.write_string(0, column, veld.titel, head)
    rows = tabel.rijen[first : first + _ROWS]
    for number, row in enumerate(rows, 1):
        for column, cel in enumerate(row):
            _write(sheet, number, column, cel, formats)
            widths[column] = max(widths[column], len(formats_words.text(cel)))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, _WIDEST))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(tabel.velden) - 1)


def _write(sheet: Any, row: int, column: int, cel: Cel, formats: dict[str, Any]) -> None:
    value = cel.waarde
    if cel.verborgen:
        sheet.write_string(row, column, formats_words.text(cel))
    elif value is None:
        return
    elif not isinstance(value, str):
        sheet.write_number(row, column, value, formats.get(cel.soort))
    elif cel.soort == r.DATUM:
        sheet.write_datetime(row, column, date.fromisoformat(value), formats[r.DATUM])
    else:
        sheet.write_string(row, column, clean(value))
