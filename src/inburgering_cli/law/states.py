"""The states of a person: what holds from a day to a day, and what that does to the clocks.

Each state is declared once, in `STATES`. Terms, signals, handhaving, figures and explanations ask here which one held on
the day they speak of. Like everything derived, a state is never stored.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import add_days, day_after, dutch
from inburgering_cli.law.derive import ALWAYS
from inburgering_cli.law.facts import Facts, Period
from inburgering_cli.law.sources import DERIVED, NOT_REREAD, Source, pw, wi, wi2013
from inburgering_cli.law.vocabulary import DOELGROEPEN, WI2013


class State(NamedTuple):
    """One state. `periods`: when it holds for a dossier. `rests`: the clocks of the plicht stand still meanwhile.

    `old`: the source for who falls under wi2013. `term`: the only term that it says something about; None: any.
    """

    id: str
    label: str
    source: Source
    periods: Callable[[Facts], Iterable[Period]]
    rests: bool = False
    old: Source | None = None
    term: str | None = None


class Held(NamedTuple):
    """A state of one person, and when it held."""

    state: State
    period: Period

    def source(self, stelsel: str) -> Source:
        """Where it says so, under the law that governs the dossier."""
        return self.state.old if self.state.old is not None and stelsel == WI2013 else self.state.source

    def in_words(self, stelsel: str) -> str:
        """`tijdelijk vrijgesteld vanaf 01-06-2026 tot en met 31-07-2028 (Wi 4 lid 1)`."""
        since = f" vanaf {dutch(self._van)}" if self._van else ""
        until = f" tot en met {dutch(self.period.tot)}" if self.period.tot else ""
        return f"{self.state.label}{since}{until} ({self.source(stelsel).kort})"

    @property
    def _van(self) -> str | None:
        """The first day; None for a state that the dossier began with."""
        return None if self.period.van == ALWAYS else self.period.van

    def as_dict(self, stelsel: str) -> dict[str, Any]:
        """The state as JSON shows it."""
        return {
            "toestand": self.state.id, "omschrijving": self.state.label, "vanaf": self._van, "tot": self.period.tot,
            "bron": self.source(stelsel).kort,
        }  # fmt: skip


def _exempt(facts: Facts) -> Iterable[Period]:
    return facts.vrijstellingen or ()


def _waiting(facts: Facts) -> Iterator[Period]:
    """From the day after an exemption up to the day before DUO's new kennisgeving."""
    for _, tot in facts.vrijstellingen or ():
        if tot is None:
            continue
        told = facts.kennisgeving if facts.kennisgeving is not None and facts.kennisgeving >= tot else None
        if told is None or told > day_after(tot):
            yield Period(day_after(tot), None if told is None else add_days(told, -1))


def _moved(facts: Facts) -> Iterator[Period]:
    if facts.moved_in is not None:
        yield Period(facts.moved_in, None)


def _bijstand(facts: Facts) -> Iterator[Period]:
    if facts.bijstand_ingang is not None:
        yield Period(facts.bijstand_ingang, facts.bijstand_einde)


def _in_group(group: str) -> Callable[[Facts], Iterator[Period]]:
    def periods(facts: Facts) -> Iterator[Period]:
        held = facts.doelgroepen or ()
        for place, (since, doelgroep, _) in enumerate(held):
            if doelgroep == group:
                yield Period(since, add_days(held[place + 1][0], -1) if place + 1 < len(held) else None)

    return periods


_EXEMPTION: Final = wi("4 lid 1")
_OLD_EXEMPTION: Final = wi2013("5", NOT_REREAD)
VRIJGESTELD: Final = State(
    "tijdelijk_vrijgesteld", "tijdelijk vrijgesteld van de inburgeringsplicht", _EXEMPTION, _exempt, rests=True,
    old=_OLD_EXEMPTION,
)  # fmt: skip
WACHT_OP_DUO: Final = State(
    "wacht_op_duo", "in afwachting van DUO, na een tijdelijke vrijstelling", wi("4 lid 1", DERIVED), _waiting, rests=True,
    old=_OLD_EXEMPTION,
)  # fmt: skip
STATES: Final[tuple[State, ...]] = (
    VRIJGESTELD,
    WACHT_OP_DUO,
    State("verhuisd_met_pip", "hierheen verhuisd met een PIP van een andere gemeente", wi("15 lid 4"), _moved),
    State("bijstand", "ontvangt bijstand", pw("11"), _bijstand, term="ontzorgen"),
    *(
        State(group, label, wi("13, 19"), _in_group(group), old=wi2013("18", NOT_REREAD))
        for group, label in DOELGROEPEN.items()
    ),
)


def exemption_source(facts: Facts) -> Source:
    """The source of a temporary exemption, under the law that governs the dossier."""
    return _OLD_EXEMPTION if facts.stelsel == WI2013 else _EXEMPTION


def held(facts: Facts) -> list[Held]:
    """Every state of a dossier as known on the peildatum, in the order of declaration."""
    return [Held(state, period) for state in STATES for period in state.periods(facts)]


def resting(facts: Facts, day: str) -> Held | None:
    """The state in which the clocks of the plicht stand still on a day, if any."""
    if facts.vrijstellingen is None:
        return None
    return next((one for one in held(facts) if one.state.rests and one.period.holds(day)), None)
