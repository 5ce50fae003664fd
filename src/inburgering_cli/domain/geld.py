"""Money: whole cents inside, written as Dutch people do."""

from typing import Final

_CENTS: Final = 100
_DUTCH: Final = str.maketrans(",.", ".,")


def euro(cents: int) -> str:
    """`123450` as € 1.234,50."""
    return "€ " + f"{cents / _CENTS:,.2f}".translate(_DUTCH)
