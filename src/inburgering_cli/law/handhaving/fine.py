"""How high a fine of the municipality may be: base, recidive, blame, ceiling. Each step names its source."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

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
    bekendmaking: str | None = None

    @property
    def vastgesteld(self) -> str:
        """The day on which the violation was found."""
        return self.rapport or self.datum


class NewTerm(NamedTuple):
    """A new term that DUO set: its first and last day."""

    vanaf: str
    tot: str


class Reasoning:
    """Sentences and the sources they rest on, in order: the texts of the law that held on the day of the act."""

    def __init__(self, day: str) -> None:
        self._day = day
        self.steps: list[str] = []
        self.sources: list[Source] = []

    def say(self, sentence: str, *sources: Source) -> None:
        """Add a step. Its sources stand behind it."""
        cited = f" ({'; '.join(b.kort for b in sources)})" if sources else ""
        self.steps.append(f"{sentence}{cited}.")
        self.sources += [held for b in sources if (held := b.on(self._day)) not in self.sources]


def recent(history: Iterable[Maatregel], found: str) -> list[Maatregel]:
    """The fines for earlier violations of art. 23 that were found shortly before `found`, irrevocable or not."""
    within = amounts.RECIDIVE_WITHIN.on(found).value
    return [
        m
        for m in history
        if m.soort == c.BOETE
        and m.grond != c.INTAKE
        and m.datum
        and m.vastgesteld < found <= within.after(m.vastgesteld)
    ]


def recidive(history: Iterable[Maatregel], found: str) -> list[Maatregel]:
    """Those of `recent` that raise the amount: irrevocable by the day on which the new violation was found.

    That day is our reading; the text names none.
    """
    return [m for m in recent(history, found) if m.onherroepelijk is not None and m.onherroepelijk <= found]


#: How "steeds met 100 % van het boetebedrag" can be read.
READINGS: Final[Mapping[str, str]] = {
    "verdubbeld": "het basisbedrag elke keer verdubbeld",
    "opgeteld": "elke keer het basisbedrag erbij",
    "laatste_boete": "het dubbele van de laatste boete",
}


def raised(before: Sequence[Maatregel], day: str) -> dict[str, int | None]:
    """The amount after these earlier fines, by each of `READINGS`; None when the last fine has no amount."""
    base, highest = amounts.BASE.on(day).value, amounts.HIGHEST.on(day).value
    percent, times = amounts.RECIDIVE_RAISE.on(day).value, len(before)
    doubled = base
    for _ in range(times):
        doubled = min(doubled * (100 + percent) // 100, highest)
    chain: int | None = base
    if before:
        last = max(before, key=lambda m: (m.vastgesteld, m.datum)).bedrag
        chain = None if last is None else min(last * (100 + percent) // 100, highest)
    added = min(base * (100 + percent * times) // 100, highest)
    return dict(zip(READINGS, (doubled, added, chain), strict=True))


def tell_recidive(
    history: Sequence[Maatregel],
    before: Sequence[Maatregel],
    found: str,
    by_reading: Mapping[str, int | None],
    told: Reasoning,
) -> None:
    """Say which earlier violations raise the amount, and what the text leaves open about that."""
    within, percent = amounts.RECIDIVE_WITHIN.on(found), amounts.RECIDIVE_RAISE.on(found)
    if not before:
        told.say(f"Geen eerdere overtreding binnen {within.value} met een onherroepelijke boete", within.source)
    else:
        highest = amounts.HIGHEST.on(found)
        days = ", ".join(dutch(m.vastgesteld) for m in before)
        told.say(
            f"Binnen {within.value} ervoor vastgesteld, met een onherroepelijke boete: {days}. Dan gaat de boete ‘steeds met"
            f" {percent.value} % van het boetebedrag’ omhoog, tot hoogstens {euro(highest.value)}",
            within.source,
            highest.source,
        )
        each = "; ".join(
            f"{READINGS[name]}: {'onbekend, want die boete heeft geen bedrag' if amount is None else euro(amount)}"
            for name, amount in by_reading.items()
        )
        told.say(f"De tekst zegt niet van welk bedrag; zo kan die worden gelezen: {each}", percent.source)
    if near := recent(history, found):
        others = [m for m in near if m not in before]
        days = ", ".join(dutch(m.vastgesteld) for m in others)
        told.say(
            f"Wij tellen een boete mee die op {dutch(found)}, de dag van de vaststelling, al onherroepelijk was; de tekst"
            " noemt geen moment" + (f". Niet meegeteld: vastgesteld op {days}" if others else ""),
            percent.source,
        )


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
    fines = [m for m in history if m.soort == c.BOETE and since <= m.datum < until]
    imposed = sum(m.bedrag for m in fines if m.bedrag is not None)
    unknown = ", ".join(dutch(m.datum) for m in fines if m.bedrag is None)
    left = max(ceiling - imposed, 0)
    told.say(
        f"Alle boetes van de gemeente samen zijn {where} hoogstens {euro(ceiling)}; opgelegd is {euro(imposed)},"
        f" dus er is nog ruimte voor {euro(left)}"
        + (f"; van de boete van {unknown} is het bedrag niet vastgelegd, zoek dat eerst op" if unknown else ""),
        source,
    )
    return Room(ceiling, imposed, left)
