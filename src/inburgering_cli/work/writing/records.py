"""Storing a record of any kind, from a command or from a file.

A `Kind` declares what makes two records the same, how a message calls one, and what one cannot say by itself. Finding it, the
policy for doubles, its parts, the trail and the rules over the whole dossier are the same for every kind, and are here. A kind
that needs to look in the store has a `Handling` too.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.law.facts import Facts
from inburgering_cli.records.field import Record, given, replaced
from inburgering_cli.records.kind import OWNER, Kind
from inburgering_cli.store import reads
from inburgering_cli.store.write import Writer
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import (
    CHANGE,
    CHANGED,
    NEVER,
    NEW,
    UNCHANGED,
    UPDATE,
    Booking,
    need,
    open_booking,
)

Values = dict[str, Any]
Done = tuple[str, str | None]
"""What happened (`nieuw`, `gewijzigd`, `ongewijzigd`), and the number of the dossier."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record about to be stored, whole: what was typed over what was there. `stored` is what was there, if anything."""

    booking: Booking
    kind: Kind
    dossier: Dossier | None
    record: Any
    stored: Mapping[str, Any] | None

    @property
    def facts(self) -> Facts:
        """The facts of the dossier before this record, with the doelgroep of the day of the record."""
        facts = self.booking.facts(need(self.dossier).id)
        names = (self.kind.day,) if isinstance(self.kind.day, str) else self.kind.day
        day = next((found for name in names if name and (found := getattr(self.record, name, None))), None)
        return facts if day is None else facts.in_group_of(str(day))


@dataclass(frozen=True, slots=True)
class Handling:
    """What a kind needs beside its declaration, because it looks in the store.

    `fills`: adds columns that are not typed but follow (a parent, a part of the key). `rule`: refuses by `Refused`, warns by
    `booking.env.warn`. `after`: checks or warns once the record is stored. `store`: replaces all of this.
    """

    fills: Callable[[Booking, Dossier | None, Any, Values], Values] | None = None
    rule: Callable[[Entry], None] | None = None
    after: Callable[[Entry], None] | None = None
    store: Callable[[Booking, Dossier | None, Any], Done] | None = None


#: Kinds with a handling: the module beside this one that has it, in `HANDLINGS` by the name of the kind.
_MODULES: Final = {
    "dossier": "dossier",
    "intake": "intake",
    "pip": "pip",
    "route": "route",
    "ontzorg": "ontzorgen",
    "ontzorg_maand": "ontzorgen",
    "evaluatie": "ontzorgen",
    "activiteit": "activiteit",
    "uren": "hours",
    "gesprek": "gesprek",
    "enquete": "network",
    "aanbod": "activiteit",
    "map": "parts",
    "maatregel": "handhaving",
    "besluit": "handhaving",
    "aanbieder": "network",
    "partner": "network",
    "verwijzing": "network",
    "taakstelling": "network",
    "budget": "network",
    "uitgave": "network",
}
_PLAIN: Final = Handling()


def handling_of(kind: Kind) -> Handling:
    """What a kind needs from the store."""
    if kind.name not in _MODULES:
        return _PLAIN
    module = import_module(f"{__package__}.{_MODULES[kind.name]}")
    found: Handling = module.HANDLINGS[kind.name]
    return found


def has_rules(kind: Kind) -> bool:
    """Whether `check` can test a stored record of this kind again."""
    return bool(kind.rule or kind.ordered or handling_of(kind).rule) and handling_of(kind).store is None


def check(kind: Kind, entry: Entry) -> None:
    """Refuse what the record cannot say, by itself, beside the facts of its dossier and beside other records."""
    if (rule := handling_of(kind).rule) is not None:
        rule(entry)
    kind.check(entry)


def store(booking: Booking, kind: Kind, dossier: Dossier | None, record: Any) -> Done:
    """Store one record within a booking. Raises `Refused`."""
    if not kind.typed:
        raise Refused(
            "dit houdt het programma zelf bij; het gaat alleen met `inburgering db import MAP` in een dossierbestand"
        )
    handling = handling_of(kind)
    if handling.store is not None:
        return handling.store(booking, dossier, record)
    return _store(kind, handling, booking, dossier, record)


def _store(kind: Kind, handling: Handling, booking: Booking, dossier: Dossier | None, record: Any) -> Done:
    if kind.owner:
        dossier = need(dossier)
    values = given(record)
    values |= {name: dict(values[name]) for name in kind.parts if name in values}
    if handling.fills is not None:
        values = handling.fills(booking, dossier, record, values)
    if kind.owner is not False:
        values[OWNER] = dossier.id if dossier else None
    key = kind.key(values) if callable(kind.key) else kind.key
    if key is None:
        return _store_loose(kind, booking, dossier, record, values)
    if kind.owner:
        key = (OWNER, *key)
    place = (kind.table, *((name, values.get(name)) for name in key))
    stored = booking.seen.get(place) or _find(kind, booking, {name: values.get(name) for name in key})
    if stored is None:
        if booking.on_duplicate == CHANGE:
            raise Refused(f"{_capital(kind.calls(record))} staat er nog niet; laat --wijzig weg om het toe te voegen.")
        entry = Entry(booking, kind, dossier, record, None)
        check(kind, entry)
        values = _with_defaults(kind, booking, record, values)
        values["id"] = add_row(booking.writer, kind, values)
        booking.seen[place] = values
        return _done(kind, entry, record)
    way = "--wijzig"
    if kind.parts and dossier:  # these commands have no --wijzig
        way = f"case correct; `inburgering case records {dossier.nummer}` toont welke naam u daarbij geeft"
    changed = booking.differs(stored, merged(kind, stored, values), _capital(kind.calls(record)), way)
    if not changed:
        return UNCHANGED, dossier.nummer if dossier else None
    whole = {name: value for name, value in {**stored, **changed}.items() if name in kind.fields}
    whole |= {name: tuple(whole[name].items()) for name in kind.parts if whole.get(name)}
    entry = Entry(booking, kind, dossier, replaced(record, **whole), dict(stored))
    check(kind, entry)
    stored.update(changed)
    booking.seen[place] = stored
    change_row(booking.writer, kind, stored["id"], changed)
    return _done(kind, entry, record)


def _store_loose(kind: Kind, booking: Booking, dossier: Dossier | None, record: Any, values: Values) -> Done:
    if booking.on_duplicate == CHANGE:
        raise Refused(f"{_capital(kind.calls(record))} is niet terug te vinden, en dus niet te wijzigen.")
    if booking.on_duplicate != NEVER:
        said = repr((kind.table, *sorted((k, v) for k, v in values.items() if v is not None)))
        place = hashlib.blake2b(said.encode(), digest_size=16).digest()  # a file may hold a million of them
        left = booking.matched_equals.get(place, booking.stored_equals.get(place))
        if left is None:
            whole = {n: values.get(n) for n in kind.columns_of_table if n not in ("id", kind.made_by) or n in values}
            # none of them was added just now: the first of this transaction is counted before it is added
            left = reads.record.count_equal(booking.writer.raw, kind.table, whole)
        booking.matched_equals[place] = max(left - 1, 0)
        if left:
            return UNCHANGED, dossier.nummer if dossier else None
    entry = Entry(booking, kind, dossier, record, None)
    check(kind, entry)
    add_row(booking.writer, kind, _with_defaults(kind, booking, record, values))
    return _done(kind, entry, record)


def _with_defaults(kind: Kind, booking: Booking, record: Any, values: Values) -> Values:
    made = {kind.made_by: booking.writer.user} if kind.made_by else {}
    return {**made, **(kind.defaults(record) if kind.defaults else {}), **values}


def _done(kind: Kind, entry: Entry, typed: Any) -> Done:
    if kind.changes_facts and entry.dossier is not None:
        entry.booking.check(entry.dossier.id)
    if (after := handling_of(kind).after) is not None:
        after(entry)
    nummer = entry.dossier.nummer if entry.dossier else None
    entry.booking.trail(nummer, typed)
    return NEW if entry.stored is None else CHANGED, nummer


def _find(kind: Kind, booking: Booking, key: Mapping[str, Any]) -> Values | None:
    # no flush: `seen` has what this transaction added
    found = reads.record.equal(booking.writer.raw, kind.table, key)
    return found and found | parts_of(booking, kind, found["id"])


def add_row(writer: Writer, kind: Kind, values: Values) -> int:
    """Add a row with the rows of its parts; its id."""
    parts = kind.parts
    ident = writer.add(kind.table, {n: v for n, v in values.items() if n not in parts} if parts else values)
    _add_parts(writer, kind, ident, values)
    return ident


def change_row(writer: Writer, kind: Kind, ident: int, changed: Values) -> None:
    """Change columns of a row; a part that is among them replaces the one that was there."""
    for name, (table, parent) in kind.parts.items():
        if name in changed:
            writer.remove_where(table, **{parent: ident})
    _add_parts(writer, kind, ident, changed)
    if columns := {n: v for n, v in changed.items() if n not in kind.parts}:
        writer.change(kind.table, ident, columns)


def _add_parts(writer: Writer, kind: Kind, ident: int, values: Values) -> None:
    for name, (table, parent) in kind.parts.items():
        for key, value in dict(values.get(name) or ()).items():
            writer.add(table, {parent: ident, "naam": key, "waarde": value})


def parts_of(booking: Booking, kind: Kind, ident: int) -> dict[str, dict[str, Any]]:
    """The parts of a stored record, by field."""
    raw = booking.writer.raw
    return {name: reads.record.parts(raw, table, parent, ident) for name, (table, parent) in kind.parts.items()}


def merged(kind: Kind, stored: Values, values: Values) -> Values:
    """Values to change a stored record with: a subject that is typed leaves the other subjects of its field as they are."""
    return {**values, **{n: {**(stored.get(n) or {}), **dict(values[n])} for n in kind.parts if n in values}}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def record(
    env: Environment, kind: Kind, dossier: str | None, record: Record, command: str, *, wijzig: bool | None = False
) -> str | None:
    """Store one record for a command; the number of its dossier.

    `wijzig`: the record has to be there, and is changed; None: it is changed when it is there, else added.
    """
    policy = UPDATE if wijzig is None else CHANGE if wijzig else NEVER
    with open_booking(env, command, on_duplicate=policy) as booking:
        found = booking.dossier(dossier) if dossier is not None else None
        if found is not None:
            booking.warn_closed(found, record)
        return store(booking, kind, found, record)[1]
