"""The list of signals."""

from collections.abc import Callable, Iterable, Mapping
from sqlite3 import Connection
from typing import TYPE_CHECKING

from inburgering_cli.core.errors import GebruikFout, NietGevonden
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.plicht.parts import Resultaten, eisen, gereed
from inburgering_cli.law.signals.declared import ERNST
from inburgering_cli.law.signals.find import TERMIJNEN_VAN_SIGNALEN, Melding, Signaleerder, in_order, verzuim_maanden
from inburgering_cli.law.signals.sums import Sommen
from inburgering_cli.law.terms.assess import Assessor, Uitkomst
from inburgering_cli.law.terms.phase import Stap, next_step
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.store.reads.sums import sums
from inburgering_cli.work.environment import Omgeving, reading
from inburgering_cli.work.reading.deadlines import OPEN
from inburgering_cli.work.reading.looks import look_up

if TYPE_CHECKING:
    from inburgering_cli.work.reading.filters import Wie


def sums_of(env: Omgeving, connection: Connection, dossier_id: int | None = None) -> Callable[[int], Sommen]:
    """The sums that signals read, of each dossier in rising order of id, or of one."""
    return sums(connection, env.peildatum, verzuim_maanden(env.beleid, env.peildatum), dossier_id=dossier_id)


def check_names(env: Omgeving, signalen: Iterable[str]) -> None:
    """Refuse the name of a signal that does not exist."""
    for name in signalen:
        if name not in env.beleid.signalen:
            raise GebruikFout(
                f"‘{name[:40]}’ is geen signaal; kies uit {', '.join(env.beleid.signalen)}.", veld="signaal"
            )
        if not env.beleid.signalen[name].aan:
            env.warn(f"Het signaal ‘{name}’ staat uit in het beleidsbestand.")


def finder(
    env: Omgeving, connection: Connection, signalen: tuple[str, ...] = (), dossier_id: int | None = None
) -> Callable[[Feiten], list[Melding]]:
    """Finds the signals of dossiers that come in rising order of id; only those named (default: all)."""
    assess = Assessor(env.beleid, env.peildatum, TERMIJNEN_VAN_SIGNALEN, statuses=OPEN).assess
    signals = Signaleerder(env.beleid, env.peildatum, signalen).signals
    of = sums_of(env, connection, dossier_id)
    none: list[Uitkomst] = []

    def found(facts: Feiten) -> list[Melding]:
        return list(signals(facts, of(facts.id), assess(facts) if facts.dossier_gesloten is None else none))

    return found


def step_finder(env: Omgeving, connection: Connection) -> Callable[[Feiten, Sommen], Stap | None]:
    """Finds the step that a dossier waits for."""
    results = progress.results(connection, env.peildatum)
    return lambda facts, totals: next_step(facts, totals, ready(facts, results))


def steps(env: Omgeving, connection: Connection) -> Callable[[Feiten], Stap | None]:
    """The same, of dossiers that come in rising order of id."""
    of, step_of = sums_of(env, connection), step_finder(env, connection)
    return lambda facts: step_of(facts, of(facts.id))


def ready(facts: Feiten, results: Mapping[int, Resultaten]) -> str | None:
    """By which road all that the plicht takes is done, if it is."""
    found = results.get(facts.id)
    if found is None:
        if facts.zroute_afgerond is None:
            return None
        found = Resultaten()
    done = gereed(eisen(facts, found), found)
    return done.door if done else None


def of_dossier(env: Omgeving, connection: Connection, facts: Feiten) -> list[Melding]:
    """The signals of one dossier, most serious first."""
    return sorted(finder(env, connection, dossier_id=facts.id)(facts), key=in_order)


def signals(
    env: Omgeving,
    signalen: tuple[str, ...] = (),
    ernst: tuple[str, ...] = (),
    dossier: str | None = None,
    *,
    wie: "Wie | None" = None,
    nieuw: bool = False,
) -> list[Melding]:
    """The signals of open dossiers, most serious first; with `nieuw` those that arose in the last week.

    Raises `GebruikFout` for a signal or a degree that does not exist, `NietGevonden` for an unknown dossier.
    """
    check_names(env, signalen)
    if wrong := [e for e in ernst if e not in ERNST]:
        raise GebruikFout(f"‘{wrong[0][:20]}’ is geen ernst; kies uit {', '.join(ERNST)}.", veld="ernst")
    with reading(env) as connection:
        ident = None if dossier is None else look_up(env, connection, dossier).id
        found = finder(env, connection, signalen, ident)
        ids = None if ident is None else [ident]
        dossiers = reads.facts.read(connection, env.beleid, env.peildatum, ids=ids, open_only=True)
        fits = wie and wie.check(connection)
        meldingen = [
            m
            for facts in dossiers
            if fits is None or fits(facts)
            for m in found(facts)
            if (not ernst or m.ernst in ernst) and (not nieuw or m.is_new(env.peildatum))
        ]
    return sorted(meldingen, key=in_order)


def explained(env: Omgeving, dossier: str, signaal: str | None) -> list[Melding]:
    """The signals of one dossier, or the one named. Raises `NietGevonden` when the one named is not there."""
    found = signals(env, (signaal,) if signaal else (), dossier=dossier)
    if signaal and not found:
        raise NietGevonden(f"Dit dossier heeft nu geen signaal ‘{signaal}’.", veld="signaal")
    return found
