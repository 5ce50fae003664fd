"""Input of the hours of an activity."""

from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Invoer, feit, keuze, maand, tekst, uurtal, veld
from inburgering_cli.records.kind import Kind


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


UREN = Kind(
    record=UrenInvoer,
    name="uren",
    plural="uren",
    title="uren van een maand",
    calls=lambda r: f"de opgave van {v.SOORTEN_ACTIVITEIT[r.soort]} in {r.maand}",
    via=("activiteit", ("soort", "start", "aanbieder")),
    key=("activiteit_id", "maand"),
    unique=False,
    uniques=(("activiteit_id", "maand"),),
    indexes=(("dossier_id", "maand"),),
    day="maand",
    says=lambda r: f"uren {v.SOORTEN_ACTIVITEIT[r['soort']]}",
    heading="Uren",
    columns={
        "maand": "maand", "soort": "soort", "aangeboden": "aangeboden", "gevolgd": "gevolgd",
        "verzuim_geoorloofd": "met reden", "verzuim_ongeoorloofd": "zonder reden",
    },
    keeps="uren, MAP, PVT, examens",
    example={"soort": "taalles", "maand": "2024-06", "aangeboden": "48", "gevolgd": "40,25"},
)  # fmt: skip
