"""Progress: the talks held against those agreed in the PIP, and the Zelfredzaamheid-Matrix over time."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from inburgering_cli.law.vocabulary import ZRM_DOMEINEN


class Gesprek(NamedTuple):
    """A talk about progress as known on the peildatum: the day it stands for now, the day it was held."""

    day: str | None
    gehouden: str | None
    niet_verschenen: bool


class TalkState(NamedTuple):
    """Talks: agreed in the PIP, held, missed, still planned, and how many have to be planned to reach what was agreed.

    `te_plannen` is None while no settled PIP names a number. `over_tijd`: planned, their day is past, and nothing noted.
    """

    afgesproken: int | None
    gehouden: int
    niet_verschenen: int
    gepland: int
    over_tijd: int
    te_plannen: int | None
    laatste: str | None
    volgende: str | None

    def sentence(self) -> str:
        """The state in one Dutch sentence."""
        if self.afgesproken is None:
            return f"{self.gehouden} gehouden; in het PIP staat geen aantal."
        held = (
            f"{self.gehouden} van {self.afgesproken} gehouden"
            if self.gehouden <= self.afgesproken
            else f"{self.gehouden} gehouden, meer dan de {self.afgesproken} uit het PIP"
        )
        parts = [held, f"{self.gepland} gepland"]
        if self.over_tijd:
            parts.append(f"waarvan {self.over_tijd} over tijd")
        parts.append(f"nog {self.te_plannen} te plannen" if self.te_plannen else "niets meer te plannen")
        return ", ".join(parts) + "."


def talk_state(agreed: int | None, talks: Iterable[Gesprek], peildatum: str) -> TalkState:
    """The state of the talks about progress on the peildatum."""
    every = list(talks)
    held = [t.gehouden for t in every if t.gehouden is not None and t.gehouden <= peildatum]
    rest = [t for t in every if t.gehouden is None or t.gehouden > peildatum]
    missed = [t for t in rest if t.niet_verschenen and t.day is not None and t.day <= peildatum]
    waiting = [t.day for t in rest if t.day is not None and t not in missed]
    return TalkState(
        agreed,
        len(held),
        len(missed),
        len(waiting),
        sum(day < peildatum for day in waiting),
        None if agreed is None else max(agreed - len(held) - len(waiting), 0),
        max(held, default=None),
        min(waiting, default=None),
    )


class ZrmDomain(NamedTuple):
    """One domain of the Zelfredzaamheid-Matrix: its scores by day, oldest first, and how far the last is from the first."""

    domein: str
    metingen: dict[str, int]
    eerste: int
    laatste: int
    verandering: int


def compare(scores: Sequence[tuple[str, str, int]]) -> list[ZrmDomain]:
    """(day, domain, score) in the order in which they were measured, as a row per domain that was measured.

    Of two scores on one day the later one in the list holds.
    """
    found = []
    for name in ZRM_DOMEINEN:
        by_day = dict(sorted({day: score for day, domain, score in scores if domain == name}.items()))
        if by_day:
            values = list(by_day.values())
            found.append(ZrmDomain(name, by_day, values[0], values[-1], values[-1] - values[0]))
    return found
