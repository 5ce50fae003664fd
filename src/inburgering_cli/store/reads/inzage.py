"""Records that only the person concerned may have, and no other municipality needs."""

from collections.abc import Mapping
from sqlite3 import Connection
from typing import Final

from inburgering_cli.store.reads.facts import Row, rows

_SQL: Final[Mapping[str, str]] = {
    "uitgaven": "SELECT datum, voorziening, bedrag, aanbieder, kenmerk FROM uitgave WHERE dossier_id = ? ORDER BY datum, id",
    "naar_duo": "SELECT tijd, api, ingetrokken FROM levering WHERE dossier_id = ? ORDER BY tijd, id",
    "van_duo": "SELECT tijd, soort, gebeurtenis, datum FROM duo_ontvangst WHERE dossier_id = ? ORDER BY tijd, id",
    "eerdere_nummers": "SELECT uit_bestand, oud_nummer FROM herkomst WHERE dossier_id = ? ORDER BY id",
}


def kept_of(connection: Connection, dossier_id: int) -> dict[str, list[Row]]:
    """Spending (amounts in cents), messages to and from DUO and numbers in other stores, by the name of their part."""
    return {name: rows(connection, sql, (dossier_id,)) for name, sql in _SQL.items()}
