"""A document as a file: its blocks on the sheet of the municipality, as one HTML page or as PDF/A."""

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from inburgering_cli.domain.documenten import HTML
from inburgering_cli.domain.errors import Geweigerd
from inburgering_cli.render.sjabloon import Blok, Map, broken, environment, fill, in_dutch, safe

_LOGOS: Final = {"logo.svg": "image/svg+xml", "logo.png": "image/png", "logo.jpg": "image/jpeg"}
_MOST: Final = 2 * 1024 * 1024  # bytes of a logo
#: Archivable, and with all that a screen reader needs.
_STANDARDS: Final = ("a-2a", "ua-1")
_TRIES: Final = 40  # to find the scripts that the fonts do not have


def made(formaat: str, folder: Map, blokken: Sequence[Blok], data: Mapping[str, Any], peildatum: str) -> bytes:
    """The bytes of a document. `data`: what stands around the blocks. Raises `Geweigerd` for a sheet that is wrong."""
    title = next((b.teksten[0] for b in blokken if b.soort == "titel"), "")
    sheet = {**safe(data), "titel": title, "blokken": [b._asdict() for b in blokken]}
    return _html(folder, sheet) if formaat == HTML else _pdf(folder, sheet, peildatum)


def _logo(folder: Map) -> tuple[str, bytes] | None:
    for name in _LOGOS:
        path = folder.find(name)
        if path.is_file():
            content = path.read_bytes()
            if len(content) > _MOST:
                raise Geweigerd(f"Het logo {path} is groter dan 2 MB; maak het kleiner.", veld="sjablonen")
            return name, content
    return None


def _html(folder: Map, sheet: Mapping[str, Any]) -> bytes:
    logo = _logo(folder)
    url = f"data:{_LOGOS[logo[0]]};base64,{base64.b64encode(logo[1]).decode()}" if logo else None
    return fill(folder, "blad.html", {**sheet, "logo": url}, environment(autoescape=True)).encode()


def _pdf(folder: Map, sheet: Mapping[str, Any], peildatum: str) -> bytes:
    try:
        import typst
    except ImportError:
        raise Geweigerd(
            "PDF vraagt een extra onderdeel. Installeer het met `pip install 'inburgering-cli[pdf]'`, of kies --format html.",
            veld="format",
        ) from None
    import json

    path, source = folder.find("blad.typ"), folder.source("blad.typ")
    if re.search(r'"\s*@', source):
        broken(path, None, "een pakket van internet mag niet")
    logo = _logo(folder)
    with TemporaryDirectory(prefix="inburgering-") as name:
        root = Path(name)
        if logo:
            (root / logo[0]).write_bytes(logo[1])
        (root / "blad.typ").write_text(source, encoding="utf-8")
        data = json.dumps({**sheet, "logo": logo[0] if logo else None, "peildatum": peildatum}, ensure_ascii=False)
        for _ in range(_TRIES):
            try:
                return bytes(
                    typst.compile(
                        str(root / "blad.typ"),
                        root=str(root),
                        ignore_system_fonts=True,  # else the same letter looks otherwise on another computer
                        format="pdf",
                        sys_inputs={"data": data},
                        pdf_standards=list(_STANDARDS),
                        package_path=name,
                        package_cache_path=name,
                        timestamp=datetime.fromisoformat(peildatum).replace(tzinfo=UTC),
                    )
                )
            except typst.TypstError as error:
                unknown = re.search(r'the text `"(.+)"` could not be displayed', error.message)
                if unknown is None or unknown[1].isascii():
                    where = re.search(r"blad\.typ:(\d+)", str(error.diagnostic or ""))
                    broken(path, int(where[1]) if where else None, in_dutch(error.message))
                data = _without(data, unknown[1])
    raise Geweigerd("Dit document heeft te veel tekens die niet in een PDF kunnen; kies --format html.", veld="format")


def _without(data: str, shown: str) -> str:
    """The text with a sign that the fonts do not have written as `<U+0634>`, and the others of its script too.

    An archivable PDF may not hold a sign that cannot be seen.
    """
    scripts = {_script(sign) for sign in shown if not sign.isascii()}
    return "".join(f"<U+{ord(sign):04X}>" if _script(sign) in scripts else sign for sign in data)


def _script(sign: str) -> int:
    """The block of 128 that a sign belongs to; a letter of the Latin, Greek or Cyrillic script is one of its own."""
    code = ord(sign)
    return -code if code < 0x590 or 0x1E00 <= code < 0x2000 else code >> 7
