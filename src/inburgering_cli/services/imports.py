"""Importing files: read everything, check everything, then write everything or nothing."""

import marshal
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final, NamedTuple

from inburgering_cli.domain.errors import Fout, OpslagFout
from inburgering_cli.domain.fields import Reader, fields_of
from inburgering_cli.domain.text import without_bsn
from inburgering_cli.exchange import csv_in
from inburgering_cli.services import (
    aanbod,
    aankomst,
    activiteiten,
    cases,
    enquetes,
    gesprekken,
    handhaving,
    intakes,
    keten,
    onderdelen,
    ontzorg_maanden,
    ontzorgen,
    pips,
    routes,
    uren,
)
from inburgering_cli.services.booking import FAIL, GEWIJZIGD, NIEUW, Boeking, Soort, booking
from inburgering_cli.services.environment import Omgeving
from inburgering_cli.services.lookup import Dossier

SOORTEN: Final[dict[str, Soort]] = {
    s.naam: s
    for s in (
        cases.SOORT,
        intakes.SOORT,
        pips.SOORT,
        routes.SOORT,
        ontzorgen.SOORT,
        activiteiten.SOORT,
        uren.SOORT,
        onderdelen.EXAMEN,
        gesprekken.SOORT,
        enquetes.SOORT,
        keten.UITGAVE,
        aankomst.VOORINBURGERING,
        aankomst.PROFIEL,
        aankomst.OVERDRACHT,
        aankomst.BEGELEIDING,
        onderdelen.MAP,
        onderdelen.PVT,
        aanbod.AANBIEDER,
        aanbod.AANBOD,
        handhaving.MAATREGEL,
        handhaving.BESLUIT,
        ontzorg_maanden.MAAND,
        ontzorg_maanden.TRAINING,
        ontzorg_maanden.EVALUATIE,
        keten.PARTNER,
        keten.VERWIJZING,
        keten.TAAKSTELLING,
        keten.BUDGET,
    )
}
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
_PART: Final = 1_000  # rows that are stored at once
_SHOWN_EVERY: Final = 5_000  # rows
_KEYS: Final = {"dossier": "nummer", "bsn": "bsn", "v_nummer": "v_nummer"}


@dataclass(frozen=True, slots=True)
class Regelfout:
    """One thing wrong in a file. `waarde` is None where showing it would expose somebody."""

    rij: int
    kolom: str | None
    waarde: str | None
    melding: str


@dataclass(slots=True)
class Verslag:
    """The receipt of an import: rows read, and what became of each."""

    gelezen: int = 0
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    afgewezen: int = 0
    fouten: list[Regelfout] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """As JSON shows it."""
        return asdict(self)


def columns(soort: Soort) -> list[str]:
    """The columns that a file of this kind may have."""
    own = list(fields_of(soort.model))
    return own if soort.met_dossier is False else [*_KEYS, *own]


class _Gelezen(NamedTuple):
    """A checked row: its number, the column and value that name its dossier, the given fields."""

    rij: int
    sleutel: tuple[str, str] | None
    waarden: dict[str, Any]


class _Gecontroleerd:
    """The checked rows of a file, packed: nothing is read twice, and a file of a million rows fits in memory."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._rows: list[tuple[Any, ...]] = []

    def add(self, row: _Gelezen) -> None:
        """Keep a row."""
        self._rows.append(tuple(row))
        if len(self._rows) >= _PART:
            self._pack()

    def _pack(self) -> None:
        self._parts.append(zlib.compress(marshal.dumps(self._rows), 1))
        self._rows = []

    def parts(self) -> Iterator[list[_Gelezen]]:
        """The rows in the order of the file, some at a time; each is given once."""
        self._pack()
        self._parts.reverse()
        while self._parts:
            yield [_Gelezen(*row) for row in marshal.loads(zlib.decompress(self._parts.pop()))]  # noqa: S302  # our own


def run(
    env: Omgeving,
    naam: str,
    data: bytes,
    *,
    bij_dubbel: str = FAIL,
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Verslag:
    """Import a file of one kind. One bad row means that nothing is saved; the receipt then names every bad row.

    The file is checked before the store is opened for writing, so that others wait for the writing alone.
    `bij_dubbel`: what to do with a row that differs from what is stored (`fail`, `skip`, `update`).
    Raises `Geweigerd` for a file that cannot be read at all.
    """
    soort = SOORTEN[naam]
    verslag = Verslag()
    checked = _check(env, soort, data, verslag, progress)
    if verslag.fouten:
        # the rules are not tried on half a file: their answers would depend on the rows that are missing
        return _rejected(verslag)
    try:
        with booking(env, f"import {naam}", bij_dubbel=bij_dubbel, dry_run=dry_run) as boeking:
            for part in checked.parts():
                boeking.expect(_keys(soort, part))
                for row in part:
                    _store(boeking, soort, row, verslag)
            if verslag.fouten:
                raise _Stop
    except _Stop:
        _with_values(soort, data, verslag)
        return _rejected(verslag)
    return verslag


class _Stop(Exception):
    """Undo the transaction."""


def _rejected(verslag: Verslag) -> Verslag:
    verslag.nieuw = verslag.gewijzigd = verslag.ongewijzigd = 0
    verslag.afgewezen = len({f.rij for f in verslag.fouten})
    verslag.fouten.sort(key=lambda f: f.rij)
    return verslag


def _check(
    env: Omgeving, soort: Soort, data: bytes, verslag: Verslag, progress: Callable[[int], None]
) -> _Gecontroleerd:
    """Read every row and note what is wrong; the sound ones."""
    required = frozenset(n for n, f in fields_of(soort.model).items() if f.verplicht)
    kolommen, rijen = csv_in.read_table(data, frozenset(columns(soort)), required)
    read = Reader(soort.model, env.peildatum, kolommen=kolommen).read_values
    keys = [(kolommen.index(name), stored) for name, stored in _KEYS.items() if name in kolommen]
    checked = _Gecontroleerd()
    with_dossier = soort.met_dossier is not False
    for rij in rijen:
        verslag.gelezen += 1
        if verslag.gelezen % _SHOWN_EVERY == 0:
            progress(verslag.gelezen)
        if rij.fout:
            verslag.fouten.append(Regelfout(rij.nummer, None, None, rij.fout))
            continue
        sleutel = None
        if with_dossier:
            sleutel = next(((stored, value) for place, stored in keys if (value := rij.cellen[place].strip())), None)
            if sleutel is None and soort.met_dossier:
                melding = "noem het dossier in de kolom dossier, bsn of v_nummer"
                verslag.fouten.append(Regelfout(rij.nummer, "dossier", "", melding))
        values = read(rij.cellen)
        if isinstance(values, list):
            verslag.fouten += [Regelfout(rij.nummer, m.veld, m.waarde, m.melding) for m in values]
        elif not verslag.fouten:  # after the first fault nothing will be stored
            checked.add(_Gelezen(rij.nummer, sleutel, values))
    return checked


def _keys(soort: Soort, part: list[_Gelezen]) -> Iterator[tuple[str, str]]:
    """What the dossiers of these rows can be known by."""
    if soort.met_dossier is False:
        return ((name, value) for row in part for name in ("bsn", "v_nummer") if (value := row.waarden.get(name)))
    return (row.sleutel for row in part if row.sleutel)


def _store(boeking: Boeking, soort: Soort, row: _Gelezen, verslag: Verslag) -> None:
    try:
        dossier: Dossier | None = boeking.dossier_by(*row.sleutel) if row.sleutel else None
        what, _ = soort.store(boeking, dossier, soort.model(**row.waarden))
    except OpslagFout:
        raise
    except Fout as error:
        kolom = _COLUMN.get((soort.naam, error.veld or ""), error.veld)
        kolom = kolom if kolom in columns(soort) else None
        verslag.fouten.append(Regelfout(row.rij, kolom, None, without_bsn(error.melding.rstrip("."))))
        return
    if what == NIEUW:
        verslag.nieuw += 1
    elif what == GEWIJZIGD:
        verslag.gewijzigd += 1
    else:
        verslag.ongewijzigd += 1


def _with_values(soort: Soort, data: bytes, verslag: Verslag) -> None:
    """Put the cells as they stand in the file beside the refusals of rules; the file is read once more for that."""
    wanted = {f.rij for f in verslag.fouten}
    own = fields_of(soort.model)
    shown = {"dossier", *(name for name, spec in own.items() if not spec.persoon)}
    kolommen, rijen = csv_in.read_table(data, frozenset(columns(soort)), frozenset())
    cells = {r.nummer: dict(zip(kolommen, r.cellen, strict=False)) for r in rijen if r.nummer in wanted}
    verslag.fouten = [
        replace(f, waarde=without_bsn(cells[f.rij].get(f.kolom, "")[:60])) if f.kolom in shown else f
        for f in verslag.fouten
    ]


def template(naam: str) -> str:
    """The header row of a file of this kind, for Dutch Excel."""
    return ";".join(columns(SOORTEN[naam]))
