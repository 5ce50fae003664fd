"""The period of a report or delivery: a quarter, a month, a year, or from one day to another."""

import re
from calendar import monthrange
from typing import Final, NamedTuple

from inburgering_cli.core.dates import add_months, dutch, parse_day, parse_month
from inburgering_cli.core.errors import Fault, UsageFault

QUARTER: Final = "kwartaal"
MONTH: Final = "maand"
YEAR: Final = "jaar"
#: The number of months in each.
_MONTHS: Final = {QUARTER: 3, MONTH: 1, YEAR: 12}


class Period(NamedTuple):
    """First and last day (ISO, both included) and the name that files carry: `2026-K3`, `2026-09`, `2026`."""

    van: str
    tot: str
    name: str

    @property
    def year(self) -> str:
        """The year of its last day."""
        return self.tot[:4]

    @property
    def quarter(self) -> str:
        """The quarter (1 to 4) of its last day."""
        return str((int(self.tot[5:7]) + 2) // _MONTHS[QUARTER])

    @property
    def month(self) -> str:
        """The month (01 to 12) of its last day."""
        return self.tot[5:7]

    @property
    def whole_year(self) -> bool:
        """Whether it is one calendar year."""
        return self.van == f"{self.year}-01-01" and self.tot == f"{self.year}-12-31"


def _months(year: int, first: int, kind: str) -> Period:
    last = first + _MONTHS[kind] - 1
    name = {QUARTER: f"{year:04}-K{last // _MONTHS[QUARTER]}", MONTH: f"{year:04}-{first:02}", YEAR: f"{year:04}"}
    return Period(f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]}", name[kind])


def parse(kind: str, text: str) -> Period:
    """Read a quarter (`2026-3`, `2026-K3`), a month (`2026-09`) or a year. Raises `UsageFault` for anything else."""
    if kind == MONTH:
        month = parse_month(text)
        return _months(int(month[:4]), int(month[5:]), MONTH)
    shape, example = (r"(\d{4})-K?([1-4])", "2026-3") if kind == QUARTER else (r"(\d{4})()", "2026")
    found = re.fullmatch(shape, text.strip().upper(), re.ASCII)
    if not found:
        raise UsageFault(f"‘{text[:20]}’ is geen {kind}; schrijf bijvoorbeeld {example}.")
    parse_day(f"{found[1]}-01-01", f"{found[1]}-01-01")  # refuses a year that is a slip of the keyboard
    first = (int(found[2] or 1) - 1) * _MONTHS[kind] + 1
    return _months(int(found[1]), first, kind)


def holding(kind: str, day: str) -> Period:
    """The quarter, month or year that holds a day."""
    first = (int(day[5:7]) - 1) // _MONTHS[kind] * _MONTHS[kind] + 1
    return _months(int(day[:4]), first, kind)


def last_ended(kind: str, peildatum: str) -> Period:
    """The newest quarter, month or year that had ended on the peildatum."""
    now = holding(kind, peildatum)
    return now if now.tot <= peildatum else holding(kind, add_months(now.van, -_MONTHS[kind]))


def chosen(
    kind: str,
    peildatum: str,
    *,
    van: str | None = None,
    tot: str | None = None,
    kwartaal: str | None = None,
    maand: str | None = None,
    jaar: str | None = None,
) -> Period:
    """The period that a command asks for, by default the newest `kind` that has ended.

    Raises `UsageFault` for two periods at once, half a period, or one that begins after the peildatum.
    """
    named = {QUARTER: kwartaal, MONTH: maand, YEAR: jaar}
    given = [name for name, text in named.items() if text is not None]
    if len(given) + (van is not None or tot is not None) > 1:
        raise UsageFault("Geef één tijdvak: --kwartaal, --maand, --jaar, of --van met --tot.", field="van")
    if given:
        try:
            period = parse(given[0], named[given[0]] or "")
        except Fault as error:
            raise UsageFault(f"--{given[0]}: {error.message}", field=given[0]) from None
    elif van is not None or tot is not None:
        period = _between(van, tot, peildatum)
    else:
        period = last_ended(kind, peildatum)
    if period.van > peildatum:
        raise UsageFault(
            f"Het tijdvak {period.name} begint na de peildatum {dutch(peildatum)}; er is nog niets te leveren.",
            field="van",
        )
    return period


def _between(van: str | None, tot: str | None, peildatum: str) -> Period:
    if van is None or tot is None:
        raise UsageFault("--van en --tot horen bij elkaar; geef ze allebei.", field="tot" if tot is None else "van")
    days = []
    for name, text in (("van", van), ("tot", tot)):
        try:
            days.append(parse_day(text, peildatum))
        except Fault as error:
            raise UsageFault(f"--{name}: {error.message}", field=name) from None
    if days[1] < days[0]:
        raise UsageFault("--tot ligt vóór --van.", field="tot")
    return Period(days[0], days[1], f"{days[0]}_{days[1]}")
