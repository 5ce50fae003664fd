"""The sections of a report: what was counted, in tables and charts with the words around them."""

from inburgering_cli.features.reports.report import Sectie
from inburgering_cli.features.reports.sections import accountability, attention, course, effort, indicators, money
from inburgering_cli.features.reports.sections.figures import Cijfers, Vraag
from inburgering_cli.work.environment import Omgeving


def sections(env: Omgeving, vraag: Vraag, cijfers: Cijfers) -> list[Sectie]:
    """The sections of this report, in order."""
    every = [
        indicators.kern(cijfers),
        indicators.indicatoren(cijfers),
        indicators.trend(cijfers),
        indicators.cohorten(vraag, cijfers),
        course.termijnen(env, cijfers),
        course.stroom(cijfers),
        course.routes(cijfers),
        course.ontzorgen(cijfers),
        effort.inzet(vraag, cijfers),
        money.geld(cijfers),
        attention.aandacht(env, vraag, cijfers),
    ]
    if vraag.soort == "accountability":
        every += [accountability.definities(cijfers), accountability.bronnen(env)]
    if vraag.namen:
        every.append(accountability.namen(cijfers))
    return every
