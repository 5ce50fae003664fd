"""Bringing dossiers of another store into this one, beside those that are here.

They get new numbers. Who has a dossier here already, by an earlier file of that store, BSN or V-nummer, keeps it: what is
lacking is added, and what differs stays as it is here and is told. What would make one person of two is refused. The
trail of the other store comes along, apart from the chain of this one.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import fold
from inburgering_cli.files.table import Row, Table
from inburgering_cli.law.facts import list_name, search_name
from inburgering_cli.records.field import Reader
from inburgering_cli.records.kind import OWNER, Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.records.kinds.elsewhere import ORIGIN, TRAIL_ELSEWHERE
from inburgering_cli.store import reads
from inburgering_cli.store.write import Clash
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.files.export import CASES, CONTENT, DOSSIER, TRAIL
from inburgering_cli.work.files.import_all import KindReader, Stop, check_count, files_of, warn_of_rules
from inburgering_cli.work.files.import_check import RowFault
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing import identity
from inburgering_cli.work.writing.booking import Booking, open_booking
from inburgering_cli.work.writing.dossier import next_number
from inburgering_cli.work.writing.records import add_row, parts_of

COMMAND: Final = "db import"
NEW: Final = "nieuw"
KNOWN: Final = "bekend"
#: What a dossier here never takes over: it is open or closed by what was decided here.
_KEPT: Final = ("dossier_gesloten", "reden")
Values = dict[str, Any]


@dataclass(slots=True)
class Taken:
    """One dossier of the other store: its number there and here, and whether the person was here already."""

    oud: str
    nieuw: str
    naam: str
    wat: str
    #: Another dossier here with the same name and birth date, and no number that tells them apart.
    lijkt_op: str | None = None


@dataclass(slots=True)
class Receipt:
    """What came in: the dossiers with both numbers, rows per kind, and what differs from what is here and was left so."""

    bestand: str = ""
    dossiers: list[Taken] = field(default_factory=list)
    rijen: dict[str, dict[str, int]] = field(default_factory=dict)
    verschillen: list[Values] = field(default_factory=list)
    fouten: dict[str, list[RowFault]] = field(default_factory=dict)


@dataclass(slots=True)
class _Meeting:
    """What is known about the people of both stores while the files are read."""

    booking: Booking
    mark: str
    receipt: Receipt
    #: Number there -> the dossier here; None: it will be a new one.
    here: dict[str, Dossier | None] = field(default_factory=dict)
    #: Row ids of dossiers that were here already, with the number there.
    met: dict[int, str] = field(default_factory=dict)
    #: Number there -> what other stores call it.
    origins: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    #: Marks of households (folded) that strangers here have too, and what they become.
    households: dict[str, str] = field(default_factory=dict)
    #: Marks of households there, with the marks that their members have who are here already.
    seen_households: dict[str, set[str | None]] = field(default_factory=dict)
    #: How many equal records here no row has met yet, of kinds without a key.
    left: dict[str, int] = field(default_factory=dict)
    #: Name and birth date of everybody here.
    alike: dict[tuple[str, str], str] = field(default_factory=dict)

    def tell_households_apart(self) -> None:
        """Give a household of the other store another mark when strangers here have that mark."""
        taken = reads.huishouden.marks(self.booking.writer.raw)
        for mark, here in self.seen_households.items():
            renamed = f"{mark[:30]}-{self.mark[:4]}".lower()
            if renamed in here or (mark in taken and mark not in here):
                self.households[mark] = renamed


def import_beside(env: Environment, folder: Path) -> Receipt:
    """Read an export of another store beside what is here. One wrong row means that nothing is saved."""
    files, told = files_of(folder)
    receipt = Receipt()
    try:
        with open_booking(env, COMMAND, bulk=True) as booking:
            meeting = _Meeting(booking, _mark(folder), receipt)
            _meet(meeting, files)
            for name, path in files.items():
                kind = TRAIL_ELSEWHERE if name == TRAIL else all_kinds()[name]
                reader = _TrailReader(meeting, kind) if name == TRAIL else _Beside(meeting, kind)
                check_count(path, reader.run(path), told.get(name))
            if receipt.fouten:
                raise Stop
            warn_of_rules(booking, [one.id for one in meeting.here.values() if one is not None])
            for taken in receipt.dossiers:
                said = {"uit_bestand": meeting.mark, "oud_nummer": taken.oud, "wat": taken.wat}
                booking.writer.trail(COMMAND, taken.nieuw, said)
            booking.writer.trail(COMMAND, None, {"uit_bestand": meeting.mark, "dossiers": len(receipt.dossiers)})
    except Stop:
        receipt.dossiers.clear()
        receipt.verschillen.clear()
        receipt.rijen = {name: {**counts, NEW: 0} for name, counts in receipt.rijen.items()}
    return receipt


def _mark(folder: Path) -> str:
    """The mark of the store that an export is of, by its contents; without: by its rows."""
    try:
        return str(json.loads((folder / CONTENT).read_text(encoding="utf-8"))["bestand"])
    except FileNotFoundError:
        return ""
    except (KeyError, ValueError):
        raise Refused(
            "Deze export zegt niet uit welk dossierbestand hij is: hij is van een oudere versie van het programma. Maak hem"
            " daar opnieuw met `inburgering db export`; er is niets opgeslagen."
        ) from None


def _meet(meeting: _Meeting, files: Mapping[str, Path]) -> None:
    """Read who the export is about, before a row is stored: who is here already, and which households."""
    if CASES not in files:
        raise Refused("In deze export ontbreken de dossiers zelf (cases); maak hem opnieuw. Er is niets opgeslagen.")
    if ORIGIN.plural in files:
        _Origins(meeting, ORIGIN).run(files[ORIGIN.plural], count=False)
    for person in reads.dossier.persons(meeting.booking.writer.raw):
        if person.geboortedatum:
            meeting.alike[person.zoeknaam, person.geboortedatum] = person.nummer
    _People(meeting, all_kinds()[CASES]).run(files[CASES], count=False)
    if meeting.receipt.fouten:
        raise Stop
    if not meeting.mark:
        raise Refused(
            "Deze export zegt niet uit welk dossierbestand hij is. Maak hem daar opnieuw met `inburgering db export`; er is"
            " niets opgeslagen."
        )
    meeting.receipt.bestand = meeting.mark
    meeting.tell_households_apart()


class _Beside(KindReader):
    """Stores the rows of one kind beside those that are here."""

    def __init__(self, meeting: _Meeting, kind: Kind) -> None:
        marks = {meeting.mark} if meeting.mark else set()
        super().__init__(meeting.booking, kind, [], marks)
        self.meeting = meeting
        self.marks = marks
        self.counts = {"gelezen": 0, NEW: 0, "ongewijzigd": 0, "anders": 0}

    def run(self, path: Path, *, count: bool = True) -> int:
        """Read a file; how many rows it has. Its faults go into the receipt."""
        rows = self.read(path)
        self.counts["gelezen"] = rows
        if count:
            self.meeting.receipt.rijen[path.stem] = self.counts
        if self.faults:
            self.meeting.receipt.fouten.setdefault(path.name, []).extend(self.faults)
        return rows

    def expect(self, numbers: Iterable[str]) -> None:
        """The dossiers are known already."""
        self.booking.expect(())

    def dossier_of(self, nummer: str) -> Dossier | None:
        """The dossier here of a number there."""
        return self.meeting.here.get(nummer)

    def keep(self, row: Row, nummer: str, values: Values) -> None:
        """Add a record, unless it is here."""
        if self.cases:
            self._person(nummer, values)
            return
        if self.kind is ORIGIN and values["uit_bestand"] == self.booking.mark:
            return  # the number here, from an earlier time
        owner = values.get(OWNER)
        known = owner is None or owner in self.meeting.met
        if known and (same := self._same(values)) is not None:
            differs = self._different(same, values)
            self.counts["anders" if differs else "ongewijzigd"] += 1
            self._tell(nummer, differs, same, values)
            return
        self.counts[NEW] += 1
        add_row(self.booking.writer, self.kind, values)

    def _same(self, values: Values) -> Values | None:
        """The stored record with the key of this one, or an equal one that no row has met yet."""
        raw, kind = self.booking.writer.raw, self.kind
        key = kind.key(values) if callable(kind.key) else kind.key
        keys = [((OWNER,) if kind.owner else ()) + tuple(key)] if key else []
        for names in (*keys, *kind.uniques):
            found = reads.record.equal(raw, kind.table, {name: values.get(name) for name in names})
            if found is not None:
                return found
        if keys or kind.uniques:
            return None
        whole = {name: values.get(name) for name in kind.columns_of_table if name != "id"}
        place = f"{kind.table} {sorted(whole.items(), key=str)!r}"
        left = self.meeting.left.get(place)
        if left is None:
            left = reads.record.count_equal(raw, kind.table, whole)
        self.meeting.left[place] = max(left - 1, 0)
        return {**whole, "id": 0} if left else None

    def _different(self, stored: Mapping[str, Any], values: Values) -> list[str]:
        """The fields in which a stored record is not as the file has it. What the file does not say is no difference."""
        kind = self.kind
        names = [n for n in kind.stored if values.get(n) not in (None, "") and stored.get(n) != values[n]]
        if kind.parts and stored["id"]:
            parts = parts_of(self.booking, kind, stored["id"])
            names += [n for n in kind.parts if values.get(n) and dict(values[n]).items() - parts[n].items()]
        return names

    def _tell(self, oud: str, names: Sequence[str], stored: Mapping[str, Any], values: Values) -> None:
        here = self.meeting.here.get(oud)
        for name in names:
            spec = self.kind.stored.get(name)
            hidden = spec is None or spec.personal or spec.free
            self.meeting.receipt.verschillen.append({
                "dossier": here and here.nummer,
                "oud": oud or None,
                "soort": self.kind.plural,
                "veld": name,
                "hier": None if hidden else stored.get(name),
                "daar": None if hidden else values[name],
            })  # fmt: skip

    def _person(self, oud: str, values: Values) -> None:
        if household := values.get("huishouden"):
            values["huishouden"] = self.meeting.households.get(fold(household), household)
        here = self.meeting.here[oud]
        name = list_name(values["geslachtsnaam"], values.get("voorvoegsel"), values.get("voornamen"))
        if here is not None:
            self._known(oud, here, values)
            self.meeting.receipt.dossiers.append(Taken(oud, here.nummer, name, KNOWN))
            self._origin(oud, here.id)
            return
        nummer = next_number(self.booking)
        zoeknaam = search_name(values)
        ident = add_row(self.booking.writer, self.kind, {**values, "nummer": nummer, "zoeknaam": zoeknaam})
        self.meeting.here[oud] = Dossier(ident, nummer, name)
        self.counts[NEW] += 1
        like = self.meeting.alike.get((zoeknaam, values.get("geboortedatum") or "-"))
        self.meeting.receipt.dossiers.append(Taken(oud, nummer, name, NEW, like))
        self._origin(oud, ident)

    def _origin(self, oud: str, ident: int) -> None:
        """Keep the number that a dossier has there, for a next file."""
        key = {"uit_bestand": self.meeting.mark, "oud_nummer": oud}
        own = self.meeting.mark == self.booking.mark
        if own or reads.record.equal(self.booking.writer.raw, ORIGIN.table, key) is not None:
            return
        add_row(self.booking.writer, ORIGIN, {OWNER: ident, **key})

    def _known(self, oud: str, here: Dossier, values: Values) -> None:
        """Fill in what is not known here about somebody; what differs is told."""
        stored = reads.dossier.by_id(self.booking.writer.raw, here.id) or {}
        fresh = {n: v for n, v in values.items() if v is not None and stored.get(n) is None and n not in _KEPT}
        differs = [n for n, v in values.items() if v is not None and n not in fresh and stored.get(n) != v]
        if fresh:
            try:
                with self.booking.attempt():
                    whole = {**stored, **fresh}
                    self.booking.writer.change(DOSSIER, here.id, {**fresh, "zoeknaam": search_name(whole)})
                    self.booking.check(here.id)
            except (Clash, Refused):
                differs += fresh
        self.counts["anders" if differs else "ongewijzigd"] += 1
        self._tell(oud, differs, stored, values)


class _Origins(_Beside):
    """Reads by which numbers other stores know the dossiers of the export; stores nothing."""

    def of_dossier(self, row: Row, nummer: str, values: Values) -> bool:
        """The dossiers are not known yet."""
        return True

    def keep(self, row: Row, nummer: str, values: Values) -> None:
        """Remember what another store calls a dossier."""
        self.meeting.origins.setdefault(nummer, []).append((values["uit_bestand"], values["oud_nummer"]))


class _People(_Beside):
    """Reads the dossiers of an export to see who is here already; stores nothing."""

    def keep(self, row: Row, nummer: str, values: Values) -> None:
        """Recognise one person, or refuse what would make one person of two."""
        self.meeting.mark = self.meeting.mark or next(iter(self.marks), "")
        if nummer in self.meeting.here:
            self.wrong(row, nummer, "dit nummer staat er twee keer in")
            return
        try:
            found = self._recognise(nummer, values)
        except Refused as error:
            self.faults.append(RowFault(row.nummer, error.veld, None, error.message.rstrip(".")))
            found = None
        if found is not None and (other := self.meeting.met.setdefault(found.id, nummer)) != nummer:
            self.wrong(row, nummer, f"{other} en {nummer} zouden hier allebei dossier {found.nummer} worden")
        self.meeting.here[nummer] = found
        if household := values.get("huishouden"):
            stored = reads.dossier.by_id(self.booking.writer.raw, found.id) if found else None
            mark = fold(stored["huishouden"]) if stored and stored["huishouden"] else None
            self.meeting.seen_households.setdefault(fold(household), set()).add(mark)

    def _recognise(self, nummer: str, values: Values) -> Dossier | None:
        booking, raw = self.booking, self.booking.writer.raw
        known = [found for key in identity.UNIQUE if values.get(key) and (found := booking.known(key, values[key]))]
        for mark, old in ((self.meeting.mark, nummer), *self.meeting.origins.get(nummer, ())):
            if mark == booking.mark:
                found = booking.known("nummer", old)
                same = found and identity.contradiction(reads.dossier.by_id(raw, found.id) or {}, values) is None
                known += [found] if found and (same or old != nummer) else []
            elif (row := reads.record.equal(raw, ORIGIN.table, {"uit_bestand": mark, "oud_nummer": old})) is not None:
                number = str(reads.dossier.number_of(raw, row[OWNER]))
                known.append(Dossier(row[OWNER], number, ""))
        numbers = {one.id: one.nummer for one in known}
        if len(numbers) > 1:
            raise Refused(
                f"deze persoon zou hier zowel dossier {' als '.join(sorted(numbers.values()))} zijn: BSN, V-nummer en eerdere"
                " overname wijzen niet dezelfde aan. Kijk welke klopt, en verbeter dat eerst",
                field="dossier",
            )
        if not known:
            return None
        stored = reads.dossier.by_id(raw, known[0].id) or {}
        identity.check(booking, known[0], stored, values)
        return known[0]


class _TrailReader(_Beside):
    """Keeps the trail of the other store, apart from the chain of this one."""

    def __init__(self, meeting: _Meeting, kind: Kind) -> None:
        super().__init__(meeting, kind)
        self._there = reads.trail.lines_elsewhere(self.booking.writer.raw, meeting.mark)

    def table(self, path: Path) -> Table:
        """The trail of an export has the columns of the trail, not those of the kind that keeps it."""
        names = {"id": "regel"}
        found = self.lines(path)
        found.columns = [names.get(name, name) for name in found.columns]
        return found

    def lines(self, path: Path) -> Table:
        """The columns and rows of the file as they stand there."""
        return self.table_with(path, frozenset(reads.trail.LINE), {"id", "tijd", "opdracht"})

    def reader(self, file_columns: Sequence[str]) -> Reader[Any]:
        """The mark is that of the export."""
        return Reader(self.kind.record, self.booking.env.peildatum, columns=file_columns, partly=True)

    def of_dossier(self, row: Row, nummer: str, values: Values) -> bool:
        """A line may be about a dossier that was erased there, or about none."""
        here = self.meeting.here.get(nummer)
        values |= {OWNER: here and here.id, "oud_nummer": nummer or None, "uit_bestand": self.meeting.mark}
        return True

    def keep(self, row: Row, nummer: str, values: Values) -> None:
        """Keep a line once."""
        if self.meeting.mark == self.booking.mark or values["regel"] in self._there:
            self.counts["ongewijzigd"] += 1
            return
        self.counts[NEW] += 1
        add_row(self.booking.writer, self.kind, values)
