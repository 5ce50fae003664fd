"""What figures rest on: definitions, sources, and who is behind them."""

from inburgering_cli.features.reports.report import Sectie, Tabel, Veld, tekst
from inburgering_cli.features.reports.sections.figures import Cijfers
from inburgering_cli.law.figures.definitions import definition
from inburgering_cli.law.figures.indicators import INDICATOREN
from inburgering_cli.law.vocabulary import FEIT_LABELS
from inburgering_cli.work.environment import Omgeving


def definities(cijfers: Cijfers) -> Sectie:
    """What each figure counts."""
    rows = [(tekst(row.naam), tekst(definition(row.id)), tekst(row.bron)) for row in cijfers.indicatoren]
    velden = (Veld("indicator", "indicator"), Veld("definitie", "wat er wordt geteld"), Veld("bron", "bron"))
    sources = {i.bron.voluit(): None for i in INDICATOREN}
    return Sectie(
        "definities",
        "Definities",
        f"Elk cijfer met wat er wordt geteld en waar dat staat. Voluit: {'; '.join(sources)}.",
        [Tabel("definities", "Definities van de indicatoren", velden, rows)],
    )


def bronnen(env: Omgeving) -> Sectie:
    """The terms with their sources."""
    rows = [
        (
            tekst(termijn.omschrijving), tekst(versie.stelsel or "beide"),
            tekst(" en ".join(FEIT_LABELS[start] for start in versie.start)),
            tekst("op die dag" if versie.duur is None else str(versie.duur)), tekst(versie.soort), tekst(versie.bron.voluit()),
        )
        for termijn in env.beleid.termijnen.values()
        for versie in termijn.versies
    ]  # fmt: skip
    velden = (
        Veld("termijn", "termijn"), Veld("stelsel", "stelsel"), Veld("start", "begint met"), Veld("lengte", "lengte"),
        Veld("soort", "soort"), Veld("bron", "bron"),
    )  # fmt: skip
    return Sectie(
        "bronnen",
        "Termijnen en hun bronnen",
        "De termijnen die op de peildatum gelden, met de bron en hoe zeker die is.",
        [Tabel("bronnen", "Termijnen en bronnen", velden, rows)],
    )


def namen(cijfers: Cijfers) -> Sectie:
    """Who is behind each number."""
    rows = [
        (tekst(row.id), tekst(part), tekst(number))
        for row in cijfers.indicatoren
        for part, numbers in row.dossiers.items()
        for number in numbers
    ]
    velden = (Veld("indicator", "indicator"), Veld("deel", "deel"), Veld("dossier", "dossier"))
    return Sectie(
        "namen",
        "Wie er achter elk getal zit",
        "De dossiers achter de indicatoren, zoals ‘report kpi --names’ ze noemt. Deel dit niet buiten de uitvoering.",
        [Tabel("namen", "Dossiers per indicator", velden, rows)],
    )
