"""Huisvesting that counts for a taakstelling."""

from sqlite3 import Connection
from typing import Final

from inburgering_cli.law.vocabulary import ASIEL

_HOUSED: Final = (
    f"SELECT count(*) FROM dossier WHERE doelgroep = '{ASIEL}' AND folded(ifnull(gemeente, :eigen)) = folded(:g)"
    " AND huisvesting BETWEEN :van AND min(:tot, :p) AND pip_vorige_gemeente IS NULL"
)


def housed(connection: Connection, gemeente: str, eigen: str, period: tuple[str, str], peildatum: str) -> int:
    """How many people a gemeente housed in a period (first and last day), as known on the peildatum.

    A dossier without a gemeente belongs to `eigen`, the one of the policy.
    """
    first, last = period
    parameters = {"g": gemeente, "eigen": eigen, "van": first, "tot": last, "p": peildatum}
    (count,) = connection.execute(_HOUSED, parameters).fetchone()
    return int(count)
