"""One column of a list, and how its values read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.text import clean


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key in the row, its Dutch title, how a value reads, and the narrowest screen that still shows it.

    `fixed` columns are never wrapped; in `free` ones (what people typed) a long word may be broken, elsewhere no word is, and
    in a `proper_name` one that does not fit at all is shortened. A `picture` stands on a terminal alone. Columns with
    `from_width` go when a screen is too narrow, the highest first. `row` reads the whole row where one value does not tell
    enough.
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
        """What the cell of a row shows, safe for a terminal."""
        if self.row is not None:
            return clean(self.row(row))
        value = row.get(self.key)
        return "" if value is None and self.show is str else clean(self.show(value))


def day(value: str | None) -> str:
    """A day for people."""
    return dutch(value)


def words(value: str | None) -> str:
    """A key as words: te_laat becomes te laat."""
    return (value or "").replace("_", " ")


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
