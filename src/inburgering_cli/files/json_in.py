"""Reading a table that our own export wrote as JSON: one record on a line."""

import io
import json
from collections.abc import Iterator
from typing import Any

from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.core.text import neutral
from inburgering_cli.files.table import Rij, Tabel, match_header


def read_table(data: bytes, known: frozenset[str], required: frozenset[str]) -> Tabel:
    """The columns and rows of a file. Rows are numbered as in the same table as CSV: the first record is row 2.

    Raises `Geweigerd` for what is no such file; also while the rows are read.
    """
    records = _records(data)
    first = next(records, None)
    if first is None:
        return Tabel([], [], iter(()))
    kop = list(first)
    return Tabel(match_header(kop, known, required), kop, _rows(first, records, kop))


def _records(data: bytes) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", errors="replace"), 1):
        text = line.strip().rstrip(",")
        if text in ("[", "]", "[]", ""):
            continue
        try:
            record = json.loads(text)
        except ValueError:
            record = None
        if not isinstance(record, dict):
            raise Geweigerd(
                f"Regel {number} is geen record in JSON; elk record moet op een eigen regel staan.", rij=number
            )
        yield record


def _rows(first: dict[str, Any], rest: Iterator[dict[str, Any]], kop: list[str]) -> Iterator[Rij]:
    yield Rij(2, [_text(first[name]) for name in kop])
    for number, record in enumerate(rest, 3):
        if record.keys() != first.keys():
            yield Rij(number, [], "dit record heeft andere namen dan het eerste", ruw=True)
            continue
        yield Rij(number, [_text(record[name]) for name in kop])


def _text(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dict):
        return [f"{name}={text}" for name, text in value.items()]
    return neutral(str(value))  # as a spreadsheet would have it: the reader takes that off again
