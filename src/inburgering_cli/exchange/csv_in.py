"""Reading a CSV file as people make them: any usual encoding and delimiter, and nothing skipped in silence.

The bytes are kept, the text is not: it is decoded as it is read, so that a file may be read more than once cheaply.
"""

import codecs
import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from inburgering_cli.domain.errors import Geweigerd, NietGevonden

_DELIMITERS: Final = ";,\t"
_LONGEST_FIELD: Final = 1_000_000
_PIECE: Final = 1 << 20


class Rij(NamedTuple):
    """One row of a file: its number as a spreadsheet counts (the header is 1), its cells in the order of the columns.

    `fout`: what is wrong with the row as a whole; it has no cells then.
    """

    nummer: int
    cellen: list[str]
    fout: str | None = None


class Tabel(NamedTuple):
    """The columns of a file and its rows, which can be read once."""

    kolommen: list[str]
    rijen: Iterator[Rij]


def read_bytes(bestand: str) -> bytes:
    """The contents of a file; `-` is stdin. Raises `NietGevonden` or `Geweigerd` with what to do."""
    if bestand == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(bestand).read_bytes()
    except FileNotFoundError:
        raise NietGevonden(f"Het bestand {bestand} bestaat niet. Controleer het pad.", veld="bestand") from None
    except IsADirectoryError:
        raise Geweigerd(f"{bestand} is een map, geen bestand.", veld="bestand") from None
    except OSError as error:
        reason = "geen toegang; controleer de rechten" if isinstance(error, PermissionError) else f"fout {error.errno}"
        raise Geweigerd(f"Het bestand {bestand} kan niet worden gelezen ({reason}).", veld="bestand") from None


def open_text(data: bytes) -> io.TextIOWrapper:
    """The text of a file: UTF-8 (with or without BOM) or UTF-16, else Windows-1252 as Excel on Windows writes it.

    Raises `Geweigerd` for a workbook and for damaged UTF-16.
    """
    return io.TextIOWrapper(io.BytesIO(data), encoding=_encoding(data), errors="replace", newline="")


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if not _is_valid(data, "utf-16"):
            raise Geweigerd("Het bestand is beschadigd: het is geen geldig UTF-16.", veld="bestand")
        return "utf-16"
    if data.startswith(b"PK\x03\x04"):
        raise Geweigerd(
            "Dit is een Excel-bestand (xlsx), geen CSV. Kies in Excel Opslaan als: CSV UTF-8.", veld="bestand"
        )
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


def read_table(data: bytes, known: frozenset[str], required: frozenset[str]) -> Tabel:
    """The columns and rows of a file. Columns are matched without capitals, and with `-` or spaces for `_`.

    Raises `Geweigerd` when the header is missing, has an unknown, a double or lacks a required column.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    header_line = _first_line(data)
    if not header_line.strip():
        raise Geweigerd("Het bestand is leeg; de eerste rij moet de kolomnamen bevatten.", rij=1)
    delimiter = max(_DELIMITERS, key=header_line.count)
    reader = csv.reader(open_text(data), delimiter=delimiter, strict=True)
    try:
        header = _header(next(reader), known, required)
    except csv.Error as error:
        raise Geweigerd(f"De kop (rij 1) is niet te lezen: {_csv_reason(error)}.", rij=1) from None
    return Tabel(header, _rows(reader, len(header)))


def _first_line(data: bytes) -> str:
    """The first line with something on it, however long the file and whatever ends its lines."""
    text = open_text(data)
    while piece := text.read(_PIECE):
        if line := piece.lstrip("\r\n"):
            return line.splitlines()[0]
    return ""


def _rows(reader: "Iterator[list[str]]", width: int) -> Iterator[Rij]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rij(number, [], _csv_reason(error))
            return
        if len(cells) != width:
            if not any(cells):
                continue
            if len(cells) < width or any(cells[width:]):
                counted = "1 cel" if len(cells) == 1 else f"{len(cells)} cellen"
                yield Rij(number, [], f"{counted} waar de kop er {width} heeft (scheidingsteken of aanhalingsteken?)")
                continue
        elif not any(cells):
            continue
        yield Rij(number, cells)


def _csv_reason(error: csv.Error) -> str:
    text = str(error)
    if "unexpected end" in text:
        return "een aanhalingsteken is niet gesloten; de rest van het bestand is niet gelezen"
    if "field larger" in text:
        return "een cel is langer dan een miljoen tekens; de rest van het bestand is niet gelezen"
    return "de rij is geen geldige CSV (aanhalingstekens?); de rest van het bestand is niet gelezen"


def _header(cells: list[str], known: frozenset[str], required: frozenset[str]) -> list[str]:
    names = [c.strip().strip("\ufeff").lower().replace("-", "_").replace(" ", "_") for c in cells]
    while names and not names[-1]:
        names.pop()
    if unknown := [n for n in names if n not in known]:
        shown = unknown[0][:40] or "(leeg)"
        raise Geweigerd(f"Onbekende kolom ‘{shown}’. Bekend zijn: {', '.join(sorted(known))}.", veld=shown, rij=1)
    if double := [n for n in names if names.count(n) > 1]:
        raise Geweigerd(f"De kolom ‘{double[0]}’ staat er twee keer.", veld=double[0], rij=1)
    if missing := sorted(required - set(names)):
        raise Geweigerd(f"De kolom ‘{missing[0]}’ ontbreekt in de kop.", veld=missing[0], rij=1)
    return names
