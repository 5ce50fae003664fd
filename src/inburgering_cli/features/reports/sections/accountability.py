"""The definitions and sources of the figures, and the dossiers behind them."""

from inburgering_cli.features.reports.report import Field, Section, Table, text_cell
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
