"""Days: reading them as people type them, counting from them, and writing them in Dutch.

Inside the program a day is ISO text (`2026-03-01`), as in the store and in JSON. It sorts and compares as a day does;
only counting turns it into a `date`.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from inburgering_cli.core.errors import UsageFault

MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_DUTCH = r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})"
_RELATIVE = r"([+-])([0-9]{1,4})([dwm])"
_PARTIAL = r"[0-9]{4}(-(0[1-9]|1[0-2]))?"
_WORDS: Final = {"vandaag": 0, "gisteren": -1, "morgen": 1}
FORMS: Final = "2026-03-01, 01-03-2026, vandaag, gisteren, morgen, +2w, -3d of +6m"
#: Years outside these are typing errors (0204 for 2024). Every term that starts within them ends on an existing day.
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2199


@lru_cache(maxsize=32768)
def add_months(day: str, months: int) -> str:
    """The same day number `months` later (ISO), or the last day of that month when it has no such day.

    Written by hand: relativedelta is ten times slower and takes 10 ms to import. A test compares the two.
    Raises `ValueError` for a year that does not exist.
    """
    year, month = divmod(12 * int(day[:4]) + int(day[5:7]) - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise ValueError(day, months)
    number = day[8:]
    if number > "28":
        number = str(min(int(number), _month_length(year, month + 1)))
    return f"{year:04}-{month + 1:02}-{number}"


def end_of_month(month: str) -> str:
    """The last day (ISO) of a month such as `2024-06`."""
    return f"{month}-{_month_length(int(month[:4]), int(month[5:]))}"


def _month_length(year: int, month: int) -> int:
    first, following = date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    return (following - first).days


def parse_day(text: str, peildatum: str) -> str:
    """Read a day as the contract allows it (ISO, d-m-yyyy, a word, or a shift of the peildatum) and return ISO text.

    Raises `UsageFault` for anything else: nothing is guessed.
    """
    day = _read(text.strip().lower(), peildatum)
    _check_year(day, text)
    return day


def _check_year(day: str, text: str) -> None:
    if not _FIRST_YEAR <= int(day[:4]) <= _LAST_YEAR:
        raise UsageFault(
            f"‘{text[:20]}’ valt buiten de jaren {_FIRST_YEAR} tot en met {_LAST_YEAR}; controleer het jaartal."
        )


def _read(text: str, peildatum: str) -> str:
    today = date.fromisoformat(peildatum)
    try:
        if m := re.fullmatch(_ISO, text):
            return date(int(m[1]), int(m[2]), int(m[3])).isoformat()
        if m := re.fullmatch(_DUTCH, text):
            return date(int(m[3]), int(m[2]), int(m[1])).isoformat()
        if text in _WORDS:
            return (today + timedelta(days=_WORDS[text])).isoformat()
        if m := re.fullmatch(_RELATIVE, text):
            count = int(m[1] + m[2])
            if m[3] == "m":
                return add_months(peildatum, count)
            return (today + timedelta(days=count * (7 if m[3] == "w" else 1))).isoformat()
    except (ValueError, OverflowError):
        raise UsageFault(f"‘{text[:20]}’ is geen bestaande datum; schrijf bijvoorbeeld {FORMS}.") from None
    if serial := _excel_day(text):
        raise UsageFault(
            f"Waarschijnlijk is dit een dagnummer van Excel: ‘{text}’ staat daar voor ‘{dutch(serial)}’, maar zelf is het"
            f" geen datum; schrijf bijvoorbeeld {FORMS}."
        )
    raise UsageFault(f"‘{text[:20]}’ is geen datum; schrijf bijvoorbeeld {FORMS}.")


def _excel_day(text: str) -> str | None:
    """The day that Excel writes as this number; None when it lies outside the allowed years."""
    if not re.fullmatch(r"[0-9]{5}(\.0)?", text, re.ASCII):
        return None
    day = (date(1899, 12, 30) + timedelta(days=int(text[:5]))).isoformat()
    return day if _FIRST_YEAR <= int(day[:4]) <= _LAST_YEAR else None


def parse_birth_day(text: str) -> str:
    """Read a birth date as the BRP has it: complete, `1990-05` or `1990`."""
    text = text.strip()
    if re.fullmatch(_PARTIAL, text):
        _check_year(text, text)
        return text
    if m := re.fullmatch(_ISO, text) or re.fullmatch(_DUTCH, text):
        year, month, day = m.groups() if len(m[1]) == 4 else reversed(m.groups())
        try:
            born = date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            raise UsageFault(f"‘{text[:20]}’ is geen bestaande datum; {_known_part(year, month)}.") from None
        _check_year(born, text)
        return born
    if m := re.fullmatch(r"([0-9]{4})([0-9]{2})00|(?:00-)?([0-9]{1,2})-([0-9]{4})", text):
        raise UsageFault(f"‘{text[:20]}’ is geen datum; {_known_part(m[1] or m[4], m[2] or m[3])}.")
    raise UsageFault(f"‘{text[:20]}’ is geen geboortedatum; schrijf 1990-05-31, 31-05-1990, 1990-05 of 1990.")


def _known_part(year: str, month: str) -> str:
    """How to write a birth date of which a part is not known; the BRP writes 00 for that part."""
    if int(month) == 0:
        return f"is alleen het jaar bekend, schrijf dan {year}"
    known = f"schrijf dan {year}-{int(month):02}" if int(month) <= 12 else "schrijf dan 1990-05"
    return f"is de dag niet bekend, {known}; is alleen het jaar bekend, {year}"


def parse_month(text: str) -> str:
    """Read a month, `2024-06` or `06-2024`, and return it as `2024-06`. Raises `UsageFault` for anything else."""
    text = text.strip()
    if m := re.fullmatch(r"([0-9]{1,2})-([0-9]{4})", text):
        text = f"{m[2]}-{m[1]:0>2}"
    if len(text) != 7 or not re.fullmatch(_PARTIAL, text):
        raise UsageFault(f"‘{text[:20]}’ is geen maand; schrijf bijvoorbeeld 2026-03 of 03-2026.")
    _check_year(text, text)
    return text


def dutch_day(moment: str) -> str:
    """The day (ISO) in the Netherlands of a moment such as `2026-09-29T22:30:00Z`; a moment without a zone is Dutch already.

    Written by hand: a computer may lack the time zones of the world. Summer time is from the last Sunday of March to that of
    October, at 01:00 UTC.
    """
    known = datetime.fromisoformat(moment)
    if known.tzinfo is None:
        return known.date().isoformat()
    if not date.min.year < known.year < date.max.year:
        return known.date().isoformat()
    known = known.astimezone(UTC)
    summer = _last_sunday(known.year, 3) <= known < _last_sunday(known.year, 10)
    return (known + timedelta(hours=2 if summer else 1)).date().isoformat()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)


def age_at_least(birth_day: str, day: str) -> int:
    """The lowest age in whole years that somebody can have on `day`, given an incomplete birth date."""
    if len(birth_day) == 4:
        birth_day += "-12-31"
    elif len(birth_day) == 7:
        birth_day = f"{birth_day}-31"  # compared as text only, so a day that a month lacks does no harm
    return int(day[:4]) - int(birth_day[:4]) - (day[4:] < birth_day[4:])


def days_between(first: str, last: str) -> int:
    """Days from `first` to `last`; negative when `last` comes earlier."""
    return _ordinal(last) - _ordinal(first)


@lru_cache(maxsize=32768)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def add_days(day: str, count: int) -> str:
    """`count` days after `day` (ISO)."""
    return date.fromordinal(_ordinal(day) + count).isoformat()


def day_after(day: str) -> str:
    """The next day (ISO)."""
    return add_days(day, 1)


def day_before(day: str) -> str:
    """The day before (ISO)."""
    return add_days(day, -1)


def dutch(day: str | None) -> str:
    """`2026-03-01` as 01-03-2026, for tables; empty for no day. Incomplete dates stay as they are."""
    if day is None:
        return ""
    return f"{day[8:10]}-{day[5:7]}-{day[:4]}" if len(day) == 10 else day


def dutch_long(day: str) -> str:
    """`2026-03-01` as zondag 1 maart 2026, for sentences."""
    return f"{WEEKDAYS[date.fromisoformat(day).weekday()]} {in_words(day)}"


def in_words(day: str) -> str:
    """`2026-03-01` as 1 maart 2026."""
    return f"{int(day[8:])} {MONTHS[int(day[5:7]) - 1]} {day[:4]}"
