"""A document as PDF/A with the tags of PDF/UA, made by typst offline with its own fonts."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unicodedata import normalize

from inburgering_cli.core.errors import Refused
from inburgering_cli.screen.paper.colours import COLOURS
from inburgering_cli.screen.paper.template import Map, broken, in_dutch

_BASE: Final = "basis.typ"
#: For archiving, and for screen readers.
_STANDARDS: Final = ("a-2a", "ua-1")
#: What the fonts of typst can show: Latin, Greek and Cyrillic letters, and punctuation.
SHOWN: Final = (
    "\n\x20-\x7e\xa0-\u024f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff\u0400-\u04ff\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u203a\u20ac\u2190-\u2193\u2264\u2265"
)
_NOT_SHOWN: Final = re.compile(f"[^{SHOWN}]")


def document(
    folder: Map, name: str, data: Mapping[str, Any], peildatum: str, files: Mapping[str, bytes] | None = None
) -> bytes:
    """Make a PDF of the template of this name. Data is passed as values, never as code. Its date is the peildatum.

    The template can read the common one and `files` only. Raises `Refused` with the file and line of a fault in one.
    """
    try:
        import typst
    except ImportError:
        raise Refused(
            "PDF vraagt een extra onderdeel. Installeer het met `pip install 'inburgering-cli[pdf]'`, of kies --format html.",
            field="format",
        ) from None
    given = json.dumps(_shown({**data, "kleuren": COLOURS, "peildatum": peildatum}), ensure_ascii=False)
    with TemporaryDirectory(prefix="inburgering-") as place:
        root = Path(place)
        for file, content in (files or {}).items():
            (root / file).write_bytes(content)
        for sheet in (name, _BASE):
            source = folder.source(sheet)
            if re.search(r'"\s*@', source):
                broken(folder.find(sheet), None, "een pakket van internet mag niet")
            (root / sheet).write_text(source, encoding="utf-8")
        try:
            made: Any = typst.compile(
                str(root / name),
                root=place,
                ignore_system_fonts=True,  # so that a letter looks the same on every computer
                format="pdf",
                sys_inputs={"data": given},
                pdf_standards=list(_STANDARDS),
                package_path=place,
                package_cache_path=place,
                timestamp=datetime.fromisoformat(peildatum).replace(tzinfo=UTC),
            )
        except typst.TypstError as error:
            told = re.search(r"(\w+\.typ):(\d+)", str(error.diagnostic or ""))
            broken(folder.find(told[1] if told else name), int(told[2]) if told else None, in_dutch(error.message))
    return bytes(made)


def _shown(value: Any) -> Any:
    """Replace characters that the fonts lack by their code: PDF/A allows no invisible characters."""
    if isinstance(value, str):
        return _NOT_SHOWN.sub(lambda found: f"(U+{ord(found[0]):04X})", normalize("NFC", value))
    if isinstance(value, Mapping):
        return {key: _shown(part) for key, part in value.items()}
    return [_shown(part) for part in value] if isinstance(value, list | tuple) else value
