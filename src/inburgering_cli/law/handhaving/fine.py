"""How high a fine of the municipality may be: base, recidive, blame, ceiling. Each step names its source."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from inburgering_cli.core.dates import add_months, dutch
from inburgering_cli.core.money import euro
from inburgering_cli.law import codes as c
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.sources import Source


class Maatregel(NamedTuple):
    """A step of handhaving as known on the peildatum; amounts in cents. `datum` is empty when schema 1 had none."""

    soort: str
    grond: str
    datum: str
    uiterlijk: str | None = None
    verschenen: str | None = None
    rapport: str | None = None
    zienswijze_ontvangen: str | None = None
    verwijtbaarheid: str | None = None
    bedrag: int | None = None
    onherroepelijk: str | None = None

    @property
    def vastgesteld(self) -> str:
        """The day on which the violation was found."""
        return self.rapport or self.datum


class NewTerm(NamedTuple):
    """A new term that DUO set: its first and last day."""

    vanaf: str
    tot: str


class Reasoning:
    """Sentences and the sources they rest on, in order."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.sources: list[Source] = []

    def say(self, sentence: str, *sources: Source) -> None:
        """Add a step. Its sources stand behind it."""
        cited = f" ({'; '.join(b.kort for b in sources)})" if sources else ""
        self.steps.append(f"{sentence}{cited}.")
        self.sources += [b for b in sources if b not in self.sources]


def recidive(history: Iterable[Maatregel], found: str) -> list[Maatregel]:
    """The earlier violations of art. 23 that raise the amount of one found on `found`: recent and irrevocable."""
    within = amounts.RECIDIVE_WITHIN.on(found).value
    return [
        m
        for m in history
        if m.soort == c.BOETE
        and m.grond != c.INTAKE
        and m.datum
        and m.vastgesteld < found <= within.after(m.vastgesteld)
        and m.onherroepelijk is not None
        and m.onherroepelijk <= found
    ]


def raised(times: int, day: str) -> tuple[int, int]:
    """The amount after so many raises, doubled each time and (the other reading) with the base added each time."""
    base, highest = amounts.BASE.on(day).value, amounts.HIGHEST.on(day).value
    percent = amounts.RECIDIVE_RAISE.on(day).value
    doubled = base
    for _ in range(times):
        doubled = min(doubled * (100 + percent) // 100, highest)
    return doubled, min(base * (100 + percent * times) // 100, highest)


def by_blame(amount: int, day: str) -> Mapping[str, int]:
    """The amount for each degree of blame."""
    return {name: amount * percent // 100 for name, percent in amounts.VERWIJTBAARHEID.on(day).value.items()}


class Room(NamedTuple):
    """The ceiling for all fines together, what was imposed under it, and what is left."""

    plafond: int
    opgelegd: int
    over: int


def room(history: Iterable[Maatregel], terms: Sequence[NewTerm], day: str, told: Reasoning) -> Room:
    """What may still be imposed on `day`: under the ceiling of the term, or of the new term of DUO that runs then."""
    current = max((t for t in terms if t.vanaf <= day), default=None)
    until = min((t.vanaf for t in terms if t.vanaf > day), default="9999")
    if current is None:
        ceiling, since = amounts.PLAFOND.on(day).value, ""
        where = "binnen de inburgeringstermijn met haar verlengingen"
        source = amounts.PLAFOND.on(day).source
    else:
        steps = amounts.PLAFOND_NEW_TERM.on(day)
        months = next((m for m in steps.value if current.tot <= add_months(current.vanaf, m)), max(steps.value))
        ceiling, since, source = steps.value[months], current.vanaf, steps.source
        where = (
            f"in de nieuwe termijn van DUO ({dutch(current.vanaf)} tot en met {dutch(current.tot)}, {months} maanden)"
        )
    imposed = sum(m.bedrag or 0 for m in history if m.soort == c.BOETE and since <= m.datum < until)
    left = max(ceiling - imposed, 0)
    told.say(
        f"Alle boetes van de gemeente samen zijn {where} hoogstens {euro(ceiling)}; opgelegd is {euro(imposed)},"
        f" dus er is nog ruimte voor {euro(left)}",
        source,
    )
    return Room(ceiling, imposed, left)
