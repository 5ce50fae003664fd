"""The deliveries to others that are due after a quarter."""

import shlex

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.period import MONTH, holding
from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Field, Section, Table, text_cell
from inburgering_cli.features.reports.sections.figures import Figures, Question

_YEAR_END = "12-31"


def deliveries(question: Question, counted: Figures) -> Section:
    """What is to be delivered over this period, with the command for it."""
    period = question.period
    months = sorted({holding(MONTH, day) for day in counted.dagen if period.van <= day <= period.tot})
    found = [
        ("DUO: berichten over de persoon", "doorlopend", "report delivery duo"),
        (
            "SWI: kwartaallevering inburgering",
            period.name,
            f"report delivery swi --van {dutch(period.van)} --tot {dutch(period.tot)}",
        ),
        *(("SRG: maandlevering re-integratie", one.name, f"report delivery srg --maand {one.name}") for one in months),
    ]
    if period.tot.endswith(_YEAR_END):
        year = period.year
        found.append(("SPUK inburgering: tellingen van het jaar", year, f"report delivery spuk --jaar {year}"))
    only = f" --gemeente {shlex.quote(question.gemeente)}" if question.gemeente else ""
    rows = [
        (
            text_cell(what),
            text_cell(over),
            r.datum(counted.duo_geleverd) if n == 0 and counted.duo_geleverd else text_cell("niet vastgelegd"),
            text_cell(f"inburgering {command}{only if n else ''}"),
        )
        for n, (what, over, command) in enumerate(found)
    ]
    fields = (
        Field("levering", "levering"), Field("over", "over"), Field("stand", "laatst geleverd, stand op"),
        Field("opdracht", "opdracht"),
    )  # fmt: skip
    return Section(
        "leveringen",
        "Leveringen over dit tijdvak",
        "Van leveringen aan DUO houdt het dossierbestand bij wat er is gemaakt, van de andere niet.",
        [Table("leveringen", "Wat er te leveren is", fields, rows)],
    )
