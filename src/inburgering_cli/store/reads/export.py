"""The records of one kind as an export shows them."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, Final

NUMBER: Final = "dossier"
STORE: Final = "bestand"
_CASES: Final = "dossier"
_LISTED: Final = "SELECT value FROM json_each(?)"


def records(
    connection: Connection,
    table: str,
    names: Sequence[str],
    parts: Mapping[str, tuple[str, str]],
    via: Collection[str],
    only: Collection[int] | None = None,
) -> Iterator[Sequence[Any]]:
    """These columns of every row, one by one, in the order in which the rows were registered.

    `dossier` is the number of the dossier, `bestand` the mark of the store. `parts`: columns that are rows of a table
    of their own, with that table and its column for the record; given as the JSON text of (name, value) pairs. `via`:
    columns of the record's activity. `only`: the row ids of the dossiers that are wanted; without: all rows.
    """
    columns = [_column(table, name, parts, via) for name in names]
    joins = " LEFT JOIN dossier d ON d.id = t.dossier_id" if NUMBER in names and table != _CASES else ""
    if via:
        joins += " JOIN activiteit a ON a.id = t.activiteit_id"
    where = "" if only is None else f" WHERE t.{'id' if table == _CASES else 'dossier_id'} IN ({_LISTED})"
    parameters = () if only is None else (json.dumps(list(only)),)
    return iter(
        connection.execute(f"SELECT {', '.join(columns)} FROM {table} t{joins}{where} ORDER BY t.id", parameters)
    )


def _column(table: str, name: str, parts: Mapping[str, tuple[str, str]], via: Collection[str]) -> str:
    if name == NUMBER:
        return "t.nummer" if table == _CASES else "d.nummer"
    if name == STORE:
        return "(SELECT kenmerk FROM bestand)"
    if name in parts:
        of_part, parent = parts[name]
        pairs = f"SELECT naam, waarde FROM {of_part} WHERE {parent} = t.id ORDER BY id"
        return f"(SELECT json_group_array(json_array(naam, waarde)) FROM ({pairs}))"
    return f"a.{name}" if name in via else f"t.{name}"
