"""Text for JSON that is also safe on a terminal."""

import re
from _json import encode_basestring  # importing json would cost a list a millisecond
from typing import Final

#: Characters that control a terminal or the reading order, and lone surrogates, which UTF-8 cannot hold.
_UNSAFE: Final = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"


def escape_unsafe(text: str) -> str:
    """JSON text with unsafe characters escaped."""
    if text.isascii() and "\x7f" not in text:
        return text
    return re.sub(_UNSAFE, lambda m: f"\\u{ord(m[0]):04x}", text)


def json_text(text: str | None) -> str:
    """One JSON string, or null."""
    if text is None:
        return "null"
    return escape_unsafe(encode_basestring(text))
