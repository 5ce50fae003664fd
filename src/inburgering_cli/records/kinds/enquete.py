"""Input of the surveys."""

from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Invoer, decimaal, feit, keuze, tekst, veld
from inburgering_cli.records.kind import Kind


class EnqueteInvoer(Invoer):
    """A mark from the survey among partners or inburgeraars."""

    groep: str | None = veld(keuze(v.ENQUETE_GROEPEN), "wie het cijfer gaf", verplicht=True)
    datum: str | None = veld(feit, "dag van het cijfer", verplicht=True)
    score: int | None = veld(decimaal(1, 1, 10, "CIJFER"), "cijfer van 1 tot en met 10", verplicht=True)
    partner: str | None = veld(tekst(), "naam van de partner")


ENQUETE = Kind(
    record=EnqueteInvoer,
    name="enquete",
    plural="enquetes",
    title="cijfer uit het tevredenheidsonderzoek",
    calls=lambda _: "het cijfer",
    owner=None,
    indexes=(("groep", "datum"), ("dossier_id", "datum")),
    says=lambda _: "cijfer uit het tevredenheidsonderzoek",
    moves=False,
    keeps="uitgaven, enquêtecijfers",
    example={"groep": "inburgeraars", "datum": "2025-03-03", "score": "7,5"},
)
