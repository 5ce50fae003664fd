"""A report as PDF/A (with the tags of PDF/UA), set by typst without a network and with the fonts that come with it."""

import json
import re
from typing import Any, Final
from unicodedata import normalize

from inburgering_cli.domain.rapport import UITLEG_EXTERN, Rapport, Sectie, Tabel
from inburgering_cli.render.rapport import woorden
from inburgering_cli.render.rapport.sjabloon import SJABLONEN, fill
from inburgering_cli.render.rapport.tekening import Tekening, draw

#: What the fonts that come with typst can show: Latin, Greek and Cyrillic letters, and punctuation.
_SHOWN: Final = (
    "\x20-\x7e\xa0-\u024f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff\u0400-\u04ff\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u203a\u20ac\u2190-\u2193\u2264\u2265"
)
_NOT_SHOWN: Final = re.compile(f"[^{_SHOWN}]")


def document(rapport: Rapport) -> bytes:
    """The document. Everything is passed to the template as data; its own date is the peildatum."""
    import typst

    data = json.dumps(_data(rapport), ensure_ascii=False)
    made: Any = typst.compile(
        (SJABLONEN / "rapport.typ").read_bytes(),
        sys_inputs={"rapport": data},
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
        timestamp=0,
    )
    return bytes(made)


def _data(rapport: Rapport) -> dict[str, Any]:
    year, month, day = map(int, rapport.peildatum.split("-"))
    return {
        "titel": _shown(rapport.titel),
        "dag": {"jaar": year, "maand": month, "dag": day},
        "feiten": [[_shown(name), _shown(value)] for name, value in woorden.facts(rapport)],
        "extern": UITLEG_EXTERN if rapport.extern else "",
        "secties": [_section(sectie) for sectie in rapport.secties],
    }


def _section(sectie: Sectie) -> dict[str, Any]:
    charts = [draw(grafiek, f"{sectie.id}-{n}") for n, grafiek in enumerate(sectie.grafieken, 1)]
    return {
        "titel": _shown(sectie.titel),
        "uitleg": _shown(sectie.uitleg),
        "kaarten": sectie.kaarten,
        "grafieken": [_chart(chart) for chart in charts],
        "tabellen": [_table(tabel) for tabel in sectie.tabellen],
    }


def _chart(tekening: Tekening) -> dict[str, str]:
    return {
        "titel": _shown(tekening.titel),
        "tekst": _shown(f"{tekening.titel}. {tekening.omschrijving}"),
        "svg": _shown(fill("los.svg.j2", g=tekening).replace("\n", " ")),
    }


def _table(tabel: Tabel) -> dict[str, Any]:
    columns = [veld for _, veld in woorden.columns(tabel)]
    return {
        "titel": _shown(tabel.titel),
        "leeg": tabel.leeg,
        "kop": [_shown(veld.titel) for veld in columns],
        "rechts": [veld.rechts for veld in columns],
        "rijen": [[_shown(text) for text in woorden.row_texts(tabel, row)] for row in tabel.rijen],
    }


def _shown(text: str) -> str:
    """Text in which a character that the fonts lack is a visible mark: PDF/A allows no empty box."""
    return _NOT_SHOWN.sub(lambda found: f"(U+{ord(found[0]):04X})", normalize("NFC", text))
