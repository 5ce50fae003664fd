"""Records of the surveys."""

from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Record, decimal_number, fact, field, one_of_codes, text_of_length
from inburgering_cli.records.kind import Kind


class EnqueteRecord(Record):
    """A mark from a survey of partners or inburgeraars."""

    groep: str | None = field(one_of_codes(v.ENQUETE_GROEPEN), "wie het cijfer gaf", required=True)
    datum: str | None = field(fact, "dag van het cijfer", required=True)
    score: int | None = field(decimal_number(1, 1, 10, "CIJFER"), "cijfer van 1 tot en met 10", required=True)
    partner: str | None = field(text_of_length(), "naam van de partner")
    gemeente: str | None = field(
        text_of_length(80), "gemeente waarover het cijfer gaat; bij een dossier die van het dossier"
    )


ENQUETE = Kind(
    record=EnqueteRecord,
    name="enquete",
    plural="enquetes",
    title="cijfer uit het tevredenheidsonderzoek",
    calls=lambda _: "het cijfer",
    owner=None,
    indexes=(("groep", "datum"), ("dossier_id", "datum")),
    says=lambda _: "cijfer uit het tevredenheidsonderzoek",
    columns={"datum": "datum", "groep": "groep", "score": "cijfer", "partner": "partner", "gemeente": "gemeente"},
    moves=False,
    keeps="uitgaven, enquêtecijfers",
    example={"groep": "inburgeraars", "datum": "2025-03-03", "score": "7,5"},
)
