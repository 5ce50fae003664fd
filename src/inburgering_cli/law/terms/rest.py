"""What a temporary exemption does to the terms of a dossier (Wi 4 lid 1).

While it runs, the clocks of the plicht and of local policy stand still; what was done or past before it stays as it was.
After it a term of the plicht waits for DUO's new kennisgeving, and starts again from that day (our reading: what the
exemption does to the days is DUO's to say). A local term goes on; when its last day lay within the exemption, it lapses.
"""

from collections.abc import Callable

from inburgering_cli.law import states
from inburgering_cli.law.facts import Facts, Period
from inburgering_cli.law.terms.declared import LOCAL
from inburgering_cli.law.terms.outcome import LAPSED, REACHED, RESTS, TOO_LATE, Outcome, Rest

#: Starts the clock of a term again on a day; None for a term whose last day only a decision sets.
Again = Callable[[Outcome, str], Outcome | None]


def rested(outcome: Outcome, facts: Facts, peildatum: str, again: Again) -> Outcome:
    """The outcome of a term of somebody who is or was temporarily exempt."""
    version = outcome.version
    if version.plicht or version.soort == LOCAL:
        for period in facts.vrijstellingen or ():
            if _reaches(period, outcome, facts):
                outcome = _through(period, outcome, facts, peildatum, again)
    return outcome


def _reaches(period: Period, outcome: Outcome, facts: Facts) -> bool:
    """Whether the term was open when the exemption began, and had started before it ended."""
    ended = min((day for day in (outcome.gehaald_op, outcome.uiterlijk, _ended(facts)) if day), default=None)
    version = outcome.version
    start = outcome.start if version.window is None else getattr(facts, version.start[0])
    return (ended is None or ended >= period.van) and (period.tot is None or start < period.tot)


def _ended(facts: Facts) -> str | None:
    return min((day for day in (facts.dossier_gesloten, facts.vrijgesteld) if day), default=None)


def _through(period: Period, outcome: Outcome, facts: Facts, peildatum: str, again: Again) -> Outcome:
    last, done, ended = outcome.uiterlijk, outcome.gehaald_op, _ended(facts)
    if done is not None and (last is None or done <= last):
        return outcome
    state = states.WACHT_OP_DUO if period.tot is not None and period.tot < peildatum else states.VRIJGESTELD
    rest = Rest(states.Held(state, period), last)
    still = outcome._replace(uiterlijk=None, ongeschoven=None, status=RESTS, rust=rest)
    if done is not None and (period.tot is None or done <= period.tot):
        return still._replace(status=REACHED)
    if ended is not None and (period.tot is None or ended <= period.tot):
        return still._replace(status=LAPSED)
    if state is states.VRIJGESTELD:
        return still
    if outcome.version.soort == LOCAL:
        return outcome if last is None or last > str(period.tot) else still._replace(status=REACHED if done else LAPSED)
    told = facts.kennisgeving if facts.kennisgeving is not None and facts.kennisgeving >= str(period.tot) else None
    anew = again(outcome, told) if told is not None else None
    if anew is None or anew.uiterlijk is None:
        return still._replace(status=REACHED if done else LAPSED if ended else RESTS)
    if done is not None:
        return anew._replace(gehaald_op=done, status=REACHED if done <= anew.uiterlijk else TOO_LATE, rust=rest)
    lapsed = ended is not None and ended <= anew.uiterlijk
    return anew._replace(status=LAPSED if lapsed else anew.status, rust=rest)
