"""Tables. On a terminal rich draws them. A file, a pipe and a long list get the same lines from our own layout,
because rich takes twenty times as long per row (docs/adr/0020)."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, zip_longest
from typing import Any, Final, TextIO

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from inburgering_cli.core.telling import told_width
from inburgering_cli.core.text import clean
from inburgering_cli.core.wrapping import wrapped
from inburgering_cli.screen.column import Column

_WIDTH_PIPED: Final = 120
_WIDTH_USUAL: Final = 80
_GAP: Final = "  "  # between columns
_NARROWEST: Final = 8  # columns whose words may be broken or shortened get no narrower than this
_LONGEST: Final = 24  # word of a name or of typed text that may push out other columns
_MEASURED: Final = 1_000  # rows that set the widths; later rows have to fit
_DRAWN: Final = 400  # rows that rich draws, in a tenth of a second; more rows look the same
_PIECE: Final = 200  # rows written at once
_BOLD: Final = Style(bold=True)
_DIM: Final = Style(dim=True)


def console(*, stderr: bool = False) -> Console:
    """A rich console that reads no markup in data; plain and of fixed width when it is no terminal."""
    stream = sys.stderr if stderr else sys.stdout
    made = Console(file=stream, markup=False, highlight=False, emoji=False, soft_wrap=False)
    if (told := told_width()) is not None:
        made.width = told
    elif not made.is_terminal:
        made.width = _WIDTH_PIPED
    elif "COLUMNS" in os.environ:  # which rich would take, whatever it says
        made.width = _of_terminal(stream)
    return made


def _of_terminal(stream: TextIO) -> int:
    """The width of a terminal, or the usual one when it does not know."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or _WIDTH_USUAL
    except (OSError, ValueError):
        return _WIDTH_USUAL


def emit_note(text: str, indent: str = "") -> None:
    """Write a sentence below a table, wrapped to the screen."""
    out = console()
    out.print(Text(wrapped(indent + clean(text), out.width)))


def emit_table(
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
    *,
    title: str | None = None,
    empty: str = "Niets gevonden.",
    target: Console | None = None,
    details: Callable[[Mapping[str, Any]], str] | None = None,
) -> None:
    """Write rows as a table, without the columns that do not fit the screen (see `Column.from_width`).

    `details`: a line to write under the table for a row, or an empty one.
    """
    out = target or console()
    if details is not None:
        rows = list(rows)
    rest = iter(rows)
    measured = list(islice(rest, _MEASURED))
    if title:
        out.print(Text(title, style=_BOLD))
    if not measured:
        out.print(Text(empty))
        return
    known = [k for k in columns if k.from_width <= out.width and (out.is_terminal or not k.picture)]
    layout = _Layout(out, *_fit(known, measured, out.width))
    if out.is_terminal and len(measured) <= _DRAWN:
        layout.draw(measured)
    else:
        lines = layout.lines(chain(measured, rest))
        while piece := list(islice(lines, _PIECE)):
            out.print(Segments(chain.from_iterable(piece)), soft_wrap=True, end="")
    told = [line for row in rows if (line := details(row))] if details is not None else ()
    for line in told:
        out.print(Text(wrapped(f"  {line}", out.width)))
    if told:
        out.print()


class _Layout:
    """Lays out rows in columns of given widths; a cell may take more lines."""

    def __init__(self, out: Console, columns: Sequence[Column], widths: Sequence[int]) -> None:
        self._console = out
        self._columns = columns
        self._widths = widths
        self._width = sum(widths) + len(_GAP) * (len(widths) - 1)
        self._places = [(width, column.right_aligned) for column, width in zip(columns, widths, strict=True)]
        self._titles = [k.title for k in columns]
        self._unicode = (out.encoding or "").lower().startswith("utf")
        self._styles: dict[str, Style] = {}

    def draw(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Print the table with rich, with an empty line before and after it."""
        from rich.box import SIMPLE_HEAD, Box  # here: a pipe does not need it
        from rich.table import Table

        table = Table(
            box=SIMPLE_HEAD if self._unicode else Box("    \n" * 2 + " -- \n" + "    \n" * 5, ascii=True),
            width=self._width,  # even when the screen is narrower
            show_edge=False,
            pad_edge=False,
            padding=(0, len(_GAP) - 1, 0, 0),  # the box adds a space between columns
            header_style=_BOLD,
            border_style=_DIM,
        )
        for title, (width, right) in zip(self._cells(self._titles), self._places, strict=True):
            table.add_column(Text(title), width=width, no_wrap=True, justify="right" if right else "left")
        for row in rows:
            styles = self._chosen(row)
            texts = self._cells([k.text(row) for k in self._columns])
            table.add_row(*(Text(text, styles.get(n, "")) for n, text in enumerate(texts)))
        self._console.line()
        self._console.print(table, soft_wrap=True)
        self._console.line()

    def _cells(self, texts: list[str]) -> Iterator[str]:
        """The cells of a row, each with all its lines."""
        return map("\n".join, zip(*self._wrapped(texts), strict=True))

    def lines(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Segment]]:
        """An empty line, the titles, a rule, every row and an empty line."""
        yield [Segment.line()]
        for cells in self._wrapped(self._titles):
            yield [Segment(self._join(cells).rstrip() + "\n", _BOLD)]
        yield [Segment(("─" if self._unicode else "-") * self._width + "\n", _DIM)]
        for row in rows:
            styles = self._chosen(row)
            for cells in self._wrapped([k.text(row) for k in self._columns]):
                yield self._line(cells, styles)
        yield [Segment.line()]

    def _chosen(self, row: Mapping[str, Any]) -> Mapping[int, str]:
        """The style of each cell that has one."""
        return {n: style for n, k in enumerate(self._columns) if k.style is not None and (style := k.style(row))}

    def _wrapped(self, texts: list[str]) -> Iterable[Sequence[str]]:
        """The lines of a row, as the texts of their cells. A fixed column is not broken and may stick out."""
        wide = [n for n, text in enumerate(texts) if cell_len(text) > self._widths[n] and not self._columns[n].fixed]
        if not wide:
            return (texts,)
        broken = {n: self._broken(texts[n], self._columns[n], self._widths[n]) for n in wide}
        return zip_longest(*(broken.get(n, (text,)) for n, text in enumerate(texts)), fillvalue="")

    def _broken(self, text: str, column: Column, width: int) -> list[str]:
        """The text wrapped to this width. A longer word is broken, or shortened when it is a name."""
        lines: list[str] = []
        room = 0  # on the last line
        for word in _words(text, names=column.proper_name):
            size = cell_len(word)
            between = "" if lines and column.proper_name and lines[-1].endswith("-") else " "
            if lines and len(between) + size <= room:
                lines[-1] += between + word
                room -= len(between) + size
            elif size <= width:
                lines.append(word)
                room = width - size
            else:
                lines += [self._shortened(word, width)] if column.proper_name else chop_cells(word, width)
                room = width - cell_len(lines[-1])
        return lines

    def _shortened(self, text: str, width: int) -> str:
        return set_cell_size(text, width - 1) + ("…" if self._unicode else ".")

    def _line(self, cells: Sequence[str], styles: Mapping[int, str]) -> list[Segment]:
        if not styles:
            return [Segment(self._join(cells).rstrip() + "\n")]
        line: list[Segment] = []
        for n, (text, (width, right)) in enumerate(zip(cells, self._places, strict=True)):
            style = self._style(styles[n]) if n in styles else None
            line.append(Segment((_GAP if n else "") + _padded(text, width, right=right), style))
        while line and not line[-1].text.rstrip():
            line.pop()
        if line:
            line.append(Segment(line[-1].text.rstrip(), line.pop().style))
        return [*line, Segment.line()]

    def _style(self, name: str) -> Style:
        if (found := self._styles.get(name)) is None:
            found = self._styles[name] = Style.parse(name)
        return found

    def _join(self, cells: Sequence[str]) -> str:
        return _GAP.join(
            _padded(text, width, right=right) for text, (width, right) in zip(cells, self._places, strict=True)
        )


def _words(text: str, *, names: bool) -> list[str]:
    """The words of a text; a name is also split after a hyphen."""
    return text.replace("-", "- ").split() if names else text.split()


def _padded(text: str, width: int, *, right: bool) -> str:
    room = " " * (width - (len(text) if text.isascii() else cell_len(text)))
    return room + text if right else text + room


def _fit(
    columns: Sequence[Column], rows: Sequence[Mapping[str, Any]], screen: int
) -> tuple[Sequence[Column], Sequence[int]]:
    """The columns that fit the screen, and their widths.

    Columns with `from_width` are left out until the longest words fit. Then the widest columns are narrowed first.
    """

    def longest(texts: Iterable[str]) -> int:
        return max(map(cell_len, texts), default=1)

    sizes: dict[str, tuple[int, int]] = {}
    for column in columns:
        texts = {column.title, *map(column.text, rows)}
        wide = longest(texts)
        word = longest({word for text in texts for word in _words(text, names=column.proper_name)})
        least = min(word, _LONGEST) if column.proper_name or column.free else word
        sizes[column.key] = (wide, wide if column.fixed else least)
    shown = list(columns)
    while _room(shown, screen) < sum(sizes[k.key][1] for k in shown) and any(k.from_width for k in shown):
        shown.remove(max(reversed(shown), key=lambda k: k.from_width))
    room = _room(shown, screen)
    widths = [min(sizes[k.key][0], room) for k in shown]
    words = [sizes[k.key][1] for k in shown]
    names = [
        min(least, _NARROWEST) if k.free or k.proper_name else least for k, least in zip(shown, words, strict=True)
    ]
    for floor in (words, names, [least if k.fixed else 1 for k, least in zip(shown, words, strict=True)]):
        while sum(widths) > room and (broad := [(w, n) for n, w in enumerate(widths) if w > floor[n]]):
            widths[max(broad)[1]] -= 1
    return shown, widths


def _room(columns: Sequence[Column], screen: int) -> int:
    return max(screen - len(_GAP) * (len(columns) - 1), len(columns))
