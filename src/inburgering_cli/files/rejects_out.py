"""Writes the rejected rows of an import as they were, with reasons, to correct and import again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inburgering_cli.files.atomic import whole_file
from inburgering_cli.files.table import REASON_AFWIJZING
from inburgering_cli.files.tables_out import CSV, XLSX, Cell, write_table


class Rejects:
    """A file of rejected rows being written. Reasons come first, so that a row with too many cells keeps its reason."""

    def __init__(self, path: Path, formaat: str) -> None:
        self._path = path
        self._formaat = formaat

    def write(self, header: list[str], rows: Iterator[tuple[str, list[str]]]) -> None:
        """Write the header of the file and each row (reasons, cells); with no rows the header alone."""
        table: Iterator[list[Cell]] = ([reasons, *cells] for reasons, cells in rows)
        write_table(self._path, self._formaat, "afgewezen", [REASON_AFWIJZING, *header], table)


@contextmanager
def rejects(path: Path) -> Iterator[Rejects]:
    """A file of rejected rows, as CSV or (by its name) as a workbook; there when the block ends, not when it raises."""
    with whole_file(path) as fresh:
        yield Rejects(fresh, XLSX if path.suffix.lower() == ".xlsx" else CSV)
