"""From what a user types as DOSSIER to one dossier."""

import re
import sys
from collections.abc import Iterable, Sequence
from operator import attrgetter
from sqlite3 import Connection
from typing import TYPE_CHECKING, Final, NamedTuple

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import NotFound
from inburgering_cli.core.text import clean, fold, masked, words
from inburgering_cli.law.facts import Facts, list_name
from inburgering_cli.store import reads

if TYPE_CHECKING:
    from inburgering_cli.records.kind import Kind
    from inburgering_cli.store.reads.lookup import Found
    from inburgering_cli.work.environment import Environment

#: What a user types for the dossier of the command before.
PREVIOUS: Final = "-"
_NAME: Final = ("voornamen", "voorvoegsel", "geslachtsnaam")
_MOST: Final = 20
#: Signs between the words of a name. Any other sign (such as � for a lost letter) means that the text is no name.
_IN_NAMES: Final = ".,/()'`´’‘ʼʻʾʿ′‐‑–—-"
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


class Dossier(NamedTuple):
    """A dossier as found: its row id, number and name."""

    id: int
    nummer: str
    name: str


_nummer: Final = attrgetter("nummer")


class SeveralFound(NotFound):
    """What was typed can mean several dossiers: `found`."""

    def __init__(self, message: str, found: Sequence[Dossier]) -> None:
        super().__init__(message, field="dossier")
        self.found = found


def key(text: str) -> tuple[str, str] | None:
    """The column and value of a number (also `26-1`), BSN or V-nummer; None for a name."""
    text = text.strip().translate(_DASHES)
    if number := re.fullmatch(r"([0-9]{2}|[0-9]{4})-0*([0-9]{1,9})", text, re.ASCII):
        return "nummer", f"{number[1] if len(number[1]) == 4 else '20' + number[1]}-{number[2].zfill(4)}"
    digits = re.sub(r"[ .]", "", text)
    if re.fullmatch(r"[0-9]{9}", digits, re.ASCII):
        return "bsn", digits
    digits = re.sub(r"[ .-]", "", text).lower().removeprefix("v")
    return ("v_nummer", digits) if re.fullmatch(r"[0-9]{10}", digits, re.ASCII) else None


def matches(connection: Connection, text: str) -> list[Dossier]:
    """Every dossier that `text` can mean: a number, a BSN, a V-nummer, or parts of the name in any order."""
    return [_dossier(row) for row in _rows(connection, text)]


def with_text(connection: Connection, kinds: "Iterable[Kind]", text: str) -> list[Dossier]:
    """The dossiers with a record of these kinds in whose text all the words occur."""
    given = words(text)
    return [_dossier(row) for row in reads.lookup.with_text(connection, kinds, given)] if given else []


def _dossier(row: "Found") -> Dossier:
    return Dossier(row.id, row.nummer, list_name(row.geslachtsnaam, row.voorvoegsel, row.voornamen))


def _rows(connection: Connection, text: str) -> "list[Found]":
    if by := key(text):
        return reads.lookup.by_key(connection, *by)
    given = _words(text)
    return reads.lookup.by_name(connection, given) if given else []


def _words(text: str) -> list[str]:
    """The words to look for; `vd` is `v d`, as in `v.d. Berg`. Empty when the text has signs that no name has."""
    if re.search(rf"[^\w\s{_IN_NAMES}]", fold(text)):
        return []
    return [part for word in words(text) for part in (("v", "d") if word == "vd" else (word,))]


def _nearest(connection: Connection, text: str) -> "list[Found]":
    """The dossiers that `text` can mean; when it is somebody's whole name, only those.

    First dossiers of which all names were typed. Else those whose whole geslachtsnaam was typed, or another whole name: `Ali`
    may be Ali Hassan as well as Saïd Ali, but not Alizadeh.
    """
    rows, given = _rows(connection, text), frozenset(_words(text))
    if len(rows) < 2:
        return rows
    all_names, last_names, also = [], [], []
    for row in rows:
        first, between, last = (frozenset(words(getattr(row, part) or "")) for part in _NAME)
        rest = {word for word in given if not any(name.startswith(word) for name in between)} or given
        if first and rest == first | last:
            all_names.append(row)
        elif rest == last:
            last_names.append(row)
        elif given <= {"".join(words(name)) for part in _NAME for name in (getattr(row, part) or "").split()}:
            also.append(row)
    return all_names or (sorted(last_names + also, key=_nummer) if last_names else rows)


def find(env: "Environment", connection: Connection, text: str) -> Dossier:
    """The one dossier that `text` means; from then on it is the last one (`-`).

    Raises `NotFound` when there is none, `SeveralFound` with a list to choose from when there are several.
    """
    if text.strip() == PREVIOUS:
        return _last(env, connection)
    found = _nearest(connection, text)
    if len(found) == 1:
        env.last.remember(found[0].nummer)
        return _dossier(found[0])
    shown = _shown(text)
    if not found:
        _refuse_later(env, connection, text)
        by = key(text)
        if by and by[0] == "nummer" and (into := reads.dossier.known_elsewhere(connection, by[1])) is not None:
            raise NotFound(f"Dossier {by[1]} is opgegaan in dossier {into}; noem dat nummer.", field="dossier")
        raise NotFound(f"Geen dossier gevonden voor ‘{shown}’. Zoek met `inburgering case search`.", field="dossier")
    more = f"\n  … en nog {len(found) - _MOST}" if len(found) > _MOST else ""
    raise SeveralFound(
        f"‘{shown}’ past bij {len(found)} dossiers; kies een nummer:\n" + _list(found[:_MOST]) + more,
        [_dossier(row) for row in found],
    )


def _refuse_later(env: "Environment", connection: Connection, text: str) -> None:
    """Raise `NotFound` when a number, BSN or V-nummer is that of a dossier that only exists from a later day on."""
    if (by := key(text)) and (later := reads.lookup.later(connection, *by)):
        nummer, day = later
        raise NotFound(
            f"Dossier {nummer} bestaat op {dutch(env.peildatum)} nog niet: het bestaat vanaf {dutch(day)}, de dag van het"
            " eerste feit. Geef met --peildatum die dag of een latere.",
            field="dossier",
        )


def facts_of(env: "Environment", connection: Connection, ident: int) -> Facts:
    """The facts of one dossier on the peildatum."""
    return next(reads.facts.read(connection, env.policy, env.peildatum, ids=[ident]))


def _shown(text: str) -> str:
    """The typed text for a message, with a BSN or V-nummer masked, also a mistyped one."""
    by, digits = key(text), re.sub("[ .-]", "", text)
    if (by and by[0] != "nummer") or (not by and digits.isdigit()):
        return f"nummer {masked(by[1] if by else digits)}"
    return clean(text.strip()[:60])


def _list(rows: "Sequence[Found]") -> str:
    """Lines to choose from: number, name, doelgroep and gemeente."""
    table = [(r.nummer, clean(_dossier(r).name), r.doelgroep, clean(r.gemeente or "")) for r in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in table
    )


def _last(env: "Environment", connection: Connection) -> Dossier:
    """The dossier of the command before; at a terminal stderr says which one that is."""
    number = env.last.number()
    if number is None:
        raise NotFound(
            "Er is nog geen laatste dossier, dus ‘-’ wijst niets aan. Noem het dossier bij zijn nummer of naam; daarna is het"
            " het laatste.",
            field="dossier",
        )
    found = _rows(connection, number)
    if not found:
        _refuse_later(env, connection, number)
        raise NotFound(
            f"Het laatste dossier ({number}) staat niet meer in het dossierbestand. Noem een ander, bij zijn nummer of naam.",
            field="dossier",
        )
    last = _dossier(found[0])
    if sys.stderr.isatty():
        print(f"Dossier {last.nummer} ({clean(last.name)})", file=sys.stderr)
    return last
