"""Bars and sparklines for a column of a table on a terminal."""

import sys
from collections.abc import Sequence
from typing import Final

from inburgering_cli.screen.column import number

_SPARKS: Final = "▁▂▃▄▅▆▇█"
WIDE: Final = 12


def unicode_screen() -> bool:
    """Whether stdout can show more than ASCII."""
    return (sys.stdout.encoding or "").lower().startswith("utf")


def bar(part: float | None, whole: float | None, width: int = WIDE) -> str:
    """A bar for `part` of `whole`: never empty above 0, full only when all is there. No whole: no bar."""
    if not whole:
        return ""
    full_sign, empty_sign = ("█", "░") if unicode_screen() else ("#", ".")
    part = part or 0
    if part <= 0:
        return empty_sign * width
    full = width if part >= whole else min(max(int(part * width / whole), 1), width - 1)
    return full_sign * full + empty_sign * (width - full)


def sparkline(values: Sequence[float | None]) -> str:
    """Values as small columns, scaled from the lowest to the highest; a dot for None.

    On a screen with ASCII only: the first and the last value.
    """
    known = [v for v in values if v is not None]
    if not known:
        return ""
    if not unicode_screen():
        return f"{number(known[0])} > {number(known[-1])}"
    low, high = min(known), max(known)
    top = len(_SPARKS) - 1
    return "".join(
        "·" if v is None else _SPARKS[top // 2 if high == low else round((v - low) / (high - low) * top)]
        for v in values
    )
