"""A dossier over time: phases and periods as strips, terms and events as marks. `timeline` draws them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.outcome import EXPIRED, LAPSED, PAST, RUNNING, Outcome
from inburgering_cli.law.vocabulary import ACTIVITEITEN, GEBEURTENISSEN

PHASE: Final = "fase"
PERIOD: Final = "periode"
EVENT: Final = "gebeurtenis"
TERM: Final = "termijn"


class Mark(NamedTuple):
    """A mark on one day; `stand`: the status of a term, for its colour and shape."""

    day: str
    stand: str = ""


class Strip(NamedTuple):
    """A line of the picture: either a period (`van` to `tot`, None: still running) or marks."""

    soort: str
    name: str
    van: str | None = None
    tot: str | None = None
    marks: tuple[Mark, ...] = ()


def strips(
    facts: Facts,
    outcomes: Iterable[Outcome],
    activities: Sequence[Mapping[str, Any]],
    ontzorgen: Sequence[Mapping[str, Any]],
) -> list[Strip]:
    """The strips of a dossier: phases, ontzorgen, activities, one with all events, and one per term."""
    ended = facts.dossier_gesloten or facts.voldaan or facts.zroute_afgerond
    first = min((d for d in (facts.kennisgeving, facts.koppeling, facts.huisvesting) if d), default=None)
    settled = facts.pip_hier or facts.pip_dagtekening
    begin = facts.intake_start or facts.intake_afgerond or settled or ended
    done = facts.intake_afgerond or settled or ended
    found: list[Strip] = []
    if first is not None and (begin is None or first < begin):
        found.append(Strip(PHASE, "voorbereiding", first, begin))
    if facts.intake_start is not None:
        found.append(Strip(PHASE, "intake", facts.intake_start, done))
    if facts.intake_afgerond is not None and (settled is None or settled > facts.intake_afgerond):
        found.append(Strip(PHASE, "pip", facts.intake_afgerond, settled or ended))
    if settled is not None:
        found.append(Strip(PHASE, "traject", settled, ended))
    found += [Strip(PERIOD, "ontzorgen", p["datum"], p["einde"]) for p in ontzorgen]
    found += [Strip(PERIOD, ACTIVITEITEN[a["soort"]].label, a["start"], a["einde"]) for a in activities]
    events = tuple(sorted({Mark(day) for name in GEBEURTENISSEN if (day := getattr(facts, name)) is not None}))
    if events:
        found.append(Strip(EVENT, "gebeurtenissen", marks=events))
    for outcome in sorted(outcomes, key=lambda o: (o.uiterlijk or "", o.term.id)):
        if outcome.uiterlijk is not None and outcome.status not in (LAPSED, PAST):
            mark = Mark(outcome.uiterlijk, outcome.status)
            start = outcome.start if outcome.status in (RUNNING, EXPIRED) else None
            found.append(Strip(TERM, outcome.term.id.replace("_", " "), start, outcome.uiterlijk, (mark,)))
    return found
