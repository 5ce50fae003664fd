"""Reports as files: the same sections as HTML, PDF, xlsx, CSV or JSON."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import GebruikFout
from inburgering_cli.features.reports.report import Rapport

FORMATEN: Final = ("html", "pdf", "xlsx", "csv", "json")
#: Format -> (module that it needs, extra that brings it).
_EXTRA: Final = {"pdf": ("typst", "pdf"), "xlsx": ("xlsxwriter", "excel")}


def chosen(text: str) -> tuple[str, ...]:
    """The formats of `html,pdf`. Raises `GebruikFout` for one that does not exist, or whose extra is not installed."""
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if wrong := next((f for f in formats if f not in FORMATEN), None if formats else text):
        raise GebruikFout(f"--format: ‘{wrong[:20]}’ kan hier niet; kies uit {', '.join(FORMATEN)}.", veld="format")
    if not formats:
        raise GebruikFout(f"Geef met --format minstens één vorm: {', '.join(FORMATEN)}.", veld="format")
    for name in formats:
        module, extra = _EXTRA.get(name, ("", ""))
        if module and find_spec(module) is None:
            raise GebruikFout(
                f"Voor {name} is de uitbreiding ‘{extra}’ nodig: `pip install 'inburgering-cli[{extra}]'`. Er is"
                " niets gemaakt.",
                veld="format",
            )
    return formats


def files(rapport: Rapport, formats: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file."""
    for name in formats:
        if name == "csv":
            from inburgering_cli.features.reports.formats.csv import tables

            yield from tables(rapport)
        else:
            yield f"{rapport.naam}.{name}", _whole(rapport, name)


def _whole(rapport: Rapport, name: str) -> bytes:
    if name in ("html", "pdf"):
        return _page(rapport, name)
    if name == "xlsx":
        from inburgering_cli.features.reports.formats.xlsx import workbook

        return workbook(rapport)
    from inburgering_cli.features.reports.formats.json import document as data

    return data(rapport).encode()


def _page(rapport: Rapport, name: str) -> bytes:
    from inburgering_cli.features.reports.formats.content import content
    from inburgering_cli.screen.paper import html, pdf
    from inburgering_cli.screen.paper.template import Map

    folder = Map(Path(__file__).with_name("templates"))
    data = content(rapport, folder)
    if name == "html":
        return html.page(folder, "rapport.html", data)
    return pdf.document(folder, "rapport.typ", data, rapport.peildatum)
