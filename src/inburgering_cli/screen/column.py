"""One column of a list, and how its values read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.text import clean


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    `show` makes text of the value under `key`; `row` makes it of the whole row instead.
    `fixed`: never wrapped. `free`: text that people typed; a long word may be broken. `proper_name`: a long word is
    shortened. Words in other columns are never broken.
    `from_width`: the narrowest screen that shows the column; the highest goes first. `picture`: on a terminal only.
    """

    key: str
    title: str
    show: Callable[[Any], str] = str
    right_aligned: bool = False
    fixed: bool = False
    free: bool = False
    proper_name: bool = False
    from_width: int = 0
    style: Callable[[Mapping[str, Any]], str] | None = None
    row: Callable[[Mapping[str, Any]], str] | None = None
    picture: bool = False

    def text(self, row: Mapping[str, Any]) -> str:
        """The text of a cell, safe for a terminal."""
        if self.row is not None:
            return clean(self.row(row))
        value = row.get(self.key)
        return "" if value is None and self.show is str else clean(self.show(value))


def day(value: str | None) -> str:
    """A day as dd-mm-jjjj."""
    return dutch(value)


def yes_no(value: object) -> str:
    """`ja` or `nee`."""
    return "ja" if value else "nee"


def words(value: str | None) -> str:
    """A key as words: te_laat becomes te laat."""
    return (value or "").replace("_", " ")


def decimals_of(value: float) -> int:
    """How many decimals a percentage or a mark is written with: one, and two where one would meet a norm that is not met."""
    return 1 if round(value, 1) == value else 2


def number(value: float | None) -> str:
    """A number as Dutch people write it."""
    if value is None:
        return "–"
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def euro(value: float | None) -> str:
    """An amount as Dutch people write it: € 1.234,50."""
    if value is None:
        return "–"
    from inburgering_cli.core import money  # here: most lists hold no amounts

    return money.euro(round(value * money.CENTS))
