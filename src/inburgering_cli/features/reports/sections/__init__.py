"""The sections of a report: the counts in tables and charts, with explanations."""

from inburgering_cli.features.reports.report import Section
from inburgering_cli.features.reports.sections import accountability, attention, course, effort, indicators, money
from inburgering_cli.features.reports.sections.figures import Figures, Question
from inburgering_cli.work.environment import Environment


def sections(env: Environment, question: Question, cijfers: Figures) -> list[Section]:
    """The sections of this report, in order."""
    every = [
        indicators.core_of(cijfers),
        indicators.indicatoren(cijfers),
        indicators.trend(cijfers),
        indicators.cohorten(question, cijfers),
        course.termijnen(env, cijfers),
        course.stroom(cijfers),
        course.routes(cijfers),
        course.ontzorgen(cijfers),
        effort.effort(question, cijfers),
        money.geld(cijfers),
        attention.attention(env, question, cijfers),
    ]
    if question.soort == "accountability":
        every += [accountability.definities(cijfers), accountability.sources(env)]
    if question.names:
        every.append(accountability.namen(cijfers))
    return every
