"""Input of activities and their hours."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Invoer, decimaal, feit, keuze, plan, tekst, veld, vlag
from inburgering_cli.records.kind import Kind


class ActiviteitInvoer(Invoer):
    """An activity of the dual trajectory."""

    soort: str | None = veld(
        keuze(v.SOORTEN_ACTIVITEIT), "soort activiteit", metavar="SOORT", verplicht=True, positie=True
    )
    start: str | None = veld(feit, "eerste dag", verplicht=True)
    einde: str | None = veld(plan, "laatste dag, ook verwacht", vraag=True)
    uren_per_week: int | None = veld(decimaal(1, 0, 99, "UREN"), "uren per week", vraag=True)
    aanbieder: str | None = veld(tekst(), "aanbieder of werkgever", vraag=True)
    naar_vermogen: bool | None = veld(vlag, "is naar vermogen")


class StopInvoer(Invoer):
    """The last day of an activity."""

    soort: str | None = veld(
        keuze(v.SOORTEN_ACTIVITEIT), "soort activiteit", metavar="SOORT", verplicht=True, positie=True
    )
    einde: str | None = veld(plan, "laatste dag", verplicht=True)
    start: str | None = veld(feit, "eerste dag, als er meer van deze soort lopen")


ACTIVITEIT = Kind(
    record=ActiviteitInvoer,
    name="activiteit",
    plural="activiteiten",
    title="activiteit",
    calls=lambda r: f"{v.SOORTEN_ACTIVITEIT[r.soort]} per {dutch(r.start)}",
    key=("soort", "start", "aanbieder"),
    unique=False,
    indexes=(("dossier_id", "start", "soort", "einde"),),
    day="start",
    says=lambda r: v.SOORTEN_ACTIVITEIT[r["soort"]],
    heading="Activiteiten",
    columns={
        "soort": "soort",
        "start": "vanaf",
        "einde": "einde",
        "uren_per_week": "uren/week",
        "aanbieder": "aanbieder",
    },
    ordered=(("start", "einde"),),
    keeps="uren, MAP, PVT, examens",
    example={"soort": "taalles", "start": "2024-06-03", "uren_per_week": "12", "aanbieder": "Taalschool"},
)
