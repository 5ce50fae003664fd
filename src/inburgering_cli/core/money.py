"""Money: whole cents inside the program, written in the Dutch way."""

from typing import Final

CENTS: Final = 100


def euro(cents: int) -> str:
    """`123450` as € 1.234,50."""
    whole, rest = divmod(abs(cents), CENTS)
    return f"€ {'-' if cents < 0 else ''}{whole:,}".replace(",", ".") + f",{rest:02d}"
