"""The Algemene termijnenwet: holidays, and how a term that ends on one moves to the next working day.

Atw 1 (shift), 3 (holidays) and 4 (not for long terms). `EQUATED` lists the days equated by royal decree (Atw 3 lid 3);
a policy file can add those of a new decree.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_DECREE_2022 = "aangewezen voor 2022 (secundaire bron)"
_DECREE_2023 = "besluit gelijkstelling 2023-2025 (secundaire bron)"
_DECREE_2026 = "besluit gelijkstelling 2026-2028 (secundaire bron)"

EQUATED: Final[Mapping[str, str]] = {
    "2022-05-27": _DECREE_2022,
    "2023-04-28": _DECREE_2023,
    "2023-05-19": _DECREE_2023,
    "2024-05-10": _DECREE_2023,
    "2024-12-27": _DECREE_2023,
    "2025-05-30": _DECREE_2023,
    "2026-01-02": _DECREE_2026,
    "2026-05-15": _DECREE_2026,
    "2027-05-07": _DECREE_2026,
    "2028-04-28": _DECREE_2026,
    "2028-05-26": _DECREE_2026,
}


@lru_cache(maxsize=256)
def holidays(year: int) -> Mapping[date, str]:
    """The holidays of Atw 3 lid 1 and 2 in `year`, by day, with their Dutch names."""
    from dateutil.easter import easter

    paas = easter(year)
    koningsdag = date(year, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag = date(year, 4, 26)
    return {
        date(year, 1, 1): "Nieuwjaarsdag",
        paas - timedelta(days=2): "Goede Vrijdag",
        paas + timedelta(days=1): "Tweede Paasdag",
        koningsdag: "Koningsdag",
        date(year, 5, 5): "Bevrijdingsdag (5 mei, elk jaar)",
        paas + timedelta(days=39): "Hemelvaartsdag",
        paas + timedelta(days=50): "Tweede Pinksterdag",
        date(year, 12, 25): "Eerste Kerstdag",
        date(year, 12, 26): "Tweede Kerstdag",
    }


def why_not_working(day: date, equated: Mapping[str, str] = EQUATED) -> str | None:
    """Why a term does not end on `day` (weekend, holiday, day equated by decree); None for a working day."""
    if day.weekday() >= 5:
        return ("zaterdag", "zondag")[day.weekday() - 5]
    if name := holidays(day.year).get(day):
        return name
    if decree := equated.get(day.isoformat()):
        return f"gelijkgestelde dag: {decree}"
    return None


def end_of_term(day: date, equated: Mapping[str, str] = EQUATED) -> date:
    """The day itself, or else the next working day (Atw 1 lid 1)."""
    while why_not_working(day, equated):
        day += timedelta(days=1)
    return day
