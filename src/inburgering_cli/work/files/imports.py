"""Importing files: read and check everything, then store everything or nothing; with `partial` the sound rows."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import Fault, Refused, StoreFault
from inburgering_cli.core.text import without_bsn
from inburgering_cli.files.headers import REMARKS
from inburgering_cli.files.layout import PLAIN, Layout
from inburgering_cli.files.rejects_out import Rejects, rejects
from inburgering_cli.law.facts import search_name
from inburgering_cli.records.field import bsn, v_nummer
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store.database import Location, exists
from inburgering_cli.store.identity import mark_of
from inburgering_cli.store.write import Clash
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.files.import_check import (
    CASES,
    CheckedRows,
    Progress,
    ReadRow,
    Receipt,
    RowFault,
    check,
    columns,
    open_table,
    readable,
    with_values,
)
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing import identity
from inburgering_cli.work.writing.booking import CHANGED, FAIL, NEW, SKIP, UNCHANGED, Booking, open_booking
from inburgering_cli.work.writing.notitie import add_remarks
from inburgering_cli.work.writing.records import store

#: The column behind a fact that a rule names.
_COLUMN: Final = {
    ("cases", "pip_dagtekening"): "pip_vorige_gemeente",
    ("pips", "pip_dagtekening"): "dagtekening",
    ("pips", "pip_hier"): "dagtekening",
    ("ontzorg", "ontzorg_start"): "datum",
    ("ontzorg", "ontzorg_einde"): "einde",
    ("ontzorg", "tot"): "verlengd_tot",
    ("ontzorg", "reden"): "verleng_reden",
    ("aanbod", "aanbod"): "aangeboden_op",
    ("maatregelen", "oproep_verschenen"): "verschenen",
}
_SHOWN_EVERY: Final = 5_000  # rows


def run(
    env: Environment,
    name: str,
    data: bytes,
    *,
    on_duplicate: str = FAIL,
    dry_run: bool = False,
    partial: bool = False,
    rejects_naar: Path | None = None,
    layout: Layout = PLAIN,
    of_office: Mapping[str, str] | None = None,
    also_alike: bool = False,
    progress: Progress = lambda _, __: None,
) -> Receipt:
    """Import a file of one kind. The receipt names every bad row; without `partial` one of them means that nothing is saved.

    The file is checked before the store is opened for writing, so that others wait only for the writing. `on_duplicate`: what
    to do with a row that differs from what is stored (`fail`, `skip`, `update`). `rejects_naar`: a file for the rejected rows
    with the reasons. `layout`: which column is which. `of_office`: what a new dossier gets where the list has nothing.
    `also_alike`: add who looks like somebody that has a dossier. Raises `Refused` for a file that cannot be read.
    """
    kind = all_kinds()[name]
    receipt = Receipt()
    checked, notes = check(
        kind, env.peildatum, lambda: open_table(kind, data, layout), receipt, progress, partial=partial
    )
    for note in notes:
        env.warn(note)
    with ExitStack() as stack:
        out = stack.enter_context(rejects(rejects_naar)) if rejects_naar is not None else None
        if receipt.columns or (receipt.fouten and not partial):
            # the rules are not tried on half a file: their answers would depend on the rows that are missing
            _second_look(kind, data, layout, receipt, out, _mark(env))
        else:
            where = _trial(env, stack) if dry_run else env
            opened = open_booking(where, f"import {name}", on_duplicate=on_duplicate, dry_run=dry_run, bulk=True)
            filling = _filling(opened, of_office or {}, receipt, also_alike=also_alike)
            _write(filling, kind, data, layout, checked, receipt, out, progress, partial=partial)
    return receipt


def _trial(env: Environment, stack: ExitStack) -> Environment:
    """Where a trial run writes: in a temporary store when there is no store yet, so that none is made."""
    if env.location.named or exists(env.location.path):
        return env
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="inburgering-")))
    trial = Environment(Location(folder / "proef.db", named=False), env.peildatum, env.policy)
    trial.warnings = env.warnings
    return trial


def _write(
    opened: AbstractContextManager[Booking],
    kind: Kind,
    data: bytes,
    layout: Layout,
    checked: CheckedRows,
    receipt: Receipt,
    out: Rejects | None,
    progress: Progress,
    *,
    partial: bool,
) -> None:
    """Store the sound rows in one transaction; the file of rejected rows is written before it ends."""
    try:
        with opened as booking:
            done = 0
            for part in checked.parts():
                _store_part(booking, kind, part, receipt, partial=partial)
                done += len(part)
                if done % _SHOWN_EVERY == 0:
                    progress("verwerkt", done)
            mark = booking.mark
            if receipt.fouten and not partial:
                raise _Stop
            booking.warn_doubtful()
            _second_look(kind, data, layout, receipt, out, mark)
    except _Stop:
        receipt.nieuw = receipt.gewijzigd = receipt.ongewijzigd = 0
        _second_look(kind, data, layout, receipt, out, mark)


def _mark(env: Environment) -> str | None:
    """The mark of the store; None when there is no store yet."""
    if not exists(env.location.path):
        return None
    with reading(env) as connection:
        return mark_of(connection)


@contextmanager
def _filling(
    opened: AbstractContextManager[Booking], of_office: Mapping[str, str], receipt: Receipt, *, also_alike: bool
) -> Iterator[Booking]:
    """The booking, that fills in what holds for the whole office; says so at its end."""
    with opened as booking:
        booking.of_office, booking.also_alike = of_office, also_alike
        try:
            yield booking
        finally:
            receipt.alike = booking.refused_alike
        if booking.filled:
            said = ", ".join(f"{name} ‘{of_office[name]}’ ({count} keer)" for name, count in booking.filled.items())
            booking.env.warn(f"Ingevuld uit uw instellingen, waar de lijst niets had: {said}.")


class _Stop(Exception):
    """Undo the transaction."""


class _Again(Exception):
    """Undo this part, and store its rows one by one."""


def _store_part(booking: Booking, kind: Kind, part: list[ReadRow], receipt: Receipt, *, partial: bool) -> None:
    """Store rows together. With `partial`, when one is refused, undo them and store each by itself."""
    booking.expect(_keys(kind, part))
    if kind.plural == CASES:
        booking.expect_names(search_name(row.values) for row in part if "geslachtsnaam" in row.values)
    done: dict[str, int] = {}
    wrong: list[RowFault] = []
    try:
        with booking.attempt():
            for row in part:
                try:
                    _count(done, _store(booking, kind, row))
                except StoreFault:
                    raise
                except Fault as error:
                    if partial:
                        raise _Again from None
                    wrong.append(_as_line(kind, row, error))
    except (_Again, Clash):
        done.clear()
        wrong.clear()
        for row in part:
            try:
                with booking.attempt():
                    what = _store(booking, kind, row)
            except StoreFault:
                raise
            except Fault as error:
                wrong.append(_as_line(kind, row, error))
            else:
                _count(done, what)
    receipt.nieuw += done.get(NEW, 0)
    receipt.gewijzigd += done.get(CHANGED, 0)
    receipt.ongewijzigd += done.get(UNCHANGED, 0)
    receipt.fouten += wrong


def _count(done: dict[str, int], what: str) -> None:
    done[what] = done.get(what, 0) + 1


def _keys(kind: Kind, part: list[ReadRow]) -> Iterator[tuple[str, str]]:
    """The columns and values that identify the dossiers of these rows."""
    if kind.owner is False:
        for row in part:
            yield from ((name, value) for name in ("bsn", "v_nummer") if (value := row.values.get(name)))
    for row in part:
        if row.sleutel:
            yield row.sleutel
            yield from ((name, value) for name in identity.UNIQUE if (value := row.told.get(name)))


def _store(booking: Booking, kind: Kind, row: ReadRow) -> str:
    dossier: Dossier | None = None
    if row.sleutel:
        if row.sleutel[0] == "nummer" and (mark := row.told.get(identity.STORE)):
            identity.check_number(booking, row.sleutel[1], mark)
        dossier = _dossier(booking, *row.sleutel)
        if row.told.keys() - {identity.STORE}:
            identity.check_row(booking, dossier, row.told)
    remarks = row.values.pop(REMARKS, None) if REMARKS not in kind.fields else None
    done, number = store(booking, kind, dossier, kind.record(**row.values))
    if remarks is None or number is None or (done == UNCHANGED and booking.on_duplicate == SKIP):
        return done
    booking.writer.flush()
    noted = add_remarks(booking, booking.dossier_by("nummer", number), remarks)
    return CHANGED if noted and done == UNCHANGED else done


def _dossier(booking: Booking, column: str, value: str) -> Dossier:
    if (found := booking.known(column, value)) is not None:
        return found
    parse = {"bsn": bsn, "v_nummer": v_nummer}.get(column)
    if parse is not None:
        try:
            parse(value, booking.env.peildatum)
        except Refused as error:  # no dossier can have it; this reason helps more
            raise Refused(error.message, field=column) from None
    return booking.dossier_by(column, value)


def _as_line(kind: Kind, row: ReadRow, error: Fault) -> RowFault:
    column = _COLUMN.get((kind.plural, error.veld or ""), error.veld)
    column = column if column in readable(kind) else None
    return RowFault(row.row, column, None, without_bsn(error.message.rstrip(".")))


def _second_look(
    kind: Kind, data: bytes, layout: Layout, receipt: Receipt, out: Rejects | None, mark: str | None
) -> None:
    """Count the rejected rows and read them again: for the cells to show with a refusal, and for the file of rejected rows.

    That file says that its numbers are of this store (`mark`), unless it says already whose they are.
    """
    receipt.fouten.sort(key=lambda f: f.rij)  # those of columns stand on the row of the header, before all others
    wanted: dict[int, list[int]] = {}
    for place, fault in enumerate(receipt.fouten[len(receipt.columns) :], len(receipt.columns)):
        wanted.setdefault(fault.rij, []).append(place)
    receipt.afgewezen = receipt.gelezen if receipt.columns else len(wanted)
    own = kind.fields
    shown = frozenset(("dossier", identity.STORE, *(name for name, spec in own.items() if not spec.personal)))
    if out is None and not any(f.waarde is None and f.kolom in shown for f in receipt.fouten):
        return
    table = open_table(kind, data, layout)
    beside = [] if mark is None or "dossier" not in table.columns or identity.STORE in table.columns else [mark]

    def rejected() -> Iterator[tuple[str, list[str]]]:
        about_columns = "; ".join(f"{fault.column}: {fault.message}" for fault in receipt.columns)
        for row in table.rows:
            if (places := wanted.get(row.nummer, [])) == [] and not about_columns:
                continue
            for place in places:
                receipt.fouten[place] = with_values(receipt.fouten[place], table, row, shown)
            found = [receipt.fouten[place] for place in places]
            reasons = "; ".join(f"{f.kolom}: {f.melding}" if f.kolom else f.melding for f in found)
            reasons = "; ".join(filter(None, (about_columns, reasons)))
            yield f"rij {row.nummer}: {reasons}", [*beside, *row.cells]

    if out is not None:
        out.write([*(identity.STORE for _ in beside), *table.header], rejected())
    else:
        for _ in rejected():
            pass


def template(name: str) -> str:
    """The header row of a file of this kind, for Dutch Excel."""
    own = columns(all_kinds()[name])
    return ";".join(own[1:] if name == CASES else own)  # new dossiers have no number yet
