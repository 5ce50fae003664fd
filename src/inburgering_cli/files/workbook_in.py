"""Reading a workbook of Excel (xlsx): its cells as the texts that the same table would have as CSV.

A real date becomes an ISO day and a whole number its digits. A number has no leading zeros: what should have had them (a
BSN, a V-nummer, a telephone number) is refused by the field itself, with the likely number. A cell that Excel shows as an
error, or a formula that nobody has worked out yet, is a fault of its row and never an empty cell.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.files.table import Rij, Tabel, match_header, width_fault
from inburgering_cli.files.xlsx_xml import Cel, OnleesbaarBoek, Werkmap

_MAGIC: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"  # Excel before 2007, and workbooks with a password
Rijen = Iterator[tuple[int, list[Cel]]]


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a file of Excel rather than text."""
    return data.startswith((_MAGIC, _OLD))


def read_table(data: bytes, known: frozenset[str], required: frozenset[str], blad: str) -> Tabel:
    """The columns and rows of the sheet with the data: the one called `blad`, else the only one that holds anything.

    Raises `Geweigerd` for what is no readable workbook, more sheets with data, or a header that cannot be; also while the
    rows are read.
    """
    if data.startswith(_OLD):
        raise Geweigerd(
            "Dit is een oud Excel-bestand (xls) of een met een wachtwoord. Bewaar het in Excel als xlsx, zonder"
            " wachtwoord.",
            veld="bestand",
        )
    try:
        name, rows = _sheet(Werkmap(data), blad)
        number, header = next(rows, (0, []))
    except OnleesbaarBoek as error:
        raise _damaged(error) from None
    if number != 1:
        raise Geweigerd(f"Het blad ‘{name[:40]}’ is leeg; de eerste rij moet de kolomnamen bevatten.", rij=1)
    kop = [cell.tekst for cell in header]
    kolommen = match_header(kop, known, required)
    return Tabel(kolommen, kop[: len(kolommen)], _rows(rows, len(kolommen)))


def _sheet(book: Werkmap, blad: str) -> tuple[str, Rijen]:
    visible = [sheet for sheet in book.bladen if sheet.zichtbaar]
    for sheet in visible:
        if sheet.naam.strip().lower() == blad:
            return sheet.naam, book.rows(sheet)
    filled: list[tuple[str, Rijen]] = []
    for sheet in visible:
        rows = book.rows(sheet)
        if first := next(rows, None):
            filled.append((sheet.naam, chain([first], rows)))
    if len(filled) > 1:
        shown = ", ".join(name[:40] for name, _ in filled)
        raise Geweigerd(
            f"De werkmap heeft meer bladen met gegevens ({shown}); noem het blad dat u wilt inlezen ‘{blad}’.",
            veld="bestand",
        )
    return filled[0] if filled else (visible[0].naam if visible else blad, iter(()))


def _damaged(error: OnleesbaarBoek) -> Geweigerd:
    why = f": {error}" if str(error) else ""
    return Geweigerd(f"Dit is geen leesbaar Excel-bestand (xlsx), of het is beschadigd{why}.", veld="bestand")


def _rows(rows: Rijen, width: int) -> Iterator[Rij]:
    try:
        for number, row in rows:
            cells = [cell.tekst for cell in row]
            wrong = next((place for place, cell in enumerate(row) if cell.fout), None)
            if wrong is not None:
                yield Rij(number, cells, f"cel {_name(wrong)}{number}: {row[wrong].fout}", plaats=wrong)
            elif len(cells) > width:
                yield Rij(number, cells, width_fault(len(cells), width))
            else:
                yield Rij(number, cells + [""] * (width - len(cells)))
    except OnleesbaarBoek as error:
        raise _damaged(error) from None


def _name(column: int) -> str:
    """A column as Excel calls it."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name
