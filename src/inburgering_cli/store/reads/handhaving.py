"""Measures of the municipality."""

from sqlite3 import Connection
from typing import Final

from inburgering_cli.law.handhaving.fine import Maatregel
from inburgering_cli.store.reads.facts import rows

#: Days of a measure that are not known before they come.
_KNOWN: Final = ", ".join(
    f"CASE WHEN {name} <= :p THEN {name} END AS {name}"
    for name in ("verschenen", "rapport", "zienswijze_ontvangen", "onherroepelijk", "bekendmaking")
)


def measures(connection: Connection, dossier_id: int, peildatum: str) -> list[Maatregel]:
    """The measures of a dossier as known on the peildatum, oldest first."""
    found = rows(
        connection,
        f"SELECT soort, grond, ifnull(datum, '') AS datum, uiterlijk, {_KNOWN}, verwijtbaarheid, bedrag FROM maatregel"
        " WHERE dossier_id = :id AND ifnull(datum, '') <= :p ORDER BY datum, id",
        {"id": dossier_id, "p": peildatum},
    )
    return [Maatregel(**row) for row in found]
