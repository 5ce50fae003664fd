"""The period that a delivery is about: a quarter, a month, a year, or two days."""

import re
from calendar import monthrange
from typing import Final, NamedTuple

from inburgering_cli.core.dates import dutch, parse_day, parse_month
from inburgering_cli.core.errors import Fout, GebruikFout

KWARTAAL: Final = "kwartaal"
MAAND: Final = "maand"
JAAR: Final = "jaar"
#: How many months each takes.
_MONTHS: Final = {KWARTAAL: 3, MAAND: 1, JAAR: 12}


class Tijdvak(NamedTuple):
    """First and last day (ISO, both included) and the name that files carry: `2026-K3`, `2026-09`, `2026`."""

    van: str
    tot: str
    naam: str

    @property
    def jaar(self) -> str:
        """The year of its last day."""
        return self.tot[:4]

    @property
    def kwartaal(self) -> str:
        """The quarter (1 to 4) of its last day."""
        return str((int(self.tot[5:7]) + 2) // _MONTHS[KWARTAAL])

    @property
    def maand(self) -> str:
        """The month (01 to 12) of its last day."""
        return self.tot[5:7]

    @property
    def heel_jaar(self) -> bool:
        """Whether it is one calendar year."""
        return self.van == f"{self.jaar}-01-01" and self.tot == f"{self.jaar}-12-31"


def _months(year: int, first: int, soort: str) -> Tijdvak:
    last = first + _MONTHS[soort] - 1
    name = {KWARTAAL: f"{year:04}-K{last // _MONTHS[KWARTAAL]}", MAAND: f"{year:04}-{first:02}", JAAR: f"{year:04}"}
    return Tijdvak(f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]}", name[soort])


def parse(soort: str, text: str) -> Tijdvak:
    """Read a quarter (`2026-3`, `2026-K3`), a month (`2026-09`) or a year. Raises `GebruikFout` for anything else."""
    if soort == MAAND:
        month = parse_month(text)
        return _months(int(month[:4]), int(month[5:]), MAAND)
    shape, example = (r"(\d{4})-K?([1-4])", "2026-3") if soort == KWARTAAL else (r"(\d{4})()", "2026")
    found = re.fullmatch(shape, text.strip().upper(), re.ASCII)
    if not found:
        raise GebruikFout(f"‘{text[:20]}’ is geen {soort}; schrijf bijvoorbeeld {example}.")
    parse_day(f"{found[1]}-01-01", f"{found[1]}-01-01")  # refuses a year that is a slip of the keyboard
    first = (int(found[2] or 1) - 1) * _MONTHS[soort] + 1
    return _months(int(found[1]), first, soort)


def last_ended(soort: str, peildatum: str) -> Tijdvak:
    """The newest quarter, month or year that had ended on the peildatum."""
    year, month = int(peildatum[:4]), int(peildatum[5:7])
    first = (month - 1) // _MONTHS[soort] * _MONTHS[soort] + 1
    now = _months(year, first, soort)
    if now.tot <= peildatum:
        return now
    earlier = year * _MONTHS[JAAR] + first - 1 - _MONTHS[soort]
    return _months(earlier // _MONTHS[JAAR], earlier % _MONTHS[JAAR] + 1, soort)


def chosen(
    soort: str,
    peildatum: str,
    *,
    van: str | None = None,
    tot: str | None = None,
    kwartaal: str | None = None,
    maand: str | None = None,
    jaar: str | None = None,
) -> Tijdvak:
    """The period that a command asks for, by default the newest `soort` that has ended.

    Raises `GebruikFout` for two periods at once, half a period, or one that begins after the peildatum.
    """
    named = {KWARTAAL: kwartaal, MAAND: maand, JAAR: jaar}
    given = [name for name, text in named.items() if text is not None]
    if len(given) + (van is not None or tot is not None) > 1:
        raise GebruikFout("Geef één tijdvak: --kwartaal, --maand, --jaar, of --van met --tot.", veld="van")
    if given:
        try:
            period = parse(given[0], named[given[0]] or "")
        except Fout as error:
            raise GebruikFout(f"--{given[0]}: {error.melding}", veld=given[0]) from None
    elif van is not None or tot is not None:
        period = _between(van, tot, peildatum)
    else:
        period = last_ended(soort, peildatum)
    if period.van > peildatum:
        raise GebruikFout(
            f"Het tijdvak {period.naam} begint na de peildatum {dutch(peildatum)}; er is nog niets te leveren.",
            veld="van",
        )
    return period


def _between(van: str | None, tot: str | None, peildatum: str) -> Tijdvak:
    if van is None or tot is None:
        raise GebruikFout("--van en --tot horen bij elkaar; geef ze allebei.", veld="tot" if tot is None else "van")
    days = []
    for name, text in (("van", van), ("tot", tot)):
        try:
            days.append(parse_day(text, peildatum))
        except Fout as error:
            raise GebruikFout(f"--{name}: {error.melding}", veld=name) from None
    if days[1] < days[0]:
        raise GebruikFout("--tot ligt vóór --van.", veld="tot")
    return Tijdvak(days[0], days[1], f"{days[0]}_{days[1]}")
