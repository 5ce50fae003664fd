"""Checking a file for an import: every row is read once, what is wrong is noted, and what is sound is kept, packed."""

import marshal
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Final, NamedTuple

from inburgering_cli.core.text import without_bsn
from inburgering_cli.files.table import Rij
from inburgering_cli.files.table_in import read_table
from inburgering_cli.records.field import Misser, Reader
from inburgering_cli.records.kind import Kind

PART: Final = 1_000  # rows that are stored at once
_SHOWN_EVERY: Final = 5_000  # rows
CASES: Final = "cases"
#: The columns that name the dossier of a row, and what they are in the store.
SLEUTELS: Final = {"dossier": "nummer", "bsn": "bsn", "v_nummer": "v_nummer"}
Voortgang = Callable[[str, int], None]
"""Told now and then what has been done, and to how many rows."""


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


class Gelezen(NamedTuple):
    """A checked row: its number, the column and value that name its dossier, the given fields."""

    rij: int
    sleutel: tuple[str, str] | None
    waarden: dict[str, Any]


class Gecontroleerd:
    """The checked rows of a file, packed: nothing is read twice, and a file of a million rows fits in memory."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._rows: list[tuple[Any, ...]] = []

    def add(self, row: Gelezen) -> None:
        """Keep a row."""
        self._rows.append(tuple(row))
        if len(self._rows) >= PART:
            self._pack()

    def _pack(self) -> None:
        self._parts.append(zlib.compress(marshal.dumps(self._rows), 1))
        self._rows = []

    def parts(self) -> Iterator[list[Gelezen]]:
        """The rows in the order of the file, some at a time; each is given once."""
        self._pack()
        self._parts.reverse()
        while self._parts:
            yield [Gelezen(*row) for row in marshal.loads(zlib.decompress(self._parts.pop()))]  # noqa: S302  # our own


def columns(kind: Kind) -> list[str]:
    """The columns that a file of this kind may have."""
    own = list(kind.fields)
    return [*(name for name in keys_of(kind) if name not in own), *own]


def keys_of(kind: Kind) -> dict[str, str]:
    """The columns of a file of this kind that name the dossier of a row, and what they are in the store.

    Of dossiers themselves that is the number alone, of those that have one: their BSN and V-nummer may change.
    """
    if kind.owner is False:
        return {"dossier": "nummer"} if kind.plural == CASES else {}
    return SLEUTELS


def check(
    kind: Kind, peildatum: str, data: bytes, verslag: Verslag, progress: Voortgang, *, partial: bool
) -> Gecontroleerd:
    """Read every row and note in the receipt what is wrong; the sound ones.

    Without `partial` rows after the first fault are checked but not kept: nothing will be stored. Raises `Geweigerd` for a
    file that cannot be read at all.
    """
    required = frozenset(n for n, f in kind.fields.items() if f.verplicht)
    kolommen, _, rijen = read_table(data, frozenset(columns(kind)), required, kind.plural)
    reader: Reader[Any] = Reader(kind.record, peildatum, kolommen=kolommen)
    read = reader.read_values
    keys = [(kolommen.index(name), stored) for name, stored in keys_of(kind).items() if name in kolommen]
    checked = Gecontroleerd()
    fouten = verslag.fouten
    for rij in rijen:
        verslag.gelezen += 1
        if verslag.gelezen % _SHOWN_EVERY == 0:
            progress("gecontroleerd", verslag.gelezen)
        if rij.fout:
            fouten.append(_of_whole_row(rij, kolommen, reader))
            continue
        values = read(rij.cellen)
        sleutel = None
        sound = True
        if keys or kind.owner:
            sleutel = next(((stored, value) for place, stored in keys if (value := rij.cellen[place].strip())), None)
            if sleutel is None and kind.owner:
                sound = False
                fouten.append(
                    Regelfout(rij.nummer, "dossier", "", "noem het dossier in de kolom dossier, bsn of v_nummer")
                )
        if isinstance(values, list):
            fouten += [Regelfout(rij.nummer, m.veld, m.waarde, m.melding) for m in values]
        elif sound and (partial or not fouten):
            checked.add(Gelezen(rij.nummer, sleutel, values))
    return checked


def _of_whole_row(rij: Rij, kolommen: list[str], reader: Reader[Any]) -> Regelfout:
    """What is wrong with a row of the wrong width or shape, with the column from which it is wrong where that can be seen."""
    melding = str(rij.fout)
    if rij.ruw:
        return Regelfout(rij.nummer, None, None, melding)
    cells = rij.cellen
    if rij.plaats is not None:
        kolom = kolommen[rij.plaats] if rij.plaats < len(kolommen) else None
        return Regelfout(rij.nummer, kolom, None, melding)
    read = reader.read_values((cells + [""] * len(kolommen))[: len(kolommen)])
    wrong = [m for m in read if m.waarde != ""] if isinstance(read, list) else []
    if wrong:
        first: Misser = min(wrong, key=lambda m: kolommen.index(m.veld))
        melding += f"; vanaf de kolom ‘{first.veld}’ lijkt de rij verschoven: {first.melding}"
        return Regelfout(rij.nummer, first.veld, first.waarde, melding)
    if len(cells) < len(kolommen):
        kolom = kolommen[len(cells)]
        return Regelfout(rij.nummer, kolom, "", f"{melding}; de rij houdt op vóór de kolom ‘{kolom}’")
    # which cell is one too many cannot be told, so none is shown: it may hold anything
    return Regelfout(rij.nummer, None, None, f"{melding}; er staan cellen achter de laatste kolom ‘{kolommen[-1]}’")


def with_values(fout: Regelfout, kolommen: list[str], rij: Rij, shown: frozenset[str]) -> Regelfout:
    """A refusal by a rule, with the cell as it stands in the file beside it where that exposes nobody."""
    if fout.waarde is not None or fout.kolom not in shown or rij.fout:
        return fout
    cell = rij.cellen[kolommen.index(fout.kolom)] if fout.kolom in kolommen else ""
    return Regelfout(fout.rij, fout.kolom, without_bsn(cell[:60]), fout.melding)
