"""Input that several kinds share."""

from inburgering_cli.records.field import Invoer, feit, tekst, veld
from inburgering_cli.records.kinds.shared import NOTITIE


class DatumInvoer(Invoer):
    """A day and, when there is one, a reason."""

    datum: str | None = veld(feit, "dag", verplicht=True)
    reden: str | None = veld(tekst(NOTITIE), "reden", persoon=True)
