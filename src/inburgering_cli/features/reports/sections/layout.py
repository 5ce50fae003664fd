"""Shared by the sections: rows by indicator, the cell of an indicator, a table of figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cell, Field, Table, count_cell, percent
from inburgering_cli.law.figures.kpi import Kpi

_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def rows_by_id(rows: Iterable[Kpi]) -> dict[str, Kpi]:
    """Rows by the id of their indicator."""
    return {row.id: row for row in rows}


def shown(row: Kpi, money: tuple[int, ...] = ()) -> Cell:
    """The value of an indicator as a cell; `money`: the people behind a share of money."""
    if row.noemer is not None:
        cell = percent(row.teller, row.noemer)
        missed = row.norm if row.oordeel == "niet_gehaald" else None
        return cell if missed is None else cell._replace(value=row.waarde, under=missed)
    if row.eenheid == r.COUNT:
        return count_cell(row.n)
    if row.eenheid == r.PERCENT:  # of money
        return Cell(row.waarde, r.PERCENT, money)
    return r.average(row.waarde, row.eenheid, row.n)


def figures(
    ident: str, title: str, fields: Mapping[str, str], rows: Sequence[tuple[Cell, ...]], empty: str = ""
) -> Table:
    """A table with words in the first column and figures in the others."""
    first = next(iter(fields))
    columns = tuple(Field(key, title, right_aligned=key != first) for key, title in fields.items())
    return Table(ident, title, columns, rows, empty or "Er is niets te melden.")


def month(day: str) -> str:
    """`2026-09-30` as a label: sep 2026."""
    return f"{_MONTHS[int(day[5:7]) - 1]} {day[:4]}"
