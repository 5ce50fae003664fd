"""The deadline list and its explanation."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inburgering_cli.core.dates import add_days
from inburgering_cli.core.errors import NotFound, UsageFault
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.line import Deadline, in_order
from inburgering_cli.law.terms.outcome import EXPIRED, RUNNING
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading

if TYPE_CHECKING:
    from inburgering_cli.work.reading.filters import Who

OPEN: Final = frozenset({EXPIRED, RUNNING})


class Filter(NamedTuple):
    """Which deadlines to list. `within`: uiterlijk at most that many days after the peildatum. `most`: no more than this."""

    dossier: str | None = None
    terms: tuple[str, ...] = ()
    statussen: tuple[str, ...] = ()
    within: int | None = None
    alles: bool = False
    wie: "Who | None" = None
    most: int | None = None


def deadlines(env: Environment, chosen: Filter) -> list[Deadline]:
    """The deadlines of the contract: by default what runs or has passed in open dossiers, sorted by day.

    Raises `NotFound` for an unknown dossier, `UsageFault` for an unknown term.
    """
    for name in chosen.terms:
        if name not in env.policy.termijnen:
            raise UsageFault(
                f"‘{name[:40]}’ is geen termijn; kies uit {', '.join(env.policy.termijnen)}.", field="termijn"
            )
    with reading(env) as connection:
        ids = None
        if chosen.dossier is not None:
            from inburgering_cli.work.reading.looks import look_up  # a whole list looks nobody up

            ids = [look_up(env, connection, chosen.dossier).id]
        found = reads.facts.read(connection, env.policy, env.peildatum, ids=ids, open_only=not chosen.alles)
        if chosen.wie is not None and (fits := chosen.wie.check(connection, env.warn)) is not None:
            found = filter(fits, found)
        return select(env, found, chosen)


def select(env: Environment, dossiers: Iterable[Facts], chosen: Filter) -> list[Deadline]:
    """Assess dossiers and keep the deadlines asked for, sorted."""
    every = chosen.alles
    terms = frozenset(chosen.terms)
    statuses = frozenset(chosen.statussen) or (None if every else OPEN)
    latest = None if chosen.within is None else add_days(env.peildatum, chosen.within)
    assess = Assessor(
        env.policy, env.peildatum, terms or None, informative=every or bool(terms), statuses=statuses
    ).assess
    found = (
        Deadline(facts, outcome)
        for facts in dossiers
        if every or facts.dossier_gesloten is None
        for outcome in assess(facts)
        if (not terms or outcome.term.id in terms)
        and (latest is None or (outcome.uiterlijk is not None and outcome.uiterlijk <= latest))
    )
    if chosen.most is None:
        return sorted(found, key=in_order)
    from heapq import nsmallest  # keeps no more than these, however many there are

    return nsmallest(chosen.most, found, key=in_order)


def explained(env: Environment, dossier: str, term: str | None) -> list[dict[str, Any]]:
    """Every term of one dossier (or the one named) with the steps of its computation."""
    from inburgering_cli.law.terms.explain import Extension, explain

    chosen = Filter(dossier=dossier, terms=(term,) if term else (), alles=True)
    found = deadlines(env, chosen)
    if term and not found:
        raise NotFound(
            f"Dit dossier heeft geen termijn ‘{term}’: hij geldt hier niet, is vervangen, of de gebeurtenis die"
            " hem start is nog niet bekend. Zonder TERMIJN ziet u welke er wel zijn.",
            field="termijn",
        )
    with reading(env) as connection:
        extensions = reads.besluit.extensions(connection, found[0].facts.id, env.peildatum) if found else []
    return [
        {
            **d.as_dict(env.peildatum),
            "stappen": explain(d.outcome, d.facts, env.policy, env.peildatum, [Extension(*e) for e in extensions]),
        }
        for d in found
    ]
