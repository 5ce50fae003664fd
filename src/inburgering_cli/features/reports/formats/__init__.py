"""Reports as HTML, PDF, xlsx, CSV or JSON."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import UsageFault
from inburgering_cli.features.reports.report import Report

FORMATS: Final = ("html", "pdf", "xlsx", "csv", "json")
#: Format -> (module that it needs, extra that brings it).
_EXTRA: Final = {"pdf": ("typst", "pdf"), "xlsx": ("xlsxwriter", "excel")}


def chosen(text: str) -> tuple[str, ...]:
    """The formats in a text like `html,pdf`. Raises `UsageFault` for an unknown one, or one whose extra is missing."""
    formats = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    if wrong := next((f for f in formats if f not in FORMATS), None if formats else text):
        raise UsageFault(f"--format: ‘{wrong[:20]}’ kan hier niet; kies uit {', '.join(FORMATS)}.", field="format")
    if not formats:
        raise UsageFault(f"Geef met --format minstens één vorm: {', '.join(FORMATS)}.", field="format")
    for name in formats:
        module, extra = _EXTRA.get(name, ("", ""))
        if module and find_spec(module) is None:
            raise UsageFault(
                f"Voor {name} is de uitbreiding ‘{extra}’ nodig: `pip install 'inburgering-cli[{extra}]'`. Er is"
                " niets gemaakt.",
                field="format",
            )
    return formats


def files(rapport: Report, formats: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file."""
    for name in formats:
        if name == "csv":
            from inburgering_cli.features.reports.formats.csv import tables

            yield from tables(rapport)
        else:
            yield f"{rapport.name}.{name}", _whole(rapport, name)


def _whole(rapport: Report, name: str) -> bytes:
    if name in ("html", "pdf"):
        return _page(rapport, name)
    if name == "xlsx":
        from inburgering_cli.features.reports.formats.xlsx import workbook

        return workbook(rapport)
    from inburgering_cli.features.reports.formats.json import document as data

    return data(rapport).encode()


def _page(rapport: Report, name: str) -> bytes:
    from inburgering_cli.features.reports.formats.content import content
    from inburgering_cli.screen.paper import html, pdf
    from inburgering_cli.screen.paper.template import Map

    folder = Map(Path(__file__).with_name("templates"))
    data = content(rapport, folder)
    if name == "html":
        return html.page(folder, "rapport.html", data)
    return pdf.document(folder, "rapport.typ", data, rapport.peildatum, replace=True)
