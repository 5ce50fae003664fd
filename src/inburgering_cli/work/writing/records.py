"""Simple records: a row of one table that is known by its key. Declared once, stored by a command or from a file.

A kind says which columns make two records the same, how the record is called in Dutch, and what is checked. All the rest
(finding it, the policy for doubles, changing it, the trail, the rules over the whole dossier) is the same for each.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law.facts import Feiten
from inburgering_cli.records.field import fields_of, given, replaced
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import (
    GEWIJZIGD,
    NIEUW,
    NOOIT,
    ONGEWIJZIGD,
    UPDATE,
    WIJZIG,
    Boeking,
    Soort,
    booking,
    need,
)

Values = dict[str, Any]
Sleutel = tuple[str, ...] | Callable[[Values], tuple[str, ...] | None] | None


@dataclass(frozen=True, slots=True)
class Vastlegging:
    """A record about to be stored, whole: what was typed over what was there. `stored` is what was there, if anything."""

    boeking: Boeking
    dossier: Dossier | None
    invoer: Any
    stored: Mapping[str, Any] | None

    @property
    def facts(self) -> Feiten:
        """The facts of the dossier before this record."""
        return self.boeking.facts(need(self.dossier).id)


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """What sets one kind of simple record apart.

    `sleutel`: the columns that make two records of a dossier (or of none) the same, or a function that tells them from the
    values. None: a record has no key; the nth equal row of a file is then the nth equal record in the store, so that a
    second run of a file adds nothing while equal records still count each. `noem`: the record in Dutch, for messages.
    `vul_aan`: columns of the record that are not typed but follow (its parent, a part of its key). `bij_nieuw`: what a column
    of a new record holds when it is not typed. `controle`: refuses by `Geweigerd`, warns by
    `boeking.env.warn`. `feiten`: the facts of the dossier follow from it, so the rules over the whole are run after it.
    """

    naam: str
    model: type
    tabel: str
    sleutel: Sleutel
    noem: Callable[[Any], str]
    met_dossier: bool | None = True
    vul_aan: Callable[[Boeking, Dossier | None, Any, Values], Values] | None = None
    bij_nieuw: Callable[[Any], Values] | None = None
    controle: Callable[[Vastlegging], None] | None = None
    feiten: bool = False


def kind(kenmerk: Kenmerk) -> Soort:
    """The kind of record that a command and an import use."""

    def store(boeking: Boeking, dossier: Dossier | None, invoer: Any) -> tuple[str, str | None]:
        return _store(kenmerk, boeking, dossier, invoer)

    def check(boeking: Boeking, dossier: Dossier | None, invoer: Any, stored: Mapping[str, Any]) -> None:
        _check(kenmerk, Vastlegging(boeking, dossier, invoer, stored))

    return Soort(kenmerk.naam, kenmerk.model, store, kenmerk.met_dossier, check if kenmerk.controle else None)


def _store(kind: Kenmerk, boeking: Boeking, dossier: Dossier | None, invoer: Any) -> tuple[str, str | None]:
    if kind.met_dossier:
        dossier = need(dossier)
    nummer = dossier.nummer if dossier else None
    values = given(invoer)
    if kind.vul_aan is not None:
        values = kind.vul_aan(boeking, dossier, invoer, values)
    if "dossier_id" in boeking.schrijver.columns(kind.tabel):
        values["dossier_id"] = dossier.id if dossier else None
    key = kind.sleutel(values) if callable(kind.sleutel) else kind.sleutel
    if key is None:
        return _store_loose(kind, boeking, dossier, invoer, values)
    if "dossier_id" in values and kind.met_dossier:
        key = ("dossier_id", *key)
    place = (kind.tabel, *((name, values.get(name)) for name in key))
    stored = boeking.seen.get(place) or _find(kind, boeking, {name: values.get(name) for name in key})
    if stored is None:
        if boeking.bij_dubbel == WIJZIG:
            raise Geweigerd(f"{_capital(kind.noem(invoer))} staat er nog niet; laat --wijzig weg om het toe te voegen.")
        _check(kind, Vastlegging(boeking, dossier, invoer, None))
        values = _with_defaults(kind, invoer, values)
        values["id"] = boeking.schrijver.add(kind.tabel, values)
        boeking.seen[place] = values
        return _done(kind, boeking, dossier, invoer, NIEUW)
    changed = _changed(kind, boeking, stored, values, invoer)
    if not changed:
        return ONGEWIJZIGD, nummer
    own = fields_of(kind.model)
    whole = replaced(invoer, **{k: v for k, v in {**stored, **changed}.items() if k in own})
    _check(kind, Vastlegging(boeking, dossier, whole, dict(stored)))
    stored.update(changed)
    boeking.seen[place] = stored
    boeking.schrijver.change(kind.tabel, stored["id"], changed)
    return _done(kind, boeking, dossier, invoer, GEWIJZIGD)


def _changed(kind: Kenmerk, boeking: Boeking, stored: Values, values: Values, invoer: Any) -> Values:
    what = _capital(kind.noem(invoer))
    if boeking.bij_dubbel == NOOIT:
        raise Geweigerd(f"{what} staat er al; er is niets opgeslagen. Wijzigen gaat met --wijzig.")
    return boeking.differs(stored, values, what)


def _store_loose(
    kind: Kenmerk, boeking: Boeking, dossier: Dossier | None, invoer: Any, values: Values
) -> tuple[str, str | None]:
    if boeking.bij_dubbel == WIJZIG:
        raise Geweigerd(f"{_capital(kind.noem(invoer))} is niet terug te vinden, en dus niet te wijzigen.")
    if boeking.bij_dubbel != NOOIT:
        whole = repr((kind.tabel, *sorted((k, v) for k, v in values.items() if v is not None)))
        place = hashlib.blake2b(whole.encode(), digest_size=16).digest()  # a file may hold a million of them
        left = boeking.matched_equals.get(place, boeking.stored_equals.get(place))
        if left is None:
            names = [n for n in boeking.schrijver.columns(kind.tabel) if n != "id"]
            where = " AND ".join(f"{name} IS ?" for name in names)
            # none of them was added just now: the first of this transaction is counted before it is added
            (left,) = boeking.schrijver.raw.execute(
                f"SELECT count(*) FROM {kind.tabel} WHERE {where}", [values.get(n) for n in names]
            ).fetchone()
        boeking.matched_equals[place] = max(left - 1, 0)
        if left:
            return ONGEWIJZIGD, dossier.nummer if dossier else None
    _check(kind, Vastlegging(boeking, dossier, invoer, None))
    boeking.schrijver.add(kind.tabel, _with_defaults(kind, invoer, values))
    return _done(kind, boeking, dossier, invoer, NIEUW)


def _with_defaults(kind: Kenmerk, invoer: Any, values: Values) -> Values:
    return values if kind.bij_nieuw is None else {**kind.bij_nieuw(invoer), **values}


def _check(kind: Kenmerk, new: Vastlegging) -> None:
    if kind.controle is not None:
        kind.controle(new)


def _done(kind: Kenmerk, boeking: Boeking, dossier: Dossier | None, invoer: Any, what: str) -> tuple[str, str | None]:
    if kind.feiten and dossier is not None:
        boeking.check(dossier.id)
    nummer = dossier.nummer if dossier else None
    boeking.trail(nummer, invoer)
    return what, nummer


def _find(kind: Kenmerk, boeking: Boeking, key: Mapping[str, Any]) -> Values | None:
    # what this transaction added is in `seen`; so no flush is needed here
    where = " AND ".join(f"{name} IS ?" for name in key)
    found = reads.facts.rows(
        boeking.schrijver.raw, f"SELECT * FROM {kind.tabel} WHERE {where} ORDER BY id LIMIT 1", tuple(key.values())
    )
    return found[0] if found else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def record(
    env: Omgeving, soort: Soort, dossier: str | None, invoer: Any, opdracht: str, *, wijzig: bool | None = False
) -> str | None:
    """Store one record for a command; the number of its dossier.

    `wijzig`: the record has to be there, and is changed; None: it is changed when it is there, else added.
    """
    policy = UPDATE if wijzig is None else WIJZIG if wijzig else NOOIT
    with booking(env, opdracht, bij_dubbel=policy) as boeking:
        found = boeking.dossier(dossier) if dossier is not None else None
        if found is not None:
            boeking.warn_closed(found, invoer)
        return soort.store(boeking, found, invoer)[1]
