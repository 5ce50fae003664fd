"""Correcting a record and removing one: with a reason, through the rules of a first registration, and with what it does.

A corrected record is taken out and registered anew under its old id, in one transaction: so each rule that a command would
have applied applies here, and what hangs on the record stays with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from inburgering_cli.core.errors import GebruikFout, Geweigerd, NietGevonden
from inburgering_cli.records.field import Reader, Veld, given
from inburgering_cli.records.reference import DOSSIER, Verwijzing, parse, reference
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading.effects import effect, outcomes, shown
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing import dossier as dossier_writing
from inburgering_cli.work.writing.booking import Boeking, booking
from inburgering_cli.work.writing.records import store
from inburgering_cli.work.writing.related import as_input, pointing_at, rules_kept

CORRECT: Final = "case correct"
REMOVE: Final = "case remove"
Row = dict[str, Any]


@dataclass(slots=True)
class Correctie:
    """What was done: the record, the fields that changed with their old and new values, and the terms that moved.

    `naar`: the dossier to which it was moved, and how it is called there.
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
class _Gegeven:
    """The record that is meant: where it stands, and its fields as an input model has them."""

    dossier: Dossier
    verwijzing: Verwijzing
    rij: int
    velden: Row


def correct(
    env: Omgeving,
    dossier: str,
    deel: str,
    texts: Mapping[str, str | list[str]],
    leeg: Sequence[str],
    reden: str,
    naar: str | None = None,
) -> Correctie:
    """Give fields of one record other values (`leeg`: none), or move it to the dossier where it belongs.

    Raises `Geweigerd` where a rule forbids what it would become, `NietGevonden` when there is no such record.
    """
    found = parse(deel)
    _refuse_fixed(found, "gewijzigd")
    with booking(env, CORRECT) as boeking:
        old = _find(boeking, found, dossier)
        target = None if naar is None else boeking.dossier(naar)
        if target is not None and found.deel.name == DOSSIER:
            raise Geweigerd("Een dossier zelf kan niet naar een ander dossier.", veld="naar")
        if target == old.dossier:
            raise Geweigerd(f"Het staat al in dossier {old.dossier.nummer}.", veld="naar")
        new = _with(boeking, old, texts, leeg)
        changed = [name for name in {**old.velden, **new} if old.velden.get(name) != new.get(name)]
        if not changed and target is None:
            raise Geweigerd("Dit verandert niets: het staat er al zo. Er is niets opgeslagen.")
        done = Correctie(old.dossier.nummer, str(found), reden)
        specs = found.deel.fields
        done.was, done.wordt = _shown(specs, old.velden, changed), _shown(specs, new, changed)
        touched = [old.dossier, *([target] if target else [])]
        before = outcomes(env, boeking.schrijver.raw, [d.id for d in touched])
        with rules_kept(boeking, lambda: touched):
            if found.deel.name == DOSSIER:
                dossier_writing.alter(boeking, old.dossier, {name: new.get(name) for name in changed})
            else:
                _again(boeking, old, new, target, done)
        _tell(boeking, specs, done, old.velden, new, changed)
        boeking.schrijver.flush()
        done.termijnen = effect(before, outcomes(env, boeking.schrijver.raw, [d.id for d in touched]))
    return done


def remove(env: Omgeving, dossier: str, deel: str, reden: str) -> Correctie:
    """Take one record out of its dossier. Raises `Geweigerd` when something else rests on it, `NietGevonden` without it."""
    found = parse(deel)
    if found.deel.name == DOSSIER:
        raise Geweigerd(
            "Een heel dossier verwijdert u met `inburgering case erase DOSSIER --reden vergissing`, of u"
            " neemt het net gemaakte dossier"
            " terug met `undo`.",
            veld="deel",
        )
    _refuse_fixed(found, "verwijderd")
    with booking(env, REMOVE) as boeking:
        old = _find(boeking, found, dossier)
        if hanging := [reference(*one) for one in pointing_at(boeking, found.deel.table, old.rij)]:
            raise Geweigerd(
                f"Hieraan hangt nog {', '.join(hanging[:5])}{' en meer' if len(hanging) > 5 else ''}; verwijder dat eerst.",
                veld="deel",
            )
        specs = found.deel.fields
        done = Correctie(old.dossier.nummer, str(found), reden, was=_shown(specs, old.velden, old.velden))
        before = outcomes(env, boeking.schrijver.raw, [old.dossier.id])
        with rules_kept(boeking, lambda: [old.dossier]):
            _take_out(boeking, old)
        _tell(boeking, specs, done, old.velden, {}, list(old.velden))
        done.termijnen = effect(before, outcomes(env, boeking.schrijver.raw, [old.dossier.id]))
    return done


def _refuse_fixed(found: Verwijzing, done: str) -> None:
    if found.deel.fixed is not None:
        raise Geweigerd(f"Een {found.deel.title} kan niet worden {done}. {found.deel.fixed}", veld="deel")


def _find(boeking: Boeking, found: Verwijzing, dossier: str) -> _Gegeven:
    case = boeking.dossier(dossier)
    key = {"id": case.id} if found.deel.name == DOSSIER else {"id": found.rij, "dossier_id": case.id}
    row = reads.record.equal(boeking.schrijver.flushed, found.deel.table, key)
    if row is None:
        raise NietGevonden(
            f"Dossier {case.nummer} heeft geen {found}. Zie `inburgering case records {case.nummer}`.", veld="deel"
        )
    return _Gegeven(case, found, row["id"], as_input(boeking, found.deel, row))


def _with(boeking: Boeking, old: _Gegeven, texts: Mapping[str, str | list[str]], leeg: Sequence[str]) -> Row:
    """The fields of a record after the correction, each read as a command reads it."""
    specs = old.verwijzing.deel.fields
    for name in (*texts, *leeg):
        if name not in specs:
            raise GebruikFout(
                f"‘{name[:40]}’ is geen veld van {old.verwijzing}; kies uit {', '.join(specs)}.",
                veld="leeg" if name in leeg else "veld",
            )
    if twice := [name for name in leeg if name in texts]:
        raise GebruikFout(f"{twice[0]} kan niet een waarde krijgen en leeg worden.", veld="leeg")
    if needed := [name for name in leeg if specs[name].verplicht]:
        raise Geweigerd(f"{needed[0]} kan niet leeg zijn.", veld=needed[0])
    read: Any = Reader(old.verwijzing.deel.record, boeking.env.peildatum, gedeeltelijk=True).read(texts)
    if isinstance(read, list):
        kind = GebruikFout if all(miss.gebruik for miss in read) else Geweigerd
        raise kind("\n".join(f"{miss.veld}: {miss.melding}." for miss in read), veld=read[0].veld)
    fresh = given(read)
    for name, value in fresh.items():
        if specs[name].herhaal:  # one subject is corrected, the others stay
            fresh[name] = tuple({**dict(old.velden.get(name, ())), **dict(value)}.items())
    return {name: value for name, value in {**old.velden, **fresh}.items() if name not in leeg}


def _again(boeking: Boeking, old: _Gegeven, new: Row, target: Dossier | None, done: Correctie) -> None:
    """Register the record anew: here under its own id, or in the dossier where it belongs."""
    deel = old.verwijzing.deel
    reads.record.check_references_at_the_end(boeking.schrijver.raw)  # what hangs on it waits for its return
    if target is not None and (hanging := [reference(*one) for one in pointing_at(boeking, deel.table, old.rij)]):
        raise Geweigerd(f"Hieraan hangt nog {', '.join(hanging[:5])}; zet dat eerst goed.", veld="naar")
    _take_out(boeking, old)
    if target is None:
        boeking.schrijver.add_again(deel.table, old.rij)
    boeking.stil = True
    store(boeking, deel, target or old.dossier, deel.record(**new))
    boeking.stil = False
    boeking.schrijver.flush()
    if target is not None:
        ident = reads.record.newest_id(boeking.schrijver.raw, deel.table)
        done.naar, done.naar_deel = target.nummer, reference(deel.table, ident)


def _take_out(boeking: Boeking, old: _Gegeven) -> None:
    kind = old.verwijzing.deel
    for table, column in kind.parts.values():
        boeking.schrijver.remove_where(table, **{column: old.rij})
    boeking.schrijver.remove_where(kind.table, id=old.rij)


def _shown(specs: Mapping[str, Veld], values: Row, names: Sequence[str] | Row) -> Row:
    return {
        name: dict(value) if isinstance(value := values.get(name), tuple) else shown(specs[name], name, value)
        for name in names
    }


def _tell(
    boeking: Boeking, specs: Mapping[str, Veld], done: Correctie, old: Row, new: Row, changed: Sequence[str]
) -> None:
    """The lines in the trail: the old and new days, codes and numbers, and of what may tell who it is only which fields."""
    told: Row = {"deel": done.deel, "reden": done.reden}
    open_ = [name for name in changed if not (specs[name].persoon or specs[name].vrij)]
    told["was"] = {name: old.get(name) for name in open_}
    if new:
        told["wordt"] = {name: new.get(name) for name in open_}
    for key, names in (
        ("persoonsvelden", [n for n in changed if specs[n].persoon]),
        ("tekstvelden", [n for n in changed if specs[n].vrij and not specs[n].persoon]),
    ):
        if names:
            told[key] = names
    if done.naar is None:
        boeking.schrijver.trail(boeking.opdracht, done.dossier, told)
        return
    boeking.schrijver.trail(boeking.opdracht, done.dossier, {**told, "naar": done.naar, "naar_deel": done.naar_deel})
    there = {"deel": done.naar_deel, "reden": done.reden, "van": done.dossier, "van_deel": done.deel}
    boeking.schrijver.trail(boeking.opdracht, done.naar, there)
