"""`vandaag` on a terminal: one screen; each line ends in the next command."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from textwrap import wrap
from typing import Any, Final, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from inburgering_cli.core.text import clean
from inburgering_cli.screen.column import words
from inburgering_cli.screen.columns.lists import days_left

_BOLD: Final = Style(bold=True)
_COMMAND: Final = Style(color="cyan")
_RED: Final = Style(color="red", bold=True)
_STYLES: Final = {"!": _RED, "hoog": _RED, "middel": Style(color="yellow")}
_GAP: Final = "  "
_ON: Final = " \\"
_WIDEST: Final = (20, 28, 46)  # columns when, who and what
_PIECE: Final = 200  # lines written at once


class TodayLine(NamedTuple):
    """A line: when (or severity), who, what, and the next command."""

    when: str
    wie: str
    wat: str
    command: str


class TodayPart(NamedTuple):
    """A part of the overview: its title, its lines, the text when it has none, and the command that lists them all."""

    title: str
    lines: Sequence[TodayLine]
    empty: str
    command: str


def term(row: Mapping[str, Any]) -> TodayLine:
    """A line about a term."""
    return TodayLine(days_left(row["dagen"]), row["naam"], words(row["termijn"]), row["opdracht"])


def signal(row: Mapping[str, Any]) -> TodayLine:
    """A line about a signal."""
    return TodayLine(row["ernst"], row["naam"], words(row["signaal"]), row["opdracht"])


def talk(row: Mapping[str, Any]) -> TodayLine:
    """A line about a planned talk."""
    what = "gesprek" if row["gesprek"] == "voortgang" else words(row["gesprek"])
    return TodayLine(days_left(row["dagen"]), row["naam"], what, row["opdracht"])


def step(row: Mapping[str, Any]) -> TodayLine:
    """A line about a dossier that waits for a step."""
    return TodayLine("", row["naam"], row["stap"], row["opdracht"])


def show(out: Console, header: str, parts: Sequence[TodayPart], lines: int | None) -> None:
    """Print the parts; with `lines`, within that many lines.

    The parts then take lines in turn, at least one each, and a command that is already shown is not repeated. The
    texts of empty parts come last, together.
    """
    ends = "…" if (out.encoding or "").lower().startswith("utf") else "."
    full = [part for part in parts if part.lines]
    empty = [part.empty for part in parts if not part.lines]
    below = wrap(" ".join(empty), out.width, break_long_words=False, break_on_hyphens=False)
    room = None if lines is None else max(lines - 1 - len(full) - len(below), 1)
    pages = [_Block(part, out.width, ends, room and room // len(full)) for part in full]
    if room is not None:
        _share(pages, room)
    _print(out, [[Segment(_cropped(header, out.width, ends), _BOLD)]])
    for page in pages:
        _print(out, page.all_lines())
    _print(out, [[Segment(line)] for line in below])


def _print(out: Console, lines: Iterable[list[Segment]]) -> None:
    rest = iter(lines)
    while piece := list(islice(rest, _PIECE)):
        segments = (segment for line in piece for segment in (*line, Segment.line()))
        out.print(Segments(segments), soft_wrap=True, end="")


class _Block:
    """One part on the screen, with its own column widths. Shows all lines, or those picked with `choose`."""

    def __init__(self, part: TodayPart, width: int, ends: str, likely: int | None) -> None:
        """`likely`: how many lines will be shown; the widths are measured on those. `who` is measured on all lines."""
        self._part = part
        self._width = width
        self._ends = ends
        shown = (part.lines, part.lines, part.lines[: None if likely is None else likely + 1])
        self._widths = [
            min(max(cell_len(clean(line[place])) for line in lines), most)
            for place, (lines, most) in enumerate(zip(shown, _WIDEST, strict=True))
        ]
        self._waiting = iter(part.lines)
        self._chosen: list[TodayLine] | None = None
        self._repeated = 0

    def choose(self, said: set[str], room: int, *, first: bool) -> int:
        """Choose the next line with a new command that fits in `room`; return its height. The first always fits."""
        if self._chosen is None:
            self._chosen = []
        for line in self._waiting:
            if line.command in said:
                self._repeated += 1
                continue
            size = len(list(self.lines(line)))
            if size > room and not first:
                self._waiting = chain((line,), self._waiting)
                return 0
            self._chosen.append(line)
            said.add(line.command)
            return size
        return 0

    def all_lines(self) -> Iterator[list[Segment]]:
        """The title and the lines to show."""
        part = self._part
        chosen = part.lines if self._chosen is None else self._chosen
        title = f"{part.title} ({len(part.lines)})"
        rest = len(part.lines) - len(chosen) - self._repeated
        if rest:
            yield [Segment(title, _BOLD), Segment(f" · + {rest} meer: inburgering {part.command}")]
        else:
            yield [Segment(title, _BOLD), Segment("" if chosen else " · hierboven genoemd")]
        for line in chosen:
            yield from self.lines(line)

    def lines(self, line: TodayLine) -> Iterator[list[Segment]]:
        """One line, or more when the command does not fit beside the text. A command is never cut."""
        when = next((style for sign, style in _STYLES.items() if line.when.startswith(sign)), None)
        cells = [
            Segment(_sized(clean(text), width, self._ends) + _GAP, style)
            for text, width, style in zip(line[:3], self._widths, (when, None, None), strict=True)
            if width
        ]
        used = sum(cell.cell_length for cell in cells)
        command = Segment(line.command, _COMMAND)
        if used + command.cell_length <= self._width:
            yield [*cells, command]
        else:
            cells[-1] = Segment(cells[-1].text.rstrip(), cells[-1].style)
            yield cells
            lines = wrap(
                line.command, self._width - len(_GAP) - len(_ON), break_long_words=False, break_on_hyphens=False,
                subsequent_indent=_GAP,
            )  # fmt: skip
            # a shell joins a line that ends in a backslash to the next one
            yield from ([Segment(_GAP), Segment(line + _ON, _COMMAND)] for line in lines[:-1])
            yield [Segment(_GAP), Segment(lines[-1], _COMMAND)]


def _share(pages: Sequence[_Block], room: int) -> None:
    """Let the parts choose lines in turn until nothing fits."""
    said: set[str] = set()
    first = True
    while True:
        before = room
        for page in pages:
            room -= page.choose(said, room, first=first)
        first = False
        if room == before:
            return


def _sized(text: str, width: int, ends: str) -> str:
    return text + " " * (width - cell_len(text)) if cell_len(text) <= width else _cropped(text, width, ends)


def _cropped(text: str, width: int, ends: str) -> str:
    """The text cut to this width, with `ends` as the mark."""
    return text if cell_len(text) <= width else set_cell_size(text, width - 1) + ends
