"""The indicators: key figures, all, over time and per cohort."""

from collections.abc import Sequence
from typing import Final

from inburgering_cli.core.anonymous import SMALLEST_GROUP
from inburgering_cli.core.dates import dutch
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import (
    Cell,
    Chart,
    Field,
    Point,
    Section,
    Table,
    count_cell,
    part,
    text_cell,
)
from inburgering_cli.features.reports.sections.figures import Figures, Question
from inburgering_cli.features.reports.sections.layout import figures, month, rows_by_id, shown
from inburgering_cli.law.figures.budget import TOTAL
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.figures.kpi import OF_WHICH, Kpi
from inburgering_cli.law.terms.outcome import EXPIRED

#: Indicators as column heads.
SHORT: Final = {
    "integraal_aanbod_6m": "integraal aanbod",
    "participatie_12m": "participatie 12 maanden",
    "participatie_3j": "participatie 3 jaar",
    "tevredenheid_partners": "cijfer partners",
    "tevredenheid_inburgeraars": "cijfer inburgeraars",
    "pip_op_tijd": "PIP op tijd",
    "intake_op_tijd": "intake op tijd",
}
_PERCENT: Final = 100.0
_HIGHEST_MARK: Final = 10.0
ON_TIME: Final = ("pip_op_tijd", "intake_op_tijd")


def core_of(counted: Figures) -> Section:
    """The key figures, as cards."""
    seen, rows = counted.overzicht, rows_by_id(counted.indicators)
    open_now = sum(seen.phases.values())
    passed = sum(count for (_, status), count in seen.open_terms.items() if status == EXPIRED)
    cards = {
        "open_dossiers": ("open dossiers", count_cell(open_now)),
        "instroom": ("instroom in het tijdvak", count_cell(seen.milestones["instroom"])),
        "uitstroom": ("uitstroom in het tijdvak", count_cell(seen.milestones["uitstroom"])),
        "verlopen": ("verlopen termijnen", count_cell(passed)),
        "pip_op_tijd": ("PIP op tijd", shown(rows["pip_op_tijd"])),
        "ontzorgen": ("ontzorgen loopt", shown(rows["ontzorgen_lopend"])),
    }
    fields = {key: title for key, (title, _) in cards.items()}
    table = figures("kern", "In het kort", fields, [tuple(cell for _, cell in cards.values())])
    return Section("kern", "In het kort", "", [table], cards=True)


#: The fields of an indicator in the order of ‘report kpi’; `data`: shown to people in another column.
_KPI: Final = (
    Field("id", "id", data=True),
    Field("naam", "indicator"),
    Field("bron", "bron"),
    Field("norm", "norm", right_aligned=True),
    Field("eenheid", "eenheid", data=True),
    Field("teller", "teller", right_aligned=True),
    Field("noemer", "noemer", right_aligned=True),
    Field("waarde", "waarde", right_aligned=True),
    Field("oordeel", "oordeel"),
    Field("lopend", "lopend", right_aligned=True),
    Field("lopend_gehaald", "lopend, al gehaald", right_aligned=True, data=True),
    Field("uitgevallen", "uitgevallen", right_aligned=True),
    Field("vrijgesteld", "vrijgesteld", right_aligned=True),
    Field("n", "n", right_aligned=True),
    Field("waarvan_betaald", "waarvan betaald", right_aligned=True, data=True),
    Field("waarvan_naar_vermogen", "waarvan naar vermogen", right_aligned=True, data=True),
    Field("naar_vermogen_onbekend", "naar vermogen onbekend", right_aligned=True, data=True),
    Field("soort", "soort", data=True),
)


def _kpi_row(row: Kpi, money: tuple[int, ...]) -> tuple[Cell, ...]:
    value = shown(row, money)
    # the verdict on a hidden value would reveal it
    verdict = Cell(row.oordeel, "oordeel", value.people if row.norm is not None else ())
    return (
        text_cell(row.id), text_cell(row.naam), text_cell(row.bron), Cell(row.norm, row.eenheid), text_cell(row.eenheid),
        part(row.teller, row.noemer), count_cell(row.noemer), value, verdict, count_cell(row.lopend),
        part(row.lopend_gehaald, row.lopend), count_cell(row.uitgevallen), count_cell(row.vrijgesteld),
        count_cell(row.n), *(part(getattr(row, name), row.teller) for name in OF_WHICH), text_cell(row.soort),
    )  # fmt: skip


def indicators(counted: Figures) -> Section:
    """The rows of `report kpi`."""
    rows = [_kpi_row(row, counted.behind(TOTAL)) for row in counted.indicators]
    return Section(
        "indicatoren",
        "Indicatoren",
        "De indicatoren van nota 5.1 en de operationele cijfers, precies zoals ‘inburgering report kpi’ ze geeft. Een dossier"
        " telt mee als zijn startdag in de gevraagde periode ligt; is er geen periode gevraagd, dan tellen alle dossiers.",
        [Table("indicatoren", "Indicatoren met norm, teller en noemer", _KPI, rows), _participation(counted)],
    )


def _participation(counted: Figures) -> Table:
    """Of who participates: how many paid, and how many naar vermogen (the goal of the note)."""
    rows = [
        (
            text_cell(row.naam),
            part(row.teller, row.noemer),
            *(part(getattr(row, name), row.teller) for name in OF_WHICH),
        )
        for row in counted.indicators
        if row.waarvan_betaald is not None
    ]
    heads = ("waarvan betaald", "waarvan naar vermogen", "naar vermogen niet bekend")
    fields = {"indicator": "indicator", "teller": "teller"} | dict(zip(OF_WHICH, heads, strict=True))
    return figures("participatie", "Participatie: betaald, en naar vermogen", fields, rows)


def _point(day: str, days: list[str]) -> str:
    return dutch(day) if day == days[-1] and len(days) > 1 and days[-2][:7] == day[:7] else month(day)


def trend(counted: Figures) -> Section:
    """The indicators on each day of the trend."""
    days = counted.dagen
    names = [i.id for i in INDICATORS] + list(ON_TIME)
    by_day = [rows_by_id(rows) for rows in counted.trend]
    fields = {"dag": "stand op"} | {name: SHORT[name] for name in names}
    rows = [(r.datum(day), *(shown(found[name]) for name in names)) for day, found in zip(days, by_day, strict=True)]
    charts = [
        Chart(
            by_day[-1][name].naam,
            [Point(_point(day, days), shown(found[name])) for day, found in zip(days, by_day, strict=True)],
            norm=by_day[-1][name].norm,
            highest=_HIGHEST_MARK if by_day[-1][name].eenheid == r.DIGIT else _PERCENT,
        )
        for name in names
    ]
    return Section(
        "trend",
        "Trend over twaalf maanden",
        "Elk punt is wat ‘report kpi’ op die dag gaf: met de feiten die toen bekend waren, en voor dezelfde periode.",
        [figures("trend", "Stand per maandeinde", fields, rows)],
        charts,
    )


def cohorts(question: Question, counted: Figures) -> Section:
    """The indicators per half year of huisvesting."""
    names = [i.id for i in INDICATORS if i.term] + ["pip_op_tijd"]
    fields = {"cohort": "huisvesting in"}
    for name in names:
        head = f"{SHORT[name]}: teller"
        fields |= {f"{name}_teller": head, f"{name}_noemer": "noemer", f"{name}_waarde": "waarde"}
    rows: list[tuple[Cell, ...]] = []
    for cohort, found in counted.cohorten.items():
        by_id = rows_by_id(found)
        cells = [text_cell(_half(cohort))]
        for name in names:
            row = by_id[name]
            cells += [part(row.teller, row.noemer), count_cell(row.noemer), shown(row)]
        rows.append(tuple(cells))
    if question.extern:  # the first and last cohort would reveal when somebody was housed
        while len(rows) > 1 and _all_small(rows[0]):
            del rows[0]
        while len(rows) > 1 and _all_small(rows[-2]):
            del rows[-2]
    return Section(
        "cohorten",
        "Per cohort",
        "Dezelfde indicatoren, verdeeld naar het half jaar van de huisvesting."
        " Dossiers zonder huisvesting staan onder ‘onbekend’.",
        [figures("cohorten", "Indicatoren per half jaar van huisvesting", fields, rows)],
    )


def _all_small(row: Sequence[Cell]) -> bool:
    return all(cell.people and min(cell.people) < SMALLEST_GROUP for cell in row[1:])


def _half(cohort: str) -> str:
    year, _, half = cohort.partition("-")
    return f"{half}e helft {year}" if half else cohort
