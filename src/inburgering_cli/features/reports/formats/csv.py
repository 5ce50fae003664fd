"""A report as CSV: a file for each table, as Dutch Excel reads it."""

import csv
import io
from collections.abc import Iterator

from inburgering_cli.core.text import clean, neutral
from inburgering_cli.features.reports.formats.words import text
from inburgering_cli.features.reports.report import Cel, Rapport


def tables(rapport: Rapport) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file."""
    for sectie in rapport.secties:
        for tabel in sectie.tabellen:
            out = io.StringIO()
            writer = csv.writer(out, delimiter=";", lineterminator="\n")
            writer.writerow([veld.key for veld in tabel.velden])
            writer.writerows([_cell(cel) for cel in row] for row in tabel.rijen)
            yield f"{rapport.naam}-{tabel.id}.csv", out.getvalue().encode()


def _cell(cel: Cel) -> str:
    """A cell that a spreadsheet takes for what it is: words that look like a formula begin with an apostrophe."""
    if cel.verborgen:
        return text(cel)
    if cel.waarde is None:
        return ""
    if not isinstance(cel.waarde, str):
        return str(cel.waarde)
    return neutral(clean(cel.waarde))
