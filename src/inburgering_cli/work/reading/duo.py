"""What DUO said about one dossier, for reading: its notifications."""

from sqlite3 import Connection
from typing import Any

from inburgering_cli.law.duo.events import event
from inburgering_cli.store.reads import facts as reads


def notifications(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The notifications of DUO that were taken in, as they are known on the peildatum, oldest first."""
    found = reads.rows(
        connection,
        "SELECT datum, gebeurtenis, moment AS geregistreerd_op FROM duo_ontvangst"
        " WHERE dossier_id = ? AND soort = 'notificatie' AND datum <= ? ORDER BY moment, id",
        (dossier_id, peildatum),
    )
    return [{**row, "omschrijving": event(row["gebeurtenis"]).omschrijving} for row in found]
