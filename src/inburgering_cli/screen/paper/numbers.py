"""Figures in a letter or report: Dutch grouping, and no line break between a number and its unit."""

import re
from typing import Final

from inburgering_cli.core.dates import MONTHS, dutch_long

FIXED: Final = "\u00a0"  # a non-breaking space
_DUTCH: Final = str.maketrans(",.", ".,")
_MONTHS: Final = "|".join(MONTHS)
_COUNTED: Final = re.compile(
    rf"(?<=[0-9]) (?=%|(?:uur|uren|keer|dag|dagen|week|weken|maand|maanden|jaar|{_MONTHS})\b)"
    r"|(?<=€) (?=[0-9-])|(?:(?<=\bartikel)|(?<=\blid)|(?<=\b[BW]i)) (?=[0-9])|(?<=\b[0-9]{4}) (?=[A-Z]{2}\b)"
)


def bound(text: str) -> str:
    """The text with non-breaking spaces in `12 uur`, `€ 80,00`, `76,3 %`, `1 maart 2026`, `artikel 15`, `1191 AA`."""
    return _COUNTED.sub(FIXED, text)


def grouped(value: float, decimals: int | None = None) -> str:
    """`1234.5` as 1.234,5. Without `decimals`: as many as needed, at most two."""
    text = f"{value:,.{2 if decimals is None else decimals}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_DUTCH)


def day(iso: str) -> str:
    """`2026-03-01` as in a letter: 1 maart 2026; of a birth date `1990-05` mei 1990, and `1990` itself."""
    year, _, month = iso.partition("-")
    if len(month) > 2:
        return dutch_long(iso).split(" ", 1)[1]
    return f"{MONTHS[int(month) - 1]} {year}" if month else year
