"""Input that several kinds share."""

from dataclasses import dataclass

from inburgering_cli.domain.fields import feit, tekst, veld
from inburgering_cli.domain.inputs.gedeeld import NOTITIE


@dataclass(frozen=True, slots=True, kw_only=True)
class DatumInvoer:
    """A day and, when there is one, a reason."""

    datum: str | None = veld(feit, "dag", verplicht=True)
    reden: str | None = veld(tekst(NOTITIE), "reden", persoon=True)
