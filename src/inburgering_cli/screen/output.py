"""Writes rows to stdout as a table, JSON or CSV. Only data goes to stdout, made safe for a terminal first."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import chain, islice
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import UsageFault
from inburgering_cli.core.text import clean, neutral
from inburgering_cli.screen.column import Column, number, words, yes_no
from inburgering_cli.screen.text import escape_unsafe

TABLE: Final = "table"
JSON: Final = "json"
CSV: Final = "csv"
FORMATS: Final = (TABLE, JSON, CSV)


class _Chosen:
    """The columns that the user asked for, and whether a list used them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self.used = False

    def of(self, known: Iterable[str]) -> tuple[str, ...]:
        """The chosen names. Raises `UsageFault` when one is not in `known`."""
        self.used = True
        choices = tuple(dict.fromkeys(known))
        for name in self.names:
            if name not in choices:
                raise UsageFault(
                    f"‘{clean(name[:40])}’ is hier geen kolom; kies uit {', '.join(choices)}.", field="columns"
                )
        return self.names


_CHOSEN: Final[list[_Chosen]] = []  # the last one is in force; a command is one thread


@contextmanager
def chosen_columns(names: Sequence[str]) -> Iterator[None]:
    """Let `emit` show these columns, in this order. Raises `UsageFault` when it was not called."""
    choice = _Chosen(names)
    _CHOSEN.append(choice)
    try:
        yield
    finally:
        _CHOSEN.pop()
    if not choice.used:
        raise UsageFault("--columns kan hier niet: deze opdracht toont geen lijst.", field="columns")


def on_screen() -> bool:
    """Whether stdout is a terminal. Pictures are for a terminal only."""
    return sys.stdout.isatty()


def _any(value: Any) -> str:
    """The text of a value without a column of its own."""
    if isinstance(value, Mapping):
        return "; ".join(f"{words(str(k))}: {_any(v)}" for k, v in value.items() if v is not None)
    if isinstance(value, list | tuple):
        return ", ".join(map(_any, value))
    if isinstance(value, bool):
        return yes_no(value)
    if value is None or isinstance(value, int | float):
        return "" if value is None else number(value)
    return dutch(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else str(value)


_NESTED: Final = (dict, list, tuple)


@cache
def _encoder(between: str) -> Callable[[Any], str]:
    """The C encoder of json with this text after each comma. Before Python 3.14 it cannot indent."""
    return json.JSONEncoder(ensure_ascii=False, separators=(between, ": ")).encode


def to_json(data: Any) -> str:
    """Indented JSON; characters that control a terminal are escaped, others stay readable."""
    return escape_unsafe(_indented(data, "\n"))


def _indented(data: Any, line: str) -> str:
    """The same as `json.dumps(data, ensure_ascii=False, indent=2)`, but faster.

    `line`: a line break plus the indentation here. Neighbouring flat values go to the encoder in one call.
    """
    if not data or not isinstance(data, _NESTED):
        return _encoder(", ")(data)
    deeper = line + "  "
    encode = _encoder("," + deeper)
    if not isinstance(data, dict):
        if any(isinstance(value, _NESTED) for value in data):
            return f"[{deeper}{f',{deeper}'.join([_indented(value, deeper) for value in data])}{line}]"
        return f"[{deeper}{encode(data)[1:-1]}{line}]"
    parts, flat = [], {}
    for name, value in data.items():
        if not isinstance(value, _NESTED):
            flat[name] = value
            continue
        if flat:
            parts.append(encode(flat)[1:-1])
            flat = {}
        parts.append(f"{encode(name)}: {_indented(value, deeper)}")
    if flat:
        parts.append(encode(flat)[1:-1])
    return f"{{{deeper}{f',{deeper}'.join(parts)}{line}}}"


def emit_json(data: Any) -> None:
    """Write one JSON document to stdout. An iterator, at the top or in an object, is streamed as a list."""
    sys.stdout.writelines(_pieces(data, "\n"))
    sys.stdout.write("\n")


def _pieces(data: Any, line: str) -> Iterator[str]:
    """The text of `to_json` in pieces; `line`: a line break plus the indentation here."""
    deeper = line + "  "
    before = ""
    if isinstance(data, Iterator):
        for row in data:
            yield f"{before or '['}{deeper}{escape_unsafe(_indented(row, deeper))}"
            before = ","
        yield f"{line}]" if before else "[]"
    elif isinstance(data, dict) and any(isinstance(value, Iterator) for value in data.values()):
        for name, value in data.items():
            yield f"{before or '{'}{deeper}{to_json(name)}: "
            yield from _pieces(value, deeper)
            before = ","
        yield f"{line}}}"
    else:
        yield escape_unsafe(_indented(data, line))


def emit_json_rows(rows: Iterable[Mapping[str, Any]]) -> None:
    """Stream a list to stdout as JSON, one object per line."""
    before = "[\n"
    for row in rows:
        sys.stdout.write(before + escape_unsafe(_encoder(", ")(row)))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def emit_csv(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows to stdout as CSV with `;` for Dutch Excel; nested values as JSON."""
    import csv

    writer = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, dict | list):
        return clean(json.dumps(value, ensure_ascii=False))
    return neutral(clean(value)) if isinstance(value, str) else str(value)


def emit(
    formaat: str,
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[Column],
    *,
    names_of_fields: Sequence[str] | None = None,
    title: str | None = None,
    empty: str = "Niets gevonden.",
    details: Callable[[Mapping[str, Any]], str] | None = None,
) -> None:
    """Write a list in the format asked for, row by row.

    `names_of_fields`: the fields of CSV (default: those of the first row). `chosen_columns` overrides both.
    `details`: a line under the table for a row; not when the columns were chosen.
    """
    choice = _CHOSEN[-1] if _CHOSEN and formaat != JSON else None
    if choice and choice.used:  # the choice was for the first list of the command
        return
    rest = iter(rows)
    first = list(islice(rest, 1))
    rows = chain(first, rest)
    fields = tuple(names_of_fields or (first[0] if first else ()))
    if formaat == JSON:
        emit_json(rows)
    elif formaat == CSV:
        known = fields or [k.key for k in columns]
        emit_csv(choice.of(known) if choice else known, rows)
    else:
        from inburgering_cli.screen.table import emit_table

        if choice:
            own = {k.key: k for k in columns}
            columns = [
                replace(own[name], from_width=0) if name in own else Column(name, words(name), _any, free=True)
                for name in choice.of((*own, *fields))
            ]
        emit_table(columns, rows, title=title, empty=empty, details=None if choice else details)
