"""The sections of a report: the counts in tables and charts, with explanations."""

from inburgering_cli.features.reports.report import Section
from inburgering_cli.features.reports.sections import (
    accountability,
    attention,
    course,
    deliveries,
    effort,
    indicators,
    money,
    steering,
)
from inburgering_cli.features.reports.sections.figures import Figures, Question
from inburgering_cli.work.environment import Environment


def sections(env: Environment, question: Question, counted: Figures) -> list[Section]:
    """The sections of this report, in order."""
    if question.soort == "month":
        chosen = _month(env, question, counted)
    elif question.soort == "quarter":
        chosen = _quarter(env, question, counted)
    elif question.soort == "steering":
        chosen = _steering(question, counted)
    else:
        chosen = _accountability(env, question, counted)
    return [*chosen, accountability.names_section(counted)] if question.names else chosen


def _month(env: Environment, question: Question, counted: Figures) -> list[Section]:
    """The work to do."""
    return [
        indicators.core_of(counted),
        attention.attention(env, question, counted),
        effort.effort(question, counted),
        indicators.indicators(counted),
    ]


def _quarter(env: Environment, question: Question, counted: Figures) -> list[Section]:
    """Where it goes, and what has to be delivered."""
    return [
        indicators.core_of(counted),
        indicators.indicators(counted),
        indicators.trend(counted),
        *_course(env, counted),
        effort.effort(question, counted),
        deliveries.deliveries(question, counted),
    ]


def _steering(question: Question, counted: Figures) -> list[Section]:
    """The goals, what they can become, and who and what they hang on."""
    assert counted.sturing is not None  # counted for this kind of report
    return [
        indicators.core_of(counted),
        steering.goals(counted.sturing),
        indicators.indicators(counted),
        steering.groups(question, counted.sturing),
        indicators.cohorts(question, counted),
        money.money(counted),
    ]


def _accountability(env: Environment, question: Question, counted: Figures) -> list[Section]:
    """Every figure, what it means, and how it was made; for inside also person by person."""
    found = [
        indicators.core_of(counted),
        indicators.indicators(counted),
        indicators.cohorts(question, counted),
        *_course(env, counted),
        effort.effort(question, counted),
        money.money(counted),
        accountability.definitions(counted),
        accountability.method(env),
        accountability.sources(env),
    ]
    return found if question.extern else [*found, accountability.explanation(counted, names=question.names)]


def _course(env: Environment, counted: Figures) -> list[Section]:
    return [
        course.terms_section(env, counted),
        course.flow(counted),
        course.routes(counted),
        course.ontzorgen(counted),
    ]
