"""What the Z-route asks in hours, against what was followed: as far as the sums of a dossier know."""

from typing import NamedTuple

from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.sommen import Sommen
from inburgering_cli.domain.sources import Bron, bi
from inburgering_cli.domain.urenstaat import ZROUTE_CURSUS, ZROUTE_PARTICIPATIE, ZROUTE_PILOT
from inburgering_cli.domain.vocabulary import ASIEL, WI2013


class Rekening(NamedTuple):
    """The hours followed for one norm; both in hundredths."""

    naam: str
    gevolgd: int
    norm: int
    bron: Bron


def z_rekeningen(facts: Feiten, sums: Sommen) -> list[Rekening]:
    """What the Z-route asks of a dossier, and what was followed: in wi2013 all hours together.

    An ontheffing of DUO may leave fewer hours of participation (Bi 2.7).
    """
    if facts.stelsel == WI2013:
        followed = sums.cursus + sums.participatie + sums.voor_pip
        return [Rekening("cursus en participatie", followed, ZROUTE_PILOT.delen, ZROUTE_PILOT.bron)]
    course = Rekening("cursus", sums.cursus, ZROUTE_CURSUS.delen, ZROUTE_CURSUS.bron)
    if facts.doelgroep != ASIEL:
        return [course]
    norm, bron = ZROUTE_PARTICIPATIE.delen, ZROUTE_PARTICIPATIE.bron
    if sums.ontheffing is not None and sums.ontheffing < norm:
        norm, bron = sums.ontheffing, bi("2.7")
    return [course, Rekening("participatie", sums.participatie, norm, bron)]
