"""Budget and spending as a table, JSON or CSV. Cents become euros here."""

from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.core.money import CENTS
from inburgering_cli.core.text import clean
from inburgering_cli.law.figures.budget import JUDGEMENTS, METHODS, BudgetLine, YearBudget
from inburgering_cli.screen.column import Column, euro, number
from inburgering_cli.screen.output import emit

_AMOUNTS: Final = ("budget", "uitgegeven", "resterend", "prognose", "prognose_resterend")


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %".replace(".", ",")


def _bar(row: Mapping[str, Any]) -> str:
    from inburgering_cli.screen.bars import bar

    return bar(row["uitgegeven"], row["budget"])


def _amount(key: str, title: str, from_width: int = 0) -> Column:
    return Column(key, title, euro, right_aligned=True, fixed=True, from_width=from_width)


LINES: Final = (
    Column("naam", "voorziening"),
    _amount("budget", "budget"),
    _amount("uitgegeven", "uitgegeven"),
    _amount("resterend", "over", 100),
    Column("percentage", "gebruikt", _percent, right_aligned=True, fixed=True),
    Column("beeld", "", row=_bar, fixed=True, from_width=90, picture=True),
    _amount("prognose", "prognose"),
    Column("n", "n", number, right_aligned=True, fixed=True, from_width=100),
)
YEARS: Final = (
    Column("jaar", "jaar", number, right_aligned=True, fixed=True),
    _amount("budget", "budget"),
    _amount("uitgegeven", "uitgegeven"),
    _amount("resterend", "over"),
    Column("percentage", "gebruikt", _percent, right_aligned=True, fixed=True),
    Column("beeld", "", row=_bar, fixed=True, from_width=80, picture=True),
    Column("bron", "bron", free=True),
)


def _row(line: BudgetLine) -> dict[str, Any]:
    row = line._asdict()
    return row | {name: row[name] / CENTS for name in _AMOUNTS if row[name] is not None}


def year_row(year: YearBudget) -> dict[str, Any]:
    """A year as one row: its total, forecast method and verdict."""
    row = _row(year.whole)
    del row["voorziening"], row["naam"]
    return {
        "gemeente": year.gemeente,
        "jaar": year.jaar,
        **row,
        "bron": year.bron,
        "methode": year.methode,
        "oordeel": year.oordeel,
    }


def as_dict(year: YearBudget) -> dict[str, Any]:
    """A year for JSON: the total, how the forecast is made, and the provisions."""
    return {
        **year_row(year),
        "toelichting": METHODS[year.methode] if year.methode else None,
        "voorzieningen": [_row(r) for r in year.regels[:-1]],
    }


def show(year: YearBudget, formaat: str) -> None:
    """Show the provisions and then the total, as a table with notes or as CSV."""
    rows = [{"gemeente": year.gemeente, "jaar": year.jaar, **_row(r)} for r in year.regels]
    emit(formaat, rows, LINES, title=f"Budget {year.jaar} van {clean(year.gemeente)}")
    if formaat == "table":
        from inburgering_cli.screen.table import emit_note

        emit_note(
            "Bron van het budget:"
            f" {year.bron or 'er is geen budget bekend; leg het vast met `inburgering budget set JAAR BEDRAG`'}."
        )
        if year.methode:
            emit_note(f"Prognose: {JUDGEMENTS[year.oordeel]}. Methode: {METHODS[year.methode]}.")
