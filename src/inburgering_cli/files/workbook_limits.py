"""The sizes that a workbook may have, and the sentences with which one is refused."""

from typing import Final

from inburgering_cli.core.errors import Refused

OLE: Final = b"\xd0\xcf\x11\xe0"  # how xls begins, and any workbook with a password
_CELLS: Final = 10_000_000  # places from A1 to the last cell: the library keeps them all, 24 bytes each
_ROWS: Final = 1_048_576
_COLUMNS: Final = 16_384
_TEXT: Final = 500_000_000  # bytes of long texts that stand in several cells


class Size:
    """How large a sheet becomes in memory, counted while it is looked through."""

    def __init__(self) -> None:
        self.height = self.width = self.last_row = self.last_column = self._text = 0

    def reach(self, rows: int, columns: int) -> None:
        """A cell lies this far."""
        self.last_row = max(self.last_row, rows)
        self.last_column = max(self.last_column, columns)

    def add_text(self, count: int) -> None:
        """A text of this many bytes is copied into a cell."""
        self._text += count

    def check(self) -> None:
        """Raise `Refused` for a sheet beyond the limits."""
        height, width = max(self.height, self.last_row), max(self.width, self.last_column)
        if height > _ROWS or width > _COLUMNS:
            raise damaged("het blad heeft een cel buiten de rijen en kolommen die Excel kent")
        if height * width > _CELLS or self._text > _TEXT:
            raise too_large()


def damaged(why: str = "") -> Refused:
    """The refusal of what cannot be read."""
    reason = f": {why}" if why else ""
    return Refused(f"Dit is geen leesbaar Excel-bestand, of het is beschadigd{reason}.", field="bestand")


def too_large() -> Refused:
    """The refusal of what would take too much memory."""
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
