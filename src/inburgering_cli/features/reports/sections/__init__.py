"""The sections of a report: the counts in tables and charts, with explanations."""

from inburgering_cli.features.reports.report import Section
from inburgering_cli.features.reports.sections import accountability, attention, course, effort, indicators, money
from inburgering_cli.features.reports.sections.figures import Figures, Question
from inburgering_cli.work.environment import Environment


def sections(env: Environment, question: Question, counted: Figures) -> list[Section]:
    """The sections of this report, in order."""
    every = [
        indicators.core_of(counted),
        indicators.indicators(counted),
        indicators.trend(counted),
        indicators.cohorts(question, counted),
        course.terms_section(env, counted),
        course.flow(counted),
        course.routes(counted),
        course.ontzorgen(counted),
        effort.effort(question, counted),
        money.money(counted),
        attention.attention(env, question, counted),
    ]
    if question.soort == "accountability":
        every += [accountability.definitions(counted), accountability.sources(env)]
    if question.names:
        every.append(accountability.names_section(counted))
    return every
