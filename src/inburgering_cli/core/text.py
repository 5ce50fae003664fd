"""Text as people search for it, and text that is safe to show."""

import re
from typing import Final

_EXTRA: Final = str.maketrans(
    {
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "þ": "th", "ŧ": "t", "ŋ": "n",
        "ə": "e", "’": "'",
    }
)  # fmt: skip
_APOSTROPHES: Final = "['`´’‘ʼʻʾʿ′]"
#: C0, DEL and C1 controls, line separators, zero-width and bidirectional controls, BOM, unpaired surrogates.
UNSAFE: Final = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


#: Signs that look like a plain one, and those that a word processor puts where nobody sees them.
_PLAIN: Final = {**dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), " "), 0x2011: "-", 0x00AD: None}


def plain_signs(text: str) -> str:
    """A text with plain spaces and hyphens for those that do not break, and without soft hyphens."""
    return text if text.isascii() else text.translate(_PLAIN)


def fold(text: str) -> str:
    """A text without capitals and diacritics, so that `oz` finds `Öz`."""
    if text.isascii():
        return " ".join(text.lower().split())
    import unicodedata  # imported late: it takes 1 to 2 ms and most text is ASCII

    # decomposed before and after: only then is 𝔍 a capital, and Ǽ one of the extra letters
    lower = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", lower).translate(_EXTRA)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def slug(text: str) -> str:
    """A name in a form that can be part of a file name."""
    return re.sub("[^a-z0-9]+", "-", fold(text)).strip("-")


def words(text: str) -> list[str]:
    """The words of a name, for comparing: `d’Arc` is one, `El-Amrani` are two, and `het` equals `’t`."""
    return ["t" if word == "het" else word for word in re.findall(r"\w+", fold(re.sub(_APOSTROPHES, "", text)))]


#: How registers and people write that something is not known; the BRP writes a dot.
_UNKNOWN: Final = frozenset({".", "-", "?", "onbekend"})


def known(text: str | None) -> str | None:
    """The text, or None when it only says that it is not known."""
    return None if text is None or text.strip().lower() in _UNKNOWN | {""} else text


def clean(text: str) -> str:
    """A text with a visible mark for every character that could control a terminal or reorder a line."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(UNSAFE, _mark, text)


def steers(text: str) -> bool:
    """Whether a text contains a control character."""
    return re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", text) is not None


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # the pictures of control characters
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


#: Nine digits that may be a BSN, also in groups (999 990 019, 9999.90.019).
_LIKE_BSN: Final = r"(?<![0-9])(?:[0-9]{9}|[0-9]{3}[ .][0-9]{3}[ .][0-9]{3}|[0-9]{4}[ .][0-9]{2}[ .][0-9]{3})(?![0-9])"
_DIGITS: Final = frozenset("0123456789")


def without_bsn(text: str) -> str:
    """A message with everything masked that looks like a BSN."""
    if _DIGITS.isdisjoint(text):  # the search below is ten times slower, and most texts have no digit
        return text
    return re.sub(_LIKE_BSN, lambda m: masked(re.sub("[ .]", "", m[0])) or "", text)


def masked(bsn: str | None) -> str | None:
    """A BSN as lists show it: `*****1234`."""
    return None if bsn is None else "*" * 5 + bsn[-4:]


_FORMULA: Final = re.compile("'*[=+@\t\r-]")


def neutral(text: str) -> str:
    """A text for a cell of a spreadsheet; one that might run as a formula gets an apostrophe before it."""
    return f"'{text}" if _FORMULA.match(text) else text


def not_neutral(text: str) -> str:
    """The reverse of `neutral`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def strange_characters(text: str) -> str:
    """A Dutch clause about invisible characters or foreign digits in a text; empty when there are none."""
    if text.isascii():
        return ""
    if hidden := re.search("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", text):
        return f"; er staat een onzichtbaar teken in (U+{ord(hidden[0]):04X}): typ de waarde opnieuw"
    if any(c.isdigit() and not c.isascii() for c in text):
        return "; er staan cijfers van een ander schrift of een andere breedte in: typ gewone cijfers"
    return ""
