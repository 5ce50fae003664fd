"""The deadline list and its explanation."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inburgering_cli.core.dates import add_days
from inburgering_cli.core.errors import GebruikFout, NietGevonden
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.terms.assess import LOPEND, VERLOPEN, Assessor
from inburgering_cli.law.terms.line import Deadline, in_order
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving, reading

if TYPE_CHECKING:
    from inburgering_cli.work.reading.filters import Wie

OPEN: Final = frozenset({VERLOPEN, LOPEND})


class Filter(NamedTuple):
    """Which deadlines to list. `within`: uiterlijk at most that many days after the peildatum. `most`: no more than this."""

    dossier: str | None = None
    termijnen: tuple[str, ...] = ()
    statussen: tuple[str, ...] = ()
    within: int | None = None
    alles: bool = False
    wie: "Wie | None" = None
    most: int | None = None


def deadlines(env: Omgeving, chosen: Filter) -> list[Deadline]:
    """The deadlines of the contract: by default what runs or has passed in open dossiers, sorted by day.

    Raises `NietGevonden` for an unknown dossier, `GebruikFout` for an unknown term.
    """
    for name in chosen.termijnen:
        if name not in env.beleid.termijnen:
            raise GebruikFout(
                f"‘{name[:40]}’ is geen termijn; kies uit {', '.join(env.beleid.termijnen)}.", veld="termijn"
            )
    with reading(env) as connection:
        ids = None
        if chosen.dossier is not None:
            from inburgering_cli.work.reading.looks import look_up  # a whole list looks nobody up

            ids = [look_up(env, connection, chosen.dossier).id]
        found = reads.facts.read(connection, env.beleid, env.peildatum, ids=ids, open_only=not chosen.alles)
        if chosen.wie is not None and (fits := chosen.wie.check(connection)) is not None:
            found = filter(fits, found)
        return select(env, found, chosen)


def select(env: Omgeving, dossiers: Iterable[Feiten], chosen: Filter) -> list[Deadline]:
    """Assess dossiers and keep the deadlines asked for, sorted."""
    every = chosen.alles
    termijnen = frozenset(chosen.termijnen)
    statuses = frozenset(chosen.statussen) or (None if every else OPEN)
    latest = None if chosen.within is None else add_days(env.peildatum, chosen.within)
    assess = Assessor(
        env.beleid, env.peildatum, termijnen or None, informative=every or bool(termijnen), statuses=statuses
    ).assess
    found = (
        Deadline(facts, outcome)
        for facts in dossiers
        if every or facts.dossier_gesloten is None
        for outcome in assess(facts)
        if (not termijnen or outcome.termijn.id in termijnen)
        and (latest is None or (outcome.uiterlijk is not None and outcome.uiterlijk <= latest))
    )
    if chosen.most is None:
        return sorted(found, key=in_order)
    from heapq import nsmallest  # keeps no more than these, however many there are

    return nsmallest(chosen.most, found, key=in_order)


def explained(env: Omgeving, dossier: str, termijn: str | None) -> list[dict[str, Any]]:
    """Every term of one dossier (or the one named) with the steps of its computation."""
    from inburgering_cli.law.terms.explain import explain

    chosen = Filter(dossier=dossier, termijnen=(termijn,) if termijn else (), alles=True)
    found = deadlines(env, chosen)
    if termijn and not found:
        raise NietGevonden(
            f"Dit dossier heeft geen termijn ‘{termijn}’: hij geldt hier niet, is vervangen, of de gebeurtenis die"
            " hem start is nog niet bekend. Zonder TERMIJN ziet u welke er wel zijn.",
            veld="termijn",
        )
    return [
        {
            **d.as_dict(env.peildatum),
            "stappen": explain(d.uitkomst, d.feiten, env.beleid, env.peildatum),
        }
        for d in found
    ]
