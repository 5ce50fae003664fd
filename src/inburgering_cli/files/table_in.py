"""A table of any kind of file: CSV or a workbook of Excel, told apart by how it begins."""

from inburgering_cli.files import csv_in, workbook_in
from inburgering_cli.files.table import Tabel


def read_table(data: bytes, known: frozenset[str], required: frozenset[str], blad: str) -> Tabel:
    """The columns and rows of a file. `blad`: the sheet of a workbook that holds this kind of data.

    Raises `Geweigerd` for a file or a header that cannot be read.
    """
    if workbook_in.is_workbook(data):
        return workbook_in.read_table(data, known, required, blad)
    return csv_in.read_table(data, known, required)
