"""Reading a whole export back into an empty store, with its dossier numbers.

The record classes read and check each value, and the schema guards the rest. The rules are not applied again: a dossier that
breaks one is stored as it was, with a warning.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import Fault, Refused
from inburgering_cli.files import json_in
from inburgering_cli.files.atomic import digest
from inburgering_cli.files.csv_in import read_bytes
from inburgering_cli.files.layout import OWN
from inburgering_cli.files.table import Row, Table
from inburgering_cli.files.table_in import read_table
from inburgering_cli.files.tables_out import JSON, PARQUET, READ_BACK
from inburgering_cli.law import rules
from inburgering_cli.law.facts import search_name
from inburgering_cli.records.field import Reader
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store import reads
from inburgering_cli.store.write import Clash
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.files.export import CASES, CONTENT, DOSSIER, TRAIL, columns
from inburgering_cli.work.files.import_check import PART, RowFault
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking, open_booking
from inburgering_cli.work.writing.identity import STORE
from inburgering_cli.work.writing.records import add_row

_NUMBER: Final = re.compile(r"[0-9]{4}-[0-9]{4,9}", re.ASCII)


def import_all(env: Environment, folder: Path) -> tuple[dict[str, int], dict[str, list[RowFault]]]:
    """Read every file of an export into the store, which must be empty; rows per kind, and per file what is wrong.

    One wrong row means that nothing is saved. Raises `Refused` for a folder that is no whole export or a store that is not
    empty.
    """
    files, told = files_of(folder)
    counts: dict[str, int] = {}
    wrong: dict[str, list[RowFault]] = {}
    try:
        with open_booking(env, "db import", bulk=True) as booking:
            _refuse_filled(booking)
            marks: set[str] = set()
            files.pop(TRAIL, None)  # the store begins a trail of its own
            for name, path in files.items():
                faults: list[RowFault] = []
                counts[name] = KindReader(booking, all_kinds()[name], faults, marks).read(path)
                if faults:
                    wrong[path.name] = faults
                else:
                    check_count(path, counts[name], told.get(name))
            if wrong:
                raise Stop
            warn_of_rules(booking)
            booking.writer.trail(booking.command, None, {"rijen": sum(counts.values())})
    except Stop:
        counts = dict.fromkeys(counts, 0)
    return counts, wrong


class Stop(Exception):
    """Undo the transaction."""


def check_count(path: Path, count: int, told: int | None) -> None:
    """Refuse a file with another number of rows than the export says."""
    if told is not None and told != count:
        raise Refused(
            f"{path.name} heeft {count} rijen en volgens {CONTENT} waren het er {told}; er is niets opgeslagen. Klopt het"
            f" toch, haal {CONTENT} dan weg."
        )


def files_of(folder: Path) -> tuple[dict[str, Path], Mapping[str, int]]:
    """The file of each kind, in the order in which they can be read, and the rows that the export says each has.

    Raises `Refused` for what is no whole export, or was changed after it was made.
    An older export in another format may still be beside the last one; `CONTENT` tells which that was.
    """
    if not folder.is_dir():
        raise Refused(f"{folder} is geen map; noem de map die `inburgering db export` maakte.")
    told: Mapping[str, int] = {}
    hashes: Mapping[str, str] = {}
    formats: tuple[str, ...] = READ_BACK
    if (folder / CONTENT).exists():
        try:
            content = json.loads((folder / CONTENT).read_text(encoding="utf-8"))
            told, formats = dict(content["rijen"]), (str(content["formaat"]),)
            if formats == (PARQUET,):
                raise Refused(
                    f"De export in {folder} is Parquet, om te analyseren; maak er een met --format csv, json of xlsx."
                )
            hashes = dict(content.get("sha256", {}))
        except (ValueError, KeyError, TypeError, OSError):
            raise Refused(f"{folder / CONTENT} is niet te lezen; haal het weg om de map zonder te lezen.") from None
    found: dict[str, Path] = {}
    for name in (*all_kinds(), TRAIL):
        paths = [path for ending in formats if (path := folder / f"{name}.{ending}").exists()]
        if len(paths) > 1:
            raise Refused(f"In {folder} staan {' en '.join(p.name for p in paths)}; laat er één staan.")
        if paths:
            found[name] = paths[0]
        elif told.get(name):
            raise Refused(f"In {folder} ontbreekt {name}, met {told[name]} rijen; de export is niet heel.")
    if not found:
        raise Refused(f"In {folder} staat geen export; noem de map die `inburgering db export` maakte.")
    for name, path in found.items():
        if name in hashes and digest(path) != hashes[name]:
            raise Refused(
                f"{path.name} is niet het bestand dat bij {CONTENT} hoort: het is na de uitvoer gewijzigd, of de uitvoer is"
                f" afgebroken. Er is niets opgeslagen. Klopt het toch, haal {CONTENT} dan weg."
            )
    return found, told


def _refuse_filled(booking: Booking) -> None:
    for kind in all_kinds().values():
        if not reads.record.is_empty(booking.writer.raw, kind.table):
            raise Refused(
                f"Het dossierbestand {booking.env.location.path} is niet leeg, en een hele export gaat alleen in een"
                " leeg bestand. Maak dat met `inburgering --db PAD db init`, of lees losse bestanden in met"
                " `inburgering import SOORT BESTAND`."
            )


def warn_of_rules(booking: Booking, only: Sequence[int] | None = None) -> None:
    """Say how many dossiers break a rule; `only`: look at these."""
    booking.writer.flush()
    env = booking.env
    against: list[str] = []
    for facts in reads.facts.read(booking.writer.raw, env.policy, env.peildatum, ids=only):
        try:
            rules.check_facts(facts)
        except Fault as error:
            against.append(f"{facts.dossier}: {error.message}")
    if against:
        env.warn(f"{len(against)} dossiers gaan tegen een regel in; zo stonden ze in de export. Zoals {against[0]}")


class KindReader:
    """Reads the file of one kind of an export into its table."""

    def __init__(self, booking: Booking, kind: Kind, faults: list[RowFault], marks: set[str]) -> None:
        """`marks`: those of the stores that the rows so far are of; there can be one."""
        self.booking = booking
        self.kind = kind
        self.faults = faults
        self.cases = kind.plural == CASES
        self._marks = marks
        self._mark_place: int | None = None

    def read(self, path: Path) -> int:
        """Store the rows of a file; how many it has."""
        table = self.table(path)
        file_columns, table_rows = table.columns, table.rows
        reader = self.reader(file_columns)
        place = file_columns.index(DOSSIER) if DOSSIER in file_columns else None
        self._mark_place = file_columns.index(STORE) if STORE in file_columns else None
        count = 0
        while part := list(islice(table_rows, PART)):
            count += len(part)
            if place is not None and not self.cases:
                self.expect(str(row.cells[place]).strip() for row in part if not row.fault)
            try:
                with self.booking.attempt():
                    for row in part:
                        self._add(row, reader, place)
            except Clash as error:
                rows = f"tussen rij {part[0].nummer} en {part[-1].nummer}"
                self.faults.append(RowFault(part[0].nummer, None, None, f"{error.message}, {rows}"))
        return count

    def reader(self, file_columns: Sequence[str]) -> Reader[Any]:
        """What reads the cells of a row."""
        return Reader(self.kind.record, self.booking.env.peildatum, columns=file_columns)

    def table(self, path: Path) -> Table:
        """The columns and rows of the file of this kind."""
        known = frozenset(columns(self.kind))
        required = {name for name, spec in self.kind.fields.items() if spec.required}
        if self.cases or self.kind.owner:
            required.add(DOSSIER)
        return self.table_with(path, known, required)

    def table_with(self, path: Path, known: frozenset[str], required: set[str]) -> Table:
        """The columns and rows of a file that has these columns."""
        data = read_bytes(str(path))
        try:
            if path.suffix == f".{JSON}":
                return json_in.read_table(data, known, frozenset(required)).sound()
            return read_table(data, known, frozenset(required), path.stem, OWN).sound()
        except Refused as error:
            raise Refused(f"{path.name}: {error.message}", field=error.veld, row=error.row) from None

    def _add(self, row: Row, reader: Reader[Any], place: int | None) -> None:
        if row.fault:
            self.wrong(row, None, row.fault)
            return
        if self._mark_place is not None and (mark := row.cells[self._mark_place].strip()):
            self._marks.add(mark)
            if len(self._marks) > 1:
                self._marks.discard(mark)
                said = "deze rij is uit een ander dossierbestand dan de rijen ervoor; haar nummer is dus van een ander"
                self.faults.append(RowFault(row.nummer, STORE, mark[:30], said))
                return
        values = reader.read_values(row.cells)
        if isinstance(values, list):
            self.faults += [RowFault(row.nummer, m.veld, m.value, m.message) for m in values]
            return
        values = {**dict.fromkeys(self.kind.always, ""), **values}
        nummer = row.cells[place].strip() if place is not None else ""
        if self.cases:
            if not _NUMBER.fullmatch(nummer):
                self.wrong(row, nummer, "een dossiernummer is een jaar en een volgnummer, zoals 2026-0001")
                return
        elif place is not None and not self.of_dossier(row, nummer, values):
            return
        self.keep(row, nummer, values)

    def expect(self, numbers: Iterable[str]) -> None:
        """Look up the dossiers of some rows at once."""
        self.booking.expect(("nummer", number) for number in numbers)

    def dossier_of(self, nummer: str) -> Dossier | None:
        """The dossier here that a number of the export means."""
        return self.booking.known("nummer", nummer)

    def keep(self, row: Row, nummer: str, values: dict[str, Any]) -> None:
        """Store one record; `row`: where it stood, for a fault."""
        if self.cases:
            values |= {"nummer": nummer, "zoeknaam": search_name(values)}
        add_row(self.booking.writer, self.kind, values)

    def of_dossier(self, row: Row, nummer: str, values: dict[str, Any]) -> bool:
        """Put the ids of the dossier and the parent in a row; False when one is not there."""
        dossier = self.dossier_of(nummer) if nummer else None
        if dossier is None and (nummer or self.kind.owner):
            self.wrong(row, nummer, f"geen dossier met nummer {nummer}" if nummer else "noem het dossier")
            return False
        values["dossier_id"] = dossier.id if dossier else None
        if self.kind.via[1]:
            parent = {
                "dossier_id": values["dossier_id"],
                **{name: values.pop(name, None) for name in self.kind.via[1]},
            }
            found = reads.record.equal(self.booking.writer.flushed, self.kind.via[0], parent)
            if found is None:
                self.wrong(row, nummer, "geen activiteit met deze soort, start en aanbieder in dit dossier")
                return False
            values[f"{self.kind.via[0]}_id"] = found["id"]
        return True

    def wrong(self, row: Row, value: str | None, message: str) -> None:
        """Note the fault of a row, in its dossier when there is a value."""
        self.faults.append(RowFault(row.nummer, DOSSIER if value is not None else None, value, message))


def problems(wrong: Mapping[str, list[RowFault]]) -> Iterator[dict[str, Any]]:
    """The faults as rows of a list."""
    for file, faults in wrong.items():
        for fault in sorted(faults, key=lambda f: f.rij):
            yield {
                "bestand": file,
                "rij": fault.rij,
                "kolom": fault.kolom,
                "waarde": fault.waarde,
                "melding": fault.melding,
            }
