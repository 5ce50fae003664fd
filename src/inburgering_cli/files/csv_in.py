"""Reads CSV files with any usual encoding and delimiter; no row is skipped silently.

Only the bytes are kept; they are decoded while reading, so that a file can be read again cheaply.
"""

import codecs
import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import NotFound, Refused
from inburgering_cli.files.table import Row, Table, match_header, width_fault

_DELIMITERS: Final = ";,\t"
_LONGEST_FIELD: Final = 1_000_000
_PIECE: Final = 1 << 20


def read_bytes(file: str) -> bytes:
    """The contents of a file; `-` is stdin. Raises `NotFound` or `Refused` with what to do."""
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except FileNotFoundError:
        raise NotFound(f"Het bestand {file} bestaat niet. Controleer het pad.", field="bestand") from None
    except IsADirectoryError:
        raise Refused(f"{file} is een map, geen bestand.", field="bestand") from None
    except OSError as error:
        reason = "geen toegang; controleer de rechten" if isinstance(error, PermissionError) else f"fout {error.errno}"
        raise Refused(f"Het bestand {file} kan niet worden gelezen ({reason}).", field="bestand") from None


def open_text(data: bytes) -> io.TextIOWrapper:
    """The text of a file: UTF-8 (with or without BOM) or UTF-16, else Windows-1252 as Excel on Windows writes it.

    Raises `Refused` for damaged UTF-16.
    """
    return io.TextIOWrapper(io.BytesIO(data), encoding=_encoding(data), errors="replace", newline="")


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if not _is_valid(data, "utf-16"):
            raise Refused("Het bestand is beschadigd: het is geen geldig UTF-16.", field="bestand")
        return "utf-16"
    if len(data) > 3 and (data[1:4:2] == b"\0\0" or data[0:3:2] == b"\0\0"):
        return "utf-16-le" if data[1] == 0 else "utf-16-be"
    return "utf-8-sig" if _is_valid(data, "utf-8-sig") else "cp1252"


def _is_valid(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    whole = memoryview(data)
    try:
        for start in range(0, len(data), _PIECE):
            decoder.decode(whole[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def read_table(data: bytes, known: frozenset[str], required: frozenset[str]) -> Table:
    """The columns and rows of a file. Columns are matched by `match_header`.

    Raises `Refused` when the header is missing or has an unknown, double or missing column.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    header_line = _first_line(data)
    if not header_line.strip():
        raise Refused("Het bestand is leeg; de eerste rij moet de kolomnamen bevatten.", row=1)
    delimiter = max(_DELIMITERS, key=header_line.count)
    lines = _Lines(open_text(data))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = next(reader)
    except csv.Error as error:
        raise Refused(f"De kop (rij 1) is niet te lezen: {_csv_reason(error)}.", row=1) from None
    columns = match_header(header, known, required)
    return Table(columns, header[: len(columns)], _rows(reader, lines, len(columns)))


class _Lines:
    """The lines of a file; `row` keeps those of the current row, to return one that cannot be parsed."""

    def __init__(self, text: Iterable[str]) -> None:
        self._text = iter(text)
        self.row: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._text)
        self.row.append(line)
        return line


def _first_line(data: bytes) -> str:
    """The first line that is not empty, whatever its line endings."""
    text = open_text(data)
    while piece := text.read(_PIECE):
        if line := piece.lstrip("\r\n"):
            return line.splitlines()[0]
    return ""


def _rows(reader: Iterator[list[str]], lines: _Lines, width: int) -> Iterator[Row]:
    number = 1
    while True:
        number += 1
        lines.row.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # the reader begins afresh on the next line
            count = len(lines.row)
            taken = f"; dit besloeg {count} regels van het bestand, als één rij geteld" if count > 1 else ""
            yield Row(number, ["".join(lines.row).rstrip("\r\n")], _csv_reason(error) + taken, ruw=True)
            continue
        if len(cells) != width:
            if not any(cells):
                continue
            if len(cells) < width or any(cells[width:]):
                yield Row(number, cells, width_fault(len(cells), width))
                continue
        elif not any(cells):
            continue
        yield Row(number, cells)


def _csv_reason(error: csv.Error) -> str:
    text = str(error)
    if "unexpected end" in text:
        return "een aanhalingsteken is niet gesloten"
    if "field larger" in text:
        return "een cel is langer dan een miljoen tekens (aanhalingsteken niet gesloten?)"
    return "de rij is geen geldige CSV (aanhalingstekens?)"
