"""Records of the brede intake."""

from typing import Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import (
    Record,
    codes_of,
    decimal_number,
    fact,
    field,
    flag,
    hours_number,
    one_of_codes,
    pairs_of,
    text_of_length,
    whole_number,
)
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import LEEFGEBIED

#: What the timeline says of an intake that the college completed without the person (Wi 14 lid 2).
IN_ABSENCE: Final = "brede intake voltooid in afwezigheid"


class IntakeRecord(Record):
    """A record of the brede intake: a part, a toets or a talk."""

    datum: str | None = field(fact, "dag van het gesprek of de meting", required=True)
    deel: int | None = field(whole_number(1, 2), "deel 1 of deel 2 (nota bijlage 3)", metavar="1|2", asked=True)
    locatie: str | None = field(one_of_codes(v.LOCATIES), "waar de intake is afgenomen", asked=True)
    methode: str | None = field(one_of_codes(v.METHODEN), "gevalideerde methode", asked=True)
    techniek: str | None = field(
        codes_of(v.TECHNIEKEN), "hoe het gesprek is gehouden (nota bijlage 3); mag vaker", asked=True
    )
    voorlichting: bool | None = field(
        flag,
        "verteld wat het doel is, wat er wordt verwacht en hoe men zich voorbereidt (nota bijlage 3)",
        asked=True,
    )
    leefgebied: tuple[tuple[str, str], ...] | None = field(
        LEEFGEBIED, "bevinding per leefgebied; mag vaker", personal=True, asked=True
    )
    zrm: tuple[tuple[str, int], ...] | None = field(
        pairs_of(v.ZRM_DOMEINEN, whole_number(1, 5), "meting", "DOMEIN=1..5"),
        "Zelfredzaamheid-Matrix, score 1 tot en met 5; mag vaker",
        personal=True,
        asked=True,
    )
    toets_uitslag: str | None = field(
        one_of_codes(v.TOETS_UITSLAGEN), "uitslag van de leerbaarheidstoets", asked=True, since=("toets_datum",)
    )
    toets_score: int | None = field(
        decimal_number(2, 0, 999, "SCORE"), "behaalde score", asked=True, since=("toets_datum",)
    )
    toets_drempel: int | None = field(
        decimal_number(2, 0, 999, "SCORE"), "benodigde score", asked=True, since=("toets_datum",)
    )
    toets_datum: str | None = field(fact, "afnamedatum van de toets (anders --datum)", asked=True)
    toets_ontheffing: str | None = field(
        text_of_length(),
        "reden dat de toets niet hoeft: visuele of auditieve beperking",
        metavar="REDEN",
        personal=True,
    )
    uren_taal: int | None = field(
        hours_number, "uren taalles en KNM samen, zoals vroeger vastgelegd; liever apart met uren_nt2 en uren_knm"
    )
    uren_nt2: int | None = field(hours_number, "uren taalles en alfabetisering tijdens de intake (Bi 3.14, 5.5 lid 2)")
    uren_knm: int | None = field(hours_number, "uren KNM tijdens de intake (Bi 3.14; niet voor afschalen)")
    uren_participatie: int | None = field(
        hours_number, "uren participatie tijdens de intake, die meetellen (Bi 3.14 lid 6)"
    )
    in_afwezigheid: bool | None = field(
        flag, "voltooid in afwezigheid, na drie oproepen zonder resultaat (Wi 14 lid 2)"
    )
    apart_gesprek_aangeboden: bool | None = field(flag, "gewezen op het recht op een gesprek alleen", asked=True)


INTAKE = Kind(
    record=IntakeRecord,
    name="intake",
    plural="intakes",
    part="intake",
    title="intake",
    calls=lambda r: f"een intakegesprek op {dutch(r.datum)}" + (f" (deel {r.deel})" if r.deel else ""),
    key=("datum", "deel"),
    unique=False,
    indexes=(("dossier_id", "datum"),),
    says=lambda r: IN_ABSENCE if r["in_afwezigheid"] else f"intake, deel {r['deel']}" if r["deel"] else "intake",
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
    details={
        "techniek": "techniek",
        "voorlichting": "doel en verwachtingen verteld",
        "toets_drempel": "score nodig",
        "toets_datum": "dag van de toets",
        "toets_ontheffing": "ontheffing van de toets",
        "uren_taal": "uren taal en KNM",
        "uren_nt2": "uren Nederlands (NT2)",
        "uren_knm": "uren KNM",
        "uren_participatie": "uren participatie",
        "in_afwezigheid": "voltooid in afwezigheid",
        "apart_gesprek_aangeboden": "gesprek alleen aangeboden",
    },
    keeps="intake, ZRM, leerbaarheidstoets",
    example={"datum": "2024-04-08", "deel": "1", "leefgebied": "financien=iets", "zrm": "huisvesting=3"},
)
