"""Write sentences to stderr. In core, because the store uses it too."""

import os
import sys
from typing import Final

from inburgering_cli.core.text import clean

_NARROWEST: Final = 10  # characters; docker and cron give 0


def tell(text: str) -> None:
    """Write a sentence on stderr: wrapped on a terminal, on one line in a file or a pipe."""
    sys.stderr.write(fitted("\n".join(map(clean, text.split("\n")))) + "\n")


def fitted(text: str) -> str:
    """A text wrapped at the width of the terminal; unchanged when stderr is no terminal."""
    if (width := _width()) is None:
        return text
    from inburgering_cli.core.wrapping import wrapped

    return wrapped(text, width)


def _width() -> int | None:
    if not sys.stderr.isatty():
        return None
    try:
        width = told_width() or os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return None
    return width if width > 0 else None  # a terminal that does not know its width gives 0


def told_width() -> int | None:
    """The width of the screen that the environment tells; None when it tells none, 0 or what no screen has."""
    told = os.environ.get("COLUMNS", "")
    width = int(told) if told.isascii() and told.isdigit() and len(told) < 5 else 0
    return width if width >= _NARROWEST else None
