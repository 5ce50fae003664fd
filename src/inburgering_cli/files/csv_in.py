"""Reads CSV files with any usual encoding and delimiter; no row is skipped silently.

Only the bytes are kept; they are decoded while reading, so that a file can be read again cheaply.
"""

import csv
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import NotFound, Refused
from inburgering_cli.files.encodings import encoding_of, wrong_letters
from inburgering_cli.files.table import Row, Source

_DELIMITERS: Final = ";,\t|"
_LONGEST_FIELD: Final = 1_000_000
_LOOKED_AT: Final = 40  # lines in which the delimiter is looked for
_SEP: Final = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)


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


def open_text(data: bytes, encoding: str = "") -> io.TextIOWrapper:
    """The text of a file: UTF-8 (with or without BOM) or UTF-16, else Windows-1252 as Excel on Windows writes it.

    A byte that the encoding does not have becomes a surrogate. Raises `Refused` for damaged UTF-16.
    """
    return io.TextIOWrapper(
        io.BytesIO(data), encoding=encoding_of(data, encoding), errors="surrogateescape", newline=""
    )


def read_rows(data: bytes, score: Callable[[list[str]], int], encoding: str = "") -> Source:
    """The rows of a file. `score`: how much the cells of a row look like a header; it tells which delimiter is used.

    A first line `sep=;`, as Excel reads it, names the delimiter and is no row.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    text = open_text(data, encoding)
    guessed = not encoding and text.encoding == "cp1252"
    first = text.readline(_LONGEST_FIELD)
    if said := _SEP.fullmatch(first):
        delimiter = said[1]
    else:
        text = open_text(data, encoding)
        delimiter = _delimiter(open_text(data, encoding), score)
    lines = _Lines(text)
    return Source(_rows(csv.reader(lines, delimiter=delimiter, strict=True), lines, guessed=guessed), False, [])


def _delimiter(text: io.TextIOWrapper, score: Callable[[list[str]], int]) -> str:
    """The delimiter with which a line is most like a header, else the one that the first line has most often."""
    found: list[str] = []
    while len(found) < _LOOKED_AT and (line := text.readline(_LONGEST_FIELD)):
        if line.strip():
            found.append(line)

    def best(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(found, delimiter=delimiter)
        scores = []
        while True:
            try:
                scores += [score(row) for row in islice(reader, _LOOKED_AT)]
                break
            except csv.Error:
                continue
        return max(scores, default=0), found[0].count(delimiter) if found else 0

    return max(_DELIMITERS, key=best)


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


def _rows(reader: Iterator[list[str]], lines: _Lines, *, guessed: bool) -> Iterator[Row]:
    number = 0
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
        if guessed and (wrong := _wrong_letters(cells)):
            yield Row(number, [_shown(cell) for cell in cells], *wrong)
        else:
            yield Row(number, cells)


def _wrong_letters(cells: list[str]) -> tuple[str, bool, int] | None:
    for place, cell in enumerate(cells):
        if wrong := wrong_letters(cell, guessed=True):
            return wrong, False, place
    return None


def _shown(cell: str) -> str:
    """A cell with a mark for each byte without a sign."""
    return re.sub("[\udc80-\udcff]", "\ufffd", cell)


def _csv_reason(error: csv.Error) -> str:
    text = str(error)
    if "unexpected end" in text:
        return "een aanhalingsteken is niet gesloten"
    if "field larger" in text:
        return "een cel is langer dan een miljoen tekens (aanhalingsteken niet gesloten?)"
    return "de rij is geen geldige CSV (aanhalingstekens?)"
