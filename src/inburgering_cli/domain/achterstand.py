"""Whether the hours of the Z-route keep up with the time that has passed."""

from typing import Final, NamedTuple

from inburgering_cli.domain.dates import days_between
from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.sommen import Sommen
from inburgering_cli.domain.sources import Bron, bi, nota
from inburgering_cli.domain.vocabulary import ASIEL, WI2013

#: Hundredths in an hour.
UUR: Final = 100


class Norm(NamedTuple):
    """A number of whole hours that has to be reached, with the source that says so."""

    uren: int
    bron: Bron


_PILOT: Final = Norm(1600, nota("1"))
_CURSUS: Final = Norm(800, bi("3.14 lid 2 en 3"))
_PARTICIPATIE: Final = Norm(800, bi("3.14 lid 2"))


class Rekening(NamedTuple):
    """The hours followed for one norm, in hundredths."""

    naam: str
    gevolgd: int
    norm: Norm


def z_rekeningen(facts: Feiten, sums: Sommen) -> list[Rekening]:
    """What the Z-route asks of a dossier, and what was followed: in wi2013 all hours together."""
    if facts.stelsel == WI2013:
        return [Rekening("cursus en participatie", sums.cursus + sums.participatie + sums.voor_pip, _PILOT)]
    course = Rekening("cursus", sums.cursus, _CURSUS)
    if facts.doelgroep != ASIEL:
        return [course]
    return [course, Rekening("participatie", sums.participatie, _PARTICIPATIE)]


def expected(norm: int, begin: str, einde: str, peildatum: str) -> int:
    """What a steady pace gives on the peildatum: the part of `norm` that the days from `begin` to `einde` (both counted)
    which are over make of all of them, rounded down."""
    whole = days_between(begin, einde) + 1
    over = min(max(days_between(begin, peildatum) + 1, 0), whole)
    return norm * over // whole if whole > 0 else norm


def behind(gevolgd: int, norm: int, begin: str, einde: str, peildatum: str, drempel: int) -> bool:
    """Whether the hours followed are less than `drempel` percent of what `expected` gives. One unit for both."""
    return 100 * gevolgd < drempel * expected(norm, begin, einde, peildatum)
