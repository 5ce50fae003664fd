"""Who is probably not inburgeringsplichtig, by birth date or nationality. Doubts only: DUO decides about the plicht."""

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from inburgering_cli.core.dates import add_months, dutch
from inburgering_cli.core.text import fold
from inburgering_cli.law.sources import NOT_REREAD, Source, wi, wi2013
from inburgering_cli.law.vocabulary import WI2021
from inburgering_cli.law.words.data import own_data

AOW: Final = "aow"
UNDER_AGE: Final = "te_jong"
AT_SCHOOL: Final = "leerplichtig"
#: Doubts about a nationality, by the groups of nationaliteiten.toml.
DUTCH: Final = "nederland"
EU: Final = "eu"
UKRAINE: Final = "oekraine"

_YOUNGEST: Final = 16
_ADULT: Final = 18
AOW_7A: Final = Source("AOW 7a", "Algemene Ouderdomswet, leeftijd per geboortedag", "november 2026", NOT_REREAD)
_TEMPORARY_PROTECTION: Final = Source(
    "Richtlijn 2001/55/EG", "tijdelijke bescherming van ontheemden uit Oekraïne", "november 2026", NOT_REREAD
)
#: (last birth day, AOW age in months). Who was born later than the last one has an age that is not set yet.
AOW_AGES: Final = (
    ("1955-08-31", 66 * 12 + 4),
    ("1956-05-31", 66 * 12 + 7),
    ("1957-02-28", 66 * 12 + 10),
    ("1960-12-31", 67 * 12),
    ("1963-09-30", 67 * 12 + 3),
)


class Doubt(NamedTuple):
    """A reason to think that somebody is not plichtig. `day`: from when, None for no day."""

    kind: str
    sentence: str
    source: Source
    day: str | None = None

    def warning(self, dossier: str) -> str:
        """The doubt as a warning where a dossier is registered."""
        if self.kind == AT_SCHOOL:
            how = f"`inburgering besluit record {dossier} vrijstelling --datum DATUM --omvang tijdelijk --vanaf DATUM`"
            return f"Let op: {self}. Leg een vrijstelling vast met {how}."
        return f"Deze persoon is waarschijnlijk niet inburgeringsplichtig: {self}. Controleer het bij DUO."

    def command(self) -> str:
        """What to do about it, with `{d}` for the dossier."""
        if self.kind == UNDER_AGE:
            return "case edit {d} --geboortedatum DATUM"
        reason = {AOW: "aow", DUTCH: "genaturaliseerd"}.get(self.kind, "plicht_ingetrokken")
        return f"case close {{d}} --reden {reason} --datum {self.day or 'DATUM'}"

    def __str__(self) -> str:
        uncertain = f"; {self.source.zekerheid}" if self.source.zekerheid == NOT_REREAD else ""
        return f"{self.sentence} ({self.source.kort}{uncertain})"


def birth_range(birth: str) -> tuple[str, str] | None:
    """The first and last day that an incomplete birth date allows; the BRP writes unknown parts as 00."""
    year, month, day = (*birth.split("-"), "00", "00")[:3]
    if not re.fullmatch(r"\d{4}", year) or year == "0000":
        return None
    if month == "00":
        return f"{year}-01-01", f"{year}-12-31"
    if day == "00":
        return f"{year}-{month}-01", f"{year}-{month}-{monthrange(int(year), int(month))[1]}"
    return birth, birth


def aow_day(birth: str) -> str | None:
    """The day on which somebody has surely reached the AOW age; None when the birth date or that age is not known."""
    known = birth_range(birth)
    if known is None:
        return None
    age = next((months for last, months in AOW_AGES if known[1] <= last), None)
    return None if age is None else add_months(known[1], age)


def surely_younger(birth: str, years: int, day: str) -> bool:
    """Whether somebody is younger than `years` on a day, whatever the unknown parts of the birth date are."""
    known = birth_range(birth)
    return known is not None and day < add_months(known[0], 12 * years)


@cache
def group_of(nationality: str) -> str | None:
    """The group of nationaliteiten.toml of a nationality or country as somebody wrote it."""
    said = re.findall(r"\w+", fold(nationality))
    if {"niet", "geen", "zonder", "voormalig", "voormalige"} & set(said):
        return None
    groups = {word: land["groep"] for land in own_data("nationaliteiten.toml")["land"] for word in land["woorden"]}
    found = {groups[word] for word in said if word in groups}
    return next((group for group in (DUTCH, EU, UKRAINE) if group in found), None)


def doubts(
    birth: str | None, nationality: str | None, stelsel: str, *, start: str, day: str, soon: str
) -> Iterator[Doubt]:
    """The doubts about the plicht of somebody on `day`; the plicht began on `start`. `soon`: the AOW age by then counts."""
    rule = wi("3 lid 1") if stelsel == WI2021 else wi2013("3", NOT_REREAD)
    if birth is not None:
        yield from _of_age(birth, rule, start=start, day=day, soon=soon)
    group = group_of(nationality) if nationality else None
    if group == DUTCH:
        yield Doubt(DUTCH, "wie Nederlander is, is niet inburgeringsplichtig", rule)
    elif group == EU:
        source = wi("3 lid 2") if stelsel == WI2021 else rule
        yield Doubt(EU, "burgers van de EU, de EER en Zwitserland zijn niet inburgeringsplichtig", source)
    elif group == UKRAINE:
        said = "ontheemden uit Oekraïne met tijdelijke bescherming zijn niet inburgeringsplichtig"
        yield Doubt(UKRAINE, said, _TEMPORARY_PROTECTION)


def _of_age(birth: str, rule: Source, *, start: str, day: str, soon: str) -> Iterator[Doubt]:
    reached = aow_day(birth)
    if reached is not None and reached <= soon:
        word = "is bereikt" if reached <= day else "wordt bereikt"
        on = f"op {dutch(reached)} ({AOW_7A.kort}; {AOW_7A.zekerheid})"
        sentence = f"de AOW-leeftijd {word} {on}; daarna is niemand plichtig"
        yield Doubt(AOW, sentence, rule, reached)
    elif surely_younger(birth, _YOUNGEST, start):
        yield Doubt(UNDER_AGE, f"wie jonger is dan {_YOUNGEST} jaar, is niet inburgeringsplichtig", rule)
    elif surely_younger(birth, _ADULT, day):
        sentence = "wie 16 of 17 is, is meestal leer- of kwalificatieplichtig en dan tijdelijk vrijgesteld"
        yield Doubt(AT_SCHOOL, sentence, wi("4 lid 1") if rule.kort.startswith("Wi ") else rule)
