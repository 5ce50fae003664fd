"""Input of the leerroute."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.rules import default_niveau
from inburgering_cli.records.field import Invoer, feit, getal, keuze, tekst, veld
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class RouteInvoer(Invoer):
    """A leerroute as it was assigned, with what became of it."""

    route: str | None = veld(keuze(v.LEERROUTES), "leerroute", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag waarop de route ingaat", verplicht=True)
    niveau: str | None = veld(keuze(v.NIVEAUS), "niveau; standaard b1, bij de Z-route geen", vraag=True)
    reden: str | None = veld(tekst(NOTITIE), "reden van deze keuze", persoon=True, vraag=True)
    afgeschaald_op: str | None = veld(feit, "dag waarop is afgeschaald naar A2")
    uren: int | None = veld(getal(0, 99_999), "gevolgde cursusuren bij het afschalen")
    afschaal_reden: str | None = veld(tekst(NOTITIE), "getoonde inspanning bij het afschalen", persoon=True)
    afgerond_op: str | None = veld(feit, "dag waarop de route is afgerond")


class AfschaalInvoer(Invoer):
    """Lowering the B1-route to A2."""

    datum: str | None = veld(feit, "dag waarop wordt afgeschaald", verplicht=True)
    uren: int | None = veld(getal(0, 99_999), "gevolgde cursusuren")
    reden: str | None = veld(tekst(NOTITIE), "getoonde inspanning en reden", persoon=True)


ROUTE = Kind(
    record=RouteInvoer,
    name="route",
    plural="routes",
    part="route",
    title="leerroute",
    calls=lambda r: f"een leerroute per {dutch(r.datum)}",
    key=("datum",),
    says=lambda r: v.LEERROUTES[r["route"]],
    columns={
        "route": "route",
        "niveau": "niveau",
        "datum": "vanaf",
        "afgeschaald_op": "afgeschaald",
        "afgerond_op": "afgerond",
        "reden": "reden",
    },
    ordered=(("datum", "afgeschaald_op"), ("datum", "afgerond_op")),
    defaults=lambda r: {"niveau": default_niveau(r.route)},
    keeps="PIP, leerroute, aanbod",
    example={"route": "b1", "datum": "2024-05-22", "reden": "iets"},
)
