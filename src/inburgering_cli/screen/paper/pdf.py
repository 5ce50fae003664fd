"""A document as PDF/A with the tags of PDF/UA, made by typst offline with its own fonts."""

import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unicodedata import normalize

from inburgering_cli.core.errors import Refused
from inburgering_cli.screen.paper.colours import COLOURS
from inburgering_cli.screen.paper.template import Map, broken, in_dutch

_BASE: Final = "basis.typ"
_MOST_NAMED: Final = 10  # signs in one message
#: For archiving, and for screen readers.
_STANDARDS: Final = ("a-2a", "ua-1")
#: Beside the Latin, Greek and Cyrillic letters of typst: Arabic and Ge'ez (SIL Open Font License, OFL.txt).
_FONTS: Final = Path(__file__).parent / "fonts"
#: What stands for a control character in data.
_PICTURES: Final = re.compile("[\u2400-\u2426]")
#: What typst says of a sign that no font has, or that no document for archiving may hold.
_LACKING: Final = re.compile(r"the (?:text|codepoint) `\"((?:[^\"\\]|\\.)*)\"`")


def document(
    folder: Map,
    name: str,
    data: Mapping[str, Any],
    peildatum: str,
    files: Mapping[str, bytes] | None = None,
    *,
    replace: bool = False,
) -> bytes:
    """Make a PDF of the template of this name. Data is passed as values, never as code. Its date is the peildatum.

    The template can read the common one and `files` only. Fonts in the municipality's folder of templates are used too.
    Raises `Refused` with the file and line of a fault in one, and for signs that no font has; with `replace` such a sign
    becomes its code.
    """
    try:
        import typst
    except ImportError:
        raise Refused(
            "PDF vraagt een extra onderdeel. Installeer het met `pip install 'inburgering-cli[pdf]'`, of kies --format html.",
            field="format",
        ) from None
    given = _composed({**data, "kleuren": COLOURS, "peildatum": peildatum})
    with TemporaryDirectory(prefix="inburgering-") as place:
        root = Path(place)
        for file, content in (files or {}).items():
            (root / file).write_bytes(content)
        for sheet in (name, _BASE):
            source = folder.source(sheet)
            if re.search(r'"\s*@', source):
                broken(folder.find(sheet), None, "een pakket van internet mag niet")
            (root / sheet).write_text(source, encoding="utf-8")

        def made() -> bytes:
            pages: Any = typst.compile(
                str(root / name),
                root=place,
                font_paths=[str(path) for path in (_FONTS, folder.eigen) if path is not None],
                ignore_system_fonts=True,  # so that a letter looks the same on every computer
                format="pdf",
                sys_inputs={"data": json.dumps(given, ensure_ascii=False)},
                pdf_standards=list(_STANDARDS),
                package_path=place,
                package_cache_path=place,
                timestamp=datetime.fromisoformat(peildatum).replace(tzinfo=UTC),
            )
            return bytes(pages)

        try:
            try:
                return made()
            except typst.TypstError as error:
                if not (lacking := _lacking(f"{error.message}\n{error.diagnostic}")):
                    raise
                if not replace:
                    raise _no_letters(lacking) from None
                given = _coded(given, lacking)
                return made()
        except typst.TypstError as error:
            told = re.search(r"(\w+\.typ):(\d+)", str(error.diagnostic or ""))
            broken(folder.find(told[1] if told else name), int(told[2]) if told else None, in_dutch(error.message))


def joined(documents: Sequence[bytes]) -> bytes:
    """One PDF of several, to print; not one for the archive."""
    try:
        import pypdf
    except ImportError:
        raise Refused(
            "Alles in één PDF vraagt een extra onderdeel: `pip install 'inburgering-cli[pdf]'`. Of kies --format html.",
            field="format",
        ) from None
    writer = pypdf.PdfWriter()
    for content in documents:
        writer.append(io.BytesIO(content), import_outline=False)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _lacking(told: str) -> list[str]:
    """The signs that typst could not show, each once."""
    texts = (re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), text) for text in _LACKING.findall(told))
    return list(dict.fromkeys(sign for text in texts for sign in text if not sign.isascii()))


def _no_letters(lacking: list[str]) -> Refused:
    named = ", ".join(f"‘{sign}’ (U+{ord(sign):04X})" for sign in lacking[:_MOST_NAMED])
    more = f" en nog {len(lacking) - _MOST_NAMED}" if len(lacking) > _MOST_NAMED else ""
    return Refused(
        f"De lettertypen van de PDF hebben geen letter voor {named}{more}. Zet een lettertype dat ze heeft (.ttf of .otf) in"
        " de map met sjablonen, of kies --format html of docx.",
        field="format",
    )


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """The data with each text changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _changed(part, change) for key, part in value.items()}
    return [_changed(part, change) for part in value] if isinstance(value, list | tuple) else value


def _composed(value: Any) -> Any:
    """The data with a letter and its accent as one sign, which more fonts have, and no pictures of control characters."""
    return _changed(value, lambda text: _PICTURES.sub("\ufffd", normalize("NFC", text)))


def _coded(value: Any, lacking: list[str]) -> Any:
    """The data with these signs replaced by their code."""
    codes = str.maketrans({sign: f"(U+{ord(sign):04X})" for sign in lacking})
    return _changed(value, lambda text: text.translate(codes))
