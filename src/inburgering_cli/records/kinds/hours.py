"""Input of the hours of an activity."""

from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Invoer, feit, keuze, maand, model, tekst, uurtal, veld


@model
class UrenInvoer(Invoer):
    """The hours of one activity in one month."""

    soort: str | None = veld(
        keuze(v.SOORTEN_ACTIVITEIT), "soort activiteit", metavar="SOORT", verplicht=True, positie=True
    )
    maand: str | None = veld(maand, "maand, zoals 2024-06", verplicht=True)
    start: str | None = veld(feit, "eerste dag van de activiteit, als er meer van deze soort zijn")
    aanbieder: str | None = veld(tekst(), "aanbieder van de activiteit, als er meer op die dag begonnen")
    aangeboden: int | None = veld(uurtal, "aangeboden uren")
    gevolgd: int | None = veld(uurtal, "gevolgde uren")
    verzuim_geoorloofd: int | None = veld(uurtal, "uren afwezig met goede reden")
    verzuim_ongeoorloofd: int | None = veld(uurtal, "uren afwezig zonder goede reden")
