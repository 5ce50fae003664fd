"""Records of the PIP."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Record, fact, field, flag, one_of_codes, text_of_length, whole_number
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import FINDING, NOTITIE


class PipRecord(Record):
    """A version of the PIP: the legal minimum and the chapters of nota bijlage 4."""

    dagtekening: str | None = field(fact, "dag waarop het PIP is vastgesteld; zonder: een concept", asked=True)
    bekendmaking: str | None = field(fact, "dag waarop de beschikking is verstuurd of uitgereikt")
    doel: str | None = field(text_of_length(NOTITIE), "hoofddoel", personal=True, asked=True)
    gesprekken: int | None = field(whole_number(0, 99), "aantal voortgangsgesprekken", asked=True)
    intensiteit_route: int | None = field(whole_number(1, 9999), "uren leerroute", asked=True)
    intensiteit_pvt: int | None = field(whole_number(1, 9999), "uren PVT", asked=True)
    intensiteit_map: int | None = field(whole_number(1, 9999), "uren MAP", asked=True)
    map_bedrijfsbezoeken: int | None = field(
        whole_number(1, 99), "doel van de MAP: aantal bedrijfsbezoeken (nota bijlage 5)"
    )
    map_sollicitatiegesprekken: int | None = field(
        whole_number(1, 99), "doel van de MAP: minimaal aantal sollicitatiegesprekken"
    )
    map_werk_maanden: int | None = field(whole_number(1, 36), "doel van de MAP: minimaal aantal maanden werkervaring")
    map_werk_uren: int | None = field(whole_number(1, 40), "doel van de MAP: uren per week daarvan")
    alfabetisering: str | None = field(
        one_of_codes(v.ALFABETISERING), "alfabetiseringsonderwijs", metavar="A|AA|NVT", asked=True
    )
    mag_opleiding_afmaken: bool | None = field(flag, "mag een lopende opleiding afmaken")
    vve: str | None = field(text_of_length(NOTITIE), "afspraken over VVE van de kinderen", personal=True)
    begeleiding: str | None = field(text_of_length(NOTITIE), "ondersteuning en begeleiding", personal=True, asked=True)
    ontzorgen: str | None = field(text_of_length(NOTITIE), "afspraken over ontzorgen", personal=True, asked=True)
    participatie: str | None = field(text_of_length(NOTITIE), "afspraken over participatie", personal=True, asked=True)
    leefgebied: tuple[tuple[str, str], ...] | None = field(
        FINDING,
        "tekst per leefgebied of onderwerp van nota bijlage 4; mag vaker",
        personal=True,
        asked=True,
    )
    sociale_context: str | None = field(text_of_length(NOTITIE), v.PIP_HOOFDSTUKKEN["sociale_context"], personal=True)
    financien: str | None = field(text_of_length(NOTITIE), v.PIP_HOOFDSTUKKEN["financien"], personal=True)
    gezondheid: str | None = field(text_of_length(NOTITIE), v.PIP_HOOFDSTUKKEN["gezondheid"], personal=True)
    land_van_herkomst: str | None = field(
        text_of_length(NOTITIE), v.PIP_HOOFDSTUKKEN["land_van_herkomst"], personal=True
    )
    inburgering: str | None = field(text_of_length(NOTITIE), v.PIP_HOOFDSTUKKEN["inburgering"], personal=True)
    toekomstperspectief: str | None = field(
        text_of_length(NOTITIE), v.PIP_HOOFDSTUKKEN["toekomstperspectief"], personal=True
    )
    afgewezen_routes: str | None = field(
        text_of_length(NOTITIE), "waarom de andere leerroutes zijn afgewezen", personal=True
    )
    afgewezen_b1: str | None = field(text_of_length(NOTITIE), "waarom niet de B1-route", personal=True)
    afgewezen_onderwijs: str | None = field(text_of_length(NOTITIE), "waarom niet de onderwijsroute", personal=True)
    afgewezen_z: str | None = field(text_of_length(NOTITIE), "waarom niet de Z-route", personal=True)
    reden: str | None = field(text_of_length(NOTITIE), "reden van deze versie", personal=True)


class PipSignRecord(Record):
    """Settling a concept."""

    dagtekening: str | None = field(fact, "dag waarop het PIP is vastgesteld", required=True)
    bekendmaking: str | None = field(fact, "dag waarop de beschikking is verstuurd of uitgereikt")


PIP = Kind(
    record=PipRecord,
    name="pip",
    plural="pips",
    part="pip",
    title="PIP",
    calls=lambda r: f"het PIP van {dutch(r.dagtekening)}" if r.dagtekening else "een concept-PIP",
    key=("dagtekening",),
    after={"doel": "mag_opleiding_afmaken"},
    day="dagtekening",
    says=lambda r: "PIP" if r["dagtekening"] else "PIP, concept",
    heading="PIP",
    columns={
        "versie": "versie",
        "status": "status",
        "dagtekening": "dagtekening",
        "doel": "doel",
        "gesprekken": "gesprekken",
        "reden": "reden",
    },
    details={
        "bekendmaking": "besluit bekendgemaakt",
        "intensiteit_route": "uren leerroute",
        "intensiteit_pvt": "uren PVT",
        "intensiteit_map": "uren MAP",
        "map_bedrijfsbezoeken": "doel MAP: bedrijfsbezoeken",
        "map_sollicitatiegesprekken": "doel MAP: sollicitatiegesprekken",
        "map_werk_maanden": "doel MAP: maanden werkervaring",
        "map_werk_uren": "doel MAP: uren werk per week",
        "alfabetisering": "alfabetisering",
        "mag_opleiding_afmaken": "mag opleiding afmaken",
        "vve": "VVE",
        "begeleiding": "begeleiding",
        "ontzorgen": "ontzorgen",
        "participatie": "participatie",
        "leefgebied": "leefgebieden",
        "sociale_context": "sociale context",
        "financien": "financiën",
        "gezondheid": "gezondheid",
        "land_van_herkomst": "land van herkomst",
        "inburgering": "inburgering",
        "toekomstperspectief": "toekomstperspectief",
        "afgewezen_routes": "waarom geen andere routes",
        "afgewezen_b1": "waarom niet de B1-route",
        "afgewezen_onderwijs": "waarom niet de onderwijsroute",
        "afgewezen_z": "waarom niet de Z-route",
    },
    chapters=True,
    keeps="PIP, leerroute, aanbod",
    example={"dagtekening": "2024-05-22", "doel": "iets", "leefgebied": "financien=iets"},
)
