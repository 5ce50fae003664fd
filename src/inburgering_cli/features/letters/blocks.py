"""Fills the template of a document and splits it into blocks.

A line that begins with `# ` is the title, with `## ` a heading, with `- ` an item, with `| ` a row of two cells. Other
lines are paragraphs, ended by an empty line. The value of a field is data: it never becomes a heading, a row or code.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from inburgering_cli.screen.paper.numbers import bound
from inburgering_cli.screen.paper.template import MARKS, Map, fill, safe

#: Mark data in a filled template: its start, and a line break and a bar within it.
_DATA, _LINE, _BAR = MARKS
_KINDS: Final = {"# ": "titel", "## ": "kop", "- ": "punt", "| ": "rij"}


class Block(NamedTuple):
    """A `titel`, `kop`, `alinea`, `punten` or `rijen` with its texts; a row is a pair of texts."""

    soort: str
    teksten: list[Any]


def blocks(folder: Map, name: str, data: Mapping[str, Any]) -> list[Block]:
    """Fill a template and split it into blocks. Raises `Refused` with the file and line of a fault in it."""
    return _blocks(fill(folder, name, safe(data), finalize=_marked))


def _marked(value: Any) -> str:
    if value is None:
        return ""
    return _DATA + str(value).replace("\n", _LINE).replace("|", _BAR)


def _plain(text: str) -> str:
    return bound(text.strip().replace(_DATA, "").replace(_LINE, "\n").replace(_BAR, "|"))


def _blocks(text: str) -> list[Block]:
    found: list[Block] = []
    paragraph: list[str] = []

    def end_paragraph() -> None:
        if told := _plain(" ".join(paragraph)):
            found.append(Block("alinea", [told]))
        paragraph.clear()

    for line in (*text.splitlines(), ""):
        line = line.strip(" \t")
        mark = next((m for m in _KINDS if line.startswith(m)), None)
        if mark is None and line.strip(_DATA):
            paragraph.append(line)
            continue
        end_paragraph()
        if mark is None:
            continue
        kind, rest = _KINDS[mark], line[len(mark) :]
        if kind in ("titel", "kop"):
            found.append(Block(kind, [_plain(rest)]))
        else:
            group = "punten" if kind == "punt" else "rijen"
            if not found or found[-1].soort != group:
                found.append(Block(group, []))
            cells = [_plain(cell) for cell in rest.strip("| ").split("|", 1)]
            found[-1].teksten.append(_plain(rest) if kind == "punt" else [*cells, ""][:2])
    return found
