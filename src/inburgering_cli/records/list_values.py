"""Values as people write them in lists, in the form that a field reads.

A field reads what the command line takes. A cell of a list that it refuses is tried again in the form that this module
gives. A day is the day first, as the Dutch write it; an order that a column contradicts is refused (`order_in_doubt`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from inburgering_cli.core.dates import MONTHS
from inburgering_cli.core.text import fold

#: What people write in a cell of which nothing is known or that does not apply.
_WORDS: Final = (
    "- -- --- – — ? ?? . x.x nvt n.v.t n.v.t. n/a onbekend geen n.b. nb n.n.b. nnb leeg (leeg) 0-0-0 00-00-0000 0000-00-00"
    " 00000000"
)
_NOTHING: Final = frozenset(_WORDS.split()) | {"nog niet", "nog niet bekend", "nog onbekend", "niet bekend"}
#: Words for codes, as lists have them; the first of the codes that a field has is meant. The names of codes are known too.
_CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "statushouder": ("asielstatushouder",),
    "statushouders": ("asielstatushouder",),
    "asiel": ("asielstatushouder",),
    "asielmigrant": ("asielstatushouder",),
    "asielvergunninghouder": ("asielstatushouder",),
    "asielgerechtigde": ("asielstatushouder",),
    "vergunninghouder": ("asielstatushouder",),
    "vluchteling": ("asielstatushouder",),
    "nareiziger": ("asielstatushouder",),
    "nareis": ("asielstatushouder",),
    "gezin": ("gezinsmigrant",),
    "gezinsmigratie": ("gezinsmigrant",),
    "gezinsmigranten": ("gezinsmigrant",),
    "gezinshereniger": ("gezinsmigrant",),
    "gezinshereniging": ("gezinshereniger", "gezinsmigrant"),
    "gezinsvormer": ("gezinsmigrant",),
    "gezinsvorming": ("gezinsvormer", "gezinsmigrant"),
    "overig": ("overige_migrant",),
    "overige": ("overig", "overige_migrant"),
    "overigemigranten": ("overige_migrant",),
    "anders": ("overige_migrant", "x"),
    "geestelijkbedienaar": ("overige_migrant",),
    "man": ("m",),
    "mannelijk": ("m",),
    "jongen": ("m",),
    "heer": ("m",),
    "dhr": ("m",),
    "vrouw": ("v",),
    "vrouwelijk": ("v",),
    "meisje": ("v",),
    "mevrouw": ("v",),
    "mevr": ("v",),
    "mw": ("v",),
    "w": ("v",),
    "f": ("v",),
    "o": ("x",),
    "b1route": ("b1",),
    "taalroute": ("b1",),
    "or": ("onderwijs",),
    "onderwijsroute": ("onderwijs",),
    "zroute": ("z",),
    "zelfredzaamheidsroute": ("z",),
    "geslaagd": ("behaald", "gehaald"),
    "gehaald": ("behaald",),
    "gezakt": ("niet_behaald", "niet_gehaald"),
}
_MONTH_WORDS: Final = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "mrt": 3, "sept": 9, "okt": 10,
}  # fmt: skip
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})\s?([/.-])\s?([0-9]{1,2})\s?[/.-]\s?([0-9]{4})")
_WORD_DAY: Final = re.compile(r"(?:[a-z]{2,9}\.?,? )?([0-9]{1,2})[ -]?([a-z]{3,9})\.?[ -]?([0-9]{4})")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})")
_MIDNIGHT: Final = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?Z?$")
_ENOUGH: Final = 3  # cells of each form, before a column tells something


def in_list(metavar: str, shape: str, options: Mapping[str, str], text: str) -> str | None:
    """A cell in the form that a field reads, empty when it says that nothing is known; None when it stays as it is.

    `metavar`, `shape`, `options`: of the field.
    """
    if text.lower() in _NOTHING:
        return ""
    if metavar == "DATUM":
        return _day(text)
    if shape == "month":
        return _month(text)
    if shape == "amount":
        return _hours(text) if metavar == "UREN" else _amount(text)
    return _code(options, text) if options else None


def _code(options: Mapping[str, str], text: str) -> str | None:
    close = _tight(text)
    named = next((code for code, name in options.items() if close in (_tight(name), _tight(code))), None)
    return named or next((code for code in _CODES.get(close, ()) if code in options), None)


def _tight(text: str) -> str:
    return re.sub("[^a-z0-9]+", "", fold(text))


def _day(text: str) -> str | None:
    text = _MIDNIGHT.sub("", text.strip())
    if m := _DAY_FIRST.fullmatch(text):
        return f"{m[1]}-{m[3]}-{m[4]}"
    if m := _YEAR_FIRST.fullmatch(text):
        year, month, day = (part for part in m.groups() if part)
        return f"{year}-{month:0>2}-{day:0>2}"
    if (m := _WORD_DAY.fullmatch(fold(text))) and (number := _MONTH_WORDS.get(m[2])):
        return f"{m[1]}-{number}-{m[3]}"
    return text if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}", text) else None


def _month(text: str) -> str | None:
    text = _MIDNIGHT.sub("", text.strip())
    if m := re.fullmatch(r"([0-9]{4}-[0-9]{2})-01", text):  # Excel makes the first of that month of 06-2024
        return m[1]
    if m := re.fullmatch(r"0?1[-/.]([0-9]{1,2})[-/.]([0-9]{4})|([0-9]{1,2})[/.]([0-9]{4})", text):
        return f"{m[1] or m[3]}-{m[2] or m[4]}"
    if m := re.fullmatch(r"([0-9]{4})[/.]([0-9]{1,2})", text):
        return f"{m[1]}-{m[2]:0>2}"
    if (m := re.fullmatch(r"([a-z]{3,9})\.?[ -]'?([0-9]{4})", fold(text))) and (number := _MONTH_WORDS.get(m[1])):
        return f"{m[2]}-{number:02}"
    return None


def _amount(text: str) -> str | None:
    plain = re.sub(r"^€\s*|\s*(?:euro|eur)\.?$|,-$|,--$", "", text.lower()).strip()
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,2}", plain):
        plain = plain.replace(".", "")
    return plain if plain != text else None


def _hours(text: str) -> str | None:
    """7:30 as 7,50, and 7,5 uur as 7,5; None for minutes that are no whole hundredths of an hour."""
    if m := re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?)\s*(?:u|uur|uren)\.?", text.lower()):
        return m[1]
    m = re.fullmatch(r"([0-9]{1,4}):([0-5][0-9])(?::00)?", text)
    if m is None or int(m[2]) % 3:
        return None
    return f"{m[1]},{int(m[2]) * 100 // 60:02}"


def order_in_doubt(texts: Iterable[str], *, cells: bool) -> str | None:
    """Why a column of days may have the month first; None when it has not.

    `cells`: the days of a workbook became ISO texts. An Excel that expects the month first makes such a day of 03-04-2026 and
    leaves 25-04-2026 a text: then every text has a day after the 12th, and no cell has.
    """
    early_texts = late_texts = early_cells = late_cells = 0
    for text in texts:
        if m := _DAY_FIRST.fullmatch(text.strip()):
            first, second = int(m[1]), int(m[3])
            if first <= 12 < second <= 31:
                return "in een andere rij staat de maand eerst"
            late_texts, early_texts = late_texts + (first > 12), early_texts + (first <= 12)
        elif re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            late_cells, early_cells = late_cells + (text[8:] > "12"), early_cells + (text[8:] <= "12")
    if cells and not early_texts and not late_cells and min(late_texts, early_cells) >= _ENOUGH:
        return "sommige dagen zijn tekst en andere niet, precies zoals een Excel doet dat de maand eerst verwacht"
    return None


def may_be_turned(text: str) -> bool:
    """Whether a day would be another one with the month first."""
    if m := _DAY_FIRST.fullmatch(text.strip()):
        return int(m[1]) <= 12 and int(m[3]) <= 12 and int(m[1]) != int(m[3])
    return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None and text[8:] <= "12" and text[5:7] != text[8:]
