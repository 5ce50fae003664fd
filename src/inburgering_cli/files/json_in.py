"""Reads a table that our own export wrote as JSON: one record on a line."""

import io
import json
from collections.abc import Iterator
from typing import Any

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import neutral
from inburgering_cli.files.header_row import Names, match
from inburgering_cli.files.layout import PLAIN
from inburgering_cli.files.table import Row, Table


def read_table(data: bytes, known: frozenset[str], required: frozenset[str]) -> Table:
    """The columns and rows of a file. Rows are numbered as in the same table as CSV: the first record is row 2.

    Raises `Refused` for any other file; also while the rows are read.
    """
    records = _records(data)
    first = next(records, None)
    if first is None:
        return Table([], [], iter(()))
    header = list(first)
    matched = match(header, Names(known, PLAIN), required)
    return Table(matched.columns, header, _rows(first, records, header), faults=matched.faults)


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
            raise Refused(
                f"Regel {number} is geen record in JSON; elk record moet op een eigen regel staan.", row=number
            )
        yield record


def _rows(first: dict[str, Any], rest: Iterator[dict[str, Any]], header: list[str]) -> Iterator[Row]:
    yield Row(2, [_text(first[name]) for name in header])
    for number, record in enumerate(rest, 3):
        if record.keys() != first.keys():
            yield Row(number, [], "dit record heeft andere namen dan het eerste", ruw=True)
            continue
        yield Row(number, [_text(record[name]) for name in header])


def _text(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, dict):
        return [f"{name}={text}" for name, text in value.items()]
    return neutral(str(value))  # as in a spreadsheet; the import removes the apostrophe again
