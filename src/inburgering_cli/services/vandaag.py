"""Vandaag: the klantmanager's overview. Nothing here imports SQLModel."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from inburgering_cli.domain import deadline, signaleren
from inburgering_cli.domain.assess import LOPEND, VERLOPEN, Assessor
from inburgering_cli.domain.dates import add_days
from inburgering_cli.domain.deadline import Deadline
from inburgering_cli.domain.facts import Feiten
from inburgering_cli.domain.phase import next_step, phase
from inburgering_cli.domain.signaleren import Melding, Signaleerder
from inburgering_cli.domain.verplichtingen import Resultaten, eisen, gereed
from inburgering_cli.services.deadlines import OPEN
from inburgering_cli.services.environment import Omgeving, reading
from inburgering_cli.services.signalen import sums_of
from inburgering_cli.store import progress, reads

DAYS: Final = 14


class Wacht(NamedTuple):
    """A dossier that waits for a step, and the command to give."""

    dossier: str
    naam: str
    fase: str
    stap: str
    opdracht: str

    def as_dict(self, _: str) -> dict[str, Any]:
        """The line of a list, the same on any peildatum."""
        return {**self._asdict(), "opdracht": "inburgering " + self.opdracht.format(d=self.dossier)}


class Vandaag(NamedTuple):
    """What is overdue, what falls due soon, what deserves attention, and what waits for a next step."""

    verlopen: list[Deadline]
    binnenkort: list[Deadline]
    signalen: list[Melding]
    volgende_stap: list[Wacht]
    open: int


def ready(facts: Feiten, results: Mapping[int, Resultaten]) -> str | None:
    """By which road all that the plicht takes is done, if it is."""
    found = results.get(facts.id)
    if found is None:
        if facts.zroute_afgerond is None:
            return None
        found = Resultaten()
    done = gereed(eisen(facts, found), found)
    return done.door if done else None


def today(env: Omgeving) -> Vandaag:
    """The overview of the peildatum, from one pass over the open dossiers."""
    waiting: list[Wacht] = []
    soon: list[Deadline] = []
    found: list[Melding] = []
    count = 0
    latest = add_days(env.peildatum, DAYS)
    assess = Assessor(env.beleid, env.peildatum, informative=False, statuses=OPEN).assess
    signals = Signaleerder(env.beleid, env.peildatum).signals
    with reading(env) as connection:
        sums = sums_of(env, connection)
        results = progress.results(connection, env.peildatum)
        for facts in reads.facts(connection, env.beleid, env.peildatum, open_only=True):
            count += 1
            outcomes = list(assess(facts))
            soon += [Deadline(facts, o) for o in outcomes if o.uiterlijk is not None and o.uiterlijk <= latest]
            found += signals(facts, sums(facts.id), outcomes)
            if (step := next_step(facts, ready(facts, results))) is not None:
                waiting.append(Wacht(facts.dossier, facts.naam, phase(facts), step.tekst, step.opdracht))
    waiting.sort()
    soon.sort(key=deadline.in_order)
    found.sort(key=signaleren.in_order)
    return Vandaag(
        [d for d in soon if d.uitkomst.status == VERLOPEN],
        [d for d in soon if d.uitkomst.status == LOPEND],
        found,
        waiting,
        count,
    )
