"""Reading a CSV file as people make them: any usual encoding and delimiter, and nothing skipped in silence."""

import codecs
import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inburgering_cli.domain.errors import Geweigerd, NietGevonden

_DELIMITERS: Final = ";,\t"
_LONGEST_FIELD: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of a file: its number as a spreadsheet counts (the header is 1), its cells by column, what is wrong with it."""

    nummer: int
    cellen: dict[str, str]
    fout: str | None = None


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


def decode(data: bytes) -> str:
    """Text in UTF-8 (with or without BOM) or UTF-16, else Windows-1252 as Excel on Windows writes it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise Geweigerd("Het bestand is beschadigd: het is geen geldig UTF-16.", veld="bestand") from None
    if data.startswith(b"PK\x03\x04"):
        raise Geweigerd(
            "Dit is een Excel-bestand (xlsx), geen CSV. Kies in Excel Opslaan als: CSV UTF-8.", veld="bestand"
        )
    if len(data) > 3 and (data[1:4:2] == b"\0\0" or data[0:3:2] == b"\0\0"):
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def rows(text: str, known: frozenset[str], required: frozenset[str]) -> Iterator[Rij]:
    """The rows under the header. Columns are matched without capitals, and with `-` or spaces for `_`.

    Raises `Geweigerd` when the header is missing, has an unknown, a double or lacks a required column.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    header_line = text.lstrip("\r\n").partition("\n")[0]
    if not header_line.strip():
        raise Geweigerd("Het bestand is leeg; de eerste rij moet de kolomnamen bevatten.", rij=1)
    delimiter = max(_DELIMITERS, key=header_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = _header(next(reader), known, required)
    except csv.Error as error:
        raise Geweigerd(f"De kop (rij 1) is niet te lezen: {_csv_reason(error)}.", rij=1) from None
    width = len(header)
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rij(number, {}, _csv_reason(error))
            return
        if not any(cells):
            continue
        if len(cells) != width:
            counted = "1 cel" if len(cells) == 1 else f"{len(cells)} cellen"
            extra = f"{counted} waar de kop er {width} heeft (scheidingsteken of aanhalingsteken?)"
            if len(cells) > width and any(cells[width:]):
                yield Rij(number, {}, extra)
                continue
            if len(cells) < width:
                yield Rij(number, {}, extra)
                continue
        yield Rij(number, dict(zip(header, cells, strict=False)))


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
