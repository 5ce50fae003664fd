"""Read a workbook (xlsx, xlsb, ods, xls) with python-calamine; each cell becomes the text that CSV would have.

A date becomes an ISO day and a whole number its digits. A number has no leading zeros: a value that should have them (a
BSN, a V-nummer, a telephone number) is refused by the field itself, with the likely number. A cell with an error of
Excel, or a formula that was never computed, makes its row faulty and is never read as empty: `workbook_safe` marks it.
"""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from typing import Any, Final

from inburgering_cli.core.errors import NotFound, Refused
from inburgering_cli.files.extra import need
from inburgering_cli.files.table import Row, Source
from inburgering_cli.files.workbook_limits import OLE, cell_name, damaged, locked
from inburgering_cli.files.workbook_safe import FAULT, safe

_LONGEST: Final = 1_000_000  # characters in a cell
_NOT_COMPUTED: Final = "er staat een formule die nog niet is uitgerekend; open het bestand in Excel en bewaar het"
_SHOWN: Final = ("SheetVisibleEnum.Visible", "SheetTypeEnum.WorkSheet")
_LOOKED_AT: Final = 40  # rows of a sheet in which a header is looked for
_MINUTES: Final = 60_000  # of a duration; what is longer is a day of before the calendar
_MERGED: Final = 1_000  # merged cells, and rows of one, that are spread
Place = tuple[int, int]
Score = Callable[[list[str]], int]
"""How much the cells of a row look like the header of the kind of list that is read."""


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a workbook rather than text."""
    return data.startswith((b"PK\x03\x04", OLE))


def read_rows(data: bytes, worksheet: str, said: str, score: Score) -> Source:
    """The rows of the sheet that the user said, else of the one called `worksheet`, else of the one that looks like a list.

    Raises `Refused` without the extra, and for an unreadable workbook or several sheets that may be meant; `NotFound` for a
    sheet that is not there.
    """
    calamine = need("python_calamine", "excel", "Een werkmap lezen")
    try:
        checked, hidden = safe(data)
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(checked))
        name, rows, notes = _sheet(book, worksheet, said, score)
    except (Refused, NotFound):
        raise
    except BaseException as error:
        if isinstance(error, calamine.PasswordError):
            raise locked() from None
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":  # which is no Exception
            raise damaged() from None
        raise
    if numbers := hidden.get(name):
        shown = ", ".join(map(str, numbers[:10])) + (f" en nog {len(numbers) - 10}" if len(numbers) > 10 else "")
        notes.append(f"Verborgen in het blad ‘{name[:40]}’ en wel gelezen: rij {shown}.")
    return Source(rows, True, notes)


def _sheet(book: Any, worksheet: str, said: str, score: Score) -> tuple[str, Iterator[Row], list[str]]:
    """The name and the rows of the sheet to read, and what to say about the others."""
    sheets = [sheet for sheet in book.sheets_metadata if str(sheet.typ) == _SHOWN[1]]
    visible = [sheet.name for sheet in sheets if str(sheet.visible) == _SHOWN[0]]
    hidden = [sheet.name for sheet in sheets if sheet.name not in visible]
    if said:
        if (named := _called(said, [*visible, *hidden])) is None:
            raise NotFound(
                f"Het blad ‘{said[:40]}’ is er niet. Kies uit: {_listed([*visible, *hidden])}.", field="blad"
            )
        return named, _rows(book, named), []
    if (named := _called(worksheet, visible)) is not None:
        return named, _rows(book, named), _told(book, [name for name in visible if name != named], hidden)
    filled: list[tuple[int, str, Iterator[Row]]] = []
    for name in visible:
        rows = _rows(book, name)
        if first := list(islice(rows, _LOOKED_AT)):
            filled.append((max(score(row.cells) for row in first), name, chain(first, rows)))
    if not filled:
        return (visible or [worksheet])[0], iter(()), _told(book, [], hidden)
    best = max(filled, key=lambda sheet: sheet[0])
    if len(filled) > 1 and (best[0] < 2 or sum(2 * sheet[0] > best[0] for sheet in filled) > 1):
        raise Refused(
            f"De werkmap heeft meer bladen met gegevens ({_listed([name for _, name, _ in filled])}); noem het blad dat u"
            " wilt inlezen met --blad.",
            field="blad",
        )
    others = [name for _, name, _ in filled if name != best[1]]
    return best[1], best[2], _told(book, others, hidden)


def _called(name: str, sheets: list[str]) -> str | None:
    return next((sheet for sheet in sheets if sheet.strip().lower() == name.strip().lower()), None)


def _listed(names: list[str]) -> str:
    return ", ".join(name[:40] for name in names)


def _told(book: Any, others: list[str], hidden: list[str]) -> list[str]:
    """What to say about sheets that are not read."""
    notes = [f"Niet gelezen: het blad {_listed(others)}."] if others else []
    full = [name for name in hidden if next(_rows(book, name), None) is not None]
    return notes + ([f"Niet gelezen: het verborgen blad {_listed(full)}."] if full else [])


def _rows(book: Any, name: str) -> Iterator[Row]:
    """The rows that hold something, with their numbers as Excel shows them, up to their last filled cell."""
    sheet = book.get_sheet_by_name(name)
    before = [""] * sheet.start[1] if sheet.start else []  # the library leaves out empty columns at the left
    merged = _merged(sheet)
    kept: dict[Place, str] = {}
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = before + [_text(value) for value in row]
        for column, first in merged.get(number - 1, ()):
            if first[0] == number - 1:
                kept[first] = cells[column] if column < len(cells) else ""
            elif column < len(cells) and not cells[column]:
                cells[column] = kept.get(first, "")
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        wrong = next((place for place, cell in enumerate(cells) if cell.startswith(FAULT)), None)
        if wrong is None:
            yield Row(number, cells)
            continue
        text = cells[wrong].removeprefix(FAULT)
        why = f"Excel geeft er een fout ({text[:20]})" if text else _NOT_COMPUTED
        cells = [cell.removeprefix(FAULT) for cell in cells]
        yield Row(number, cells, f"cel {cell_name(number, wrong)}: {why}", place=wrong)


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
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" if not seconds and 0 <= minutes < _MINUTES else str(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _merged(sheet: Any) -> dict[int, list[tuple[int, Place]]]:
    """By row: the columns of cells merged over several rows, each with its first cell, where Excel keeps the text."""
    found: dict[int, list[tuple[int, Place]]] = {}
    for first, last in (sheet.merged_cell_ranges or ())[:_MERGED]:
        if 0 < last[0] - first[0] < _MERGED:
            for row in range(first[0], last[0] + 1):
                found.setdefault(row, []).append((first[1], first))
    return found
