"""Hours and absence, talks and exams."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from inburgering_cli.features.reports import report as r
from inburgering_cli.features.reports.report import Section, count_cell, percent, text_cell
from inburgering_cli.features.reports.sections.figures import Figures, Question
from inburgering_cli.features.reports.sections.layout import figures
from inburgering_cli.law import codes as c
from inburgering_cli.law.figures.indicators import round_half_up
from inburgering_cli.law.vocabulary import SOORTEN_ACTIVITEIT

_HUNDREDTHS: Final = 100
#: Places in the sums of hours.
_ABSENT: Final = slice(2, 4)
_UNEXPLAINED: Final = 4


def effort(question: Question, counted: Figures) -> Section:
    """Hours, talks and exams."""
    hours = []
    for kind, people, *sums, absent, whole in _each(SOORTEN_ACTIVITEIT, counted.uren, 8, every=question.extern):
        unknown = sums[_UNEXPLAINED] and not any(
            sums[_ABSENT]
        )  # no absence was recorded, and some hours have no account
        share = round_half_up(_HUNDREDTHS * absent, whole) if whole and not unknown else None
        hours.append(
            (
                text_cell(SOORTEN_ACTIVITEIT[kind]),
                count_cell(people),
                *(r.average(None if value is None else value / _HUNDREDTHS, r.HOURS, people) for value in sums),
                r.average(share, r.PERCENT, people),
            )
        )
    talks = [
        (text_cell(c.GESPREKKEN[kind]), count_cell(held), count_cell(missed))
        for kind, held, missed in _each(c.GESPREKKEN, counted.gesprekken, 2, every=question.extern)
    ]
    exams = [
        (
            text_cell(c.EXAMENONDERDELEN[part]),
            *map(count_cell, (passed, failed, none)),
            percent(passed, passed + failed),
        )
        for part, passed, failed, none in _each(c.EXAMENONDERDELEN, counted.examens, 3, every=question.extern)
    ]
    return Section(
        "inzet",
        "Uren, verzuim, gesprekken en examens",
        "In het tijdvak. Uren worden per maand geregistreerd; een maand die in het tijdvak begint, telt helemaal mee. Niet"
        " verklaard: aangeboden, en niet vastgelegd als gevolgd of als verzuim. Verzuim: wat zo is vastgelegd, als deel"
        " van de aangeboden uren; van uren die niet zijn verklaard, is het niet bekend.",
        [
            figures(
                "uren", "Uren en verzuim per soort activiteit",
                {
                    "soort": "activiteit", "mensen": "mensen", "aangeboden": "aangeboden", "gevolgd": "gevolgd",
                    "verzuim_geoorloofd": "verzuim, geoorloofd", "verzuim_ongeoorloofd": "verzuim, ongeoorloofd",
                    "niet_verklaard": "niet verklaard", "verzuim": "verzuim",
                },
                hours, "In het tijdvak zijn geen uren geregistreerd.",
            ),
            figures(
                "gesprekken", "Gesprekken",
                {"soort": "gesprek", "gehouden": "gehouden", "niet_verschenen": "niet verschenen"}, talks,
                "Er zijn geen gesprekken geregistreerd.",
            ),
            figures(
                "examens", "Examens",
                {
                    "onderdeel": "onderdeel", "geslaagd": "geslaagd", "gezakt": "gezakt", "geen": "geen uitslag",
                    "waarde": "geslaagd",
                },
                exams, "In het tijdvak is geen examen gedaan.",
            ),
        ],
    )  # fmt: skip


def _each(
    codes: Iterable[str], found: Iterable[tuple[Any, ...]], figures: int, *, every: bool
) -> Iterator[tuple[Any, ...]]:
    """The rows in order of `codes`. `every`: zeros for a missing row, because its absence would say something."""
    rows = {row[0]: row for row in found}
    for code in codes:
        if every or code in rows:
            yield rows.get(code, (code, *(0,) * figures))
