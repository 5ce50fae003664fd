"""Correcting or removing one record, with a reason.

A corrected record is removed and stored again under its old id, in one transaction. So every rule of a first registration
applies, and rows that point at the record keep pointing at it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from inburgering_cli.core.errors import NotFound, Refused, UsageFault
from inburgering_cli.records.field import Field, Reader, given
from inburgering_cli.records.reference import DOSSIER, Reference, parse, reference
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.effects import effect, outcomes
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.reading.records import shown
from inburgering_cli.work.writing import dossier as dossier_writing
from inburgering_cli.work.writing.booking import Booking, hidden_fields, open_booking
from inburgering_cli.work.writing.records import store
from inburgering_cli.work.writing.related import as_input, pointing_at, rules_kept

CORRECT: Final = "case correct"
REMOVE: Final = "case remove"
Row = dict[str, Any]


@dataclass(slots=True)
class Correction:
    """The outcome: old and new values of the changed fields, and the terms that moved.

    `naar`, `naar_deel`: the dossier it moved to, and its reference there.
    """

    dossier: str
    deel: str
    reden: str
    was: Row = field(default_factory=dict)
    wordt: Row = field(default_factory=dict)
    naar: str | None = None
    naar_deel: str | None = None
    termijnen: list[Row] = field(default_factory=list)

    def as_dict(self) -> Row:
        """As scripts see it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Given:
    """The stored record: its dossier, reference, row id, and its fields as the record class has them."""

    dossier: Dossier
    verwijzing: Reference
    row: int
    fields: Row


def correct(
    env: Environment,
    dossier: str,
    part: str,
    texts: Mapping[str, str | list[str]],
    empty: Sequence[str],
    reden: str,
    naar: str | None = None,
) -> Correction:
    """Change fields of one record (`empty`: clear them), or move it to dossier `naar`.

    Raises `Refused` where a rule forbids the result, `NotFound` when there is no such record.
    """
    found = parse(part)
    _refuse_fixed(found, "gewijzigd")
    with open_booking(env, CORRECT) as booking:
        old = _find(booking, found, dossier)
        target = None if naar is None else booking.dossier(naar)
        if target is not None and found.part.name == DOSSIER:
            raise Refused("Een dossier zelf kan niet naar een ander dossier.", field="naar")
        if target == old.dossier:
            raise Refused(f"Het staat al in dossier {old.dossier.nummer}.", field="naar")
        new = _with(booking, old, texts, empty)
        changed = [name for name in {**old.fields, **new} if old.fields.get(name) != new.get(name)]
        if not changed and target is None:
            raise Refused("Dit verandert niets: het staat er al zo. Er is niets opgeslagen.")
        done = Correction(old.dossier.nummer, str(found), reden)
        specs = found.part.fields
        done.was, done.wordt = _shown(specs, old.fields, changed), _shown(specs, new, changed)
        touched = [old.dossier, *([target] if target else [])]
        before = outcomes(env, booking.writer.raw, [d.id for d in touched])
        with rules_kept(booking, lambda: touched):
            if found.part.name == DOSSIER:
                dossier_writing.alter(booking, old.dossier, {name: new.get(name) for name in changed})
            else:
                _again(booking, old, new, target, done)
        _tell(booking, specs, done, old.fields, new, changed)
        booking.writer.flush()
        done.termijnen = effect(before, outcomes(env, booking.writer.raw, [d.id for d in touched]))
    return done


def remove(env: Environment, dossier: str, part: str, reden: str) -> Correction:
    """Remove one record. Raises `Refused` when another record points at it, `NotFound` when it is not there."""
    found = parse(part)
    if found.part.name == DOSSIER:
        raise Refused(
            "Een heel dossier verwijdert u met `inburgering case erase DOSSIER --reden vergissing`, of u"
            " neemt het net gemaakte dossier terug met `undo`.",
            field="deel",
        )
    _refuse_fixed(found, "verwijderd")
    with open_booking(env, REMOVE) as booking:
        old = _find(booking, found, dossier)
        if hanging := [reference(*one) for one in pointing_at(booking, found.part.table, old.row)]:
            raise Refused(
                f"Hieraan hangt nog {', '.join(hanging[:5])}{' en meer' if len(hanging) > 5 else ''}; verwijder dat eerst.",
                field="deel",
            )
        specs = found.part.fields
        done = Correction(old.dossier.nummer, str(found), reden, was=_shown(specs, old.fields, old.fields))
        before = outcomes(env, booking.writer.raw, [old.dossier.id])
        with rules_kept(booking, lambda: [old.dossier]):
            _take_out(booking, old)
        _tell(booking, specs, done, old.fields, {}, list(old.fields))
        done.termijnen = effect(before, outcomes(env, booking.writer.raw, [old.dossier.id]))
    return done


def _refuse_fixed(found: Reference, done: str) -> None:
    if found.part.fixed is not None:
        raise Refused(f"Een {found.part.title} kan niet worden {done}. {found.part.fixed}", field="deel")


def _find(booking: Booking, found: Reference, dossier: str) -> _Given:
    case = booking.dossier(dossier)
    key = {"id": case.id} if found.part.name == DOSSIER else {"id": found.row, "dossier_id": case.id}
    row = reads.record.equal(booking.writer.flushed, found.part.table, key)
    if row is None:
        raise NotFound(
            f"Dossier {case.nummer} heeft geen {found}. Zie `inburgering case records {case.nummer}`.", field="deel"
        )
    return _Given(case, found, row["id"], as_input(booking, found.part, row))


def _with(booking: Booking, old: _Given, texts: Mapping[str, str | list[str]], empty: Sequence[str]) -> Row:
    """The fields of a record after the correction, each read as a command reads it."""
    specs = old.verwijzing.part.fields
    for name in (*texts, *empty):
        if name not in specs:
            raise UsageFault(
                f"‘{name[:40]}’ is geen veld van {old.verwijzing}; kies uit {', '.join(specs)}.",
                field="leeg" if name in empty else "veld",
            )
    if twice := [name for name in empty if name in texts]:
        raise UsageFault(f"{twice[0]} kan niet een waarde krijgen en leeg worden.", field="leeg")
    if needed := [name for name in empty if specs[name].required]:
        raise Refused(f"{needed[0]} kan niet leeg zijn.", field=needed[0])
    read: Any = Reader(old.verwijzing.part.record, booking.env.peildatum, partly=True).read(texts)
    if isinstance(read, list):
        kind = UsageFault if all(miss.usage_ for miss in read) else Refused
        raise kind("\n".join(f"{miss.veld}: {miss.message}." for miss in read), field=read[0].veld)
    fresh = given(read)
    for name, value in fresh.items():
        if specs[name].repeated:  # one subject is corrected, the others stay
            fresh[name] = tuple({**dict(old.fields.get(name, ())), **dict(value)}.items())
    return {name: value for name, value in {**old.fields, **fresh}.items() if name not in empty}


def _again(booking: Booking, old: _Given, new: Row, target: Dossier | None, done: Correction) -> None:
    """Store the record again: here under its own id, or in the dossier where it belongs."""
    part = old.verwijzing.part
    reads.record.check_references_at_the_end(booking.writer.raw)  # what hangs on it waits for its return
    if target is not None and (hanging := [reference(*one) for one in pointing_at(booking, part.table, old.row)]):
        raise Refused(f"Hieraan hangt nog {', '.join(hanging[:5])}; zet dat eerst goed.", field="naar")
    _take_out(booking, old)
    if target is None:
        booking.writer.add_again(part.table, old.row)
    booking.quiet = True
    store(booking, part, target or old.dossier, part.record(**new))
    booking.quiet = False
    booking.writer.flush()
    if target is not None:
        ident = reads.record.newest_id(booking.writer.raw, part.table)
        done.naar, done.naar_deel = target.nummer, reference(part.table, ident)


def _take_out(booking: Booking, old: _Given) -> None:
    kind = old.verwijzing.part
    for table, column in kind.parts.values():
        booking.writer.remove_where(table, **{column: old.row})
    booking.writer.remove_where(kind.table, id=old.row)


def _shown(specs: Mapping[str, Field], values: Row, names: Sequence[str] | Row) -> Row:
    return {
        name: dict(value) if isinstance(value := values.get(name), tuple) else shown(specs[name], value)
        for name in names
    }


def _tell(
    booking: Booking, specs: Mapping[str, Field], done: Correction, old: Row, new: Row, changed: Sequence[str]
) -> None:
    """Write the trail: old and new days, codes and numbers; of personal fields and free texts only the names."""
    told: Row = {"deel": done.deel, "reden": done.reden}
    open_ = [name for name in changed if not (specs[name].personal or specs[name].free)]
    told["was"] = {name: old.get(name) for name in open_}
    if new:
        told["wordt"] = {name: new.get(name) for name in open_}
    told |= hidden_fields(specs, changed)
    if done.naar is None:
        booking.writer.trail(booking.command, done.dossier, told)
        return
    booking.writer.trail(booking.command, done.dossier, {**told, "naar": done.naar, "naar_deel": done.naar_deel})
    there = {"deel": done.naar_deel, "reden": done.reden, "van": done.dossier, "van_deel": done.deel}
    booking.writer.trail(booking.command, done.naar, there)
