"""The budget of the year and the taakstelling."""

from typing import Final

from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Cell, Section, count_cell, text_cell
from inburgering_cli.features.reports.sections.figures import Figures
from inburgering_cli.features.reports.sections.layout import figures
from inburgering_cli.law.figures.budget import JUDGEMENTS, METHODS, TOTAL
from inburgering_cli.law.figures.taakstelling import NOTE, STATES

_HALVES: Final = 4  # half years of the taakstelling to show


def money(counted: Figures) -> Section:
    """Budget and taakstelling."""
    year = counted.budget
    money = [
        (
            text_cell(row.naam), r.euro(row.budget), r.euro(row.uitgegeven, few), r.euro(row.resterend, few),
            Cell(row.percentage, r.PERCENT, few), r.euro(row.prognose, few),
        )
        for row in year.regels
        for few in [counted.behind(row.voorziening)]
    ]  # fmt: skip
    halves = [
        (
            text_cell(f"{row['jaar']}, {row['helft']}e half jaar"), text_cell(row["aantal"]), count_cell(row["achterstand"]),
            count_cell(row["gehuisvest"]),
            Cell(row["nog_te_huisvesten"], r.COUNT, (row["nog_te_huisvesten"], row["gehuisvest"])),
            Cell(STATES[row["stand"]], r.TEXT, (row["gehuisvest"],)),
        )
        for row in counted.taakstelling[-_HALVES:]
    ]  # fmt: skip
    source = f"Bron van het budget: {year.bron or 'er is geen budget bekend'}."
    # the forecast of a hidden total would reveal it
    method = ""
    if year.methode and not counted.behind(TOTAL):
        method = f" Prognose: {JUDGEMENTS[year.oordeel]}; {METHODS[year.methode]}."
    return Section(
        "geld",
        "Budget en taakstelling",
        f"{source}{method} {NOTE}",
        [
            figures(
                "budget", f"Budget {year.jaar} van {year.gemeente}",
                {
                    "voorziening": "voorziening", "budget": "budget", "uitgegeven": "uitgegeven", "resterend": "over",
                    "percentage": "gebruikt", "prognose": "prognose",
                },
                money,
            ),
            figures(
                "taakstelling", "Taakstelling huisvesting",
                {
                    "half_jaar": "half jaar", "opgave": "opgave", "achterstand": "achterstand", "gehuisvest": "gehuisvest",
                    "nog_te_huisvesten": "nog te doen", "stand": "stand",
                },
                halves, "Er is geen taakstelling vastgelegd.",
            ),
        ],
    )  # fmt: skip
