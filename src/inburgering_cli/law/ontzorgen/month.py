"""Ontzorgen in money: what comes in in a month, what is withheld, what remains. Whole cents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from inburgering_cli.core.dates import add_months, dutch
from inburgering_cli.core.money import euro
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.rules import ontzorg_source
from inburgering_cli.law.sources import nota

#: The amounts of a month, in the order in which they are shown.
_SUMMED: Final = ("bijstand", *v.KOSTEN, *c.TOESLAGEN)
_REST: Final = nota("2.2")
_MANAGED: Final = nota("3.5")


@dataclass(frozen=True, slots=True)
class OntzorgMonth:
    """The month of one dossier. `period`: its ontzorgen with the costs agreed; `record`: what was noted of the month.

    `grond_tot`: the last day for which the law or the note lets the municipality pay, None when it is not known.
    """

    dossier: str
    stelsel: str
    period: Mapping[str, Any] | None
    record: Mapping[str, Any] | None
    grond_tot: str | None = None

    def has_ground(self, maand: str) -> bool:
        """Whether the period and its term hold a day of the month."""
        return self.period is not None and (self.grond_tot is None or maand <= self.grond_tot[:7])


def overview(maand: str, months: Sequence[OntzorgMonth]) -> dict[str, Any]:
    """The month of a household, or of one dossier: amounts per item in cents, their sums, the steps and what is missing.

    For a month that was not recorded, the agreed costs are used and the bijstand is unknown.
    """
    sums = {name: _sum(_amount(month, name) for month in months) for name in _SUMMED}
    withheld = sum(sums[k] or 0 for k in v.KOSTEN)
    agreed = sum((m.period or {}).get(k) or 0 for m in months for k in v.KOSTEN)
    extra = sum(sums[t] or 0 for t in c.TOESLAGEN)
    rest = None if sums["bijstand"] is None else sums["bijstand"] - withheld
    spend = None if rest is None else rest + extra
    managed = any((m.period or {}).get("budgetbeheer") for m in months)
    sources = list(
        dict.fromkeys([*(ontzorg_source(m.stelsel).kort for m in months if m.has_ground(maand)), _REST.kort])
    )
    return {
        "maand": maand,
        "vastgelegd": all(m.record is not None for m in months),
        **{f"{name}_centen": sums[name] for name in ("bijstand", *v.KOSTEN)},
        "ingehouden_centen": withheld,
        "rest_centen": rest,
        **{f"{name}_centen": sums[name] for name in c.TOESLAGEN},
        "toeslagen_centen": extra,
        "te_besteden_centen": spend,
        "afgesproken_lasten_centen": agreed,
        "budgetbeheer": managed,
        "machtiging": min(
            (m.period["machtiging"] for m in months if m.period and m.period["machtiging"]), default=None
        ),
        "stappen": _steps(sums, withheld, rest, extra, spend, managed=managed, source=", ".join(sources[:-1])),
        "ontbreekt": [sentence for m in months for sentence in _missing(maand, m)]
        + _odd(withheld, agreed, rest, months),
        "bron": "; ".join(sources),
    }


def _amount(month: OntzorgMonth, name: str) -> int | None:
    found = month.record if month.record is not None else (month.period or {}) if name in v.KOSTEN else {}
    amount: int | None = found.get(name)
    return amount


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [a for a in amounts if a is not None]
    return sum(known) if known else None


def _steps(
    sums: Mapping[str, int | None],
    withheld: int,
    rest: int | None,
    extra: int,
    spend: int | None,
    *,
    managed: bool,
    source: str,
) -> list[str]:
    costs = [f"{name} {euro(amount)}" for name in v.KOSTEN if (amount := sums[name]) is not None]
    ground = f" ({source})" if source else ""
    steps = [f"Vaste lasten: {' + '.join(costs) or 'geen'} = {euro(withheld)}, ingehouden op de bijstand{ground}."]
    bijstand = sums["bijstand"]
    if bijstand is None or rest is None or spend is None:
        steps.append("De bijstand van deze maand is niet bekend; wat overblijft dus ook niet.")
    else:
        steps.append(f"Rest: bijstand {euro(bijstand)} − vaste lasten {euro(withheld)} = {euro(rest)} ({_REST.kort}).")
    given = [f"{label} {euro(amount)}" for t, label in c.TOESLAGEN.items() if (amount := sums[t]) is not None]
    steps.append(f"Toeslagen: {' + '.join(given) or 'geen'} = {euro(extra)} ({_REST.kort}).")
    if rest is not None and spend is not None:
        steps.append(f"Te besteden: rest {euro(rest)} + toeslagen {euro(extra)} = {euro(spend)}.")
    if managed:
        steps.append(f"Met budgetbeheer: de gemeente of een derde beheert ook wat overblijft ({_MANAGED.kort}).")
    return steps


def _missing(maand: str, month: OntzorgMonth) -> list[str]:
    found = []
    period = month.period or {}
    if month.period is None:
        found.append(f"{month.dossier}: er is geen periode van ontzorgen vastgelegd in {maand}.")
    elif not month.has_ground(maand):
        found.append(
            f"{month.dossier}: het ontzorgen liep tot en met {dutch(month.grond_tot)}; voor {maand} is er geen grond. Leg"
            f" het einde of de verlenging vast met `inburgering ontzorg stop {month.dossier} --datum DATUM` of"
            f" `inburgering ontzorg extend {month.dossier} --tot DATUM --reden TEKST`."
        )
    if month.record is None:
        found.append(
            f"{month.dossier}: {maand} is niet vastgelegd; dit zijn de afgesproken lasten. Leg de maand vast met"
            f" `inburgering ontzorg month {month.dossier} --maand {maand}`."
        )
    if month.period is not None and month.stelsel == v.WI2013 and not period["machtiging"]:
        found.append(f"{month.dossier}: de persoonlijke machtiging ontbreekt ({_MANAGED.kort}).")
    return found


def _odd(withheld: int, agreed: int, rest: int | None, months: Sequence[OntzorgMonth]) -> list[str]:
    found = []
    if rest is not None and rest < 0:
        found.append(
            f"Er is {euro(-rest)} meer ingehouden dan er aan bijstand was; inhouden kan alleen op de bijstand."
        )
    if agreed and withheld != agreed and all(m.record is not None for m in months):
        found.append(f"Ingehouden is {euro(withheld)}, afgesproken {euro(agreed)}.")
    return found


def overlaps(period: Mapping[str, Any], maand: str) -> bool:
    """Whether a period of ontzorgen holds a day of the month."""
    return period["datum"][:7] <= maand and (period["einde"] is None or maand <= period["einde"][:7])


def months_between(start: str, last: str) -> list[str]:
    """The months of two days and all between them."""
    found = []
    while start[:7] <= last[:7]:
        found.append(start[:7])
        start = add_months(start, 1)
    return found
