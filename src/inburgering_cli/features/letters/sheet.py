"""Makes an HTML page, a PDF/A or a .docx of the blocks of a document."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.features.letters.blocks import Block
from inburgering_cli.records.documents import DOCX, HTML
from inburgering_cli.screen.paper import html, pdf, word
from inburgering_cli.screen.paper.template import Map, safe

_LOGOS: Final = {"logo.svg": "image/svg+xml", "logo.png": "image/png", "logo.jpg": "image/jpeg"}
_MOST: Final = 2 * 1024 * 1024  # bytes of a logo


def made(formaat: str, folder: Map, blocks: Sequence[Block], data: Mapping[str, Any], peildatum: str) -> bytes:
    """The bytes of a document. `data`: fields around the blocks. Raises `Refused` for a fault in the sheet."""
    title = next((b.teksten[0] for b in blocks if b.soort == "titel"), "")
    sheet = {**safe(data), "titel": title, "blokken": [b._asdict() for b in blocks]}
    name, content = _logo(folder)
    if formaat == HTML:
        url = f"data:{_LOGOS[name]};base64,{base64.b64encode(content).decode()}" if name else None
        return html.page(folder, "blad.html", {**sheet, "logo": url})
    if formaat == DOCX:
        base = folder.find("blad.docx")
        shown = content if name and name.endswith(word.PICTURES) else None
        return word.document(base if base.is_file() else None, sheet, peildatum, shown)
    return pdf.document(folder, "blad.typ", {**sheet, "logo": name}, peildatum, {name: content} if name else {})


def _logo(folder: Map) -> tuple[str | None, bytes]:
    for name in _LOGOS:
        path = folder.find(name)
        if path.is_file():
            content = path.read_bytes()
            if len(content) > _MOST:
                raise Refused(f"Het logo {path} is groter dan 2 MB; maak het kleiner.", field="sjablonen")
            return name, content
    return None, b""
