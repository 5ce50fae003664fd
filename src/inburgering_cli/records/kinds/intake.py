"""Input of the brede intake."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import (
    Invoer,
    decimaal,
    feit,
    getal,
    keuze,
    paren,
    tekst,
    uurtal,
    veld,
    vlag,
)
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import LEEFGEBIED


class IntakeInvoer(Invoer):
    """A record of the brede intake: a part, a toets, a talk; any of them."""

    datum: str | None = veld(feit, "dag van het gesprek of de meting", verplicht=True)
    deel: int | None = veld(getal(1, 2), "deel 1 of deel 2 (nota bijlage 3)", metavar="1|2", vraag=True)
    locatie: str | None = veld(keuze(v.LOCATIES), "waar de intake is afgenomen", vraag=True)
    methode: str | None = veld(keuze(v.METHODEN), "gevalideerde methode", vraag=True)
    techniek: str | None = veld(keuze(v.TECHNIEKEN), "hoe het gesprek is gehouden (nota bijlage 3)", vraag=True)
    voorlichting: bool | None = veld(
        vlag,
        "verteld wat het doel is, wat er wordt verwacht en hoe men zich voorbereidt (nota bijlage 3)",
        vraag=True,
    )
    leefgebied: tuple[tuple[str, str], ...] | None = veld(
        LEEFGEBIED, "bevinding per leefgebied; mag vaker", persoon=True, vraag=True
    )
    zrm: tuple[tuple[str, int], ...] | None = veld(
        paren(v.ZRM_DOMEINEN, getal(1, 5), "meting", "DOMEIN=1..5"),
        "Zelfredzaamheid-Matrix, score 1 tot en met 5; mag vaker",
        persoon=True,
        vraag=True,
    )
    toets_uitslag: str | None = veld(keuze(v.TOETS_UITSLAGEN), "uitslag van de leerbaarheidstoets", vraag=True)
    toets_score: int | None = veld(decimaal(2, 0, 999, "SCORE"), "behaalde score", vraag=True)
    toets_drempel: int | None = veld(decimaal(2, 0, 999, "SCORE"), "benodigde score", vraag=True)
    toets_datum: str | None = veld(feit, "afnamedatum van de toets (anders --datum)", vraag=True)
    toets_ontheffing: str | None = veld(
        tekst(), "reden dat de toets niet hoeft: visuele of auditieve beperking", metavar="REDEN", persoon=True
    )
    uren_taal: int | None = veld(uurtal, "uren taalles en KNM tijdens de intake, die meetellen (Bi 5.5 lid 2)")
    uren_participatie: int | None = veld(uurtal, "uren participatie tijdens de intake, die meetellen (Bi 3.14 lid 6)")
    apart_gesprek_aangeboden: bool | None = veld(vlag, "gewezen op het recht op een gesprek alleen", vraag=True)


INTAKE = Kind(
    record=IntakeInvoer,
    name="intake",
    plural="intakes",
    part="intake",
    title="intake",
    calls=lambda r: f"een intakegesprek op {dutch(r.datum)}" + (f" (deel {r.deel})" if r.deel else ""),
    key=("datum", "deel"),
    unique=False,
    indexes=(("dossier_id", "datum"),),
    says=lambda r: f"intake, deel {r['deel']}" if r["deel"] else "intake",
    heading="Brede intake",
    columns={
        "datum": "datum",
        "deel": "deel",
        "locatie": "waar",
        "methode": "methode",
        "toets_uitslag": "toets",
        "toets_score": "score",
        "leefgebied": "leefgebieden",
        "zrm": "ZRM",
    },
    keeps="intake, ZRM, leerbaarheidstoets",
    example={"datum": "2024-04-08", "deel": "1", "leefgebied": "financien=iets", "zrm": "huisvesting=3"},
)
