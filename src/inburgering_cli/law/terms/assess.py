"""Decide the outcome of each term of a dossier on a peildatum, from its facts."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, cast

from inburgering_cli.law.facts import INDEX, Facts
from inburgering_cli.law.terms import rest
from inburgering_cli.law.terms.declared import LOCAL, PIP, Term, Version
from inburgering_cli.law.terms.outcome import (
    EXPIRED,
    LAPSED,
    PAST,
    REACHED,
    RUNNING,
    STATUSES,
    TOO_LATE,
    Outcome,
)
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.law.vocabulary import EINDE_TERMIJN

_Key = str | tuple[str, int]


class _Rule(NamedTuple):
    """One term for one kind of dossier; its `versions` differ only in the day from which they hold.

    `known`: cached outcomes by start day (and event, where several can start the term), since many dossiers share one.
    """

    term: Term
    versions: tuple[Version, ...]
    start: int
    more_starts: tuple[int, ...]
    stop: int
    end_fact: int
    extended: int
    plicht: bool
    lapses: int
    known: dict[_Key, Outcome]


_Kind = tuple[object, ...]
_PIP_ID: Final = "pip"
_ASKED: Final = "info_derden_gevraagd"


class Assessor:
    """Assesses dossiers under one policy on one peildatum (ISO). Caches the outcomes it has counted."""

    def __init__(
        self,
        policy: Policy,
        peildatum: str,
        terms: Iterable[str] | None = None,
        *,
        informative: bool = True,
        statuses: frozenset[str] | None = None,
    ) -> None:
        """Only the terms named (default: all), with or without the informative ones, and only outcomes of some statuses."""
        self.policy = policy
        self.peildatum = peildatum
        wanted = set(policy.termijnen if terms is None else terms)
        # a term is decided together with the one that may replace it
        wanted |= {t.vervangt for t in policy.termijnen.values() if t.vervangt and t.id in wanted}
        wanted |= {t.id for t in policy.termijnen.values() if t.vervangt in wanted}
        self._terms = [t for t in policy.termijnen.values() if t.id in wanted and (informative or not t.informatief)]
        self._statuses = frozenset(STATUSES) if statuses is None else statuses
        self._conditions = list({v.when: None for t in self._terms for v in t.versions if v.when is not None})
        self._rules: dict[_Kind, tuple[_Rule, ...]] = {}
        self._known: dict[int, dict[_Key, Outcome]] = {}
        self._instead = next((t for t in policy.termijnen.values() if t.vervangt == _PIP_ID), None)

    def assess(self, facts: Facts) -> Iterable[Outcome]:
        """The outcome of every term that the dossier has: each whose start is known, in the order of declaration."""
        if facts.vrijstellingen is None and facts.doelgroepen is None and facts.pip_vorige_gemeente is None:
            return self._assess(facts, self._statuses)
        return self._with_states(facts)

    def _with_states(self, facts: Facts) -> Iterator[Outcome]:
        """The outcomes of somebody whose state changed: temporarily exempt, in another doelgroep, moved in with a PIP."""
        every = frozenset(STATUSES)
        found = self._assess(facts, every) if facts.doelgroepen is None else self._by_group(facts, every)
        for outcome in found:
            local = outcome.version.soort in (LOCAL, PIP)
            if facts.moved_in is not None and local and outcome.start < facts.moved_in:
                continue  # a clock of the previous municipality
            if facts.vrijstellingen is not None:
                outcome = rest.rested(outcome, facts, self.peildatum, lambda one, day: self._again(one, facts, day))
            if outcome.status in self._statuses:
                yield outcome

    def _by_group(self, facts: Facts, statuses: frozenset[str]) -> list[Outcome]:
        """Each term by the rules for the doelgroep to which somebody belonged on the day it started."""
        found = {o.term.id: o for o in self._assess(facts, statuses)}
        then: dict[str, Outcome] = {}
        for since, *_ in facts.doelgroepen or ():
            as_then = facts.in_group_of(since)
            group = as_then.doelgroep, as_then.gedetailleerde_doelgroep
            for outcome in self._assess(as_then, statuses):
                of_start = facts.in_group_of(outcome.start)
                earlier = then.get(outcome.term.id)
                if (of_start.doelgroep, of_start.gedetailleerde_doelgroep) == group and (
                    earlier is None or outcome.start < earlier.start
                ):
                    then[outcome.term.id] = outcome
        found |= then
        return [found[term.id] for term in self._terms if term.id in found]

    def _again(self, outcome: Outcome, facts: Facts, day: str) -> Outcome | None:
        """The same term, started again by a kennisgeving of `day`, up to DUO's own last day when that is later."""
        version = outcome.version
        if version.duration is None:
            return None
        anew = self._undone(outcome.term, (version,), INDEX["kennisgeving"], day)
        until = getattr(facts, version.verlengd_door) if version.verlengd_door else None
        return self._until(anew, until) if until is not None and until > day else anew

    def _assess(self, facts: Facts, statuses: frozenset[str]) -> Iterator[Outcome]:
        """The outcomes of a dossier as if its state never changed."""
        kind = (
            facts.stelsel, facts.doelgroep, facts.gedetailleerde_doelgroep, facts.leerroute,
            facts.pip_vorige_gemeente is None, *[when.holds(facts) for when in self._conditions],
        )  # fmt: skip
        rules = self._rules.get(kind)
        if rules is None:
            rules = self._rules[kind] = self._compile(facts)
        stelsel = facts.stelsel
        only_undone = statuses.isdisjoint(_DONE)
        closed = facts.dossier_gesloten
        free = facts.vrijgesteld  # there is no plicht from then on; for its terms that counts as closed
        if free is None or (closed is not None and closed < free):
            free = closed
        waiting = facts.info_derden_gevraagd
        days = cast("tuple[str | None, ...]", facts)
        for term, versions, start_fact, more_starts, stop, end_fact, extended, plicht, lapses, known in rules:
            start, event = days[start_fact], start_fact
            if start is None:
                continue
            done = days[stop] if stop >= 0 else None
            if done is not None and only_undone:
                continue
            for other in more_starts:
                day = days[other]
                if day is None:
                    break
                if day > start:
                    start, event = day, other
            else:
                key = start if event == start_fact else (start, event)
                plain = known.get(key)
                if plain is None:
                    plain = known[key] = self._undone(term, versions, event, start)
                if end_fact >= 0:
                    day = days[end_fact]
                    if day is None:  # nobody set a last day yet
                        continue
                    plain = self._until(plain, day)
                if extended >= 0 and (day := days[extended]):
                    plain = self._until(plain, day)
                if waiting and term.id == _PIP_ID:
                    plain = self._after_information(facts, stelsel, plain, done) or plain
                uiterlijk = plain.uiterlijk
                ended = free if plicht else closed
                if uiterlijk is None:
                    status = LAPSED if ended is not None else RUNNING
                elif done is not None:
                    status = REACHED if done <= uiterlijk else TOO_LATE
                elif (ended is not None and ended <= uiterlijk and not term.informatief) or (
                    lapses >= 0 and days[lapses] is not None
                ):
                    status = LAPSED
                else:
                    status = plain.status
                if status in statuses:
                    if done is not None or status is not plain.status:
                        plain = _new(Outcome, (*plain[:6], done, status, None))
                    yield plain

    def _undone(self, term: Term, versions: tuple[Version, ...], event: int, start: str) -> Outcome:
        """The outcome of a term that started on `start`, while nothing is done and the dossier is open."""
        version = versions[0] if len(versions) == 1 else version_on(versions, start)
        uiterlijk, ongeschoven = version.last_days(start, self.policy.gelijkgesteld)
        status = RUNNING if self.peildatum <= uiterlijk else PAST if term.informatief else EXPIRED
        plain = _new(Outcome, (term, version, _FIELDS[event], start, uiterlijk, ongeschoven, None, status, None))
        return plain if version.window is None else self._until(plain, uiterlijk)

    def _until(self, plain: Outcome, uiterlijk: str) -> Outcome:
        """The same outcome with a last day that a fact sets; for a window, the days in which one can ask for more time."""
        if (window := plain.version.window) is not None:
            start, uiterlijk = window.before(uiterlijk)
            plain = plain._replace(start=start, start_gebeurtenis=EINDE_TERMIJN)
        status = RUNNING if self.peildatum <= uiterlijk else PAST if plain.term.informatief else EXPIRED
        return plain._replace(uiterlijk=uiterlijk, ongeschoven=uiterlijk, status=status)

    def _after_information(self, facts: Facts, stelsel: str, pip: Outcome, done: str | None) -> Outcome | None:
        """What replaces the ten weeks when information of others was asked for in time (Bi 5.3 lid 2), or None.

        While waiting for it the term has no last day.
        """
        term = self._instead
        asked, received = facts.info_derden_gevraagd, facts.info_derden_ontvangen
        if term is None or term.versions[0].stelsel != stelsel or asked is None or pip.uiterlijk is None:
            return None
        if asked > pip.uiterlijk or pip.version.geldig_vanaf < term.versions[0].geldig_vanaf:
            return None
        if received is None:
            if done is not None or self.peildatum <= pip.uiterlijk:
                return None
            return Outcome(term, term.versions[0], _ASKED, asked, None, None, None, RUNNING)
        instead = self._undone(term, term.versions, INDEX[term.versions[0].start[0]], received)
        return instead if instead.uiterlijk is not None and instead.uiterlijk > pip.uiterlijk else None

    def _compile(self, facts: Facts) -> tuple[_Rule, ...]:
        """The terms of every dossier of the same kind as this one."""
        rules = []
        for term in self._terms:
            versions = tuple(v for v in term.versions if v.applies(facts))
            if not versions or term.vervangt:
                continue
            first = versions[0]
            starts = [INDEX[name] for name in first.start]
            rules.append(
                _Rule(
                    term,
                    versions,
                    starts[0],
                    tuple(starts[1:]),
                    _index(first.stop),
                    _index(first.einde_feit),
                    _index(first.verlengd_door),
                    first.plicht,
                    _index(first.vervalt_door),
                    self._known.setdefault(id(first), {}),
                )
            )
        return tuple(rules)


_FIELDS: Final = Facts._fields
_new: Final = tuple.__new__  # faster than the constructor of a NamedTuple, and a list makes thousands
_DONE: Final = (REACHED, TOO_LATE)


def _index(name: str | None) -> int:
    return -1 if name is None else INDEX[name]


def version_on(versions: tuple[Version, ...], start: str) -> Version:
    """The version in force for a term that starts on `start`: the newest one valid then, else the first.

    Of two from the same day the later one in the list holds, which is the municipality's own.
    """
    valid = [v for v in versions if v.geldig_vanaf <= start]
    return max(valid[::-1], key=lambda v: v.geldig_vanaf) if valid else versions[0]


def assessor(policy: Policy, peildatum: str) -> Callable[[Facts], list[Outcome]]:
    """`assess` as a function that gives a list, for one dossier at a time."""
    one = Assessor(policy, peildatum)
    return lambda facts: list(one.assess(facts))
