"""Whether the hours of the Z-route keep up with the time that has passed."""

from typing import Final, NamedTuple

from inburgering_cli.domain.dates import days_between
from inburgering_cli.domain.sources import Bron, bi, nota
from inburgering_cli.domain.vocabulary import WI2013

_HUNDREDTHS: Final = 100


class ZEis(NamedTuple):
    """Whole hours that the Z-route asks: of the course, of participation, or (wi2013) of both together."""

    cursus: int
    participatie: int
    samen: bool
    bron: Bron


_PILOT: Final = ZEis(1600, 0, samen=True, bron=nota("1"))
_ASIEL: Final = ZEis(800, 800, samen=False, bron=bi("3.14 lid 2"))
_ANDEREN: Final = ZEis(800, 0, samen=False, bron=bi("3.14 lid 3"))


class Achterstand(NamedTuple):
    """Hours (hundredths) followed, and those that go with the time passed; `soort`: of what."""

    soort: str
    gevolgd: int
    naar_verhouding: int
    eis: int
    bron: Bron


def z_eis(stelsel: str, *, asiel: bool) -> ZEis:
    """What the Z-route asks of a dossier."""
    return _PILOT if stelsel == WI2013 else _ASIEL if asiel else _ANDEREN


def achterstand(
    eis: ZEis, start: str, uiterlijk: str, peildatum: str, cursus: int, participatie: int, procent: int
) -> list[Achterstand]:
    """Each kind of hours of which less than `procent` of what goes with the time passed since `start` was followed.

    `cursus` and `participatie`: hours followed, in hundredths. The hours spread evenly from start to the last day.
    """
    total = max(days_between(start, uiterlijk), 1)
    passed = min(max(days_between(start, peildatum), 0), total)
    parts = (
        (("cursus en participatie", cursus + participatie, eis.cursus),)
        if eis.samen
        else (("cursus", cursus, eis.cursus), ("participatie", participatie, eis.participatie))
    )
    return [
        Achterstand(soort, followed, asked * _HUNDREDTHS * passed // total, asked, eis.bron)
        for soort, followed, asked in parts
        if followed * total < asked * passed * procent  # both sides times a hundred
    ]
