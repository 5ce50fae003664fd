"""Cells as Dutch people read them, and what a report says about itself."""

from collections.abc import Sequence
from typing import Final

from inburgering_cli.core.anonymous import KLEINSTE_GROEP
from inburgering_cli.core.dates import MAANDEN, dutch, dutch_long
from inburgering_cli.core.text import clean
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cel, Rapport, Tabel, Veld
from inburgering_cli.law.figures.indicators import OORDELEN
from inburgering_cli.screen.output import euro
from inburgering_cli.screen.paper.numbers import bound, day, grouped

_DASH: Final = "–"


def text(cel: Cel) -> str:
    """A cell in words and figures."""
    value = cel.waarde
    if cel.soort == r.KLEIN_AANTAL:
        return f"<{KLEINSTE_GROEP}"
    if cel.soort == r.AFGESCHERMD:
        return "afgeschermd"
    if value is None:
        return _DASH
    if isinstance(value, str):
        if cel.soort == r.DATUM:
            return dutch(value)
        if cel.soort == r.KALENDERMAAND:
            return f"{MAANDEN[int(value[5:]) - 1]} {value[:4]}"
        return clean(OORDELEN.get(value, value) if cel.soort == "oordeel" else value)
    if cel.soort == r.EURO:
        return bound(euro(value))
    unit = {r.PROCENT: " %", r.DAGEN: " dagen"}.get(cel.soort, "")
    return bound(_number(value, cel.soort) + unit)


def _number(value: int | float, soort: str) -> str:
    if soort == r.TEKST:
        return str(value)
    whole = isinstance(value, int) or (soort not in (r.PROCENT, r.CIJFER) and value == int(value))
    return grouped(value, 0 if whole else 1)


def columns(tabel: Tabel) -> list[tuple[int, Veld]]:
    """The columns that people see, with their places."""
    return [(place, veld) for place, veld in enumerate(tabel.velden) if not veld.data]


def row_texts(tabel: Tabel, row: Sequence[Cel]) -> list[str]:
    """The cells of a row that people see."""
    return [text(row[place]) for place, _ in columns(tabel)]


def facts(rapport: Rapport) -> list[tuple[str, str]]:
    """What a reader has to know about the report as a whole."""
    found = [
        ("Gemeente", clean(rapport.gemeente or f"alle dossiers ({rapport.gemeente_beleid})")),
        ("Tijdvak", f"{day(rapport.tijdvak.van)} tot en met {day(rapport.tijdvak.tot)}"),
        ("Stand op", dutch_long(rapport.peildatum)),
        ("Indicatoren over", _period(rapport)),
    ]
    if rapport.namen:
        found.append(("Namen", "dossiers worden genoemd: niet verspreiden"))
    return [(name, bound(words)) for name, words in found]


def _period(rapport: Rapport) -> str:
    if rapport.van is None or rapport.tot is None:
        return "alle dossiers"
    return f"dossiers met hun startdag van {day(rapport.van)} tot en met {day(rapport.tot)}"
