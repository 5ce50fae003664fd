"""Read a workbook (xlsx, xlsb, ods, xls) with python-calamine; each cell becomes the text that CSV would have.

A date becomes an ISO day and a whole number its digits. A number has no leading zeros: a value that should have them (a
BSN, a V-nummer, a telephone number) is refused by the field itself, with the likely number. A cell with an error of
Excel, or a formula that was never computed, makes its row faulty and is never read as empty: `workbook_safe` marks it.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import chain
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.files.extra import need
from inburgering_cli.files.table import Row, Table, match_header, width_fault
from inburgering_cli.files.workbook_limits import OLE, cell_name, damaged, locked
from inburgering_cli.files.workbook_safe import FAULT, safe

_LONGEST: Final = 1_000_000  # characters in a cell
_NOT_COMPUTED: Final = "er staat een formule die nog niet is uitgerekend; open het bestand in Excel en bewaar het"
_SHOWN: Final = ("SheetVisibleEnum.Visible", "SheetTypeEnum.WorkSheet")
Rows = Iterator[tuple[int, list[str]]]


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a workbook rather than text."""
    return data.startswith((b"PK\x03\x04", OLE))


def read_table(data: bytes, known: frozenset[str], required: frozenset[str], worksheet: str) -> Table:
    """The columns and rows of the sheet called `worksheet`, else of the only sheet that holds anything.

    Raises `Refused` without the extra, and for an unreadable workbook, several sheets with data, or a wrong header.
    """
    calamine = need("python_calamine", "excel", "Een werkmap lezen")
    try:
        name, rows = _sheet(calamine.CalamineWorkbook.from_filelike(io.BytesIO(safe(data))), worksheet)
        number, header = next(rows, (0, []))
    except Refused:
        raise
    except BaseException as error:
        if isinstance(error, calamine.PasswordError):
            raise locked() from None
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":  # which is no Exception
            raise damaged() from None
        raise
    if number != 1:
        raise Refused(f"Het blad ‘{name[:40]}’ is leeg; de eerste rij moet de kolomnamen bevatten.", row=1)
    header_row = [cell.removeprefix(FAULT) for cell in header]
    columns = match_header(header_row, known, required)
    return Table(columns, header_row[: len(columns)], _checked(rows, columns))


def _sheet(book: Any, worksheet: str) -> tuple[str, Rows]:
    visible = [s.name for s in book.sheets_metadata if (str(s.visible), str(s.typ)) == _SHOWN]
    for name in visible:
        if name.strip().lower() == worksheet:
            return name, _rows(book, name)
    filled: list[tuple[str, Rows]] = []
    for name in visible:
        rows = _rows(book, name)
        if first := next(rows, None):
            filled.append((name, chain([first], rows)))
    if len(filled) > 1:
        shown = ", ".join(name[:40] for name, _ in filled)
        raise Refused(
            f"De werkmap heeft meer bladen met gegevens ({shown}); noem het blad dat u wilt inlezen ‘{worksheet}’.",
            field="bestand",
        )
    return filled[0] if filled else (visible[0] if visible else worksheet, iter(()))


def _rows(book: Any, name: str) -> Rows:
    """The rows that hold something, with their numbers as Excel shows them, up to their last filled cell."""
    sheet = book.get_sheet_by_name(name)
    before = [""] * sheet.start[1] if sheet.start else []  # the library leaves out empty columns at the left
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, before + cells


def _text(value: object) -> str:
    """A cell as CSV has it. A number keeps 12 significant digits: the rest is rounding noise."""
    if isinstance(value, str):
        if len(value) > _LONGEST:
            raise damaged("een cel is langer dan een miljoen tekens")
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        short = value if value.is_integer() else float(f"{value:.12g}")
        return str(int(short)) if short.is_integer() else repr(short)
    if isinstance(value, datetime):
        whole = value.time() == time()
        return value.date().isoformat() if whole else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _checked(rows: Rows, columns: list[str]) -> Iterator[Row]:
    width = len(columns)
    month = columns.index("maand") if "maand" in columns else width
    for number, cells in rows:
        if month < len(cells) and len(cells[month]) == 10:  # Excel makes the first of that month of 06-2024
            cells[month] = cells[month].removesuffix("-01")
        wrong = next((place for place, cell in enumerate(cells) if cell.startswith(FAULT)), None)
        if wrong is not None:
            text = cells[wrong].removeprefix(FAULT)
            cells = [cell.removeprefix(FAULT) for cell in cells]
            why = f"Excel geeft er een fout ({text[:20]})" if text else _NOT_COMPUTED
            yield Row(number, cells, f"cel {cell_name(number, wrong)}: {why}", place=wrong)
        elif len(cells) > width:
            yield Row(number, cells, width_fault(len(cells), width))
        else:
            yield Row(number, cells + [""] * (width - len(cells)))
