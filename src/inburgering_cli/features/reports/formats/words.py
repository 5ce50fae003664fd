"""Cells in Dutch, and the facts about a report."""

from collections.abc import Sequence
from typing import Final

from inburgering_cli.core.anonymous import SMALLEST_GROUP
from inburgering_cli.core.dates import MONTHS, dutch, dutch_long
from inburgering_cli.core.text import clean
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cell, Field, Report, Table
from inburgering_cli.law.figures.indicators import JUDGEMENTS
from inburgering_cli.screen.column import decimals_of, euro
from inburgering_cli.screen.paper.numbers import bound, day, grouped

_DASH: Final = "–"


def text(cell: Cell) -> str:
    """The text of a cell."""
    value = cell.value
    if cell.soort == r.SMALL_COUNT:
        return f"<{SMALLEST_GROUP}"
    if cell.soort == r.SHIELDED:
        return "afgeschermd"
    if value is None:
        return _DASH
    if isinstance(value, str):
        if cell.soort == r.DAY:
            return dutch(value)
        if cell.soort == r.CALENDAR_MONTH:
            return f"{MONTHS[int(value[5:]) - 1]} {value[:4]}"
        return clean(JUDGEMENTS.get(value, value) if cell.soort == "oordeel" else value)
    if cell.soort == r.EURO:
        return bound(euro(value))
    unit = {r.PERCENT: " %", r.DAYS: " dagen"}.get(cell.soort, "")
    return bound(_number(value, cell.soort) + unit)


def _number(value: int | float, kind: str) -> str:
    if kind == r.TEXT:
        return str(value)
    whole = isinstance(value, int) or (kind not in (r.PERCENT, r.DIGIT) and value == int(value))
    return grouped(value, 0 if whole else decimals_of(value) if kind in (r.PERCENT, r.DIGIT) else 1)


def columns(table: Table) -> list[tuple[int, Field]]:
    """The columns for people, with their index."""
    return [(place, field) for place, field in enumerate(table.fields) if not field.data]


def row_texts(table: Table, row: Sequence[Cell]) -> list[str]:
    """The texts of a row, for people."""
    return [text(row[place]) for place, _ in columns(table)]


def facts(rapport: Report) -> list[tuple[str, str]]:
    """The facts at the head of a report."""
    found = [
        ("Gemeente", clean(rapport.gemeente or f"alle dossiers ({rapport.gemeente_beleid})")),
        ("Tijdvak", f"{day(rapport.tijdvak.van)} tot en met {day(rapport.tijdvak.tot)}"),
        ("Stand op", dutch_long(rapport.peildatum)),
        ("Indicatoren over", _period(rapport)),
    ]
    if rapport.namen:
        found.append(("Namen", "dossiers worden genoemd: niet verspreiden"))
    return [(name, bound(words)) for name, words in found]


def _period(rapport: Report) -> str:
    if rapport.van is None or rapport.tot is None:
        return "alle dossiers"
    return f"dossiers met hun startdag van {day(rapport.van)} tot en met {day(rapport.tot)}"
