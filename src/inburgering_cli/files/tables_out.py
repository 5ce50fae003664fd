"""Writes a table as CSV for Dutch Excel, as a workbook (extra `excel`), as JSON, or as Parquet to analyse (extra `analyse`).

Text that a spreadsheet would run as a formula gets an apostrophe, which our own import removes again.
"""

import csv
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import neutral
from inburgering_cli.files.extra import need
from inburgering_cli.records.field import join_parts

Cell = str | int | Decimal | date | bool | Mapping[str, Any] | None
CSV: Final = "csv"
JSON: Final = "json"
XLSX: Final = "xlsx"
PARQUET: Final = "parquet"
#: What our own import reads back; Parquet is for analysis alone.
READ_BACK: Final = (CSV, JSON, XLSX)
FORMATS: Final = (*READ_BACK, PARQUET)
#: The type of a column in Parquet, by the shape of its field; of any other a text.
_TYPES: Final = {
    "fact": "DATE", "plan": "DATE", "number": "BIGINT", "amount": "DECIMAL(18, 2)", "flag": "BOOLEAN", "pairs": "JSON",
}  # fmt: skip
_MOST_ROWS: Final = 1_048_576  # what a sheet can hold, header included
_LONGEST: Final = 32_767  # characters in a cell of Excel
_LARGEST: Final = 1 << 26  # bytes of one record that DuckDB reads
_FIRST_DAY: Final = date(1900, 3, 1)  # before it Excel counts days wrongly


def write_table(
    path: Path,
    formaat: str,
    worksheet: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    shapes: Mapping[str, str] | None = None,
) -> int:
    """Write rows as they come; returns how many. Raises `Refused` when a workbook cannot hold them.

    `shapes`: the shapes of columns that are fields (`records/field`), for a format that has types.
    """
    if formaat == PARQUET:
        return _parquet(path, header, rows, shapes or {})
    return {CSV: _csv, JSON: _json, XLSX: _xlsx}[formaat](path, worksheet, header, rows)


def _csv(path: Path, _: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([neutral(name) for name in header])
        for row in rows:
            writer.writerow([_text(cell) for cell in row])
            count += 1
    return count


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return neutral(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, Mapping):
        return join_parts([f"{name}={value}" for name, value in cell.items()])
    return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else str(cell)


def _json(path: Path, _: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for count, row in enumerate(rows, 1):
            record = {name: _value(cell) for name, cell in zip(header, row, strict=True)}
            file.write(("\n" if count == 1 else ",\n") + json.dumps(record, ensure_ascii=False))
        file.write("\n]\n")
    return count


def _value(cell: Cell) -> Any:
    if isinstance(cell, Decimal):
        return float(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def _xlsx(path: Path, worksheet: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    xlsxwriter = need("xlsxwriter", "excel", "Excel-bestanden schrijven")
    # scratch files of a large sheet hold personal data too: they stay in the folder of the user
    with tempfile.TemporaryDirectory(prefix=".blad.", suffix=f".{os.getpid()}.nieuw", dir=path.parent) as scratch:
        options = {"constant_memory": True, "strings_to_formulas": False, "tmpdir": scratch}
        book = xlsxwriter.Workbook(str(path), options)
        sheet = book.add_worksheet(worksheet[:31])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(header):
            sheet.write_string(0, column, neutral(name), bold)
        count = 0
        for row in rows:
            count += 1
            if count >= _MOST_ROWS:
                raise Refused(
                    f"Een Excel-blad heeft hoogstens {_MOST_ROWS} rijen en {worksheet} heeft er meer; kies csv."
                )
            for column, cell in enumerate(row):
                _put(sheet, (count, column), cell, day)
        book.close()
    return count


def _parquet(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], shapes: Mapping[str, str]) -> int:
    duckdb = need("duckdb", "analyse", "Parquet schrijven")
    types = {name: _TYPES.get(shapes.get(name, ""), "VARCHAR") for name in header}
    # the rows as text, and what DuckDB puts aside, are personal data too: they stay in the folder of the user
    with tempfile.TemporaryDirectory(prefix=".blad.", suffix=f".{os.getpid()}.nieuw", dir=path.parent) as scratch:
        lines = Path(scratch) / "rijen.json"
        count = _json(lines, "", header, rows)
        with duckdb.connect(config={"temp_directory": scratch, "threads": 2}) as connection:
            table = connection.read_json(str(lines), columns=types, format="array", maximum_object_size=_LARGEST)
            table.write_parquet(str(path))
    return count


def _put(sheet: Any, place: tuple[int, int], cell: Cell, day: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(*place, cell, day)
    elif isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        sheet.write_number(*place, cell)
    else:
        text = _text(cell)
        if len(text) > _LONGEST:
            raise Refused(
                f"In een cel van Excel passen {_LONGEST} tekens; op rij {place[0] + 1} staan er meer. Kies csv."
            )
        sheet.write_string(*place, text)
