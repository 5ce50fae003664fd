"""Records of the advice that DUO asks the municipality for an ontheffing (BIO: bijzondere individuele omstandigheden)."""

from collections.abc import Mapping
from typing import Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.records.field import Record, fact, field, one_of_codes, text_of_length
from inburgering_cli.records.kind import Command, Kind
from inburgering_cli.records.kinds.shared import NOTITIE

ADVIEZEN: Final[Mapping[str, str]] = {
    "verlenen": "ontheffing verlenen",
    "niet_verlenen": "geen ontheffing verlenen",
}


class AdviesRecord(Record):
    """A request of DUO for advice (SS140), and the advice of the college (Bi 2.8)."""

    gevraagd: str | None = field(fact, "dag waarop DUO om advies vroeg", required=True)
    gegeven: str | None = field(fact, "dag waarop het college advies gaf")
    advies: str | None = field(one_of_codes(ADVIEZEN), "wat het college adviseert", since=("gegeven",))
    toelichting: str | None = field(text_of_length(NOTITIE), "waarom", personal=True, since=("gegeven",))


ADVIES = Kind(
    record=AdviesRecord,
    name="advies",
    plural="adviezen",
    title="advies aan DUO",
    calls=lambda r: f"het advies dat DUO vroeg op {dutch(r.gevraagd)}",
    key=("gevraagd",),
    day="gevraagd",
    says=lambda _: "advies aan DUO over ontheffing (BIO)",
    days={"gevraagd": "gevraagd: ", "gegeven": "gegeven: "},
    columns={"gevraagd": "gevraagd", "gegeven": "gegeven", "advies": "advies", "toelichting": "toelichting"},
    ordered=(("gevraagd", "gegeven"),),
    changes_facts=True,
    keeps="maatregelen, besluiten",
    command=Command(
        "advies record",
        "Leg vast dat DUO om advies vraagt over een ontheffing wegens bijzondere omstandigheden (BIO, SS140), en wat het"
        " college adviseert.\n\n"
        "Voorbeeld: inburgering advies record 2026-0052 --gevraagd 2026-09-10",
        "Het advies over dossier {d} is vastgelegd.",
        "list",
        "Toon de adviezen over een dossier.\n\nVoorbeeld: inburgering advies list 2026-0052",
        "DUO heeft geen advies gevraagd.",
        "Adviezen aan DUO over ontheffing.",
    ),
    example={"gevraagd": "2025-09-10", "gegeven": "2025-10-20", "advies": "verlenen", "toelichting": "iets"},
)
