"""What needs attention: totals, and dossiers in the internal version."""

from typing import Final

from inburgering_cli.core.dates import days_between
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cell, Chart, Field, Point, Section, Table, count_cell, text_cell
from inburgering_cli.features.reports.sections.figures import Figures, Question
from inburgering_cli.features.reports.sections.layout import figures
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures import overview as o
from inburgering_cli.law.signals.find import FoundSignal
from inburgering_cli.law.terms.outcome import EXPIRED, Outcome
from inburgering_cli.law.vocabulary import GEBEURTENISSEN
from inburgering_cli.work.environment import Environment

_TIMELINES: Final = 6  # dossiers that are drawn


def attention(env: Environment, question: Question, counted: Figures) -> Section:
    """What needs attention: totals, and dossiers in the internal version."""
    seen = counted.overzicht
    totals = [
        (text_cell(f"verlopen: {env.policy.termijnen[name].description}"), count_cell(count))
        for name in env.policy.termijnen
        if (count := seen.open_terms[name, EXPIRED]) or question.extern
    ]
    if not question.extern:
        totals += [
            (text_cell(f"signaal: {signal.description}"), count_cell(seen.signals[name]))
            for name, signal in env.policy.signalen.items()
            if seen.signals[name]
        ]
        totals += [(text_cell(f"wacht op: {step}"), count_cell(count)) for step, count in sorted(seen.steps.items())]
    tables = [figures("aandacht", "Hoeveel vraagt aandacht", {"wat": "wat", "aantal": "aantal"}, totals)]
    if not question.extern:
        tables += [
            _overdue(env, question, counted),
            _soon(env, question, counted),
            _signals(question, counted),
            _waiting(question, counted),
        ]
    return Section(
        "aandacht",
        "Wat vraagt aandacht",
        "Verlopen termijnen, signalen en volgende stappen van open dossiers."
        + (
            ""
            if question.extern
            else f" Van elk staan er hoogstens {o.MOST}; ‘deadline list’, ‘signaal list’ en ‘vandaag’ tonen alles."
        ),
        tables,
        _timelines(env, counted) if question.names else (),
    )


def _timelines(env: Environment, counted: Figures) -> list[Chart]:
    """Timelines of the dossiers with the longest overdue terms: events and missed last days."""
    missed: dict[str, tuple[Facts, list[Outcome]]] = {}
    for facts, outcome in counted.overzicht.verlopen.first():
        missed.setdefault(facts.dossier, (facts, []))[1].append(outcome)
    charts = []
    for facts, outcomes in list(missed.values())[:_TIMELINES]:
        days = [(day, label) for name, label in GEBEURTENISSEN.items() if (day := getattr(facts, name)) is not None]
        days += [(x.uiterlijk or "", f"uiterlijk: {x.term.id}") for x in outcomes]
        points = [Point(label, r.datum(day)) for day, label in sorted(days)]
        charts.append(Chart(f"{facts.dossier} {facts.name}", points, lijn=False, vandaag=env.peildatum))
    return charts


def _who(question: Question) -> tuple[Field, ...]:
    return (Field("dossier", "dossier"), Field("naam", "naam"))[: 1 + question.names]


def _of(question: Question, facts: Facts) -> tuple[Cell, ...]:
    return (text_cell(facts.dossier), text_cell(facts.name))[: 1 + question.names]


def _overdue(env: Environment, question: Question, counted: Figures) -> Table:
    rows = [
        (
            *_of(question, facts), text_cell(outcome.term.description),
            r.datum(outcome.uiterlijk), text_cell(days_between(outcome.uiterlijk or env.peildatum, env.peildatum)),
        )
        for facts, outcome in counted.overzicht.verlopen.first()
    ]  # fmt: skip
    fields = (
        *_who(question), Field("termijn", "termijn"), Field("uiterlijk", "uiterlijk"),
        Field("dagen", "dagen te laat", right_aligned=True),
    )  # fmt: skip
    return Table("verlopen", "Langst verlopen termijnen", fields, rows, "Niets is verlopen.")


def _soon(env: Environment, question: Question, counted: Figures) -> Table:
    rows = [
        (
            *_of(question, facts), text_cell(outcome.term.description),
            r.datum(outcome.uiterlijk), text_cell(days_between(env.peildatum, outcome.uiterlijk or env.peildatum)),
        )
        for facts, outcome in counted.overzicht.binnenkort.first()
    ]  # fmt: skip
    fields = (
        *_who(question), Field("termijn", "termijn"), Field("uiterlijk", "uiterlijk"),
        Field("dagen", "dagen te gaan", right_aligned=True),
    )  # fmt: skip
    return Table("binnenkort", "Verloopt binnen een maand", fields, rows, "Binnen een maand verloopt niets.")


def _signals(question: Question, counted: Figures) -> Table:
    """One row for each dossier: its signals, as serious as the most serious one."""
    found: dict[str, list[FoundSignal]] = {}
    for message in counted.overzicht.meldingen.first():
        found.setdefault(message.facts.dossier, []).append(message)
    rows = [
        (
            *_of(question, first.facts),
            text_cell("; ".join(one.signal.id.replace("_", " ") for one in (first, *others))),
            text_cell(first.severity),
            r.datum(first.day),
        )
        for first, *others in found.values()
    ]
    fields = (*_who(question), Field("signaal", "signalen"), Field("ernst", "ernst"), Field("dag", "dag"))
    return Table("signalen", "Ernstigste signalen", fields, rows, "Er zijn geen signalen.")


def _waiting(question: Question, counted: Figures) -> Table:
    rows = [(*_of(question, facts), text_cell(step)) for step, facts in counted.overzicht.wachtend.first()]
    fields = (*_who(question), Field("stap", "volgende stap"))
    return Table("stappen", "Dossiers die op een stap wachten", fields, rows, "Geen dossier wacht op een stap.")
