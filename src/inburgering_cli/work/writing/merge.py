"""Joining two dossiers of one person into one."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from inburgering_cli.core.errors import Refused, UsageFault
from inburgering_cli.records.kind import OWNER, Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.records.kinds.dossier import DOSSIER
from inburgering_cli.records.kinds.elsewhere import ORIGIN
from inburgering_cli.records.reference import reference
from inburgering_cli.store import reads
from inburgering_cli.store.undo import forget
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.effects import effect, outcomes
from inburgering_cli.work.reading.lookup import PREVIOUS, Dossier
from inburgering_cli.work.writing.booking import Booking, open_booking
from inburgering_cli.work.writing.dossier import change
from inburgering_cli.work.writing.identity import UNIQUE
from inburgering_cli.work.writing.records import add_row, parts_of
from inburgering_cli.work.writing.related import rules_kept

COMMAND: Final = "case merge"
ALL: Final = "alles"
#: What is never filled in from the other dossier: it is open or closed by what was decided about this one.
_DECIDED: Final = ("dossier_gesloten", "reden")
Row = Mapping[str, Any]


@dataclass(slots=True)
class Merged:
    """What was joined: the dossier that stays, the number that went, fields taken from it, and records per kind."""

    dossier: str
    weg: str
    velden: list[str] = field(default_factory=list)
    verplaatst: dict[str, int] = field(default_factory=dict)
    dubbel: dict[str, int] = field(default_factory=dict)
    termijnen: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """As scripts see it."""
        return asdict(self)


class Contradicts(Refused):
    """Fields in which two dossiers contradict each other: name -> what the first and the second say."""

    def __init__(self, first: str, second: str, fields: Mapping[str, tuple[Any, Any]]) -> None:
        self.fields = fields
        super().__init__(
            f"Dossier {first} en {second} spreken elkaar tegen in {', '.join(fields)}. Zeg per veld wat geldt:"
            f" --houd VELD voor dat van {first}, --neem VELD voor dat van {second}. Er is niets opgeslagen.",
            field=next(iter(fields)),
        )


def merge(env: Environment, dossier: str, other: str, *, hold: Collection[str], take: Collection[str]) -> Merged:
    """Make the second dossier part of the first. `hold`, `take`: the fields of which the first or the second is right.

    `ALL` in `hold` is every field but the numbers of a person: whoever joins two BSNs names them.

    Raises `Contradicts` for a field in neither, and `Refused` where two records or a rule are against it.
    """
    named = [name for name in hold if name != ALL]
    for name in (*named, *take):
        if name not in DOSSIER.fields or (name in named and name in take):
            raise UsageFault(
                f"‘{name[:40]}’ is geen veld van een dossier, of staat bij --houd en bij --neem.", field="houd"
            )
    with open_booking(env, COMMAND) as booking:
        # the last one first: finding the other makes that the last one
        found = {text: booking.dossier(text) for text in sorted((dossier, other), key=lambda t: t.strip() != PREVIOUS)}
        stays, goes = found[dossier], found[other]
        if stays == goes:
            raise UsageFault(f"Dit is twee keer hetzelfde dossier: {stays.nummer}. Noem er twee.", field="dossier")
        raw = booking.writer.raw
        first, second = (reads.dossier.by_id(raw, one.id) or {} for one in (stays, goes))
        settled = {*named, *take, *(n for n in DOSSIER.fields if ALL in hold and n not in UNIQUE)}
        if against := {n: (first[n], second[n]) for n in _against(first, second) if n not in settled}:
            raise Contradicts(stays.nummer, goes.nummer, against)
        fresh = {
            n: second[n]
            for n in DOSSIER.fields
            if second[n] is not None and (n in take or (first[n] is None and n not in (*_DECIDED, *named)))
        }
        done = Merged(stays.nummer, goes.nummer, list(fresh))
        before = outcomes(env, raw, [stays.id])
        reads.record.check_references_at_the_end(raw)
        forget(raw, [goes.id])
        if booking.writer.images is not None:
            booking.writer.images.merged[goes.id] = stays.id
        with rules_kept(booking, lambda: [stays]):
            _Moving(booking, stays, goes, done).run()
            booking.writer.remove_where(DOSSIER.table, id=goes.id)
            if fresh:
                change(booking, dict(first), fresh)
        add_row(booking.writer, ORIGIN, {OWNER: stays.id, "uit_bestand": booking.mark, "oud_nummer": goes.nummer})
        booking.writer.flush()
        done.termijnen = effect(before, outcomes(env, raw, [stays.id]))
        booking.writer.trail(COMMAND, stays.nummer, {"erbij": goes.nummer, "velden": done.velden})
        booking.writer.trail(COMMAND, goes.nummer, {"naar": stays.nummer})
    env.last.remember(stays.nummer)
    return done


def _against(first: Row, second: Row) -> list[str]:
    """The fields in which two dossiers contradict each other; numbers of a person first."""
    names = dict.fromkeys((*UNIQUE, *DOSSIER.fields))
    return [n for n in names if first[n] is not None and second[n] is not None and first[n] != second[n]]


class _Moving:
    """Moves the records of one dossier to another."""

    def __init__(self, booking: Booking, stays: Dossier, goes: Dossier, done: Merged) -> None:
        self._booking = booking
        self._stays = stays
        self._goes = goes
        self._done = done
        #: Of records that both have: table and id in the dossier that goes -> id in the one that stays.
        self._same: dict[tuple[str, int], int] = {}

    def run(self) -> None:
        """Move every record. Raises `Refused` when both dossiers say something else about one thing."""
        against: list[str] = []
        gone: list[tuple[Kind, int]] = []
        for kind in all_kinds().values():
            if OWNER not in kind.columns_of_table or kind.name == DOSSIER.name:
                continue
            for row in reads.record.of_dossier(self._booking.writer.flushed, kind.table, self._goes.id):
                new = self._moved(kind, row)
                found = self._beside(kind, new)
                if found is None:
                    self._count(self._done.verplaatst, kind)
                    changed = {n: v for n, v in new.items() if v != row[n]}
                    self._booking.writer.change(kind.table, row["id"], changed)
                elif self._equal(kind, new, found):
                    self._count(self._done.dubbel, kind)
                    self._same[kind.table, row["id"]] = found["id"]
                    gone.append((kind, row["id"]))
                else:
                    against.append(f"{reference(kind.table, found['id'])} en {reference(kind.table, row['id'])}")
        if against:
            raise Refused(
                f"Dossier {self._stays.nummer} en {self._goes.nummer} zeggen iets anders over hetzelfde:"
                f" {', '.join(against[:5])}. Verbeter of verwijder er eerst een (zie"
                f" `inburgering case records {self._goes.nummer}`); er is niets opgeslagen.",
                field="dossier",
            )
        for kind, ident in reversed(gone):
            for table, column in kind.parts.values():
                self._booking.writer.remove_where(table, **{column: ident})
            self._booking.writer.remove_where(kind.table, id=ident)

    def _moved(self, kind: Kind, row: Row) -> dict[str, Any]:
        new = {**row, OWNER: self._stays.id}
        if kind.via[0]:
            column = f"{kind.via[0]}_id"
            new[column] = self._same.get((kind.via[0], row[column]), row[column])
        return new

    def _beside(self, kind: Kind, new: Row) -> Row | None:
        """The record of the dossier that stays that has the same key."""
        key = kind.key(new) if callable(kind.key) else kind.key
        keys = [(OWNER, *key)] if key and kind.owner else []
        for names in (*keys, *(names for names in kind.uniques if OWNER in names)):
            values = {name: new.get(name) for name in names}
            found = reads.record.equal(self._booking.writer.raw, kind.table, values)
            if found is not None and found["id"] != new["id"]:
                return found
        return None

    def _equal(self, kind: Kind, new: Row, found: Row) -> bool:
        made = {"id", kind.made_by}
        parts = [parts_of(self._booking, kind, one["id"]) for one in (new, found)]
        return parts[0] == parts[1] and all(found[n] == v for n, v in new.items() if n not in made)

    def _count(self, counts: dict[str, int], kind: Kind) -> None:
        counts[kind.plural] = counts.get(kind.plural, 0) + 1
