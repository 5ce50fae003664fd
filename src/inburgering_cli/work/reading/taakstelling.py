"""The taakstelling of housing against the huisvesting of the dossiers."""

from sqlite3 import Connection
from typing import Any

from inburgering_cli.core.text import fold
from inburgering_cli.law.figures.taakstelling import Quota, half_year, stands
from inburgering_cli.records.kinds.network import TAAKSTELLING
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading import records


def overview(env: Environment, *, year: int | None = None, gemeente: str | None = None) -> list[dict[str, Any]]:
    """How each recorded half year stands on the peildatum; what an earlier year leaves over counts in a later one."""
    with reading(env) as connection:
        return [row for row in read(connection, env, gemeente=gemeente) if year is None or row["jaar"] == year]


def read(connection: Connection, env: Environment, *, gemeente: str | None = None) -> list[dict[str, Any]]:
    """The same of every year, on an open connection."""
    quotas = []
    for one in records.register_of(connection, TAAKSTELLING, env.peildatum):
        if gemeente is None or fold(one["gemeente"]) == fold(gemeente):
            period = half_year(one["jaar"], one["helft"])
            housed = reads.taakstelling.housed(connection, one["gemeente"], env.policy.gemeente, period, env.peildatum)
            quotas.append(Quota(**one, dossiers=housed))
    return stands(quotas, env.peildatum)
