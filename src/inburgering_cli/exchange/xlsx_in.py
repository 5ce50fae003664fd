"""Reading a workbook of Excel (extra `excel`): its cells as the texts that the same table would have as CSV.

A real date becomes an ISO day and a whole number its digits. A number has no leading zeros: what should have had them (a
BSN, a V-nummer, a telephone number) is refused by the field itself, with the likely number.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from inburgering_cli.domain.errors import Geweigerd
from inburgering_cli.exchange.extra import need
from inburgering_cli.exchange.tabel import Rij, Tabel, match_header, width_fault

_MAGIC: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"  # Excel before 2007, and workbooks with a password
_LARGEST: Final = 2_000_000_000  # bytes unpacked


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a file of Excel rather than text."""
    return data.startswith((_MAGIC, _OLD))


def read_table(data: bytes, known: frozenset[str], required: frozenset[str], blad: str) -> Tabel:
    """The columns and rows of the sheet with the data: the one called `blad`, else the only one that holds anything.

    Raises `Geweigerd` for what is no readable workbook, more sheets with data, or a header that cannot be.
    """
    name, rows = _sheet(data, blad)
    header = next(rows, None)
    if header is None or not any(header):
        raise Geweigerd(f"Het blad ‘{name[:40]}’ is leeg; de eerste rij moet de kolomnamen bevatten.", rij=1)
    kop = [_text(cell) for cell in header]
    kolommen = match_header(kop, known, required)
    return Tabel(kolommen, kop[: len(kolommen)], _rows(rows, len(kolommen)))


def _sheet(data: bytes, blad: str) -> tuple[str, Iterator[list[Any]]]:
    calamine = need("python_calamine", "excel", "Excel-bestanden lezen")
    if data.startswith(_OLD):
        raise Geweigerd(
            "Dit is een oud Excel-bestand (xls) of een met een wachtwoord. Bewaar het in Excel als xlsx, zonder"
            " wachtwoord.",
            veld="bestand",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise Geweigerd("Het Excel-bestand is uitgepakt te groot; gebruik CSV.", veld="bestand")
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [s.name for s in book.sheets_metadata if s.visible == calamine.SheetVisibleEnum.Visible]
        chosen = next((n for n in visible if n.strip().lower() == blad), None)
        filled = [chosen] if chosen else [n for n in visible if book.get_sheet_by_name(n).height]
        if len(filled) > 1:
            shown = ", ".join(n[:40] for n in filled)
            raise Geweigerd(
                f"De werkmap heeft meer bladen met gegevens ({shown}); noem het blad dat u wilt inlezen ‘{blad}’.",
                veld="bestand",
            )
        name = (filled or visible or [blad])[0]
        # these begin at the first row of the sheet, so that rows are numbered as Excel shows them
        return name, iter(book.get_sheet_by_name(name).iter_rows())
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, zipfile.BadZipFile, OSError) as error:
        raise _damaged() from error
    except calamine.PasswordError:
        raise Geweigerd("Het Excel-bestand heeft een wachtwoord; bewaar het zonder.", veld="bestand") from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how the reader ends on a file that is made to mislead
            raise _damaged() from None
        raise


def _damaged() -> Geweigerd:
    return Geweigerd("Dit is geen leesbaar Excel-bestand (xlsx), of het is beschadigd.", veld="bestand")


def _rows(rows: Iterator[list[Any]], width: int) -> Iterator[Rij]:
    for number, row in enumerate(rows, 2):
        cells = [_text(cell) for cell in row]
        if not any(cells):
            continue
        if any(cells[width:]):
            yield Rij(number, cells, width_fault(len(cells), width))
            continue
        yield Rij(number, (cells + [""] * (width - len(cells)))[:width])


def _text(cell: Any) -> str:
    """A cell as CSV has it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time | timedelta | int):
        return str(cell)
    return ""
