"""The columns of the records of each kind, made from its declaration. Exceptions are listed in `_OWN`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.text import clean
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.words.sociale_kaart import ORIGINS
from inburgering_cli.records.field import Field
from inburgering_cli.records.kind import Kind
from inburgering_cli.screen.column import Column, day, euro, number, words

#: Fields that hold the name of a person or an organisation.
_NAMES: Final = frozenset({"naam", "aanbieder", "partner"})


def _label(options: Mapping[str, str]) -> Callable[[str | None], str]:
    return lambda key: options.get(key or "", "")


def _yes(value: bool | None) -> str:
    return "" if value is None else "ja" if value else "nee"


def _day(key: str, title: str) -> Column:
    return Column(key, title, day, fixed=True)


def _number(key: str, title: str) -> Column:
    return Column(key, title, number, right_aligned=True, fixed=True)


def _euro(key: str, title: str) -> Column:
    return Column(key, title, euro, right_aligned=True, fixed=True)


def _free(key: str, title: str) -> Column:
    return Column(key, title, free=True)


def _name(key: str, title: str) -> Column:
    return Column(key, title, proper_name=True)


def _attended(row: Mapping[str, Any]) -> str:
    from inburgering_cli.screen.bars import bar

    return bar(row["gevolgd"], row["aangeboden"])


def _part(row: Mapping[str, Any]) -> str:
    return "in afwezigheid" if row.get("in_afwezigheid") else number(row.get("deel"))


def _sum(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], str]:
    def total(row: Mapping[str, Any]) -> str:
        known = [row[n] for n in names if row[n] is not None]
        return euro(sum(known)) if known else "–"

    return total


def _costs(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {euro(row[name])}" for name in v.KOSTEN if row[name] is not None)


def _pairs(between: str, after_name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda pairs: between.join(f"{words(name)}{after_name}{value}" for name, value in pairs.items())


def _column(name: str, title: str, spec: Field) -> Column:
    """A column made from its field: days and numbers are never wrapped, codes show their Dutch label."""
    if spec.shape in ("fact", "plan"):
        return _day(name, title)
    if spec.shape == "month":
        return Column(name, title, fixed=True)
    if spec.shape == "flag":
        return Column(name, title, _yes)
    if spec.shape == "code":
        return Column(name, title, _label(spec.options))
    if spec.shape == "codes":
        return Column(name, title, lambda codes: ", ".join(spec.options[code] for code in codes))
    if spec.metavar == "BEDRAG":
        return _euro(name, title)
    if spec.shape in ("number", "amount"):
        return _number(name, title)
    return _name(name, title) if name in _NAMES else _free(name, title)


#: Columns that cannot be made from a field, by kind.
_OWN: Final[Mapping[str, tuple[Column, ...]]] = {
    "intake": (
        Column("deel", "deel", row=_part, right_aligned=True), Column("locatie", "waar"), Column("methode", "methode"),
        Column("toets_score", "score", number, right_aligned=True),
        Column("leefgebied", "leefgebieden", _pairs("; ", ": "), free=True),
        Column("zrm", "ZRM", _pairs(", ", " "), from_width=100),
    ),
    "pip": (
        Column("versie", "versie", number, right_aligned=True), Column("status", "status", fixed=True),
        Column("gesprekken", "gesprekken", number, right_aligned=True),
    ),
    "route": (Column("reden", "reden", free=True, from_width=100),),
    "ontzorg": (
        Column("totaal", "per maand", euro, right_aligned=True, fixed=True), Column("lasten", "vaste lasten", row=_costs),
    ),
    "activiteit": (Column("soort", "soort", words), Column("uren_per_week", "uren/week", number, right_aligned=True)),
    "uren": (
        Column("soort", "soort", words), _number("niet_verklaard", "niet verklaard"),
        Column("beeld", "gevolgd", row=_attended, fixed=True, from_width=80, picture=True),
    ),
    "ontzorg_maand": (
        Column("ingehouden", "ingehouden", row=_sum(tuple(v.KOSTEN)), right_aligned=True, fixed=True),
        Column("toeslagen", "toeslagen", row=_sum(tuple(c.TOESLAGEN)), right_aligned=True, fixed=True),
    ),
    "document": (Column("hash", "hash", lambda h: h[:12], fixed=True, from_width=100),),
    "aanbieder": (Column("instellingsnummer", "nummer DUO", from_width=100),),
    "partner": (
        Column("soort", "soort", words, from_width=100), _number("open_verwijzingen", "open"),
        Column("herkomst", "bron", _label(ORIGINS), fixed=True),
    ),
    "budget": (Column("voorziening", "voorziening", lambda k: c.VOORZIENINGEN.get(k or "", "hele jaar")),),
    "uitgave": (Column("dossier", "dossier", fixed=True),),
}  # fmt: skip


def columns_of(kind: Kind) -> tuple[Column, ...]:
    """The columns of a list of this kind; those without a field come last."""
    own = {column.key: column for column in _OWN.get(kind.name, ())}
    declared = [
        own.pop(name) if name in own else _column(name, title, kind.fields[name])
        for name, title in kind.columns.items()
    ]
    return (*declared, *own.values())


def detail_columns(kind: Kind) -> tuple[Column, ...]:
    """The columns of the fields that a list does not show."""
    own = {"leefgebied": Column("leefgebied", "leefgebieden", _pairs("; ", ": "), free=True)}
    return tuple(own.get(n) or _column(n, title, kind.fields[n]) for n, title in kind.details.items())


def details_of(kind: Kind) -> Callable[[Mapping[str, Any]], str] | None:
    """Makes the line under a list with the fields of a record that have no column; empty when none has a value."""
    columns = () if kind.chapters else detail_columns(kind)

    def line(row: Mapping[str, Any]) -> str:
        told = [f"{k.title}: {k.text(row)}" for k in columns if row.get(k.key) is not None]
        return f"{_called(kind, row)} — {' · '.join(told)}" if told else ""

    return line if columns else None


def _called(kind: Kind, row: Mapping[str, Any]) -> str:
    """What a line calls a record: its day and its sentence in the timeline, else what its first column shows."""
    names = (kind.day,) if isinstance(kind.day, str) else kind.day
    on = next((row[name] for name in names if name and row.get(name)), None)
    if kind.says is None:
        return columns_of(kind)[0].text(row)
    return " ".join(filter(None, (dutch(on) if on and len(on) > len("2026-01") else on, clean(kind.says(row)))))


#: `gesprek status`.
TALK_STATE: Final = (
    _number("afgesproken", "in het PIP"), _number("gehouden", "gehouden"), _number("niet_verschenen", "gemist"),
    _number("gepland", "gepland"), _number("over_tijd", "over tijd"), _number("te_plannen", "te plannen"),
    _day("volgende", "volgende"),
)  # fmt: skip


def _change(value: int) -> str:
    return f"{value:+d}" if value else "="


def zrm_table(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[Column, ...], list[dict[str, Any]]]:
    """Columns and rows of the Zelfredzaamheid-Matrix, with a column per day of measurement."""
    days = sorted({day for row in rows for day in row["metingen"]})
    columns = (
        Column("omschrijving", "domein"),
        *(Column(day, dutch(day), number, right_aligned=True, fixed=True) for day in days),
        Column("verandering", "verschil", _change, right_aligned=True, fixed=True),
    )
    flat = [
        {
            "dossier": row["dossier"],
            "domein": row["domein"],
            "omschrijving": row["omschrijving"],
            **{day: row["metingen"].get(day) for day in days},
            "verandering": row["verandering"],
        }
        for row in rows
    ]
    return columns, flat


#: `besluit grounds`: the grounds on which DUO extends a term.
GROUNDS: Final = (
    Column("grond", "code"), Column("omschrijving", "grond", from_width=110), Column("voorwaarde", "wanneer"),
    Column("lengte", "hoe lang"), _day("tot", "dan tot"), Column("bron", "bron"),
    Column("zekerheid", "zekerheid", from_width=100),
)  # fmt: skip
