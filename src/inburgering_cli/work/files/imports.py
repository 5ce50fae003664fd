"""Importing files: read everything, check everything, then write everything or nothing, or with `partial` what is sound."""

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Final

from inburgering_cli.core.errors import Fout, Geweigerd, OpslagFout
from inburgering_cli.core.text import without_bsn
from inburgering_cli.files.rejects_out import Afgewezen, rejects
from inburgering_cli.files.table_in import read_table
from inburgering_cli.records.field import bsn, v_nummer
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store.database import Locatie, exists
from inburgering_cli.store.write import Botsing
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.files.import_check import (
    CASES,
    Gecontroleerd,
    Gelezen,
    Regelfout,
    Verslag,
    Voortgang,
    check,
    columns,
    with_values,
)
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import FAIL, GEWIJZIGD, NIEUW, ONGEWIJZIGD, Boeking, booking
from inburgering_cli.work.writing.records import store

#: The column behind a fact that a rule names.
_COLUMN: Final = {
    ("cases", "pip_dagtekening"): "pip_vorige_gemeente",
    ("pips", "pip_dagtekening"): "dagtekening",
    ("pips", "pip_hier"): "dagtekening",
    ("ontzorg", "ontzorg_start"): "datum",
    ("ontzorg", "ontzorg_einde"): "einde",
    ("aanbod", "aanbod"): "aangeboden_op",
    ("maatregelen", "oproep_verschenen"): "verschenen",
}
_SHOWN_EVERY: Final = 5_000  # rows


def run(
    env: Omgeving,
    naam: str,
    data: bytes,
    *,
    bij_dubbel: str = FAIL,
    dry_run: bool = False,
    partial: bool = False,
    rejects_naar: Path | None = None,
    progress: Voortgang = lambda _, __: None,
) -> Verslag:
    """Import a file of one kind. The receipt names every bad row; without `partial` one of them means that nothing is saved.

    The file is checked before the store is opened for writing, so that others wait for the writing alone.
    `bij_dubbel`: what to do with a row that differs from what is stored (`fail`, `skip`, `update`). `rejects_naar`: where to
    put the rejected rows as they stand in the file, with the reasons. Raises `Geweigerd` for a file that cannot be read.
    """
    kind = all_kinds()[naam]
    verslag = Verslag()
    checked = check(kind, env.peildatum, data, verslag, progress, partial=partial)
    with ExitStack() as stack:
        out = stack.enter_context(rejects(rejects_naar)) if rejects_naar is not None else None
        if verslag.fouten and not partial:
            # the rules are not tried on half a file: their answers would depend on the rows that are missing
            _second_look(kind, data, verslag, out)
        else:
            where = _trial(env, stack) if dry_run else env
            opened = booking(where, f"import {naam}", bij_dubbel=bij_dubbel, dry_run=dry_run, beelden=False)
            _write(opened, kind, data, checked, verslag, out, progress, partial=partial)
    return verslag


def _trial(env: Omgeving, stack: ExitStack) -> Omgeving:
    """Where a trial run may write what it undoes: never makes the store that is not there yet."""
    if env.locatie.genoemd or exists(env.locatie.pad):
        return env
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="inburgering-")))
    trial = Omgeving(Locatie(folder / "proef.db", genoemd=False), env.peildatum, env.beleid)
    trial.waarschuwingen = env.waarschuwingen
    return trial


def _write(
    opened: AbstractContextManager[Boeking],
    kind: Kind,
    data: bytes,
    checked: Gecontroleerd,
    verslag: Verslag,
    out: Afgewezen | None,
    progress: Voortgang,
    *,
    partial: bool,
) -> None:
    """Store the sound rows in one transaction; the rejected ones are on paper before it ends."""
    try:
        with opened as boeking:
            done = 0
            for part in checked.parts():
                _store_part(boeking, kind, part, verslag, partial=partial)
                done += len(part)
                if done % _SHOWN_EVERY == 0:
                    progress("verwerkt", done)
            if verslag.fouten and not partial:
                raise _Stop
            _second_look(kind, data, verslag, out)
    except _Stop:
        verslag.nieuw = verslag.gewijzigd = verslag.ongewijzigd = 0
        _second_look(kind, data, verslag, out)


class _Stop(Exception):
    """Undo the transaction."""


class _Opnieuw(Exception):
    """Undo this part, and store its rows one by one."""


def _store_part(boeking: Boeking, kind: Kind, part: list[Gelezen], verslag: Verslag, *, partial: bool) -> None:
    """Store rows together; where one is refused whose effects must not stay, each by itself."""
    boeking.expect(_keys(kind, part))
    done: dict[str, int] = {}
    wrong: list[Regelfout] = []
    try:
        with boeking.attempt():
            for row in part:
                try:
                    _count(done, _store(boeking, kind, row))
                except OpslagFout:
                    raise
                except Fout as error:
                    if partial:
                        raise _Opnieuw from None
                    wrong.append(_as_line(kind, row, error))
    except (_Opnieuw, Botsing):
        done.clear()
        wrong.clear()
        for row in part:
            try:
                with boeking.attempt():
                    what = _store(boeking, kind, row)
            except OpslagFout:
                raise
            except Fout as error:
                wrong.append(_as_line(kind, row, error))
            else:
                _count(done, what)
    verslag.nieuw += done.get(NIEUW, 0)
    verslag.gewijzigd += done.get(GEWIJZIGD, 0)
    verslag.ongewijzigd += done.get(ONGEWIJZIGD, 0)
    verslag.fouten += wrong


def _count(done: dict[str, int], what: str) -> None:
    done[what] = done.get(what, 0) + 1


def _keys(kind: Kind, part: list[Gelezen]) -> Iterator[tuple[str, str]]:
    """What the dossiers of these rows can be known by."""
    if kind.owner is False:
        for row in part:
            yield from ((name, value) for name in ("bsn", "v_nummer") if (value := row.waarden.get(name)))
    yield from (row.sleutel for row in part if row.sleutel)


def _store(boeking: Boeking, kind: Kind, row: Gelezen) -> str:
    dossier: Dossier | None = _dossier(boeking, *row.sleutel) if row.sleutel else None
    return store(boeking, kind, dossier, kind.record(**row.waarden))[0]


def _dossier(boeking: Boeking, column: str, value: str) -> Dossier:
    if (found := boeking.known(column, value)) is not None:
        return found
    parse = {"bsn": bsn, "v_nummer": v_nummer}.get(column)
    if parse is not None:
        try:
            parse(value, boeking.env.peildatum)
        except Geweigerd as error:  # no dossier can have it, for a reason that helps more
            raise Geweigerd(error.melding, veld=column) from None
    return boeking.dossier_by(column, value)


def _as_line(kind: Kind, row: Gelezen, error: Fout) -> Regelfout:
    kolom = _COLUMN.get((kind.plural, error.veld or ""), error.veld)
    kolom = kolom if kolom in columns(kind) else None
    return Regelfout(row.rij, kolom, None, without_bsn(error.melding.rstrip(".")))


def _second_look(kind: Kind, data: bytes, verslag: Verslag, out: Afgewezen | None) -> None:
    """Count the rejected rows, and read them once more: for the cells beside refusals of rules, and for the file of them."""
    verslag.fouten.sort(key=lambda f: f.rij)
    wanted: dict[int, list[int]] = {}
    for place, fout in enumerate(verslag.fouten):
        wanted.setdefault(fout.rij, []).append(place)
    verslag.afgewezen = len(wanted)
    own = kind.fields
    shown = frozenset(("dossier", *(name for name, spec in own.items() if not spec.persoon)))
    if out is None and not any(f.waarde is None and f.kolom in shown for f in verslag.fouten):
        return
    kolommen, kop, rijen = read_table(data, frozenset(columns(kind)), frozenset(), kind.plural)

    def rejected() -> Iterator[tuple[str, list[str]]]:
        for rij in rijen:
            if (places := wanted.get(rij.nummer)) is None:
                continue
            for place in places:
                verslag.fouten[place] = with_values(verslag.fouten[place], kolommen, rij, shown)
            found = [verslag.fouten[place] for place in places]
            reasons = "; ".join(f"{f.kolom}: {f.melding}" if f.kolom else f.melding for f in found)
            yield f"rij {rij.nummer}: {reasons}", rij.cellen

    if out is not None:
        out.write(kop, rejected())
    else:
        for _ in rejected():
            pass


def template(naam: str) -> str:
    """The header row of a file of this kind, for Dutch Excel."""
    own = columns(all_kinds()[naam])
    return ";".join(own[1:] if naam == CASES else own)  # new dossiers have no number yet
