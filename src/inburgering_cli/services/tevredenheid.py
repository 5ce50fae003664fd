"""The marks of the surveys, by period and group."""

from typing import Any

from inburgering_cli.domain import tevredenheid
from inburgering_cli.services.environment import Omgeving, reading
from inburgering_cli.store import reads


def overview(
    env: Omgeving, *, per: str = tevredenheid.JAAR, groep: str | None = None, gemeente: str | None = None
) -> list[dict[str, Any]]:
    """A row per year or quarter and group; `gemeente` as in `report kpi`."""
    with reading(env) as connection:
        return tevredenheid.overview(reads.scores(connection, gemeente), per, env.beleid, env.peildatum, groep)
