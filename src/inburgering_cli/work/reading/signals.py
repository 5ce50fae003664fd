"""The list of signals."""

from collections.abc import Callable, Iterable, Mapping
from sqlite3 import Connection
from typing import TYPE_CHECKING

from inburgering_cli.core.errors import NotFound, UsageFault
from inburgering_cli.law import states
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.parts import Results, requirements, when_ready
from inburgering_cli.law.signals.declared import SEVERITY
from inburgering_cli.law.signals.find import TERMS_OF_SIGNALS, FoundSignal, SignalFinder, absent_months, in_order
from inburgering_cli.law.signals.sums import Sums
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.outcome import Outcome
from inburgering_cli.law.terms.phase import NextStep, next_step
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.store.reads.sums import sums
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.deadlines import OPEN
from inburgering_cli.work.reading.looks import look_up

if TYPE_CHECKING:
    from inburgering_cli.work.reading.filters import Who


def sums_of(env: Environment, connection: Connection, dossier_id: int | None = None) -> Callable[[int], Sums]:
    """Gives the sums that signals need, of dossiers in rising order of id, or of one."""
    return sums(connection, env.peildatum, absent_months(env.policy, env.peildatum), dossier_id=dossier_id)


def check_names(env: Environment, wanted: Iterable[str]) -> None:
    """Refuse the name of a signal that does not exist."""
    for name in wanted:
        if name not in env.policy.signalen:
            raise UsageFault(
                f"‘{name[:40]}’ is geen signaal; kies uit {', '.join(env.policy.signalen)}.", field="signaal"
            )
        if not env.policy.signalen[name].aan:
            env.warn(f"Het signaal ‘{name}’ staat uit in het beleidsbestand.")


def finder(
    env: Environment, connection: Connection, wanted: tuple[str, ...] = (), dossier_id: int | None = None
) -> Callable[[Facts], list[FoundSignal]]:
    """Finds the signals of dossiers that come in rising order of id; only those named (default: all)."""
    assess = Assessor(env.policy, env.peildatum, TERMS_OF_SIGNALS, statuses=OPEN).assess
    signals = SignalFinder(env.policy, env.peildatum, wanted).signals
    of = sums_of(env, connection, dossier_id)
    none: list[Outcome] = []

    def found(facts: Facts) -> list[FoundSignal]:
        return list(signals(facts, of(facts.id), assess(facts) if facts.dossier_gesloten is None else none))

    return found


def step_finder(env: Environment, connection: Connection) -> Callable[[Facts, Sums | None], NextStep | None]:
    """Finds the step that a dossier waits for; without its sums the command is less exact."""
    results = progress.results(connection, env.peildatum)
    day = env.peildatum
    return lambda facts, totals: next_step(facts, totals, _ready(facts, results, day), states.resting(facts, day))


def steps(env: Environment, connection: Connection) -> Callable[[Facts], NextStep | None]:
    """The same, of dossiers that come in rising order of id."""
    of, step_of = sums_of(env, connection), step_finder(env, connection)
    return lambda facts: step_of(facts, of(facts.id))


def _ready(facts: Facts, results: Mapping[int, Results], peildatum: str) -> str | None:
    """In which way the plicht was met; None while it is not."""
    found = results.get(facts.id)
    if found is None:
        if facts.zroute_afgerond is None:
            return None
        found = Results()
    done = when_ready(requirements(facts, found, peildatum), found)
    return done.door if done else None


def of_dossier(env: Environment, connection: Connection, facts: Facts) -> list[FoundSignal]:
    """The signals of one dossier, most serious first."""
    return sorted(finder(env, connection, dossier_id=facts.id)(facts), key=in_order)


def signals(
    env: Environment,
    wanted: tuple[str, ...] = (),
    severity: tuple[str, ...] = (),
    dossier: str | None = None,
    *,
    who: "Who | None" = None,
    new: bool = False,
) -> list[FoundSignal]:
    """The signals of open dossiers, most serious first; with `new` those that arose in the last week.

    Raises `UsageFault` for a signal or a degree that does not exist, `NotFound` for an unknown dossier.
    """
    check_names(env, wanted)
    if wrong := [e for e in severity if e not in SEVERITY]:
        raise UsageFault(f"‘{wrong[0][:20]}’ is geen ernst; kies uit {', '.join(SEVERITY)}.", field="ernst")
    with reading(env) as connection:
        ident = None if dossier is None else look_up(env, connection, dossier).id
        found = finder(env, connection, wanted, ident)
        ids = None if ident is None else [ident]
        dossiers = reads.facts.read(connection, env.policy, env.peildatum, ids=ids, open_only=True)
        fits = who and who.check(connection, env.warn)
        messages = [
            m
            for facts in dossiers
            if fits is None or fits(facts)
            for m in found(facts)
            if (not severity or m.severity in severity) and (not new or m.is_new(env.peildatum))
        ]
    return sorted(messages, key=in_order)


def explained(env: Environment, dossier: str, signal: str | None) -> list[FoundSignal]:
    """The signals of one dossier, or the one named. Raises `NotFound` when the one named is not there."""
    found = signals(env, (signal,) if signal else (), dossier=dossier)
    if signal and not found:
        raise NotFound(f"Dit dossier heeft nu geen signaal ‘{signal}’.", field="signaal")
    return found
