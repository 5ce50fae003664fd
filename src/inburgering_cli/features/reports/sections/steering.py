"""The goals of the note with what they can still become, and the dossiers per klantmanager, gemeente and aanbieder."""

from typing import Any, Final

from inburgering_cli.core.anonymous import SMALLEST_GROUP
from inburgering_cli.core.dates import dutch
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cell, Section, Table, count_cell, part, percent, text_cell
from inburgering_cli.features.reports.sections.figures import Question, Steering
from inburgering_cli.features.reports.sections.indicators import SHORT
from inburgering_cli.features.reports.sections.layout import figures, shown
from inburgering_cli.law.figures.groups import UNKNOWN, Group
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.figures.kpi import Kpi

_HUNDREDTHS: Final = 100
_SHARES: Final = (*(i.id for i in INDICATORS if i.term), "pip_op_tijd", "intake_op_tijd")


def goals(counted: Steering) -> Section:
    """The goals of the note, and their forecast on the last day of the year."""
    rows = []
    for goal, whole, lowest, highest, needed in counted.goals:
        # the verdict of a hidden number would reveal it
        verdict = next(one.verdict for one in counted.goals if one.goal is goal)
        people = (lowest, whole - lowest)
        rows.append(
            (
                text_cell(goal.naam), Cell(goal.norm, r.PERCENT), shown(goal), count_cell(whole), part(lowest, whole),
                percent(lowest, whole), percent(highest, whole), Cell(needed, r.COUNT, (needed, *people)),
                Cell(verdict, r.TEXT, people),
            )
        )  # fmt: skip
    fields = {
        "doel": "doel van de nota", "norm": "norm", "nu": "nu", "noemer": "noemer", "teller": "al gehaald",
        "laagste": "minstens", "hoogste": "hoogstens", "nog_nodig": "nog nodig", "prognose": "prognose",
    }  # fmt: skip
    return Section(
        "doelen",
        "Doelen van de nota, en prognose tot het eind van het jaar",
        f"Wat de doelen op {dutch(counted.year_end)} worden met wat nu vastligt. Minstens: niemand haalt het nog van wie de"
        " laatste dag moet komen. Hoogstens: iedereen. Nieuwe instroom telt niet mee.",
        [figures("doelen", "Doelen en prognose", fields, rows)],
    )


def groups(question: Question, counted: Steering) -> Section:
    """Dossiers per klantmanager (not for outside: it is about staff), gemeente and aanbieder."""
    if question.extern:  # a row of few people would tell that they are there
        several = [found for found in counted.gemeenten if found[1].dossiers >= SMALLEST_GROUP]
        used = [row for row in counted.aanbieders if row[1] >= SMALLEST_GROUP]
        tables = [
            _table("gemeenten", "Per gemeente", "gemeente", several),
            _providers(used, f"Geen aanbieder had er {SMALLEST_GROUP} of meer mensen."),
        ]
    else:
        tables = [
            _table("klantmanagers", "Per klantmanager", "klantmanager", counted.klantmanagers),
            _table("gemeenten", "Per gemeente", "gemeente", counted.gemeenten),
            _providers(counted.aanbieders, "In het tijdvak liep geen activiteit."),
        ]
    return Section(
        "verdeling",
        "Per gemeente en aanbieder" if question.extern else "Per klantmanager, gemeente en aanbieder",
        "Open dossiers en verlopen termijnen op de peildatum, en de indicatoren van deze dossiers. Bij aanbieders: wie in het"
        " tijdvak een activiteit had, en de uren daarvan. Niet verklaard: niet vastgelegd als gevolgd of als verzuim.",
        tables,
    )


def _table(ident: str, title: str, first: str, found: list[tuple[str, Group, dict[str, Kpi]]]) -> Table:
    fields = {first: first, "open": "open dossiers", "verlopen": "verlopen termijnen"} | {n: SHORT[n] for n in _SHARES}
    rows = [
        (
            text_cell(name),
            count_cell(group.dossiers),
            Cell(group.expired, r.COUNT, (group.dossiers, group.expired)),
            *(shown(rows[name]) for name in _SHARES),
        )
        for name, group, rows in found
    ]
    return figures(ident, title, fields, rows)


def _providers(found: list[tuple[Any, ...]], empty: str) -> Table:
    fields = {
        "aanbieder": "aanbieder", "mensen": "mensen", "aangeboden": "aangeboden", "gevolgd": "gevolgd",
        "verzuim_geoorloofd": "verzuim, geoorloofd", "verzuim_ongeoorloofd": "verzuim, ongeoorloofd",
        "niet_verklaard": "niet verklaard",
    }  # fmt: skip
    rows = [
        (
            text_cell(name or UNKNOWN),
            count_cell(people),
            *(r.average(None if value is None else value / _HUNDREDTHS, r.HOURS, people) for value in sums),
        )
        for name, people, *sums in found
    ]
    return figures("aanbieders", "Per aanbieder", fields, rows, empty)
