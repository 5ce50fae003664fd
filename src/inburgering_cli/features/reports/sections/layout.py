"""What sections share: rows by name, a value with the people behind it, a table of figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cel, Tabel, Veld, aantal, procent
from inburgering_cli.law.figures.kpi import Kpi

_MAANDEN: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def rows_by_id(rows: Iterable[Kpi]) -> dict[str, Kpi]:
    """Rows by the name of their indicator."""
    return {row.id: row for row in rows}


def shown(row: Kpi, geld: tuple[int, ...] = ()) -> Cel:
    """The value of an indicator with the people that follow from it; `geld`: those behind a value that is of money."""
    if row.noemer is not None:
        return procent(row.teller, row.noemer)
    if row.eenheid == r.AANTAL:
        return aantal(row.n)
    if row.eenheid == r.PROCENT:  # of money
        return Cel(row.waarde, r.PROCENT, geld)
    return r.gemiddeld(row.waarde, row.eenheid, row.n)


def figures(
    ident: str, titel: str, velden: Mapping[str, str], rijen: Sequence[tuple[Cel, ...]], leeg: str = ""
) -> Tabel:
    """A table whose first column is words and whose others are figures."""
    first = next(iter(velden))
    columns = tuple(Veld(key, title, rechts=key != first) for key, title in velden.items())
    return Tabel(ident, titel, columns, rijen, leeg or "Er is niets te melden.")


def month(day: str) -> str:
    """`2026-09-30` as a label: sep 2026; a day within a month as it is."""
    return f"{_MAANDEN[int(day[5:7]) - 1]} {day[:4]}"
