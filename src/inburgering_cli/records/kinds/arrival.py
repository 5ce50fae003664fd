"""Input of the arrival: voorinburgering, handover, klantprofiel, maatschappelijke begeleiding."""

from inburgering_cli.law import codes as c
from inburgering_cli.records.field import Invoer, feit, keuze, model, plan, tekst, uurtal, veld, vlag
from inburgering_cli.records.kinds.shared import NOTITIE


@model
class VoorinburgeringInvoer(Invoer):
    """One part of the voorinburgering in the AZC."""

    onderdeel: str | None = veld(keuze(c.VOORINBURGERING), "onderdeel", verplicht=True, positie=True)
    start: str | None = veld(feit, "eerste dag", verplicht=True)
    einde: str | None = veld(plan, "laatste dag, ook verwacht")
    uren: int | None = veld(uurtal, "gevolgde uren")
    resultaat: str | None = veld(tekst(NOTITIE), "wat het heeft opgeleverd", persoon=True)


@model
class ProfielInvoer(Invoer):
    """What the klantprofiel of the COA says about one subject."""

    onderwerp: str | None = veld(keuze(c.KLANTPROFIEL), "onderwerp", verplicht=True, positie=True)
    datum: str | None = veld(feit, "dag waarop het profiel is ontvangen", verplicht=True)
    inhoud: str | None = veld(tekst(NOTITIE), "wat er staat", verplicht=True, persoon=True)


@model
class OverdrachtInvoer(Invoer):
    """A handover between two organisations: held, or why not."""

    soort: str | None = veld(keuze(c.OVERDRACHTEN), "soort overdracht", verplicht=True, positie=True)
    datum: str | None = veld(
        feit, "dag van de overdracht, of waarop duidelijk was dat die er niet komt", verplicht=True
    )
    gehouden: bool | None = veld(vlag, "de overdracht is gehouden", vlag=True)
    reden: str | None = veld(tekst(NOTITIE), "waarom niet gehouden", persoon=True)
    gemeente: str | None = veld(tekst(80), "de andere gemeente")
    contact: str | None = veld(tekst(), "wie het sprak bij de ander", persoon=True)
    toelichting: str | None = veld(tekst(NOTITIE), "toelichting", persoon=True)


@model
class BegeleidingInvoer(Invoer):
    """A period of maatschappelijke begeleiding."""

    start: str | None = veld(feit, "eerste dag", verplicht=True)
    einde: str | None = veld(plan, "laatste dag, ook verwacht")
    uren: int | None = veld(uurtal, "uren, als ze meetellen in de Z-route (Bi 3.14 lid 6)")
    aanbieder: str | None = veld(tekst(), "aanbieder")
    toelichting: str | None = veld(tekst(NOTITIE), "toelichting", persoon=True)
