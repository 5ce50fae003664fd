"""The sections of a report: what was counted, in tables and charts with the words around them."""

from inburgering_cli.domain.rapport import Sectie
from inburgering_cli.services.environment import Omgeving
from inburgering_cli.services.secties import aandacht, geld, indicatoren, inzet, verantwoording, verloop
from inburgering_cli.services.secties.cijfers import Cijfers, Vraag


def sections(env: Omgeving, vraag: Vraag, cijfers: Cijfers) -> list[Sectie]:
    """The sections of this report, in order."""
    every = [
        indicatoren.kern(cijfers),
        indicatoren.indicatoren(cijfers),
        indicatoren.trend(cijfers),
        indicatoren.cohorten(vraag, cijfers),
        verloop.termijnen(env, cijfers),
        verloop.stroom(cijfers),
        verloop.routes(cijfers),
        verloop.ontzorgen(cijfers),
        inzet.inzet(vraag, cijfers),
        geld.geld(cijfers),
        aandacht.aandacht(env, vraag, cijfers),
    ]
    if vraag.soort == "accountability":
        every += [verantwoording.definities(cijfers), verantwoording.bronnen(env)]
    if vraag.namen:
        every.append(verantwoording.namen(cijfers))
    return every
