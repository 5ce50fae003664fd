"""What the program notes of the documents that it made, as an export of the whole store holds it. Nobody types this."""

from inburgering_cli.records.documents import DOCUMENTEN, FORMATEN
from inburgering_cli.records.field import Invoer, feit, keuze, tekst, veld
from inburgering_cli.records.kind import Kind, no_day_of_its_own


class DocumentInvoer(Invoer):
    """A document that was made."""

    datum: str | None = veld(feit, "peildatum waarop het is gemaakt", verplicht=True)
    soort: str | None = veld(keuze({k: d.naam for k, d in DOCUMENTEN.items()}), "soort document", verplicht=True)
    formaat: str | None = veld(keuze(FORMATEN), "vorm", verplicht=True)
    hash: str | None = veld(tekst(64), "vingerafdruk van het bestand", metavar="HASH", verplicht=True)


DOCUMENT = Kind(
    record=DocumentInvoer,
    name="document",
    plural="documenten",
    title="document",
    calls=no_day_of_its_own,
    uniques=(("dossier_id", "datum", "soort", "formaat", "hash"),),
    says=lambda r: f"gemaakt: {DOCUMENTEN[r['soort']].naam} ({r['formaat']})",
    days={"datum": ""},
    heading="Gemaakte documenten",
    columns={"datum": "datum", "soort": "document", "formaat": "vorm", "hash": "hash"},
    moves=False,
    typed=False,
    fixed="Een document dat is gemaakt, blijft genoteerd: het kan zijn verstuurd. Verbeter het gegeven zelf en maak"
    " het document opnieuw.",
    keeps="documenten",
)
