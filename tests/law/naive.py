"""A second computation of every term, written from the text of the rules and sharing no code with the program.

It counts day by day, knows Easter by the algorithm of Gauss and month lengths by `calendar`.
"""

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from inburgering_cli.law.facts import Facts

ONE = timedelta(days=1)
DECREED = {
    date(2022, 5, 27), date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30),
    date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26),
}  # fmt: skip
#: What nobody has to do any more once DUO has lifted the plicht.
OF_THE_PLICHT = {
    "pip", "pip_na_informatie", "pip_na_verhuizing", "inburgeringstermijn", "start_leerroute", "pvt", "map",
    "intake_oproep", "bio_advies",
}  # fmt: skip
FAMILY_OF_ASYLUM = ("gezinshereniger_met_asielstatushouder", "gezinsvormer_met_asielstatushouder")


def gauss_easter(year: int) -> date:
    """Easter Sunday by Gauss; his constants for 1900-2099, with his two exceptions."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    if (d, e) == (29, 6):
        return date(year, 4, 19)
    if (d, e) == (28, 6) and a > 10:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=d + e)


@lru_cache(maxsize=65536)
def is_free(day: date) -> bool:
    """Whether a term of the law does not end on it."""
    from_easter = (day - gauss_easter(day.year)).days
    queen_or_king = day.month == 4 and (
        (day.day == 27 and day.isoweekday() != 7) or (day.day == 26 and day.isoweekday() == 6)
    )
    fixed = (day.month, day.day) in ((1, 1), (5, 5), (12, 25), (12, 26))
    return day.isoweekday() in (6, 7) or from_easter in (-2, 1, 39, 50) or queen_or_king or fixed or day in DECREED


def next_open(day: date) -> date:
    while is_free(day):
        day += ONE
    return day


def weeks_on(day: date, weeks: int) -> date:
    for _ in range(weeks * 7):
        day += ONE
    return day


def months_on(day: date, months: int) -> date:
    """One calendar month at a time; only the last step looks at the day number."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in (0, 13):
            year, month = (year + 1, 1) if month else (year - 1, 12)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Row(NamedTuple):
    start: date
    uiterlijk: date | None
    ongeschoven: date | None
    done: date | None
    status: str


def _status(last: date, done: date | None, closed: date | None, today: date) -> str:
    if done is not None:
        return "te_laat" if done > last else "gehaald"
    if closed is not None and not closed > last:
        return "vervallen"
    return "lopend" if today <= last else "verlopen"


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def rows(f: Facts, peildatum: str) -> dict[str, Row]:
    """What the terms of a dossier are, by the letter of the rules."""
    today = date.fromisoformat(peildatum)
    closed = _day(f.dossier_gesloten)
    without_plicht = min((d for d in (closed, _day(f.vrijgesteld)) if d is not None), default=None)
    old = (f.plicht_begin or f.kennisgeving or f.huisvesting or "2022-01-01") < "2022-01-01"
    asylum = f.doelgroep == "asielstatushouder"
    found: dict[str, Row] = {}

    def term(
        name: str,
        starts: list[str | None],
        last_day: Callable[[date], date],
        done: str | None,
        *,
        moves: bool = False,
        replaced_by: str | None = None,
    ) -> None:
        days = [_day(s) for s in starts]
        known = [d for d in days if d is not None]
        if len(known) < len(days):
            return
        start = max(known)
        plain = _day(replaced_by) or last_day(start)
        last = next_open(plain) if moves and not replaced_by else plain
        ended = without_plicht if name in OF_THE_PLICHT else closed
        found[name] = Row(start, last, plain, _day(done), _status(last, _day(done), ended, today))

    def informative(name: str, start: str | None, last_day: Callable[[date], date], *, moves: bool) -> None:
        if start is not None and not old:
            plain = last_day(date.fromisoformat(start))
            last = next_open(plain) if moves else plain
            found[name] = Row(date.fromisoformat(start), last, plain, None, "voorbij" if today > last else "lopend")

    term("intake", [f.intake_start], lambda d: weeks_on(d, 8), f.intake_afgerond)
    if old:
        term("pip", [f.huisvesting], lambda d: weeks_on(d, 10), f.pip_hier)
    elif f.pip_vorige_gemeente is not None:
        term("pip_na_verhuizing", [f.huisvesting], lambda d: weeks_on(d, 10), f.pip_hier, moves=True)
    else:
        early = f.huisvesting is not None and f.huisvesting[:4] < "2023"
        clock = [f.kennisgeving]
        if asylum and f.gedetailleerde_doelgroep not in FAMILY_OF_ASYLUM:
            clock.append(f.huisvesting and (f.eerste_huisvesting or f.huisvesting))
        term("pip", [f.huisvesting] if early else clock, lambda d: weeks_on(d, 10), f.pip_hier, moves=True)
        if not early:
            _information(f, found, without_plicht, today)
    three_years_from = f.plicht_begin if old else f.pip_dagtekening
    term(
        "inburgeringstermijn",
        [three_years_from],
        lambda d: months_on(d, 36),
        f.voldaan,
        replaced_by=f.verlengd_tot,
    )
    if not old:
        if asylum and f.pip_vorige_gemeente is None:
            wait = 6 if f.leerroute == "onderwijs" else 3
            term("start_leerroute", [f.pip_dagtekening], lambda d: months_on(d, wait), f.taal_start)
        to_the_end = [f.pip_dagtekening], lambda d: months_on(d, 36)
        term("pvt", *to_the_end, f.pvt_ondertekend, replaced_by=f.verlengd_tot)
        if f.leerroute != "onderwijs":
            term("map", *to_the_end, f.map_eindgesprek, replaced_by=f.verlengd_tot)
    else:
        term("pvt", [f.plicht_begin, f.huisvesting], lambda d: months_on(d, 12), f.pvt_ondertekend)
    informative("leerroute_wijzigen", f.pip_dagtekening, lambda d: months_on(d, 18), moves=False)
    for name, told in (
        ("bezwaar", f.bekendmaking),
        ("bezwaar_leerroute", f.bekendmaking_route),
        ("bezwaar_boete", f.bekendmaking_boete),
        ("bezwaar_ontzorgen", f.bekendmaking_ontzorgen),
    ):
        informative(name, told, lambda d: weeks_on(d, 6), moves=True)
    if not old:
        term("bio_advies", [f.advies_gevraagd], lambda d: weeks_on(d, 8), f.advies_gegeven)
        if (whole := found.get("inburgeringstermijn")) and whole.uiterlijk:
            last = whole.uiterlijk - 56 * ONE
            opens = months_on(whole.uiterlijk, -6)
            found["verlenging_aanvragen"] = Row(opens, last, last, None, "voorbij" if today > last else "lopend")
    term("integraal_aanbod", [f.huisvesting], lambda d: months_on(d, 6), f.integraal_aanbod_start)
    term("participatie_12m", [f.bijstand_ingang], lambda d: months_on(d, 12), f.participatie_start)
    term("participatie_3j", [f.bijstand_ingang], lambda d: months_on(d, 36), f.participatie_na_3j)
    if asylum and (old or f.gedetailleerde_doelgroep not in FAMILY_OF_ASYLUM):
        term(
            "ontzorgen",
            [f.ontzorg_start if old else f.bijstand_ingang],
            lambda d: months_on(d, 6) - ONE,
            f.ontzorg_einde,
            replaced_by=f.ontzorg_verlengd_tot,
        )
        row = found.get("ontzorgen")
        if row and f.bijstand_einde and row.done is None:
            found["ontzorgen"] = row._replace(status="vervallen")
    term("voortgangsgesprek", [f.gesprek_gepland], lambda d: d, f.gesprek_gehouden)
    if f.oproep_uiterlijk and not old:
        term("intake_oproep", [f.oproep], lambda d: d, f.oproep_verschenen, replaced_by=f.oproep_uiterlijk)
    if f.pip_vorige_gemeente and f.huisvesting:  # local clocks of before belong to the previous municipality
        own = {"intake", "integraal_aanbod", "participatie_12m", "participatie_3j", "voortgangsgesprek"}
        own |= {"pip", "ontzorgen"} if old else set()
        found = {k: r for k, r in found.items() if k not in own or r.start.isoformat() >= f.huisvesting}
    return found


def _information(f: Facts, found: dict[str, Row], closed: date | None, today: date) -> None:
    """Asked for in time: two weeks from receipt replace the ten weeks when they end later; no day while waiting."""
    asked, received, ten_weeks = _day(f.info_derden_gevraagd), _day(f.info_derden_ontvangen), found.get("pip")
    if asked is None or ten_weeks is None or ten_weeks.uiterlijk is None or asked > ten_weeks.uiterlijk:
        return
    if received is not None:
        plain = weeks_on(received, 2)
        last = next_open(plain)
        if last > ten_weeks.uiterlijk:
            del found["pip"]
            done = ten_weeks.done
            found["pip_na_informatie"] = Row(received, last, plain, done, _status(last, done, closed, today))
    elif ten_weeks.done is None and today > ten_weeks.uiterlijk:
        del found["pip"]
        found["pip_na_informatie"] = Row(asked, None, None, None, "vervallen" if closed else "lopend")
