"""A report as CSV for Dutch Excel: a file per table."""

import csv
import io
from collections.abc import Iterator

from inburgering_cli.core.text import clean, neutral
from inburgering_cli.features.reports.formats.words import text
from inburgering_cli.features.reports.report import Cell, Report


def tables(rapport: Report) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file."""
    for section in rapport.secties:
        for table in section.tables:
            out = io.StringIO()
            writer = csv.writer(out, delimiter=";", lineterminator="\n")
            writer.writerow([field.key for field in table.fields])
            writer.writerows([_cell(cell) for cell in row] for row in table.rows)
            yield f"{rapport.name}-{table.id}.csv", out.getvalue().encode()


def _cell(cell: Cell) -> str:
    """The text of a cell; one that looks like a formula gets an apostrophe."""
    if cell.hidden:
        return text(cell)
    if cell.value is None:
        return ""
    if not isinstance(cell.value, str):
        return str(cell.value)
    return neutral(clean(cell.value))
