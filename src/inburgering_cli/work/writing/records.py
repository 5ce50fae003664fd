"""Storing a record of any kind, from a command or from a file.

The declaration of a kind says which columns make two records the same, how a record is called and what it cannot say by
itself. All the rest (finding it, the policy for doubles, changing it, the trail, the rules over the whole dossier) is the same
for each, and stands here. What a kind needs from the store besides is its `Handling`.
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
    dossier: Dossier | None
    record: Any
    stored: Mapping[str, Any] | None

    @property
    def facts(self) -> Facts:
        """The facts of the dossier before this record."""
        return self.booking.facts(need(self.dossier).id)


@dataclass(frozen=True, slots=True)
class Handling:
    """What a kind needs beside its declaration, because it looks in the store.

    `fills`: columns of the record that are not typed but follow (its parent, a part of its key). `rule`: refuses by
    `Refused`, warns by `boeking.env.warn`. `store`: a way of its own to find, check and store a record.
    """

    fills: Callable[[Booking, Dossier | None, Any, Values], Values] | None = None
    rule: Callable[[Entry], None] | None = None
    store: Callable[[Booking, Dossier | None, Any], Done] | None = None


#: Kinds with a handling: the module beside this one that has it, in `HANDLINGS` by the name of the kind.
_MODULES: Final = {
    "dossier": "dossier",
    "intake": "intake",
    "pip": "pip",
    "route": "route",
    "ontzorg": "ontzorgen",
    "ontzorg_maand": "ontzorg_month",
    "evaluatie": "ontzorg_month",
    "activiteit": "activiteit",
    "uren": "hours",
    "gesprek": "gesprek",
    "enquete": "enquete",
    "aanbod": "aanbod",
    "maatregel": "handhaving",
    "besluit": "handhaving",
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
    """Whether a stored record of this kind can be looked at by `check` again."""
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
    nummer = dossier.nummer if dossier else None
    values = given(record)
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
        check(kind, Entry(booking, dossier, record, None))
        values = _with_defaults(kind, booking, record, values)
        values["id"] = booking.writer.add(kind.table, values)
        booking.seen[place] = values
        return _done(kind, booking, dossier, record, NEW)
    changed = _changed(kind, booking, stored, values, record)
    if not changed:
        return UNCHANGED, nummer
    own = kind.fields
    whole = replaced(record, **{k: v for k, v in {**stored, **changed}.items() if k in own})
    check(kind, Entry(booking, dossier, whole, dict(stored)))
    stored.update(changed)
    booking.seen[place] = stored
    booking.writer.change(kind.table, stored["id"], changed)
    return _done(kind, booking, dossier, record, CHANGED)


def _changed(kind: Kind, booking: Booking, stored: Values, values: Values, record: Any) -> Values:
    what = _capital(kind.calls(record))
    if booking.on_duplicate == NEVER:
        raise Refused(f"{what} staat er al; er is niets opgeslagen. Wijzigen gaat met --wijzig.")
    return booking.differs(stored, values, what)


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
    check(kind, Entry(booking, dossier, record, None))
    booking.writer.add(kind.table, _with_defaults(kind, booking, record, values))
    return _done(kind, booking, dossier, record, NEW)


def _with_defaults(kind: Kind, booking: Booking, record: Any, values: Values) -> Values:
    made = {kind.made_by: booking.writer.user} if kind.made_by else {}
    return {**made, **(kind.defaults(record) if kind.defaults else {}), **values}


def _done(kind: Kind, booking: Booking, dossier: Dossier | None, record: Any, what: str) -> Done:
    if kind.changes_facts and dossier is not None:
        booking.check(dossier.id)
    nummer = dossier.nummer if dossier else None
    booking.trail(nummer, record)
    return what, nummer


def _find(kind: Kind, booking: Booking, key: Mapping[str, Any]) -> Values | None:
    # what this transaction added is in `seen`; so no flush is needed here
    return reads.record.equal(booking.writer.raw, kind.table, key)


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
