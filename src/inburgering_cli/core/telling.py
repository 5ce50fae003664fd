"""Write sentences to stderr. In core, because the store uses it too."""

import os
import sys

from inburgering_cli.core.text import clean


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
    told = os.environ.get("COLUMNS", "")
    try:
        width = int(told) if told.isascii() and told.isdigit() else os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        return None
    return width if width > 0 else None  # a terminal that does not know its width gives 0
