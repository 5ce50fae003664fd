"""Input of the leerroute."""

from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Invoer, feit, getal, keuze, model, tekst, veld
from inburgering_cli.records.kinds.shared import NOTITIE


@model
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


@model
class AfschaalInvoer(Invoer):
    """Lowering the B1-route to A2."""

    datum: str | None = veld(feit, "dag waarop wordt afgeschaald", verplicht=True)
    uren: int | None = veld(getal(0, 99_999), "gevolgde cursusuren")
    reden: str | None = veld(tekst(NOTITIE), "getoonde inspanning en reden", persoon=True)
