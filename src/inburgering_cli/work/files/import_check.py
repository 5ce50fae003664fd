"""Checking a file for an import: reads every row once, notes the faults, and keeps the sound rows packed."""

import marshal
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Final, NamedTuple

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import without_bsn
from inburgering_cli.files.headers import REMARKS
from inburgering_cli.files.layout import PLAIN, Layout
from inburgering_cli.files.table import ColumnFault, Row, Table
from inburgering_cli.files.table_in import read_table
from inburgering_cli.records.field import Miss, Reader
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.dossier import CaseRecord
from inburgering_cli.work.writing.identity import PERSON, STORE, UNIQUE

PART: Final = 1_000  # rows that are stored at once
_SHOWN_EVERY: Final = 5_000  # rows
CASES: Final = "cases"
#: The columns that name the dossier of a row, and what they are in the store.
KEYS: Final = {"dossier": "nummer", "bsn": "bsn", "v_nummer": "v_nummer"}
Progress = Callable[[str, int], None]
"""A callback for progress: what was done, and to how many rows."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """One thing wrong in a file. `waarde` is None where showing it would expose somebody."""

    rij: int
    kolom: str | None
    waarde: str | None
    melding: str


@dataclass(slots=True)
class Receipt:
    """The receipt of an import: how many rows were read, stored, unchanged, rejected.

    `fouten`: everything that is wrong, `columns` the part of it that is wrong with a column as a whole. `alike`: how
    many rows were refused because they look like somebody who has a dossier.
    """

    gelezen: int = 0
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    afgewezen: int = 0
    fouten: list[RowFault] = field(default_factory=list)
    columns: list[ColumnFault] = field(default_factory=list)
    alike: int = 0

    def as_dict(self) -> dict[str, Any]:
        """As JSON shows it."""
        shown = asdict(self)
        del shown["columns"], shown["alike"]
        return shown


class ReadRow(NamedTuple):
    """A checked row: its number, the column and value that name its dossier, the given fields.

    `told`: what else the row says about whose it is: its person, and the store that its number is of.
    """

    row: int
    sleutel: tuple[str, str] | None
    values: dict[str, Any]
    told: dict[str, Any]


class CheckedRows:
    """The checked rows of a file, packed: nothing is read twice, and a file of a million rows fits in memory."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._rows: list[tuple[Any, ...]] = []

    def add(self, row: ReadRow) -> None:
        """Keep a row."""
        self._rows.append(tuple(row))
        if len(self._rows) >= PART:
            self._pack()

    def _pack(self) -> None:
        self._parts.append(zlib.compress(marshal.dumps(self._rows), 1))
        self._rows = []

    def parts(self) -> Iterator[list[ReadRow]]:
        """The rows in the order of the file, some at a time; each is given once."""
        self._pack()
        self._parts.reverse()
        while self._parts:
            yield [ReadRow(*row) for row in marshal.loads(zlib.decompress(self._parts.pop()))]  # noqa: S302  # our own


def columns(kind: Kind) -> list[str]:
    """The columns that a file of this kind may have."""
    own = list(kind.fields)
    return [*(name for name in keys_of(kind) if name not in own), *own]


def readable(kind: Kind) -> frozenset[str]:
    """The columns that a file may have: also those that tell whose a row is, which are compared and not stored."""
    more = (STORE,) if kind.plural == CASES else () if kind.owner is False else (STORE, *PERSON)
    return frozenset((*columns(kind), *more))


def keys_of(kind: Kind) -> dict[str, str]:
    """The columns that name the dossier of a row, with their names in the store.

    For dossiers themselves only the number, because a file may change their BSN and V-nummer.
    """
    if kind.owner is False:
        return {"dossier": "nummer"} if kind.plural == CASES else {}
    return KEYS


def open_table(kind: Kind, data: bytes, layout: Layout = PLAIN) -> Table:
    """The columns and rows of a file of this kind. Raises `Refused` for a file that cannot be read at all."""
    required = frozenset(n for n, f in kind.fields.items() if f.required)
    return read_table(data, readable(kind), required, kind.plural, layout)


def check(
    kind: Kind, peildatum: str, open_file: Callable[[], Table], receipt: Receipt, progress: Progress, *, partial: bool
) -> tuple[CheckedRows, list[str]]:
    """Read every row and note in the receipt what is wrong; the sound ones, and what to tell about the file.

    Without `partial` rows after the first fault are checked but not kept: nothing will be stored. A file with a column of days
    that may have the month first is read once more, to refuse every day that may be another one.
    """
    table = open_file()
    reader: Reader[Any] = Reader(kind.record, peildatum, columns=table.columns)
    checked = _check(kind, table, reader, receipt, progress, partial=partial)
    if doubted := reader.in_doubt(cells=table.of_cells):
        receipt.gelezen, receipt.fouten = 0, []
        table = open_file()
        reader = Reader(kind.record, peildatum, columns=table.columns, doubted=doubted)
        checked = _check(kind, table, reader, receipt, progress, partial=partial)
    if reader.nothing:
        counted = ", ".join(f"{name} ({count} keer)" for name, count in reader.nothing.items())
        table.notes.append(
            f"Cellen met ‘-’, ‘n.v.t.’, ‘onbekend’ en dergelijke zijn gelezen als niet bekend: {counted}."
        )
    return checked, table.notes


def _check(
    kind: Kind, table: Table, reader: Reader[Any], receipt: Receipt, progress: Progress, *, partial: bool
) -> CheckedRows:
    file_columns = table.columns
    read = reader.read_values
    beside = [name if name in (*UNIQUE, *PERSON) and name not in kind.fields else "" for name in file_columns]
    person = Reader(CaseRecord, reader.peildatum, columns=beside, partly=True) if any(beside) else None
    store = file_columns.index(STORE) if STORE in file_columns else None
    keys = [(file_columns.index(name), stored) for name, stored in keys_of(kind).items() if name in file_columns]
    remarks = file_columns.index(REMARKS) if REMARKS in file_columns and REMARKS not in kind.fields else None
    lacking = {name for name, spec in kind.fields.items() if spec.required and name not in file_columns}
    checked = CheckedRows()
    faults = receipt.fouten
    receipt.columns = table.faults
    faults += [RowFault(table.number, fault.column, None, fault.message) for fault in table.faults]
    for row in table.rows:
        receipt.gelezen += 1
        if receipt.gelezen % _SHOWN_EVERY == 0:
            progress("gecontroleerd", receipt.gelezen)
        if row.fault:
            faults.append(_of_whole_row(row, table, reader))
            continue
        cells = row.cells
        if table.shape is not None:
            try:
                cells = table.shape(cells)
            except Refused as error:
                faults.append(RowFault(row.nummer, error.veld, None, error.message))
                continue
        values = read(cells)
        key = None
        sound = True
        if keys or kind.owner:
            key = next(((stored, value) for place, stored in keys if (value := cells[place].strip())), None)
            if key is None and kind.owner:
                sound = False
                faults.append(
                    RowFault(row.nummer, "dossier", "", "noem het dossier in de kolom dossier, bsn of v_nummer")
                )
        told: dict[str, Any] = {}
        if person is not None:
            found = person.read_values(cells)
            if isinstance(found, dict):
                told = found
            # a BSN or V-nummer that names the dossier is looked up later, with a better answer
            elif wrong := [m for m in found if key is None or m.veld != key[0]]:
                sound = False
                faults += [RowFault(row.nummer, m.veld, m.value, m.message) for m in wrong]
        if store is not None and (mark := cells[store].strip()):
            told[STORE] = mark
        if isinstance(values, list):
            faults += [RowFault(row.nummer, m.veld, m.value, m.message) for m in values if m.veld not in lacking]
        elif sound and (partial or not faults):
            if remarks is not None and cells[remarks]:
                values[REMARKS] = cells[remarks]
            checked.add(ReadRow(row.nummer, key, values, told))
    return checked


def _of_whole_row(row: Row, table: Table, reader: Reader[Any]) -> RowFault:
    """The fault of a row of the wrong width or shape, with the first wrong column where that can be told."""
    message = str(row.fault)
    file_columns = [name or heading for name, heading in zip(table.columns, table.header, strict=False)]
    if row.ruw:
        return RowFault(row.nummer, None, None, message)
    cells = row.cells
    if row.place is not None:
        column = file_columns[row.place] if row.place < len(file_columns) else None
        return RowFault(row.nummer, column, None, message)
    read = reader.read_values((cells + [""] * len(table.columns))[: len(table.columns)])
    wrong = [m for m in read if m.value != ""] if isinstance(read, list) else []
    if wrong:
        first: Miss = min(wrong, key=lambda m: table.columns.index(m.veld))
        message += f"; vanaf de kolom ‘{first.veld}’ lijkt de rij verschoven: {first.message}"
        return RowFault(row.nummer, first.veld, first.value, message)
    if len(cells) < len(file_columns):
        column = file_columns[len(cells)]
        return RowFault(row.nummer, column, "", f"{message}; de rij houdt op vóór de kolom ‘{column}’")
    # which cell is one too many cannot be told, so none is shown: it may hold anything
    return RowFault(row.nummer, None, None, f"{message}; er staan cellen achter de laatste kolom ‘{file_columns[-1]}’")


def with_values(fault: RowFault, table: Table, row: Row, shown: frozenset[str]) -> RowFault:
    """A refusal by a rule with the cell of the file, where that exposes nobody."""
    if fault.waarde is not None or fault.kolom not in shown or row.fault:
        return fault
    cells = table.shape(row.cells) if table.shape is not None else row.cells
    cell = cells[table.columns.index(fault.kolom)] if fault.kolom in table.columns else ""
    return RowFault(fault.rij, fault.kolom, without_bsn(cell[:60]), fault.melding)
