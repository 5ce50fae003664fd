"""Rows as a table, JSON or CSV. stdout gets data and nothing else; whatever comes from the store is made safe first."""

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
from inburgering_cli.screen.column import Column as Column
from inburgering_cli.screen.column import number as number
from inburgering_cli.screen.column import words as words
from inburgering_cli.screen.text import escape_unsafe

TABLE: Final = "table"
JSON: Final = "json"
CSV: Final = "csv"
FORMATS: Final = (TABLE, JSON, CSV)


class _Chosen:
    """The columns that the user asked for, and whether a list has shown them."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(dict.fromkeys(names))
        self.gebruikt = False

    def of(self, known: Iterable[str]) -> tuple[str, ...]:
        """The names, when all of them are known. Raises `UsageFault` with those that are."""
        self.gebruikt = True
        choices = tuple(dict.fromkeys(known))
        for name in self.names:
            if name not in choices:
                raise UsageFault(
                    f"‘{clean(name[:40])}’ is hier geen kolom; kies uit {', '.join(choices)}.", field="columns"
                )
        return self.names


_CHOSEN: Final[list[_Chosen]] = []  # what holds now comes last; a command is one thread


@contextmanager
def chosen_columns(names: Sequence[str]) -> Iterator[None]:
    """Let `emit` show these columns, in this order. Raises `UsageFault` when it showed nothing: no option is ignored."""
    choice = _Chosen(names)
    _CHOSEN.append(choice)
    try:
        yield
    finally:
        _CHOSEN.pop()
    if not choice.gebruikt:
        raise UsageFault("--columns kan hier niet: deze opdracht toont geen lijst.", field="columns")


def on_screen() -> bool:
    """Whether somebody is looking: pictures are for a terminal; a file or a pipe gets the figures alone."""
    return sys.stdout.isatty()


def _any(value: Any) -> str:
    """A value of which no column says how it reads."""
    if isinstance(value, Mapping):
        return "; ".join(f"{words(str(k))}: {_any(v)}" for k, v in value.items() if v is not None)
    if isinstance(value, list | tuple):
        return ", ".join(map(_any, value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if value is None or isinstance(value, int | float):
        return "" if value is None else number(value)
    return dutch(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else str(value)


_NESTED: Final = (dict, list, tuple)


@cache
def _encoder(between: str) -> Callable[[Any], str]:
    """The encoder in C of the json package, with this text after each comma. It knows no indentation before Python 3.14."""
    return json.JSONEncoder(ensure_ascii=False, separators=(between, ": ")).encode


def to_json(data: Any) -> str:
    """JSON for scripts; characters that could steer a terminal are escaped, others stay readable."""
    return escape_unsafe(_indented(data, "\n"))


def _indented(data: Any, line: str) -> str:
    """What `json.dumps(data, ensure_ascii=False, indent=2)` gives; `line`: a new line at the depth where this stands.

    Values that hold no others go to the encoder together, as many as stand next to each other.
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
    """Write one JSON document to stdout. An iterator, also one in an object, is a list that is never whole in memory."""
    sys.stdout.writelines(_pieces(data, "\n"))
    sys.stdout.write("\n")


def _pieces(data: Any, line: str) -> Iterator[str]:
    """What `to_json` gives, in pieces; `line`: a new line at the depth of the document where this stands."""
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
    """Write a list to stdout as JSON, each object on a line as it comes, so that a long one is never in memory."""
    before = "[\n"
    for row in rows:
        sys.stdout.write(before + escape_unsafe(_encoder(", ")(row)))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def emit_csv(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows to stdout as CSV with `;`, as Dutch Excel reads it; nested values as JSON."""
    import csv

    writer = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
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
) -> None:
    """Write a list in the format that was asked for. `names_of_fields`: the fields of CSV (default: those of the first row).

    It is written as the rows come, so that these may be made one by one. Columns that the user chose are shown instead, of
    `columns` and of the fields.
    """
    if _CHOSEN and formaat != JSON:
        choice = _CHOSEN[-1]
        if choice.gebruikt:  # what stands below a list is another one
            return
        rest = iter(rows)
        first = list(islice(rest, 1))
        rows = chain(first, rest)
        fields = tuple(names_of_fields or (first[0] if first else ()))
        if formaat == CSV:
            names_of_fields = choice.of(fields or [k.key for k in columns])
        else:
            own = {k.key: k for k in columns}
            columns = [
                replace(own[name], from_width=0) if name in own else Column(name, words(name), _any, free=True)
                for name in choice.of((*own, *fields))
            ]
    if formaat == JSON:
        emit_json(iter(rows))
    elif formaat == CSV:
        rest = iter(rows)
        first = list(islice(rest, 1))
        emit_csv(names_of_fields or (list(first[0]) if first else [k.key for k in columns]), chain(first, rest))
    else:
        from inburgering_cli.screen.table import emit_table

        emit_table(columns, rows, title=title, empty=empty)
