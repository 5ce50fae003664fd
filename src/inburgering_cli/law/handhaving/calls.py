"""Calls for the brede intake that had no result. Their number decides the next step (Wi 14 lid 2, 22)."""

from collections.abc import Iterable
from typing import Final

from inburgering_cli.law import codes as c
from inburgering_cli.law.handhaving.fine import Maatregel

#: Measures that call somebody, when they set a last day: the new term in a boete is a call too.
CALLS: Final = (c.OPROEP, c.WAARSCHUWING, c.BOETE)


def answered(measures: Iterable[Maatregel]) -> str:
    """The last day on which somebody did what a measure asked; empty when that never was."""
    return max((m.verschenen for m in measures if m.verschenen is not None), default="")


def without_result(measures: Iterable[Maatregel], day: str) -> list[Maatregel]:
    """The calls for the intake whose last day lies before `day` and that nobody answered, oldest first.

    Who showed up starts with a clean slate: earlier calls had their result then.
    """
    own = [m for m in measures if m.grond == c.INTAKE]
    since = answered(own)
    missed = (
        m
        for m in own
        if m.soort in CALLS
        and m.verschenen is None
        and m.datum >= since
        and m.uiterlijk is not None
        and m.uiterlijk < day
    )
    return sorted(missed, key=lambda m: m.datum)
