"""The limits on the size of a workbook, and the refusals of one that cannot be read."""

from typing import Final

from inburgering_cli.core.errors import Refused

OLE: Final = b"\xd0\xcf\x11\xe0"  # how xls begins, and any workbook with a password
_CELLS: Final = 10_000_000  # from A1 to the last cell: the library keeps 24 bytes for each, also for an empty one
_ROWS: Final = 1_048_576
_COLUMNS: Final = 16_384
_TEXT: Final = 500_000_000  # bytes of long shared texts, counted once for each cell


class Size:
    """How large a sheet becomes in memory, counted while its cells are checked."""

    rows = columns = text = 0

    def grow(self, rows: int, columns: int, text: int = 0) -> None:
        """Count a cell at this row and column with `text` bytes of shared text. Raises `Refused` beyond the limits."""
        self.rows, self.columns, self.text = max(self.rows, rows), max(self.columns, columns), self.text + text
        if self.rows > _ROWS or self.columns > _COLUMNS:
            raise damaged("het blad heeft een cel buiten de rijen en kolommen die Excel kent")
        if self.rows * self.columns > _CELLS or self.text > _TEXT:
            raise too_large()


def damaged(why: str = "") -> Refused:
    """The refusal of a file that cannot be read."""
    reason = f": {why}" if why else ""
    return Refused(f"Dit is geen leesbaar Excel-bestand, of het is beschadigd{reason}.", field="bestand")


def too_large() -> Refused:
    """The refusal of a workbook that takes too much memory."""
    return Refused(
        "Deze werkmap is uitgepakt te groot om te lezen. Bewaar het blad in Excel als CSV en lees dat in.",
        field="bestand",
    )


def locked() -> Refused:
    """The refusal of a workbook with a password."""
    return Refused("Deze werkmap heeft een wachtwoord. Bewaar haar in Excel zonder wachtwoord.", field="bestand")


def faulty(row: int, column: int) -> Refused:
    """The refusal of a cell (counted from 0) that the library would read as empty."""
    return Refused(
        f"Cel {cell_name(row + 1, column)} bevat een fout of een formule die nog niet is uitgerekend. Herstel dat, of"
        " bewaar de werkmap als xlsx: dan noemt het programma elke rij waarin dit voorkomt.",
        field="bestand",
    )


def cell_name(row: int, column: int) -> str:
    """A cell as Excel calls it: C7. Rows count from 1 and columns from 0."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return f"{name}{row}"
