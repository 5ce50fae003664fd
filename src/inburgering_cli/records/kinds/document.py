"""Records of the documents that the program made. Nobody types them."""

from inburgering_cli.records.documents import DOCUMENTS, FORMATS
from inburgering_cli.records.field import Record, fact, field, flag, one_of_codes, text_of_length
from inburgering_cli.records.kind import Kind, no_day_of_its_own


class DocumentRecord(Record):
    """A document that was made."""

    datum: str | None = field(fact, "peildatum waarop het is gemaakt", required=True)
    soort: str | None = field(one_of_codes({k: d.naam for k, d in DOCUMENTS.items()}), "soort document", required=True)
    formaat: str | None = field(one_of_codes(FORMATS), "vorm", required=True)
    concept: bool | None = field(flag, "een concept: niet om te versturen")
    hash: str | None = field(text_of_length(64), "vingerafdruk van het bestand", metavar="HASH", required=True)


DOCUMENT = Kind(
    record=DocumentRecord,
    name="document",
    plural="documenten",
    title="document",
    calls=no_day_of_its_own,
    uniques=(("dossier_id", "datum", "soort", "formaat", "hash"),),
    says=lambda r: f"gemaakt: {DOCUMENTS[r['soort']].naam} ({r['formaat']}){', concept' if r['concept'] else ''}",
    days={"datum": ""},
    heading="Gemaakte documenten",
    columns={"datum": "datum", "soort": "document", "formaat": "vorm", "concept": "concept", "hash": "hash"},
    moves=False,
    typed=False,
    fixed="Een document dat is gemaakt, blijft genoteerd: het kan zijn verstuurd. Verbeter het gegeven zelf en maak"
    " het document opnieuw.",
    keeps="documenten",
)
