"""A figure that does not meet its norm is nowhere rounded to it: 79,96 of 80, and a mark of 6,96 of 7."""

import io
import json
from typing import Any

import openpyxl
import pytest

from inburgering_cli.core.period import MONTH, chosen
from inburgering_cli.features.reports import formats
from inburgering_cli.features.reports.formats.words import text
from inburgering_cli.features.reports.report import Field as Head
from inburgering_cli.features.reports.report import Report, Section, Table
from inburgering_cli.features.reports.sections.layout import shown
from inburgering_cli.law.figures.kpi import Counter, Kpi, Span
from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.screen.columns.lists import kpi_row

DAY = "2026-09-30"


def counted() -> dict[str, Kpi]:
    counter = Counter(DEFAULT, DAY, Span())
    counter.tallies["integraal_aanbod_6m"].put("gehaald", 1_999)
    counter.tallies["integraal_aanbod_6m"].put("niet_gehaald", 501)
    for _ in range(24):
        counter.add_score("partners", DAY, 70)
    counter.add_score("partners", DAY, 60)
    return {row.id: row for row in counter.rows()}


def report(row: Kpi) -> Report:
    table = Table("indicatoren", "Indicatoren", (Head("waarde", "waarde"),), [(shown(row),)])
    return Report(
        "month", chosen(MONTH, DAY, van="2026-09-01", tot=DAY), DAY, None, "Diemen", [Section("i", "I", "", [table])]
    )


@pytest.mark.parametrize(
    ("indicator", "value", "words", "outside"),
    [("integraal_aanbod_6m", 79.96, "79,96\u00a0%", "79\u00a0%"), ("tevredenheid_partners", 6.96, "6,96", "6,96")],
)
def test_what_is_short_of_its_norm_is_shown_so(indicator: str, value: float, words: str, outside: str) -> None:
    row = counted()[indicator]
    assert (row.waarde, row.oordeel) == (value, "niet_gehaald")
    assert kpi_row(row.as_dict(names=False))["waarde_tekst"] == words.replace("\u00a0", " ")
    inside = report(row)
    (cell,) = inside.secties[0].tables[0].rows[0]
    assert text(cell) == words
    (cell,) = inside.outside().secties[0].tables[0].rows[0]
    assert text(cell) == outside

    made: dict[str, Any] = dict(formats.files(inside, ("json", "xlsx")))
    name = inside.name
    assert json.loads(made[f"{name}.json"])["indicatoren"] == [{"waarde": value}]
    sheet = openpyxl.load_workbook(io.BytesIO(made[f"{name}.xlsx"]))["indicatoren"]
    assert (sheet["A2"].value, sheet["A2"].number_format[:4]) == (value, "0.0#")
