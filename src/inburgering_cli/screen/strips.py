"""One dossier along time, for pictures: its phases and periods as strips, its terms and events as marks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.terms.assess import LOPEND, VERLOPEN, VERVALLEN, VOORBIJ, Uitkomst
from inburgering_cli.law.vocabulary import ACTIVITEITEN, GEBEURTENISSEN

FASE: Final = "fase"
PERIODE: Final = "periode"
GEBEURTENIS: Final = "gebeurtenis"
TERMIJN: Final = "termijn"


class Teken(NamedTuple):
    """A mark on one day; `stand`: the status of a term, for its colour and shape."""

    dag: str
    stand: str = ""


class Strook(NamedTuple):
    """A line of the picture: either a period (`van` to `tot`, None: still running) or marks."""

    soort: str
    naam: str
    van: str | None = None
    tot: str | None = None
    tekens: tuple[Teken, ...] = ()


def strips(
    facts: Feiten,
    outcomes: Iterable[Uitkomst],
    activities: Sequence[Mapping[str, Any]],
    ontzorgen: Sequence[Mapping[str, Any]],
) -> list[Strook]:
    """The strips of a dossier: phases, ontzorgen, activities, events together, and each term on its last day."""
    ended = facts.dossier_gesloten or facts.voldaan or facts.zroute_afgerond
    first = min((d for d in (facts.kennisgeving, facts.koppeling, facts.huisvesting) if d), default=None)
    settled = facts.pip_hier or facts.pip_dagtekening
    begin = facts.intake_start or facts.intake_afgerond or settled or ended
    done = facts.intake_afgerond or settled or ended
    found: list[Strook] = []
    if first is not None and (begin is None or first < begin):
        found.append(Strook(FASE, "voorbereiding", first, begin))
    if facts.intake_start is not None:
        found.append(Strook(FASE, "intake", facts.intake_start, done))
    if facts.intake_afgerond is not None and (settled is None or settled > facts.intake_afgerond):
        found.append(Strook(FASE, "pip", facts.intake_afgerond, settled or ended))
    if settled is not None:
        found.append(Strook(FASE, "traject", settled, ended))
    found += [Strook(PERIODE, "ontzorgen", p["datum"], p["einde"]) for p in ontzorgen]
    found += [Strook(PERIODE, ACTIVITEITEN[a["soort"]].label, a["start"], a["einde"]) for a in activities]
    events = tuple(sorted({Teken(day) for name in GEBEURTENISSEN if (day := getattr(facts, name)) is not None}))
    if events:
        found.append(Strook(GEBEURTENIS, "gebeurtenissen", tekens=events))
    for outcome in sorted(outcomes, key=lambda o: (o.uiterlijk or "", o.termijn.id)):
        if outcome.uiterlijk is not None and outcome.status not in (VERVALLEN, VOORBIJ):
            marks = [Teken(outcome.uiterlijk, outcome.status)]
            start = outcome.start if outcome.status in (LOPEND, VERLOPEN) else None
            found.append(Strook(TERMIJN, outcome.termijn.id.replace("_", " "), start, outcome.uiterlijk, tuple(marks)))
    return found
