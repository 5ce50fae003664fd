"""What DUO said about one dossier, for reading: its notifications."""

from sqlite3 import Connection
from typing import Any

from inburgering_cli.law.duo.events import event
from inburgering_cli.store import reads


def notifications(connection: Connection, dossier_id: int, peildatum: str) -> list[dict[str, Any]]:
    """The notifications of DUO that were taken in, as they are known on the peildatum, oldest first."""
    found = reads.duo.notifications(connection, dossier_id, peildatum)
    return [{**row, "omschrijving": event(row["gebeurtenis"]).omschrijving} for row in found]
