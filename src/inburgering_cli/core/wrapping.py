"""Sentences broken at the width of a screen."""

import re
from collections.abc import Iterator
from typing import Final

#: A word, or a command between backticks with what is glued to it: that stays whole, so that it can be copied.
_PIECE: Final = re.compile(r"(?:[^\s`]*`[^`]*`)+[^\s`]*|\S+")


def wrapped(text: str, width: int) -> str:
    """A text of which no line is wider than the screen; lines of the text stay lines, with their own indent.

    What stands between backticks is broken only by the terminal itself, when it is wider than a whole line.
    """
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
