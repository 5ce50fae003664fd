"""The timeline of a dossier, drawn on a terminal with Unicode or ASCII characters."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from rich.console import Console
from rich.text import Text

from inburgering_cli.core.dates import MONTHS, dutch
from inburgering_cli.core.text import clean
from inburgering_cli.law.terms.outcome import EXPIRED, REACHED, RUNNING, TOO_LATE
from inburgering_cli.screen import strips as st
from inburgering_cli.screen.bars import unicode_screen

_NARROWEST: Final = 60  # screen
_LABEL: Final = 22
_MARGIN: Final = 0.02  # of the whole period, at both ends
_MONTHS_APART: Final = (1, 2, 3, 6, 12, 24, 60, 120)
_ROOM: Final = 9  # of a label below the axis
_YEAR: Final = 12


class Marks(NamedTuple):
    """The characters of one set."""

    fase: str
    periode: str
    loopt: str
    day: str
    vandaag: str
    term: dict[str, str]
    waiting: str
    axis: str
    tick: str


_UNICODE: Final = Marks(
    "█", "━", "▶", "●", "│", {REACHED: "✓", TOO_LATE: "▲", RUNNING: "◆", EXPIRED: "✗"}, "─", "─", "┴"
)
_ASCII: Final = Marks("#", "=", ">", "*", "|", {REACHED: "+", TOO_LATE: "^", RUNNING: "o", EXPIRED: "X"}, "-", "-", "+")
_COLOUR: Final = {REACHED: "green", TOO_LATE: "yellow", RUNNING: "cyan", EXPIRED: "bold red"}
_COLOUR_STRIP: Final = {st.PHASE: "blue", st.PERIOD: "magenta", st.EVENT: "", st.TERM: "dim"}


def show_timeline(strips: Sequence[st.Strip], peildatum: str, out: Console) -> None:
    """Print the timeline of a dossier when the terminal is wide enough."""
    if out.width < _NARROWEST or not strips:
        return
    for line in timeline(strips, peildatum, out.width, unicode=unicode_screen()):
        out.print(line, soft_wrap=True)
    out.print()


def timeline(strips: Sequence[st.Strip], peildatum: str, width: int, *, unicode: bool) -> list[Text]:
    """The lines: the strips with today marked, the axis, and a legend."""
    signs = _UNICODE if unicode else _ASCII
    axis = _Axis(strips, peildatum, width - _LABEL)
    lines = [_strip(strip, axis, signs, peildatum) for strip in strips]
    return [*lines, *axis.lines(signs), *_legend(strips, signs, peildatum, width)]


def _named(strip: st.Strip) -> str:
    return f"fase {strip.name}" if strip.soort == st.PHASE else strip.name


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


class _Axis:
    """Maps days to columns."""

    def __init__(self, strips: Iterable[st.Strip], peildatum: str, room: int) -> None:
        days = [_ordinal(peildatum)]
        for strip in strips:
            days += [_ordinal(d) for d in (strip.van, strip.tot) if d is not None]
            days += [_ordinal(mark.day) for mark in strip.marks]
        margin = max(int((max(days) - min(days)) * _MARGIN), 1)
        self.first, self.last, self.room = min(days) - margin, max(days) + margin, room
        self.today = self.column(peildatum)

    def column(self, day: str) -> int:
        """The column of a day."""
        return self._at(_ordinal(day))

    def _at(self, ordinal: int) -> int:
        return min((ordinal - self.first) * self.room // (self.last - self.first + 1), self.room - 1)

    def _ticks(self) -> list[tuple[int, str]]:
        """(column, label) of as many months as there is room for."""
        begin, end = date.fromordinal(self.first), date.fromordinal(self.last)
        months = range(begin.year * _YEAR + begin.month, end.year * _YEAR + end.month)  # from the first whole month on
        for apart in _MONTHS_APART:
            found = [
                (self._at(date(m // _YEAR, m % _YEAR + 1, 1).toordinal()), _label(m, apart))
                for m in months
                if m % apart == 0
            ]
            if all(b[0] - a[0] >= _ROOM for a, b in pairwise(found)):
                return found
        return []

    def lines(self, signs: Marks) -> list[Text]:
        """The axis and the months below it."""
        ticks = self._ticks()
        rule = [signs.axis] * self.room
        words = [" "] * self.room
        for column, label in ticks:
            rule[column] = signs.tick
            if column + len(label) <= self.room:
                words[column : column + len(label)] = label
        rule[self.today] = signs.vandaag
        return [Text(" " * _LABEL + "".join(rule), style="dim"), Text(" " * _LABEL + "".join(words).rstrip())]


def _label(month: int, apart: int) -> str:
    year, number = divmod(month, _YEAR)
    return str(year) if apart >= _YEAR else f"{MONTHS[number][:3]} {year}"


def _strip(strip: st.Strip, axis: _Axis, signs: Marks, peildatum: str) -> Text:
    cells = [(" ", "")] * axis.room
    style = _COLOUR_STRIP[strip.soort]
    if strip.van is not None:
        running = strip.tot is None
        end = axis.column(strip.tot or max(peildatum, strip.van))
        fill = {st.PHASE: signs.fase, st.PERIOD: signs.periode}.get(strip.soort, signs.waiting)
        for column in range(axis.column(strip.van), end + 1):
            cells[column] = (fill, style)
        if running:
            cells[end] = (signs.loopt, style)
    if cells[axis.today][0] == " ":
        cells[axis.today] = (signs.vandaag, "dim")
    for mark in strip.marks:
        cells[axis.column(mark.day)] = (
            signs.term.get(mark.stand, signs.day),
            _COLOUR.get(mark.stand, ""),
        )
    line = Text(clean(_named(strip))[: _LABEL - 2].ljust(_LABEL))
    for sign, colour in cells:
        line.append(sign, colour or None)
    line.rstrip()
    return line


def _legend(strips: Sequence[st.Strip], signs: Marks, peildatum: str, width: int) -> list[Text]:
    said = {REACHED: "gehaald", TOO_LATE: "te laat", RUNNING: "loopt", EXPIRED: "verlopen"}
    seen = {mark.stand for strip in strips for mark in strip.marks}
    parts = [f"{signs.vandaag} {dutch(peildatum)}", f"{signs.loopt} loopt nog"]
    parts += [f"{signs.term[stand]} {text}" for stand, text in said.items() if stand in seen]
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]}   {part}" if lines[-1] else part
        if _LABEL + len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return [Text(" " * _LABEL + line, style="dim") for line in lines]
