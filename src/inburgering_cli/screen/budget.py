"""Budget and spending as people and scripts read them; cents become euros here."""

from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.core.money import CENTEN
from inburgering_cli.core.text import clean
from inburgering_cli.law.figures.budget import METHODEN, OORDELEN, Jaarbudget, Regel
from inburgering_cli.screen.output import Kolom, emit, euro, number

_AMOUNTS: Final = ("budget", "uitgegeven", "resterend", "prognose", "prognose_resterend")


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %".replace(".", ",")


def _bar(row: Mapping[str, Any]) -> str:
    from inburgering_cli.screen.bars import bar

    return bar(row["uitgegeven"], row["budget"])


def _amount(key: str, title: str, vanaf: int = 0) -> Kolom:
    return Kolom(key, title, euro, rechts=True, vast=True, vanaf=vanaf)


REGELS: Final = (
    Kolom("naam", "voorziening"),
    _amount("budget", "budget"),
    _amount("uitgegeven", "uitgegeven"),
    _amount("resterend", "over", 100),
    Kolom("percentage", "gebruikt", _percent, rechts=True, vast=True),
    Kolom("beeld", "", rij=_bar, vast=True, vanaf=90, beeld=True),
    _amount("prognose", "prognose"),
    Kolom("n", "n", number, rechts=True, vast=True, vanaf=100),
)
JAREN: Final = (
    Kolom("jaar", "jaar", number, rechts=True, vast=True),
    _amount("budget", "budget"),
    _amount("uitgegeven", "uitgegeven"),
    _amount("resterend", "over"),
    Kolom("percentage", "gebruikt", _percent, rechts=True, vast=True),
    Kolom("beeld", "", rij=_bar, vast=True, vanaf=80, beeld=True),
    Kolom("bron", "bron", vrij=True),
)


def _row(regel: Regel) -> dict[str, Any]:
    row = regel._asdict()
    return row | {name: row[name] / CENTEN for name in _AMOUNTS if row[name] is not None}


def year_row(year: Jaarbudget) -> dict[str, Any]:
    """A year as one row: its total, and where the budget stands."""
    row = _row(year.totaal)
    del row["voorziening"], row["naam"]
    return {
        "gemeente": year.gemeente,
        "jaar": year.jaar,
        **row,
        "bron": year.bron,
        "methode": year.methode,
        "oordeel": year.oordeel,
    }


def as_dict(year: Jaarbudget) -> dict[str, Any]:
    """A year as JSON shows it: the total, how the forecast is made, and the provisions."""
    return {
        **year_row(year),
        "toelichting": METHODEN[year.methode] if year.methode else None,
        "voorzieningen": [_row(r) for r in year.regels[:-1]],
    }


def show(year: Jaarbudget, formaat: str) -> None:
    """A year as a table with what to know about it, or as CSV: the provisions, then the total."""
    rows = [{"gemeente": year.gemeente, "jaar": year.jaar, **_row(r)} for r in year.regels]
    emit(formaat, rows, REGELS, titel=f"Budget {year.jaar} van {clean(year.gemeente)}")
    if formaat == "table":
        from inburgering_cli.screen.table import emit_note

        emit_note(
            "Bron van het budget:"
            f" {year.bron or 'er is geen budget bekend; leg het vast met `inburgering budget set JAAR BEDRAG`'}."
        )
        if year.methode:
            emit_note(f"Prognose: {OORDELEN[year.oordeel]}. Methode: {METHODEN[year.methode]}.")
