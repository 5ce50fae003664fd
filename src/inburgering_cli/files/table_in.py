"""Reads a table from CSV or a workbook, by its first bytes."""

from inburgering_cli.files import csv_in, workbook_in
from inburgering_cli.files.table import Table


def read_table(data: bytes, known: frozenset[str], required: frozenset[str], worksheet: str) -> Table:
    """The columns and rows of a file. `worksheet`: the sheet of a workbook that holds this kind of data.

    Raises `Refused` for a file or a header that cannot be read.
    """
    if workbook_in.is_workbook(data):
        return workbook_in.read_table(data, known, required, worksheet)
    return csv_in.read_table(data, known, required)
