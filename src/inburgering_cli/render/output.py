"""Rows as a table, JSON or CSV. stdout gets data and nothing else; whatever comes from the store is made safe first."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.text import clean
from inburgering_cli.render.text import escape_unsafe

if TYPE_CHECKING:
    from rich.console import Console

TABLE: Final = "table"
JSON: Final = "json"
CSV: Final = "csv"
FORMATEN: Final = (TABLE, JSON, CSV)
_WIDTH_PIPED: Final = 120
_GAP: Final = 2  # what stands between columns
_NARROWEST: Final = 8  # of a column whose words may be broken


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: the key in the row, its Dutch title, how a value reads, and the narrowest screen that still shows it.

    `vast` columns are never wrapped; in `vrij` ones (what people typed) a long word may be broken, elsewhere no word is.
    Columns with `vanaf` go first when a screen is too narrow. `rij` reads the whole row where one value does not tell enough.
    """

    key: str
    titel: str
    toon: Callable[[Any], str] = str
    rechts: bool = False
    vast: bool = False
    vrij: bool = False
    vanaf: int = 0
    stijl: Callable[[Mapping[str, Any]], str] | None = None
    rij: Callable[[Mapping[str, Any]], str] | None = None

    def text(self, row: Mapping[str, Any]) -> str:
        """What the cell of a row shows, safe for a terminal."""
        if self.rij is not None:
            return clean(self.rij(row))
        value = row.get(self.key)
        return "" if value is None and self.toon is str else clean(self.toon(value))


def day(value: str | None) -> str:
    """A day for people."""
    return dutch(value)


def words(value: str | None) -> str:
    """A key as words: te_laat becomes te laat."""
    return (value or "").replace("_", " ")


def number(value: float | None) -> str:
    """A number as Dutch people write it."""
    if value is None:
        return "–"
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def euro(value: float | None) -> str:
    """An amount as Dutch people write it: € 1.234,50."""
    if value is None:
        return "–"
    return "€ " + f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def to_json(data: Any) -> str:
    """JSON for scripts; characters that could steer a terminal are escaped, others stay readable."""
    return escape_unsafe(json.dumps(data, ensure_ascii=False, indent=2))


def emit_json(data: Any) -> None:
    """Write one JSON document to stdout."""
    sys.stdout.write(to_json(data) + "\n")


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
    return clean(str(value))


def console(*, stderr: bool = False) -> "Console":
    """A rich console that never reads markup in data; plain and of fixed width when it is no terminal."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    made = Console(file=stream, markup=False, highlight=False, emoji=False, soft_wrap=False)
    if not made.is_terminal and not _columns_set():
        made.width = _WIDTH_PIPED
    return made


def _columns_set() -> bool:
    import os

    return os.environ.get("COLUMNS", "").isdigit()


def emit_table(
    kolommen: Sequence[Kolom],
    rows: Sequence[Mapping[str, Any]],
    *,
    titel: str | None = None,
    leeg: str = "Niets gevonden.",
    target: "Console | None" = None,
) -> None:
    """Write rows as a table; columns that do not fit the screen are left out from the right-hand choice `vanaf`."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    out = target or console()
    if not rows:
        if titel:
            out.print(Text(titel, style="bold"))
        out.print(Text(leeg))
        return
    plain = not (out.encoding or "").lower().startswith("utf")
    table = Table(
        title=Text(titel, style="bold") if titel else None,
        title_justify="left",
        box=box.ASCII2 if plain else box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    shown, widths = _fit([k for k in kolommen if k.vanaf <= out.width], rows, out.width)
    texts = [[kolom.text(row) for kolom in shown] for row in rows]
    for kolom, width in zip(shown, widths, strict=True):
        table.add_column(kolom.titel, justify="right" if kolom.rechts else "left", width=width, overflow="fold")
    for row, cells in zip(rows, texts, strict=True):
        table.add_row(
            *(Text(t, style=k.stijl(row) if k.stijl else "") for t, k in zip(cells, shown, strict=True)),
        )
    out.print(table)


def _fit(
    kolommen: Sequence[Kolom], rows: Sequence[Mapping[str, Any]], screen: int
) -> tuple[Sequence[Kolom], Sequence[int]]:
    """The columns that a screen can show and their widths.

    Columns keep what their texts need when it fits. Else the widest give way first, down to their longest word; and when
    that does not fit, those that can be missed are left out. Rich alone would break the words of a narrow column instead.
    """
    from rich.cells import cell_len

    def longest(texts: Iterable[str]) -> int:
        return max(map(cell_len, texts), default=1)

    sizes: dict[str, tuple[int, int]] = {}
    for kolom in kolommen:
        texts = {kolom.titel, *map(kolom.text, rows)}
        wide = longest(texts)
        word = longest({word for text in texts for word in text.split()})
        sizes[kolom.key] = (wide, wide if kolom.vast else min(word, _NARROWEST) if kolom.vrij else word)
    shown = list(kolommen)
    while _room(shown, screen) < sum(sizes[k.key][1] for k in shown) and any(k.vanaf for k in shown):
        shown.remove(max(reversed(shown), key=lambda k: k.vanaf))
    room = _room(shown, screen)
    widths = [min(sizes[k.key][0], room) for k in shown]
    for floor in ([sizes[k.key][1] for k in shown], [1] * len(shown)):
        while sum(widths) > room and (broad := [(w, n) for n, w in enumerate(widths) if w > floor[n]]):
            widths[max(broad)[1]] -= 1
    return shown, widths


def _room(kolommen: Sequence[Kolom], screen: int) -> int:
    return max(screen - _GAP * len(kolommen), len(kolommen))


def emit(
    formaat: str,
    rows: Sequence[Mapping[str, Any]],
    kolommen: Sequence[Kolom],
    *,
    velden: Sequence[str] | None = None,
    titel: str | None = None,
    leeg: str = "Niets gevonden.",
) -> None:
    """Write a list in the format that was asked for. `velden`: the fields of CSV (default: the keys of the first row)."""
    if formaat == JSON:
        emit_json(list(rows))
    elif formaat == CSV:
        emit_csv(velden or (list(rows[0]) if rows else [k.key for k in kolommen]), rows)
    else:
        emit_table(kolommen, rows, titel=titel, leeg=leeg)
