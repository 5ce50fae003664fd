"""Reads a table from CSV or a workbook, by its first bytes: finds the header, names the columns, and gives the rows."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from inburgering_cli.core.errors import Refused, UsageFault
from inburgering_cli.files import csv_in, workbook_in
from inburgering_cli.files.encodings import wrong_letters
from inburgering_cli.files.foreign import refuse_foreign
from inburgering_cli.files.header_row import Names, match, place_of_header
from inburgering_cli.files.layout import PLAIN, Layout
from inburgering_cli.files.table import Row, Source, Table, width_fault

_LOOKED_AT: Final = 40  # rows in which the header is looked for
_TOTAL: Final = re.compile(
    r"(?:sub|eind)?totalen?\b.*|(?:sub|eind)?totaal\b.*|total\b.*|aantal\b.*|som|gemiddelde?n?", re.IGNORECASE
)
_HINT: Final = re.compile(
    r"\(?(?:d{1,2}[-/.]m{1,2}[-/.](?:jj|yy){1,2}|(?:jj|yy){1,2}[-/.]mm[-/.]dd|ja ?/ ?nee|j ?/ ?n|m ?/ ?v(?: ?/ ?x)?"
    r"|tekst|datum|getal|verplicht|optioneel|niet verplicht|[0-9]+ cijfers)\)?",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"[-+€ ]*[0-9][0-9.,]*\s*%?")


def read_table(
    data: bytes, known: frozenset[str], required: frozenset[str], worksheet: str, layout: Layout = PLAIN
) -> Table:
    """The columns and rows of a file. `worksheet`: the sheet of a workbook that holds this kind of data.

    What is wrong with the columns is in the table. Raises `Refused` for a file that cannot be read.
    """
    names = Names(known, layout)
    if workbook_in.is_workbook(data):
        if layout.encoding:
            raise UsageFault("Een werkmap heeft geen --codering; laat die weg.", field="codering")
        source = workbook_in.read_rows(data, worksheet, layout.sheet, names.score)
    else:
        refuse_foreign(data)
        if layout.sheet:
            raise UsageFault("Een CSV-bestand heeft geen bladen; laat --blad weg.", field="blad")
        source = csv_in.read_rows(data, names.score, layout.encoding)
    return _table(source, names, required)


def _table(source: Source, names: Names, required: frozenset[str]) -> Table:
    passed: list[int] = []
    rows = _filled(source.rows, passed)
    looked_at = list(islice(rows, _LOOKED_AT))
    if not looked_at:
        raise Refused("Het bestand is leeg; er moet een rij met de kolomnamen in staan.", row=1)
    own = names.layout.own
    place = 0 if own else place_of_header(looked_at, names)
    found = looked_at[place]
    if found.ruw:
        raise Refused(f"De kop (rij {found.nummer}) is niet te lezen: {found.fault}.", row=found.nummer)
    header = list(found.cells)
    while header and not header[-1].strip():
        header.pop()
    if not header:
        raise Refused("Het bestand is leeg; er moet een rij met de kolomnamen in staan.", row=1)
    if not names.score(header) and any(sign.isdigit() for cell in header for sign in cell):
        raise Refused(  # the cells are not shown: they are about somebody
            "Er is geen rij met kolomnamen gevonden. Zet boven de lijst een rij die zegt wat er in elke kolom staat.",
            row=found.nummer,
        )
    matched = match(header, names, required)
    notes = [*source.notes]
    if place:
        notes.append(
            f"De kop staat op rij {found.nummer}; wat erboven staat"
            f" (rij {looked_at[0].nummer}{f' tot en met {looked_at[place - 1].nummer}' if place > 1 else ''}) is niet gelezen."
        )
    notes += matched.notes
    passed[:] = [number for number in passed if number > found.nummer]
    first = looked_at[place + 1 :]
    table = Table(matched.columns, header, iter(()), found.nummer, matched.faults, notes, first, matched.shape)
    table.of_cells = source.may_be_short
    table.rows = _rows(chain(first, rows), len(header), source, table, passed, own=own)
    return table


def _filled(rows: Iterator[Row], passed: list[int]) -> Iterator[Row]:
    """The rows that hold something; the numbers of the others go to `passed`."""
    for row in rows:
        if row.fault is None and not any(row.cells):
            passed.append(row.nummer)
        else:
            yield row


def _rows(
    rows: Iterator[Row], width: int, source: Source, table: Table, passed: list[int], *, own: bool
) -> Iterator[Row]:
    """The rows under the header. Rows of totals are passed over, and named with the empty ones once all is read."""
    totals: list[int] = []
    last = 0
    for row in rows:
        cells = row.cells
        count = len(cells)
        if row.fault is not None:
            last = row.nummer
            yield row
            continue
        if not own and _may_be_total(cells) and _is_total(cells):
            totals.append(row.nummer)
            continue
        if not own and not last and _explains(cells):
            table.notes.append(f"Rij {row.nummer} legt de kolommen uit en is overgeslagen.")
            last = row.nummer
            continue
        last = row.nummer
        if count < width and source.may_be_short:
            cells += [""] * (width - count)
        elif count != width and (count < width or any(cells[width:])):
            yield Row(row.nummer, cells, width_fault(count, width))
            continue
        if not own and not "".join(cells).isascii():
            for place, cell in enumerate(cells):
                if wrong := wrong_letters(cell, guessed=False):
                    row = Row(row.nummer, cells, wrong, place=place)
                    break
        yield row
    said = (_said("leeg", [n for n in passed if n < last]), _said("een totaal", totals))
    table.notes += [sentence for sentence in said if sentence]


def _may_be_total(cells: list[str]) -> bool:
    first = next(filter(None, cells), "")
    return first.lstrip()[:3].lower() in ("tot", "sub", "ein", "aan", "som", "gem")


def _is_total(cells: list[str]) -> bool:
    """Whether a row is no record but a sum under the list: its first word says so, and the rest are figures."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(_TOTAL.fullmatch(filled[0].rstrip(" :"))) and all(map(_FIGURE.fullmatch, filled[1:]))


def _explains(cells: list[str]) -> bool:
    """Whether the first row under the header says how to fill in the columns: (dd-mm-jjjj), ja/nee, m/v."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 1 and all(map(_HINT.fullmatch, filled))


def _said(what: str, numbers: list[int]) -> str:
    if not numbers:
        return ""
    shown = ", ".join(map(str, numbers[:10])) + (f" en nog {len(numbers) - 10}" if len(numbers) > 10 else "")
    return (
        f"Rij {shown} is {what} en is overgeslagen." if len(numbers) == 1 else f"Rijen {shown}: {what}, overgeslagen."
    )
