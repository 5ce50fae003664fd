"""Importing files: read everything, check everything, then write everything or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

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


@dataclass(frozen=True, slots=True)
class _Gelezen:
    rij: int
    sleutel: tuple[str, str] | None
    invoer: Any


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

    `bij_dubbel`: what to do with a row that differs from what is stored (`fail`, `skip`, `update`).
    Raises `Geweigerd` for a file that cannot be read at all.
    """
    soort = SOORTEN[naam]
    verslag = Verslag()
    text = csv_in.decode(data)
    for _ in _checked(env, soort, text, verslag, progress):
        pass  # read once to check and once to store: keeping a large file in memory costs more than reading it again
    if verslag.fouten:
        # the rules are not tried on half a file: their answers would depend on the rows that are missing
        return _rejected(verslag)
    try:
        with booking(env, f"import {naam}", bij_dubbel=bij_dubbel, dry_run=dry_run) as boeking:
            for one in _checked(env, soort, text, Verslag(), lambda _: None):
                _store(boeking, soort, one, verslag)
            if verslag.fouten:
                raise _Stop
    except _Stop:
        _with_values(soort, text, verslag)
        return _rejected(verslag)
    return verslag


class _Stop(Exception):
    """Undo the transaction."""


def _rejected(verslag: Verslag) -> Verslag:
    verslag.nieuw = verslag.gewijzigd = verslag.ongewijzigd = 0
    verslag.afgewezen = len({f.rij for f in verslag.fouten})
    verslag.fouten.sort(key=lambda f: f.rij)
    return verslag


def _checked(
    env: Omgeving, soort: Soort, text: str, verslag: Verslag, progress: Callable[[int], None]
) -> Iterator[_Gelezen]:
    known = frozenset(columns(soort))
    required = frozenset(n for n, f in fields_of(soort.model).items() if f.verplicht)
    reader: Reader[Any] = Reader(soort.model, env.peildatum)
    with_dossier = soort.met_dossier is not False
    for rij in csv_in.rows(text, known, required):
        verslag.gelezen += 1
        if verslag.gelezen % 5000 == 0:
            progress(verslag.gelezen)
        if rij.fout:
            verslag.fouten.append(Regelfout(rij.nummer, None, None, rij.fout))
            continue
        sleutel = None
        if with_dossier:
            sleutel = _key(reader, rij, soort, verslag)
        invoer = reader.read(rij.cellen)
        if isinstance(invoer, list):
            verslag.fouten += [Regelfout(rij.nummer, m.veld, m.waarde, m.melding) for m in invoer]
        else:
            yield _Gelezen(rij.nummer, sleutel, invoer)


def _key(reader: Reader[Any], rij: csv_in.Rij, soort: Soort, verslag: Verslag) -> tuple[str, str] | None:
    for column, stored in _KEYS.items():
        if value := rij.cellen.get(column, "").strip():
            return stored, value
    if soort.met_dossier:
        melding = "noem het dossier in de kolom dossier, bsn of v_nummer"
        verslag.fouten.append(Regelfout(rij.nummer, "dossier", "", melding))
    return None


def _store(boeking: Boeking, soort: Soort, one: _Gelezen, verslag: Verslag) -> None:
    try:
        dossier: Dossier | None = boeking.dossier_by(*one.sleutel) if one.sleutel else None
        what, _ = soort.store(boeking, dossier, one.invoer)
    except OpslagFout:
        raise
    except Fout as error:
        kolom = _COLUMN.get((soort.naam, error.veld or ""), error.veld)
        kolom = kolom if kolom in columns(soort) else None
        verslag.fouten.append(Regelfout(one.rij, kolom, None, without_bsn(error.melding.rstrip("."))))
        return
    if what == NIEUW:
        verslag.nieuw += 1
    elif what == GEWIJZIGD:
        verslag.gewijzigd += 1
    else:
        verslag.ongewijzigd += 1


def _with_values(soort: Soort, text: str, verslag: Verslag) -> None:
    """Put the cells as they stand in the file beside the refusals of rules; the file is read once more for that."""
    wanted = {f.rij for f in verslag.fouten}
    own = fields_of(soort.model)
    shown = {"dossier", *(name for name, spec in own.items() if not spec.persoon)}
    cells = {
        r.nummer: r.cellen for r in csv_in.rows(text, frozenset(columns(soort)), frozenset()) if r.nummer in wanted
    }
    verslag.fouten = [
        replace(f, waarde=without_bsn(cells[f.rij].get(f.kolom, "")[:60])) if f.kolom in shown else f
        for f in verslag.fouten
    ]


def template(naam: str) -> str:
    """The header row of a file of this kind, for Dutch Excel."""
    return ";".join(columns(SOORTEN[naam]))
