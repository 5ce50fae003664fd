"""Replaces a character that a terminal cannot show by one of the same width, so that columns stay in line."""

import codecs
from typing import Final

NAME: Final = "inburgering-leesbaar"
_LIKE: Final = str.maketrans(
    {
        "·": "|", "…": ".", "–": "-", "—": "-", "−": "-", "─": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "•": "*",
        "€": "E", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ß": "s", "æ": "a", "Æ": "A",
    }
)  # fmt: skip


def _substitute(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import unicodedata  # only when a character has to be replaced

    text = "".join(
        unicodedata.normalize("NFKD", one.translate(_LIKE))[0].encode("ascii", "replace").decode()
        for one in error.object[error.start : error.end]
        if not unicodedata.combining(one)
    )
    return text, error.end


def register() -> str:
    """Register the error handler; return its name for `errors=`."""
    codecs.register_error(NAME, _substitute)
    return NAME
