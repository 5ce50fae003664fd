"""A table from any kind of file: rows of texts, and columns matched to our names."""

import difflib
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from inburgering_cli.core.errors import Refused
from inburgering_cli.files.headers import ALIASES

#: A column of our own file of rejected rows; ignored when such a file is read.
REASON_AFWIJZING: Final = "reden_afwijzing"


class Row(NamedTuple):
    """One row of a file: its number as a spreadsheet counts (the header is 1), its cells in the order of the columns.

    `fault`: what is wrong with the row, or with the cell at `place`. `ruw`: it could not be parsed; its one cell is the
    original text.
    """

    nummer: int
    cells: list[str]
    fault: str | None = None
    ruw: bool = False
    place: int | None = None


class Table(NamedTuple):
    """The columns of a file by our names, its header as written, and its rows, which can be read once."""

    columns: list[str]
    header: list[str]
    rows: Iterator[Row]


def match_header(cells: list[str], known: frozenset[str], required: frozenset[str]) -> list[str]:
    """Our name for each column: its own name however written, or one of its other names.

    Raises `Refused` when a column is unknown, double or lacking.
    """
    header = list(cells)
    while header and not header[-1].strip():
        header.pop()
    names = [_our_name(cell, known) for cell in header]
    if unknown := [place for place, name in enumerate(names) if name is None]:
        raise _unknown(plain_name(header[unknown[0]]), known)
    columns = [str(name) for name in names]
    if double := [place for place, name in enumerate(columns) if columns.count(name) > 1]:
        name = columns[double[0]]
        written = " en ".join(f"‘{header[place].strip()[:40]}’" for place in double if columns[place] == name)
        raise Refused(f"De kolom ‘{name}’ staat er twee keer ({written}).", field=name, row=1)
    if missing := sorted(required - set(columns)):
        raise Refused(f"De kolom ‘{missing[0]}’ ontbreekt in de kop.", field=missing[0], row=1)
    return columns


def plain_name(cell: str) -> str:
    """A header cell as our columns are written: without capitals, and with _ for spaces, points and hyphens."""
    return re.sub(r"[\s.\-]+", "_", cell.strip().strip("\ufeff").lower())


def _our_name(cell: str, known: frozenset[str]) -> str | None:
    name = plain_name(cell)
    if name in known or name == REASON_AFWIJZING:
        return name
    tight = name.replace("_", "")
    return next((n for n in ALIASES.get(tight, ()) if n in known), None) or next(
        (n for n in known if n.replace("_", "") == tight), None
    )


def _unknown(name: str, known: frozenset[str]) -> Refused:
    shown = name[:40] or "(leeg)"
    close = difflib.get_close_matches(shown, sorted(known), 1)
    meant = f" Bedoelt u ‘{close[0]}’?" if close else ""
    return Refused(f"Onbekende kolom ‘{shown}’.{meant} Bekend zijn: {', '.join(sorted(known))}.", field=shown, row=1)


def width_fault(count: int, width: int) -> str:
    """What is wrong with a row that has more or fewer cells than the header."""
    counted = "1 cel" if count == 1 else f"{count} cellen"
    return f"{counted} waar de kop er {width} heeft (scheidingsteken of aanhalingsteken?)"
