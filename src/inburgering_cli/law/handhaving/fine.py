"""How high a fine of the municipality may be: base, recidive, blame, ceiling. Each step is told with its source."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from inburgering_cli.core.dates import add_months, dutch
from inburgering_cli.core.money import euro
from inburgering_cli.law import codes as c
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.sources import Bron


class Maatregel(NamedTuple):
    """A step of handhaving as known on the peildatum; amounts in cents. `datum` is empty when schema 1 did not know it."""

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


class NieuweTermijn(NamedTuple):
    """A new term that DUO set: its first and last day."""

    vanaf: str
    tot: str


class Uitleg:
    """Sentences and the sources they rest on, in order."""

    def __init__(self) -> None:
        self.stappen: list[str] = []
        self.bronnen: list[Bron] = []

    def zeg(self, sentence: str, *bronnen: Bron) -> None:
        """Add a step. Its sources stand behind it."""
        cited = f" ({'; '.join(b.kort for b in bronnen)})" if bronnen else ""
        self.stappen.append(f"{sentence}{cited}.")
        self.bronnen += [b for b in bronnen if b not in self.bronnen]


def recidive(history: Iterable[Maatregel], found: str) -> list[Maatregel]:
    """The earlier violations of art. 23 that raise the amount of one found on `found`: recent and irrevocable."""
    within = amounts.RECIDIVE_BINNEN.op(found).waarde
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
    base, highest = amounts.BASIS.op(day).waarde, amounts.HOOGST.op(day).waarde
    percent = amounts.RECIDIVE_VERHOGING.op(day).waarde
    doubled = base
    for _ in range(times):
        doubled = min(doubled * (100 + percent) // 100, highest)
    return doubled, min(base * (100 + percent * times) // 100, highest)


def by_blame(amount: int, day: str) -> Mapping[str, int]:
    """The amount for each degree of blame."""
    return {name: amount * percent // 100 for name, percent in amounts.VERWIJTBAARHEID.op(day).waarde.items()}


class Ruimte(NamedTuple):
    """The ceiling for all fines together, what was imposed under it, and what is left."""

    plafond: int
    opgelegd: int
    over: int


def room(history: Iterable[Maatregel], terms: Sequence[NieuweTermijn], day: str, told: Uitleg) -> Ruimte:
    """What may still be imposed on `day`: under the ceiling of the term, or of the new term of DUO that runs then."""
    current = max((t for t in terms if t.vanaf <= day), default=None)
    until = min((t.vanaf for t in terms if t.vanaf > day), default="9999")
    if current is None:
        ceiling, since = amounts.PLAFOND.op(day).waarde, ""
        where = "binnen de inburgeringstermijn met haar verlengingen"
        bron = amounts.PLAFOND.op(day).bron
    else:
        steps = amounts.PLAFOND_NIEUWE_TERMIJN.op(day)
        months = next((m for m in steps.waarde if current.tot <= add_months(current.vanaf, m)), max(steps.waarde))
        ceiling, since, bron = steps.waarde[months], current.vanaf, steps.bron
        where = (
            f"in de nieuwe termijn van DUO ({dutch(current.vanaf)} tot en met {dutch(current.tot)}, {months} maanden)"
        )
    imposed = sum(m.bedrag or 0 for m in history if m.soort == c.BOETE and since <= m.datum < until)
    left = max(ceiling - imposed, 0)
    told.zeg(
        f"Alle boetes van de gemeente samen zijn {where} hoogstens {euro(ceiling)}; opgelegd is {euro(imposed)},"
        f" dus er is nog ruimte voor {euro(left)}",
        bron,
    )
    return Ruimte(ceiling, imposed, left)
