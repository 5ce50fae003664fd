"""What the program notes of the documents that it made, as an export of the whole store holds it. Nobody types this."""

from inburgering_cli.records.documents import DOCUMENTEN, FORMATEN
from inburgering_cli.records.field import Invoer, feit, keuze, model, tekst, veld


@model
class DocumentInvoer(Invoer):
    """A document that was made."""

    datum: str | None = veld(feit, "peildatum waarop het is gemaakt", verplicht=True)
    soort: str | None = veld(keuze({k: d.naam for k, d in DOCUMENTEN.items()}), "soort document", verplicht=True)
    formaat: str | None = veld(keuze(FORMATEN), "vorm", verplicht=True)
    hash: str | None = veld(tekst(64), "vingerafdruk van het bestand", metavar="HASH", verplicht=True)
