"""The definitions and sources of the figures, and the dossiers behind them."""

from itertools import groupby
from operator import itemgetter
from typing import Final

from inburgering_cli.core.dates import dutch_long
from inburgering_cli.features.reports.report import Field, Section, Table, datum, text_cell
from inburgering_cli.features.reports.sections.figures import Figures
from inburgering_cli.law.figures.definitions import definition
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.vocabulary import FEIT_LABELS
from inburgering_cli.work.environment import Environment


def definitions(counted: Figures) -> Section:
    """What each figure counts."""
    rows = [(text_cell(row.naam), text_cell(definition(row.id)), text_cell(row.bron)) for row in counted.indicators]
    fields = (Field("indicator", "indicator"), Field("definitie", "wat er wordt geteld"), Field("bron", "bron"))
    sources = {i.source.in_full(): None for i in INDICATORS}
    return Section(
        "definities",
        "Definities",
        f"Elk cijfer met wat er wordt geteld en waar dat staat. Voluit: {'; '.join(sources)}.",
        [Table("definities", "Definities van de indicatoren", fields, rows)],
    )


def sources(env: Environment) -> Section:
    """The terms with their sources."""
    rows = [
        (
            text_cell(term.description), text_cell(version.stelsel or "beide"),
            text_cell(" en ".join(FEIT_LABELS[start] for start in version.start)),
            text_cell("op die dag" if version.duration is None else str(version.duration)),
            text_cell(version.soort), text_cell(version.cited(version.geldig_vanaf).in_full()),
        )
        for term in env.policy.termijnen.values()
        for version in term.versions
    ]  # fmt: skip
    fields = (
        Field("termijn", "termijn"), Field("stelsel", "stelsel"), Field("start", "begint met"), Field("lengte", "lengte"),
        Field("soort", "soort"), Field("bron", "bron"),
    )  # fmt: skip
    return Section(
        "bronnen",
        "Termijnen en hun bronnen",
        "De termijnen die op de peildatum gelden, met de bron en hoe zeker die is.",
        [Table("bronnen", "Termijnen en bronnen", fields, rows)],
    )


#: How the figures are made: what it is about, and the words.
_METHOD: Final = (
    ("dag van de stand", "Alles is geteld met de feiten die op {dag} bekend waren."),
    (
        "wie telt mee",
        "Een dossier telt in een indicator als de dag waarmee de termijn begint, vastligt en in de gevraagde periode ligt.",
    ),
    ("laatste dag", "Elke laatste dag volgt uit de termijnen hieronder en de Algemene termijnenwet."),
    ("onbekend", "Wat niet is vastgelegd, telt niet als nul: het staat apart, of er staat een streepje."),
    (
        "afronding",
        "Op één decimaal; op twee als anders een norm gehaald lijkt. Het oordeel rekent met het onafgeronde getal.",
    ),
    (
        "nagaan",
        "Per persoon staat het in ‘Per dossier’, in de versie voor binnen; dat is wat ‘report explain INDICATOR’ toont.",
    ),
)


def method(env: Environment) -> Section:
    """How the figures are made."""
    day = dutch_long(env.peildatum)
    rows = [(text_cell(what), text_cell(words.format(dag=day))) for what, words in _METHOD]
    fields = (Field("wat", "wat"), Field("hoe", "hoe"))
    return Section("werkwijze", "Werkwijze", "", [Table("werkwijze", "Hoe de cijfers tot stand komen", fields, rows)])


def explanation(counted: Figures, *, names: bool) -> Section:
    """How each dossier counts, for the auditor."""
    who = (Field("dossier", "dossier"), Field("naam", "naam"))[: 1 + names]
    fields = (
        *who, Field("start", "start"), Field("uiterlijk", "laatste dag"), Field("bereikt_op", "bereikt op"),
        Field("oordeel", "telt als"), Field("waarom", "waarom"),
    )  # fmt: skip
    titles = {row.id: row.naam for row in counted.indicators}
    tables = []
    for indicator, lines in groupby(counted.uitleg, key=itemgetter("indicator")):
        rows = [
            (
                *(text_cell(line[key]) for key in ("dossier", "naam")[: 1 + names]),
                *(datum(line[key]) for key in ("start", "uiterlijk", "bereikt_op")),
                text_cell(line["oordeel"].replace("_", " ")),
                text_cell(line["waarom"]),
            )
            for line in lines
        ]
        tables.append(Table(f"uitleg_{indicator}", f"Per dossier: {titles[indicator]}", fields, rows))
    return Section(
        "uitleg",
        "Per dossier, voor de accountant",
        "Hoe elk dossier in elke indicator telt, en waarom: de regels van ‘report explain’. Teller en niet gehaald samen"
        " zijn de noemer.",
        tables,
    )


def names_section(counted: Figures) -> Section:
    """The dossiers behind each number."""
    rows = [
        (text_cell(row.id), text_cell(part), text_cell(number))
        for row in counted.indicators
        for part, numbers in row.dossiers.items()
        for number in numbers
    ]
    fields = (Field("indicator", "indicator"), Field("deel", "deel"), Field("dossier", "dossier"))
    return Section(
        "namen",
        "Wie er achter elk getal zit",
        "De dossiers achter de indicatoren, zoals ‘report kpi --names’ ze noemt. Deel dit niet buiten de uitvoering.",
        [Table("namen", "Dossiers per indicator", fields, rows)],
    )
