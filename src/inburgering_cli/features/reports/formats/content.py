"""What stands on the page and in the document of a report: words in their places, the same for both."""

from typing import Any, Final

from inburgering_cli.core.dates import dutch_long
from inburgering_cli.core.text import clean
from inburgering_cli.features.reports.formats import words
from inburgering_cli.features.reports.formats.drawing import draw
from inburgering_cli.features.reports.report import DATUM, UITLEG_EXTERN, Rapport, Sectie, Tabel
from inburgering_cli.screen.paper.colours import KLEUREN
from inburgering_cli.screen.paper.numbers import bound
from inburgering_cli.screen.paper.template import Map, fill

#: From so many columns on, letters are small.
_MANY: Final = 10


def content(rapport: Rapport, folder: Map) -> dict[str, Any]:
    """The fields of `rapport.html` and `rapport.typ`. `folder`: where the template of a chart is."""
    return {
        "titel": clean(rapport.titel),
        "feiten": [[name, value] for name, value in words.facts(rapport)],
        "extern": UITLEG_EXTERN if rapport.extern else "",
        "bekend": bound(dutch_long(rapport.peildatum)),
        "secties": [_section(sectie, folder) for sectie in rapport.secties],
    }


def _section(sectie: Sectie, folder: Map) -> dict[str, Any]:
    charts = [draw(grafiek, f"{sectie.id}-{n}") for n, grafiek in enumerate(sectie.grafieken, 1)]
    return {
        "id": sectie.id,
        "titel": clean(sectie.titel),
        "uitleg": bound(clean(sectie.uitleg)),
        "kaarten": sectie.kaarten,
        "grafieken": [
            {
                "titel": g.titel,
                "tekst": f"{g.titel}. {g.omschrijving}",
                "svg": fill(folder, "grafiek.svg", {"g": g, "kleur": KLEUREN}, html=True),
            }
            for g in charts
        ],
        "tabellen": [_table(tabel) for tabel in sectie.tabellen],
    }


def _table(tabel: Tabel) -> dict[str, Any]:
    shown = words.columns(tabel)
    right = [veld.rechts for _, veld in shown]
    verdict = next(
        (n for n, (place, _) in enumerate(shown) if any(row[place].soort == "oordeel" for row in tabel.rijen)), -1
    )
    rows = [words.row_texts(tabel, row) for row in tabel.rijen]
    few = len(shown) < 4 and all(right[1:])
    return {
        "id": tabel.id,
        "titel": clean(tabel.titel),
        "leeg": tabel.leeg,
        "kop": [bound(clean(veld.titel)) for _, veld in shown],
        "rechts": right,
        "vast": [any(row[place].soort == DATUM for row in tabel.rijen) for place, _ in shown],
        "vorm": "smal" if few else "breed" if len(shown) > _MANY else "",
        "rijen": rows,
        "oordeel": verdict,
        "oordelen": [row[shown[verdict][0]].waarde for row in tabel.rijen] if verdict >= 0 else [],
    }
