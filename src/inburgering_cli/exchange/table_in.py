"""A table of any kind of file: CSV or a workbook of Excel, told apart by how it begins."""

from inburgering_cli.exchange import csv_in, xlsx_in
from inburgering_cli.exchange.tabel import Tabel


def read_table(data: bytes, known: frozenset[str], required: frozenset[str], blad: str) -> Tabel:
    """The columns and rows of a file. `blad`: the sheet of a workbook that holds this kind of data.

    Raises `Geweigerd` for a file or a header that cannot be read.
    """
    if xlsx_in.is_workbook(data):
        return xlsx_in.read_table(data, known, required, blad)
    return csv_in.read_table(data, known, required)
