"""A table from any kind of file: rows of texts, and columns matched to our names."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from inburgering_cli.core.errors import Refused

#: A column of our own file of rejected rows; ignored when such a file is read.
REASON_AFWIJZING: Final = "reden_afwijzing"


class Row(NamedTuple):
    """One row of a file: its number as a spreadsheet counts, its cells in the order of the header.

    `fault`: what is wrong with the row, or with the cell at `place`. `ruw`: it could not be parsed; its one cell is the
    original text.
    """

    nummer: int
    cells: list[str]
    fault: str | None = None
    ruw: bool = False
    place: int | None = None


class Source(NamedTuple):
    """The rows of a file from its first one. `may_be_short`: rows leave out empty cells at their end.

    `notes`: sentences about the file for the user; complete once the rows are read.
    """

    rows: Iterator[Row]
    may_be_short: bool
    notes: list[str]


class ColumnFault(NamedTuple):
    """Something wrong with a column: its heading, what is wrong, and whether the heading is not known or lacks."""

    column: str
    message: str
    unknown: bool = False
    lacking: bool = False


Shape = Callable[[list[str]], list[str]]
"""Makes the cells of our columns from those of a row. Raises `Refused` for cells that cannot be read together."""


@dataclass(slots=True)
class Table:
    """A file as a table. `rows` can be read once.

    `columns`: our names for the cells that `shape` gives; empty for a column that is not read. `header`: as written, on row
    `number`. `faults`: what is wrong with the columns; the rows can be read all the same. `first`: the first rows.
    `of_cells`: its rows come from a workbook, where a day is a day and no text.
    """

    columns: list[str]
    header: list[str]
    rows: Iterator[Row]
    number: int = 1
    faults: list[ColumnFault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    first: list[Row] = field(default_factory=list)
    shape: Shape | None = None
    of_cells: bool = False

    def sound(self) -> "Table":
        """This table. Raises `Refused` for the first fault of its columns."""
        if self.faults:
            fault = self.faults[0]
            raise Refused(f"De kolom ‘{fault.column}’ {fault.message}.", field=fault.column, row=self.number)
        return self


def plain_name(cell: str) -> str:
    """A header cell as our columns are written: without capitals, and with _ for spaces, points and hyphens."""
    return re.sub(r"[\s.\-]+", "_", cell.strip().strip("\ufeff").lower())


def shown(cell: str) -> str:
    """A header cell as messages show it."""
    return " ".join(cell.split())[:40] or "(leeg)"


def width_fault(count: int, width: int) -> str:
    """What is wrong with a row that has more or fewer cells than the header."""
    counted = "1 cel" if count == 1 else f"{count} cellen"
    return f"{counted} waar de kop er {width} heeft (scheidingsteken of aanhalingsteken?)"
