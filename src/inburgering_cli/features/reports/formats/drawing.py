"""Computes the coordinates of a chart; the template writes it as SVG."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from inburgering_cli.core.dates import days_between, dutch
from inburgering_cli.core.text import clean
from inburgering_cli.features.reports.formats.words import text
from inburgering_cli.features.reports.report import Chart, Point
from inburgering_cli.screen.paper.numbers import FIXED

_WIDTH: Final = 420
_HEIGHT: Final = 210
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 18, 30
_STEPS: Final = 4
_MARKS: Final = 10  # the highest mark; a higher scale is in percent
_LABEL_EVERY: Final = 4
_ROW: Final = 24
_BARS_FROM: Final = 136
_BAR: Final = 220
_DAY_ROW: Final = 21
_DAYS_FROM: Final = 236


class Dot(NamedTuple):
    """A point with its texts. For the norm: `x` is the height of the line, `y` that of its label."""

    x: float
    y: float
    label: str
    tekst: str


class Drawing(NamedTuple):
    """A chart with its coordinates. `id` is unique within a page."""

    id: str
    titel: str
    omschrijving: str
    breed: int
    hoog: int
    links: int
    lijn: bool = False
    stippen: Sequence[Dot] = ()
    lijnen: Sequence[str] = ()
    assen: Sequence[Dot] = ()
    labels: Sequence[Dot] = ()
    norm: Dot | None = None
    staven: Sequence[Dot] = ()
    vandaag: float | None = None
    rand: int = _RIGHT

    @property
    def midden(self) -> float:
        """The middle of the plot: to the right of it the text of a point comes before the point."""
        return (self.links + self.breed - self.rand) / 2


def draw(chart: Chart, ident: str) -> Drawing:
    """Compute the drawing of a chart."""
    if chart.vandaag is not None:
        return _timeline(chart, chart.vandaag, ident)
    return _line(chart, ident) if chart.lijn else _bars(chart, ident)


def _known(points: Sequence[Point]) -> Iterator[tuple[int, float, Point]]:
    for place, point in enumerate(points):
        if isinstance(point.cell.value, int | float):
            yield place, float(point.cell.value), point


def _line(chart: Chart, ident: str) -> Drawing:
    highest = chart.highest or 1.0
    across = (_WIDTH - _LEFT - _RIGHT) / max(len(chart.points) - 1, 1)
    room = _HEIGHT - _TOP - _BOTTOM

    def height(value: float) -> float:
        return round(_TOP + room * (1 - value / highest), 1)

    known = list(_known(chart.points))
    dots = [Dot(round(_LEFT + across * n, 1), height(value), p.label, text(p.cell)) for n, value, p in known]
    lines: list[str] = []
    before = None
    for (place, _, _), dot in zip(known, dots, strict=True):
        step = f"{dot.x} {dot.y}"
        if before is not None and place == before + 1:
            lines[-1] += f" L{step}"
        else:
            lines.append(f"M{step}")
        before = place
    unit = f"{FIXED}%" if highest > _MARKS else ""
    axis = [
        Dot(_LEFT, height(highest * n / _STEPS), _plain(highest * n / _STEPS) + unit, "") for n in range(_STEPS + 1)
    ]
    last = len(chart.points) - 1
    labels = [
        Dot(round(_LEFT + across * n, 1), _HEIGHT - 8, p.label, "start" if n == 0 else "end" if n == last else "middle")
        for n, p in enumerate(chart.points)
        if (last - n) % _LABEL_EVERY == 0 or (n == 0 and last % _LABEL_EVERY == _LABEL_EVERY - 1)
    ]
    norm = None
    if chart.norm is not None:
        above = bool(known) and known[0][1] >= chart.norm  # the label goes on the other side than the start of the line
        level = height(chart.norm)
        norm = Dot(level, level + (13 if above else -5), f"norm {_plain(chart.norm)}{unit}", "")
    return Drawing(
        ident, chart.title, _said(chart), _WIDTH, _HEIGHT, _LEFT, lijn=True, stippen=dots, lijnen=lines, assen=axis,
        labels=labels, norm=norm,
    )  # fmt: skip


def _plain(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _said(chart: Chart) -> str:
    """The chart in words, for screen readers."""
    known = [p for _, _, p in _known(chart.points)]
    if not known:
        return "Er zijn nog geen cijfers."
    norm = "" if chart.norm is None else f" De norm is {_plain(chart.norm)}."
    return (
        f"{known[0].label}: {text(known[0].cell)}; {known[-1].label}: {text(known[-1].cell)}.{norm}"
        " Alle cijfers staan in de tabel."
    )


def _timeline(chart: Chart, today: str, ident: str) -> Drawing:
    days = [str(point.cell.value) for point in chart.points]
    first, last = min([*days, today]), max([*days, today])
    room, span = _WIDTH - _DAYS_FROM - _RIGHT, max(days_between(first, last), 1)

    def place(day: str) -> float:
        return round(_DAYS_FROM + room * days_between(first, day) / span, 1)

    dots = [
        Dot(place(day), n * _DAY_ROW + 12, clean(point.label).replace("_", " "), text(point.cell))
        for n, (day, point) in enumerate(zip(days, chart.points, strict=True))
    ]
    said = "; ".join(f"{dot.tekst} {dot.label}" for dot in dots) + f". De lijn is de peildatum, {dutch(today)}."
    return Drawing(
        ident, clean(chart.title), said, _WIDTH, _DAY_ROW * len(dots) + 8, _DAYS_FROM, stippen=dots,
        vandaag=place(today),
    )  # fmt: skip


def _bars(chart: Chart, ident: str) -> Drawing:
    highest = max((value for _, value, _ in _known(chart.points)), default=0) or 1
    bars = []
    for place, point in enumerate(chart.points):
        value = point.cell.value
        width = round(_BAR * float(value) / highest, 1) if isinstance(value, int | float) else 0
        bars.append(Dot(width, place * _ROW, point.label, text(point.cell)))
    said = "; ".join(f"{p.label}: {text(p.cell)}" for p in chart.points) + "."
    return Drawing(ident, chart.title, said, _WIDTH, _ROW * len(bars), _BARS_FROM, staven=bars)
