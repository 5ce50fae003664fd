"""Reading about decisions of DUO: the end of the term before one, and the grounds for an extension."""

from sqlite3 import Connection
from typing import Any

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.besluit import follows, term_end
from inburgering_cli.law.sources import UNCERTAIN
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.looks import look_up


def end_before(connection: Connection, dossier_id: int, facts: Facts, policy: Policy, day: str) -> str | None:
    """The last day of the inburgeringstermijn by the decisions of DUO from before a day, else by the law."""
    return reads.besluit.term_end_before(connection, dossier_id, day) or term_end(facts, policy)


def grounds(env: Environment, dossier: str | None) -> list[dict[str, Any]]:
    """The grounds for an extension; with a dossier only those that can be, and the day that would follow."""
    facts = end = None
    if dossier is not None:
        with reading(env) as connection:
            found = look_up(env, connection, dossier)
            facts = next(reads.facts.read(connection, env.policy, env.peildatum, ids=[found.id]))
            # a decision of the peildatum itself is one of those before the next
            end = facts.verlengd_tot or term_end(facts, env.policy)
    return [
        {
            "grond": g.code,
            "omschrijving": g.omschrijving,
            "voorwaarde": g.voorwaarde,
            "lengte": g.lengte,
            "stelsel": g.stelsel,
            "doelgroep": g.doelgroep,
            "termijn_tot": end,
            "tot": follows(g, end),
            "bron": g.bron.kort,
            "zekerheid": g.bron.zekerheid,
            "onzeker": g.bron.zekerheid in UNCERTAIN,
            "eigen_beleid": g.code in env.policy.eigen,
        }
        for g in env.policy.gronden.values()
        if facts is None or g.applies(facts)
    ]
