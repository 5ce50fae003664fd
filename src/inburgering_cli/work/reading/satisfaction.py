"""The marks of the surveys, by period and group."""

from typing import Any

from inburgering_cli.law.figures import satisfaction
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading


def overview(
    env: Environment, *, per: str = satisfaction.YEAR, group: str | None = None, gemeente: str | None = None
) -> list[dict[str, Any]]:
    """A row per year or quarter and group; `gemeente` as in `report kpi`."""
    with reading(env) as connection:
        return satisfaction.overview(reads.facts.scores(connection, gemeente), per, env.policy, env.peildatum, group)
