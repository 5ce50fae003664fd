"""Reading back a whole export into an empty store, dossier numbers and all: nothing of it is registered anew.

Each value is read and checked by the same input model as when it was registered, and the schema guards the rest. The rules
are not tried again: what was registered is what was registered. Where it goes against one, a warning says so.
"""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import Fout, Geweigerd
from inburgering_cli.files import json_in
from inburgering_cli.files.atomic import digest
from inburgering_cli.files.csv_in import read_bytes
from inburgering_cli.files.table import Rij, Tabel
from inburgering_cli.files.table_in import read_table
from inburgering_cli.files.tables_out import FORMATEN, JSON
from inburgering_cli.law import rules
from inburgering_cli.law.facts import search_name
from inburgering_cli.records.field import Reader
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store import reads
from inburgering_cli.store.write import Botsing
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.files.import_check import PART, Regelfout
from inburgering_cli.work.files.whole_store import CASES, DOSSIER, INHOUD, columns
from inburgering_cli.work.writing.booking import Boeking, booking

_NUMBER: Final = re.compile(r"[0-9]{4}-[0-9]{4,9}", re.ASCII)


def import_all(env: Omgeving, folder: Path) -> tuple[dict[str, int], dict[str, list[Regelfout]]]:
    """Read every file of an export into the store, which must be empty; rows per kind, and per file what is wrong.

    One wrong row means that nothing is saved. Raises `Geweigerd` for a folder that is no whole export or a store that is not
    empty.
    """
    files, told, hashes = _files(folder)
    for naam, path in files.items():
        if naam in hashes and digest(path) != hashes[naam]:
            raise Geweigerd(
                f"{path.name} is niet het bestand dat bij {INHOUD} hoort: het is na de uitvoer gewijzigd, of de uitvoer is"
                f" afgebroken. Er is niets opgeslagen. Klopt het toch, haal {INHOUD} dan weg."
            )
    counts: dict[str, int] = {}
    wrong: dict[str, list[Regelfout]] = {}
    try:
        with booking(env, "db import", beelden=False) as boeking:
            _refuse_filled(boeking)
            for naam, path in files.items():
                faults: list[Regelfout] = []
                counts[naam] = _Lezer(boeking, all_kinds()[naam], faults).read(path)
                if faults:
                    wrong[path.name] = faults
                elif told.get(naam, counts[naam]) != counts[naam]:
                    raise Geweigerd(
                        f"{path.name} heeft {counts[naam]} rijen en volgens {INHOUD} waren het er {told[naam]}; er is niets"
                        f" opgeslagen. Klopt het toch, haal {INHOUD} dan weg."
                    )
            if wrong:
                raise _Stop
            _warn_of_rules(boeking)
            boeking.schrijver.trail(boeking.opdracht, None, {"rijen": sum(counts.values())})
    except _Stop:
        counts = dict.fromkeys(counts, 0)
    return counts, wrong


class _Stop(Exception):
    """Undo the transaction."""


def _files(folder: Path) -> tuple[dict[str, Path], Mapping[str, int], Mapping[str, str]]:
    """The file of each kind, in the order in which they can be read, and the rows and hash that the export says each has.

    An older export in another format may still be beside the last one; `INHOUD` tells which that was.
    """
    if not folder.is_dir():
        raise Geweigerd(f"{folder} is geen map; noem de map die `inburgering db export` maakte.")
    told: Mapping[str, int] = {}
    hashes: Mapping[str, str] = {}
    formaten: tuple[str, ...] = FORMATEN
    if (folder / INHOUD).exists():
        try:
            inhoud = json.loads((folder / INHOUD).read_text(encoding="utf-8"))
            told, formaten = dict(inhoud["rijen"]), (str(inhoud["formaat"]),)
            hashes = dict(inhoud.get("sha256", {}))
        except (ValueError, KeyError, TypeError, OSError):
            raise Geweigerd(f"{folder / INHOUD} is niet te lezen; haal het weg om de map zonder te lezen.") from None
    found: dict[str, Path] = {}
    for naam in all_kinds():
        paths = [path for formaat in formaten if (path := folder / f"{naam}.{formaat}").exists()]
        if len(paths) > 1:
            raise Geweigerd(f"In {folder} staan {' en '.join(p.name for p in paths)}; laat er één staan.")
        if paths:
            found[naam] = paths[0]
        elif told.get(naam):
            raise Geweigerd(f"In {folder} ontbreekt {naam}, met {told[naam]} rijen; de export is niet heel.")
    if not found:
        raise Geweigerd(f"In {folder} staat geen export; noem de map die `inburgering db export` maakte.")
    return found, told, hashes


def _refuse_filled(boeking: Boeking) -> None:
    for kind in all_kinds().values():
        if not reads.record.is_empty(boeking.schrijver.raw, kind.table):
            raise Geweigerd(
                f"Het dossierbestand {boeking.env.locatie.pad} is niet leeg, en een hele export gaat alleen in een"
                " leeg bestand. Maak dat met `inburgering --db PAD db init`, of lees losse bestanden in met"
                " `inburgering import SOORT BESTAND`."
            )


def _warn_of_rules(boeking: Boeking) -> None:
    boeking.schrijver.flush()
    env = boeking.env
    against: list[str] = []
    for facts in reads.facts.read(boeking.schrijver.raw, env.beleid, env.peildatum):
        try:
            rules.check_facts(facts)
        except Fout as error:
            against.append(f"{facts.dossier}: {error.melding}")
    if against:
        env.warn(f"{len(against)} dossiers gaan tegen een regel in; zo stonden ze in de export. Zoals {against[0]}")


class _Lezer:
    """Reads the file of one kind into its table."""

    def __init__(self, boeking: Boeking, kind: Kind, faults: list[Regelfout]) -> None:
        self._boeking = boeking
        self._kind = kind
        self._faults = faults
        self._cases = kind.plural == CASES

    def read(self, path: Path) -> int:
        """Store the rows of a file; how many it has."""
        kolommen, _, rijen = self._table(path)
        reader: Reader[Any] = Reader(self._kind.record, self._boeking.env.peildatum, kolommen=kolommen)
        place = kolommen.index(DOSSIER) if DOSSIER in kolommen else None
        count = 0
        while part := list(islice(rijen, PART)):
            count += len(part)
            if place is not None and not self._cases:
                self._boeking.expect(("nummer", str(rij.cellen[place]).strip()) for rij in part if not rij.fout)
            try:
                with self._boeking.attempt():
                    for rij in part:
                        self._add(rij, reader, place)
            except Botsing as error:
                rows = f"tussen rij {part[0].nummer} en {part[-1].nummer}"
                self._faults.append(Regelfout(part[0].nummer, None, None, f"{error.melding}, {rows}"))
        return count

    def _table(self, path: Path) -> Tabel:
        known = frozenset(columns(self._kind))
        required = {name for name, spec in self._kind.fields.items() if spec.verplicht}
        if self._cases or self._kind.owner:
            required.add(DOSSIER)
        data = read_bytes(str(path))
        try:
            if path.suffix == f".{JSON}":
                return json_in.read_table(data, known, frozenset(required))
            return read_table(data, known, frozenset(required), self._kind.plural)
        except Geweigerd as error:
            raise Geweigerd(f"{path.name}: {error.melding}", veld=error.veld, rij=error.rij) from None

    def _add(self, rij: Rij, reader: Reader[Any], place: int | None) -> None:
        if rij.fout:
            self._wrong(rij, None, rij.fout)
            return
        values = reader.read_values(rij.cellen)
        if isinstance(values, list):
            self._faults += [Regelfout(rij.nummer, m.veld, m.waarde, m.melding) for m in values]
            return
        values = {**dict.fromkeys(self._kind.always, ""), **values}
        nummer = rij.cellen[place].strip() if place is not None else ""
        delen = {name: values.pop(name) for name in self._kind.parts if name in values}
        if self._cases:
            if not _NUMBER.fullmatch(nummer):
                self._wrong(rij, nummer, "een dossiernummer is een jaar en een volgnummer, zoals 2026-0001")
                return
            values |= {"nummer": nummer, "zoeknaam": search_name(values)}
        elif place is not None and not self._of_dossier(rij, nummer, values):
            return
        ident = self._boeking.schrijver.add(self._kind.table, values)
        for name, pairs in delen.items():
            table, parent = self._kind.parts[name]
            for key, value in pairs:
                self._boeking.schrijver.add(table, {parent: ident, "naam": key, "waarde": value})

    def _of_dossier(self, rij: Rij, nummer: str, values: dict[str, Any]) -> bool:
        """Put the dossier, and what hangs on it, in a row; False when it is not there."""
        dossier = self._boeking.known("nummer", nummer) if nummer else None
        if dossier is None and (nummer or self._kind.owner):
            self._wrong(rij, nummer, f"geen dossier met nummer {nummer}" if nummer else "noem het dossier")
            return False
        values["dossier_id"] = dossier.id if dossier else None
        if self._kind.via[1]:
            parent = {
                "dossier_id": values["dossier_id"],
                **{name: values.pop(name, None) for name in self._kind.via[1]},
            }
            found = reads.record.equal(self._boeking.schrijver.flushed, self._kind.via[0], parent)
            if found is None:
                self._wrong(rij, nummer, "geen activiteit met deze soort, start en aanbieder in dit dossier")
                return False
            values["activiteit_id"] = found["id"]
        return True

    def _wrong(self, rij: Rij, value: str | None, melding: str) -> None:
        self._faults.append(Regelfout(rij.nummer, DOSSIER if value is not None else None, value, melding))


def problems(wrong: Mapping[str, list[Regelfout]]) -> Iterator[dict[str, Any]]:
    """What is wrong, one by one, as a list shows it."""
    for bestand, faults in wrong.items():
        for fault in sorted(faults, key=lambda f: f.rij):
            yield {
                "bestand": bestand,
                "rij": fault.rij,
                "kolom": fault.kolom,
                "waarde": fault.waarde,
                "melding": fault.melding,
            }
