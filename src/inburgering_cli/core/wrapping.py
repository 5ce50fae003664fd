"""Wrap text at the width of a screen."""

import re
from collections.abc import Iterator
from typing import Final

#: A word, or a command between backticks with what is attached to it. A command stays on one line so that it can be
#: copied.
_PIECE: Final = re.compile(r"(?:[^\s`]*`[^`]*`)+[^\s`]*|\S+")


def wrapped(text: str, width: int) -> str:
    """Wrap each line of a text, keeping its indent. Text between backticks is never broken."""
    return "\n".join(part for line in text.split("\n") for part in _broken(line, width))


def _broken(line: str, width: int) -> Iterator[str]:
    if len(line) <= width:
        yield line
        return
    indent = " " * (len(line) - len(line.lstrip(" ")))
    current = ""
    for piece in _PIECE.findall(line):
        if current and len(indent) + len(current) + 1 + len(piece) > width:
            yield indent + current
            current = piece
        else:
            current = f"{current} {piece}" if current else piece
    yield indent + current
