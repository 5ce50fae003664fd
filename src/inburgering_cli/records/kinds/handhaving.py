"""Input of handhaving and of decisions of DUO."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, bedrag, feit, keuze, model, plan, tekst, uurtal, veld
from inburgering_cli.records.kinds.shared import NOTITIE


@model
class MaatregelInvoer(Invoer):
    """A step of handhaving by the municipality."""

    soort: str | None = veld(keuze(c.MAATREGELEN), "soort maatregel", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag van de brief of het besluit", verplicht=True)
    grond: str | None = veld(keuze(c.MAATREGEL_GRONDEN), "waarvoor", verplicht=True)
    uiterlijk: str | None = veld(plan, "laatste dag om eraan te voldoen, of voor de zienswijze")
    verschenen: str | None = veld(feit, "dag waarop eraan is voldaan")
    rapport: str | None = veld(feit, "dag van het rapport")
    zienswijze_gevraagd: str | None = veld(feit, "dag waarop om een zienswijze is gevraagd")
    zienswijze_ontvangen: str | None = veld(feit, "dag waarop de zienswijze kwam")
    zienswijze: str | None = veld(tekst(NOTITIE), "inhoud van de zienswijze", persoon=True)
    verwijtbaarheid: str | None = veld(keuze(c.VERWIJTBAARHEID), "mate van schuld (Bi 7.1 lid 4)")
    bedrag: int | None = veld(bedrag, "bedrag van de boete in euro’s")
    onherroepelijk: str | None = veld(feit, "dag waarop de boete onherroepelijk werd")
    reden: str | None = veld(tekst(NOTITIE), "wat er gebeurde en waarom deze maatregel", persoon=True)


@model
class VoorstelInvoer(Invoer):
    """What a person found, for a proposal; nothing of it is stored."""

    grond: str | None = veld(keuze(c.MAATREGEL_GRONDEN), "waarvoor; zonder: elke grond die speelt")
    verwijtbaarheid: str | None = veld(keuze(c.VERWIJTBAARHEID), "mate van schuld (Bi 7.1 lid 4)")
    vastgesteld: str | None = veld(feit, "dag waarop de overtreding is vastgesteld (anders die van het rapport)")


@model
class BesluitInvoer(Invoer):
    """A decision of DUO about a dossier."""

    soort: str | None = veld(keuze(c.BESLUITEN), "soort besluit", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag van het besluit", verplicht=True)
    oordeel: str | None = veld(keuze(c.OORDELEN), "toegekend of afgewezen; standaard toekenning")
    omvang: str | None = veld(keuze(c.OMVANG), "geheel, gedeeltelijk of tijdelijk")
    onderdeel: str | None = veld(keuze(c.EXAMENONDERDELEN), "onderdeel van het examen, bij gedeeltelijk")
    grond: str | None = veld(tekst(80), "grond, of de code van DUO daarvoor", metavar="GROND")
    toelichting: str | None = veld(tekst(300), "toelichting, of wat DUO erover zegt", persoon=True)
    vanaf: str | None = veld(plan, "eerste dag waarop het geldt")
    tot: str | None = veld(plan, "laatste dag waarop het geldt, of nieuwe laatste dag van de termijn")
    bedrag: int | None = veld(bedrag, "bedrag van de boete in euro’s")
    uren: int | None = veld(uurtal, "uren participatie die nog kunnen, bij ontheffing in de Z-route")
