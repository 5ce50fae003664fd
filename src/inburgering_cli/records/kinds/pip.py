"""Input of the PIP."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Invoer, feit, getal, keuze, tekst, veld, vlag
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import BEVINDING, NOTITIE


class PipInvoer(Invoer):
    """A version of the PIP: the legal minimum and the chapters of nota bijlage 4."""

    dagtekening: str | None = veld(feit, "dag waarop het PIP is vastgesteld; zonder: een concept", vraag=True)
    bekendmaking: str | None = veld(feit, "dag waarop de beschikking is verstuurd of uitgereikt")
    doel: str | None = veld(tekst(NOTITIE), "hoofddoel", persoon=True, vraag=True)
    gesprekken: int | None = veld(getal(0, 99), "aantal voortgangsgesprekken", vraag=True)
    intensiteit_route: int | None = veld(getal(1, 9999), "uren leerroute", vraag=True)
    intensiteit_pvt: int | None = veld(getal(1, 9999), "uren PVT", vraag=True)
    intensiteit_map: int | None = veld(getal(1, 9999), "uren MAP", vraag=True)
    map_bedrijfsbezoeken: int | None = veld(getal(1, 99), "doel van de MAP: aantal bedrijfsbezoeken (nota bijlage 5)")
    map_sollicitatiegesprekken: int | None = veld(
        getal(1, 99), "doel van de MAP: minimaal aantal sollicitatiegesprekken"
    )
    map_werk_maanden: int | None = veld(getal(1, 36), "doel van de MAP: minimaal aantal maanden werkervaring")
    map_werk_uren: int | None = veld(getal(1, 40), "doel van de MAP: uren per week daarvan")
    alfabetisering: str | None = veld(
        keuze(v.ALFABETISERING), "alfabetiseringsonderwijs", metavar="A|AA|NVT", vraag=True
    )
    mag_opleiding_afmaken: bool | None = veld(vlag, "mag een lopende opleiding afmaken")
    vve: str | None = veld(tekst(NOTITIE), "afspraken over VVE van de kinderen", persoon=True)
    begeleiding: str | None = veld(tekst(NOTITIE), "ondersteuning en begeleiding", persoon=True, vraag=True)
    ontzorgen: str | None = veld(tekst(NOTITIE), "afspraken over ontzorgen", persoon=True, vraag=True)
    participatie: str | None = veld(tekst(NOTITIE), "afspraken over participatie", persoon=True, vraag=True)
    leefgebied: tuple[tuple[str, str], ...] | None = veld(
        BEVINDING,
        "tekst per leefgebied of onderwerp van nota bijlage 4; mag vaker",
        persoon=True,
        vraag=True,
    )
    sociale_context: str | None = veld(tekst(NOTITIE), v.PIP_HOOFDSTUKKEN["sociale_context"], persoon=True)
    financien: str | None = veld(tekst(NOTITIE), v.PIP_HOOFDSTUKKEN["financien"], persoon=True)
    gezondheid: str | None = veld(tekst(NOTITIE), v.PIP_HOOFDSTUKKEN["gezondheid"], persoon=True)
    land_van_herkomst: str | None = veld(tekst(NOTITIE), v.PIP_HOOFDSTUKKEN["land_van_herkomst"], persoon=True)
    inburgering: str | None = veld(tekst(NOTITIE), v.PIP_HOOFDSTUKKEN["inburgering"], persoon=True)
    toekomstperspectief: str | None = veld(tekst(NOTITIE), v.PIP_HOOFDSTUKKEN["toekomstperspectief"], persoon=True)
    afgewezen_routes: str | None = veld(tekst(NOTITIE), "waarom de andere leerroutes zijn afgewezen", persoon=True)
    afgewezen_b1: str | None = veld(tekst(NOTITIE), "waarom niet de B1-route", persoon=True)
    afgewezen_onderwijs: str | None = veld(tekst(NOTITIE), "waarom niet de onderwijsroute", persoon=True)
    afgewezen_z: str | None = veld(tekst(NOTITIE), "waarom niet de Z-route", persoon=True)
    reden: str | None = veld(tekst(NOTITIE), "reden van deze versie", persoon=True)


class PipTekenInvoer(Invoer):
    """Settling a concept."""

    dagtekening: str | None = veld(feit, "dag waarop het PIP is vastgesteld", verplicht=True)
    bekendmaking: str | None = veld(feit, "dag waarop de beschikking is verstuurd of uitgereikt")


PIP = Kind(
    record=PipInvoer,
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
    keeps="PIP, leerroute, aanbod",
    example={"dagtekening": "2024-05-22", "doel": "iets", "leefgebied": "financien=iets"},
)
