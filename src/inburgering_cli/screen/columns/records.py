"""The columns of the records of every kind, from its declaration; here is only what a column cannot be made from."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.words.sociale_kaart import HERKOMSTEN
from inburgering_cli.records.field import Veld
from inburgering_cli.records.kind import Kind
from inburgering_cli.screen.output import Kolom, day, euro, number, words

#: Text that is the name of somebody or of an organisation.
_NAMES: Final = frozenset({"naam", "aanbieder", "partner"})


def _label(options: Mapping[str, str]) -> Callable[[str | None], str]:
    return lambda key: options.get(key or "", "")


def _yes(value: bool | None) -> str:
    return "" if value is None else "ja" if value else "nee"


def _day(key: str, title: str) -> Kolom:
    return Kolom(key, title, day, vast=True)


def _number(key: str, title: str) -> Kolom:
    return Kolom(key, title, number, rechts=True, vast=True)


def _euro(key: str, title: str) -> Kolom:
    return Kolom(key, title, euro, rechts=True, vast=True)


def _free(key: str, title: str) -> Kolom:
    return Kolom(key, title, vrij=True)


def _name(key: str, title: str) -> Kolom:
    return Kolom(key, title, eigennaam=True)


def _attended(row: Mapping[str, Any]) -> str:
    from inburgering_cli.screen.bars import bar

    return bar(row["gevolgd"], row["aangeboden"])


def _sum(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], str]:
    def total(row: Mapping[str, Any]) -> str:
        known = [row[n] for n in names if row[n] is not None]
        return euro(sum(known)) if known else "–"

    return total


def _costs(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {euro(row[name])}" for name in v.KOSTEN if row[name] is not None)


def _pairs(between: str, after_name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda pairs: between.join(f"{words(name)}{after_name}{value}" for name, value in pairs.items())


def _column(name: str, title: str, spec: Veld) -> Kolom:
    """A column as its field tells: days and numbers are never wrapped, codes read as their Dutch label."""
    if spec.shape in ("fact", "plan"):
        return _day(name, title)
    if spec.shape == "month":
        return Kolom(name, title, vast=True)
    if spec.shape == "flag":
        return Kolom(name, title, _yes)
    if spec.shape == "code":
        return Kolom(name, title, _label(spec.opties))
    if spec.metavar == "BEDRAG":
        return _euro(name, title)
    if spec.shape in ("number", "amount"):
        return _number(name, title)
    return _name(name, title) if name in _NAMES else _free(name, title)


#: Columns that a field does not tell how to show, by kind.
_OWN: Final[Mapping[str, tuple[Kolom, ...]]] = {
    "intake": (
        Kolom("deel", "deel", number, rechts=True), Kolom("locatie", "waar"), Kolom("methode", "methode"),
        Kolom("toets_score", "score", number, rechts=True), Kolom("leefgebied", "leefgebieden", _pairs("; ", ": "), vrij=True),
        Kolom("zrm", "ZRM", _pairs(", ", " "), vanaf=100),
    ),
    "pip": (
        Kolom("versie", "versie", number, rechts=True), Kolom("status", "status", vast=True),
        Kolom("gesprekken", "gesprekken", number, rechts=True),
    ),
    "route": (Kolom("reden", "reden", vrij=True, vanaf=100),),
    "ontzorg": (
        Kolom("totaal", "per maand", euro, rechts=True, vast=True), Kolom("lasten", "vaste lasten", rij=_costs),
    ),
    "activiteit": (Kolom("soort", "soort", words), Kolom("uren_per_week", "uren/week", number, rechts=True)),
    "uren": (
        Kolom("soort", "soort", words), Kolom("beeld", "gevolgd", rij=_attended, vast=True, vanaf=80, beeld=True),
    ),
    "ontzorg_maand": (
        Kolom("ingehouden", "ingehouden", rij=_sum(tuple(v.KOSTEN)), rechts=True, vast=True),
        Kolom("toeslagen", "toeslagen", rij=_sum(tuple(c.TOESLAGEN)), rechts=True, vast=True),
    ),
    "document": (Kolom("hash", "hash", lambda h: h[:12], vast=True, vanaf=100),),
    "aanbieder": (Kolom("instellingsnummer", "nummer DUO", vanaf=100),),
    "partner": (
        Kolom("soort", "soort", words, vanaf=100), _number("open_verwijzingen", "open"),
        Kolom("herkomst", "bron", _label(HERKOMSTEN), vast=True),
    ),
    "budget": (Kolom("voorziening", "voorziening", lambda k: c.VOORZIENINGEN.get(k or "", "hele jaar")),),
    "uitgave": (Kolom("dossier", "dossier", vast=True),),
}  # fmt: skip


def columns_of(kind: Kind) -> tuple[Kolom, ...]:
    """The columns of a list of records of this kind; those that are no field of it come last."""
    own = {kolom.key: kolom for kolom in _OWN.get(kind.name, ())}
    declared = [
        own.pop(name) if name in own else _column(name, title, kind.fields[name])
        for name, title in kind.columns.items()
    ]
    return (*declared, *own.values())


#: How the talks about progress stand (`gesprek status`).
GESPREKSSTAND: Final = (
    _number("afgesproken", "in het PIP"), _number("gehouden", "gehouden"), _number("niet_verschenen", "gemist"),
    _number("gepland", "gepland"), _number("over_tijd", "over tijd"), _number("te_plannen", "te plannen"),
    _day("volgende", "volgende"),
)  # fmt: skip


def _change(value: int) -> str:
    return f"{value:+d}" if value else "="


def zrm_table(rows: Sequence[Mapping[str, Any]]) -> tuple[tuple[Kolom, ...], list[dict[str, Any]]]:
    """Columns and rows of the Zelfredzaamheid-Matrix with a column for each day on which was measured."""
    days = sorted({day for row in rows for day in row["metingen"]})
    kolommen = (
        Kolom("omschrijving", "domein"),
        *(Kolom(day, dutch(day), number, rechts=True, vast=True) for day in days),
        Kolom("verandering", "verschil", _change, rechts=True, vast=True),
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
    return kolommen, flat


#: The grounds for an extension by DUO (`besluit grounds`).
GRONDEN: Final = (
    Kolom("grond", "code"), Kolom("omschrijving", "grond", vanaf=110), Kolom("voorwaarde", "wanneer"),
    Kolom("lengte", "hoe lang"), _day("tot", "dan tot"), Kolom("bron", "bron"), Kolom("zekerheid", "zekerheid", vanaf=100),
)  # fmt: skip
