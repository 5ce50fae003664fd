"""How progress is followed: the talks agreed in the PIP against those held, and the Zelfredzaamheid-Matrix over time."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from inburgering_cli.law.vocabulary import ZRM_DOMEINEN


class Gesprek(NamedTuple):
    """A talk about progress as known on the peildatum: the day it stands for now, the day it was held."""

    dag: str | None
    gehouden: str | None
    niet_verschenen: bool


class Stand(NamedTuple):
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

    def zin(self) -> str:
        """The stand in one Dutch sentence."""
        if self.afgesproken is None:
            return f"{self.gehouden} gehouden; in het PIP staat geen aantal (Bi 5.3 lid 4)."
        parts = [f"{self.gehouden} van {self.afgesproken} gehouden", f"{self.gepland} gepland"]
        if self.over_tijd:
            parts.append(f"waarvan {self.over_tijd} over tijd")
        parts.append(f"nog {self.te_plannen} te plannen" if self.te_plannen else "niets meer te plannen")
        return ", ".join(parts) + "."


def stand(agreed: int | None, talks: Iterable[Gesprek], peildatum: str) -> Stand:
    """How the talks about progress stand on the peildatum."""
    every = list(talks)
    held = [t.gehouden for t in every if t.gehouden is not None and t.gehouden <= peildatum]
    rest = [t for t in every if t.gehouden is None or t.gehouden > peildatum]
    missed = [t for t in rest if t.niet_verschenen and t.dag is not None and t.dag <= peildatum]
    waiting = [t.dag for t in rest if t.dag is not None and t not in missed]
    return Stand(
        agreed,
        len(held),
        len(missed),
        len(waiting),
        sum(day < peildatum for day in waiting),
        None if agreed is None else max(agreed - len(held) - len(waiting), 0),
        max(held, default=None),
        min(waiting, default=None),
    )


class Domein(NamedTuple):
    """One domain of the Zelfredzaamheid-Matrix: its scores by day, oldest first, and how far the last is from the first."""

    domein: str
    metingen: dict[str, int]
    eerste: int
    laatste: int
    verandering: int


def compare(scores: Sequence[tuple[str, str, int]]) -> list[Domein]:
    """(day, domain, score) in the order in which they were measured, as a row per domain that was measured.

    Of two scores on one day the later one in the list holds.
    """
    found = []
    for name in ZRM_DOMEINEN:
        by_day = dict(sorted({day: score for day, domain, score in scores if domain == name}.items()))
        if by_day:
            values = list(by_day.values())
            found.append(Domein(name, by_day, values[0], values[-1], values[-1] - values[0]))
    return found
