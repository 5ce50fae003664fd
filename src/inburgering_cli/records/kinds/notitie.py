"""Records of notes on a dossier, from telephone, e-mail, visits and talks."""

from collections.abc import Mapping
from typing import Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.records.field import Record, clock, fact, field, one_of_codes
from inburgering_cli.records.field import text_of_length as written
from inburgering_cli.records.kind import Command, Kind

NOTITIES: Final[Mapping[str, str]] = {
    "telefoon": "telefoon",
    "e_mail": "e-mail",
    "bezoek": "bezoek",
    "gesprek": "gesprek",
    "overig": "overig",
}


class NotitieRecord(Record):
    """A note on a dossier."""

    dag: str | None = field(fact, "dag van de notitie", required=True)
    tijd: str | None = field(clock, "tijd, zoals 14:30")
    soort: str | None = field(one_of_codes(NOTITIES), "hoe het ging", required=True)
    tekst: str | None = field(written(4_000), "tekst van de notitie", required=True, personal=True)
    door: str | None = field(written(80), "wie de notitie maakte (anders u)", personal=True)


NOTITIE = Kind(
    record=NotitieRecord,
    name="notitie",
    plural="notities",
    title="notitie",
    calls=lambda r: f"de notitie van {dutch(r.dag)}",
    day="dag",
    indexes=(("dossier_id", "dag"),),
    says=lambda r: f"notitie ({NOTITIES[r['soort']]})",
    days={"dag": ""},
    heading="Notities",
    columns={"dag": "dag", "tijd": "tijd", "soort": "soort", "tekst": "tekst", "door": "door"},
    named=True,
    made_by="door",
    searched=("tekst",),
    moves=False,
    keeps="notities",
    command=Command(
        "notitie add",
        "Voeg een notitie toe aan een dossier.\n\n"
        "Voorbeeld: inburgering notitie add 2026-0052 --dag vandaag --soort telefoon --tekst 'belt maandag terug'",
        "De notitie bij dossier {d} is vastgelegd.",
        "list",
        "Toon de notities van een dossier, de oudste eerst.\n\nVoorbeeld: inburgering notitie list 2026-0052",
        "Er zijn nog geen notities.",
        "Notities: telefoon, e-mail, bezoek, gesprek.",
        "Toon de notities van een dossier met de hele tekst.\n\nVoorbeeld: inburgering notitie show 2026-0052",
    ),
    example={"dag": "2024-09-10", "tijd": "14:30", "soort": "telefoon", "tekst": "iets"},
)
