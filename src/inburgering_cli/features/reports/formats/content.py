"""The fields of the HTML and PDF templates of a report."""

from typing import Any, Final

from inburgering_cli.core.dates import dutch_long
from inburgering_cli.core.text import clean
from inburgering_cli.features.reports.formats import words
from inburgering_cli.features.reports.formats.drawing import draw
from inburgering_cli.features.reports.report import DAY, EXPLANATION_EXTERNAL, Report, Section, Table
from inburgering_cli.screen.paper.colours import COLOURS
from inburgering_cli.screen.paper.numbers import bound
from inburgering_cli.screen.paper.template import Map, fill

#: A table with more columns gets small letters.
_MANY: Final = 10


def content(rapport: Report, folder: Map) -> dict[str, Any]:
    """The fields of `rapport.html` and `rapport.typ`. `folder`: has the template of a chart."""
    return {
        "titel": clean(rapport.title),
        "feiten": [[name, value] for name, value in words.facts(rapport)],
        "extern": EXPLANATION_EXTERNAL if rapport.extern else "",
        "bekend": bound(dutch_long(rapport.peildatum)),
        "secties": [_section(section, folder) for section in rapport.secties],
    }


def _section(section: Section, folder: Map) -> dict[str, Any]:
    charts = [draw(chart, f"{section.id}-{n}") for n, chart in enumerate(section.charts, 1)]
    return {
        "id": section.id,
        "titel": clean(section.title),
        "uitleg": bound(clean(section.explanation)),
        "kaarten": section.cards,
        "grafieken": [
            {
                "titel": g.titel,
                "tekst": f"{g.titel}. {g.omschrijving}",
                "svg": fill(folder, "grafiek.svg", {"g": g, "kleur": COLOURS}, html=True),
            }
            for g in charts
        ],
        "tabellen": [_table(table) for table in section.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    shown = words.columns(table)
    right = [field.right_aligned for _, field in shown]
    verdict = next(
        (n for n, (place, _) in enumerate(shown) if any(row[place].soort == "oordeel" for row in table.rows)), -1
    )
    rows = [words.row_texts(table, row) for row in table.rows]
    few = len(shown) < 4 and all(right[1:])
    return {
        "id": table.id,
        "titel": clean(table.title),
        "leeg": table.empty,
        "kop": [bound(clean(field.title)) for _, field in shown],
        "rechts": right,
        "vast": [any(row[place].soort == DAY for row in table.rows) for place, _ in shown],
        "vorm": "smal" if few else "breed" if len(shown) > _MANY else "",
        "rijen": rows,
        "oordeel": verdict,
        "oordelen": [row[shown[verdict][0]].value for row in table.rows] if verdict >= 0 else [],
    }
