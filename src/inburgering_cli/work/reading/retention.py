"""What is kept longer than it may be: dossiers and copies of the store."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import OpslagFout, os_reason
from inburgering_cli.law import retention
from inburgering_cli.law.retention import BACK_UP, Bewaring
from inburgering_cli.law.sources import ONZEKER
from inburgering_cli.store import reads
from inburgering_cli.store.copies import copies_in, known
from inburgering_cli.work.environment import Omgeving, reading

VELDEN: Final = (
    "soort", "dossier", "naam", "reden", "einde", "wissen_vanaf", "status", "termijn", "bron", "onzeker", "eigen_beleid",
)  # fmt: skip
DOSSIER: Final = "dossier"


def overview(env: Omgeving, folders: Iterable[Path] = (), *, alles: bool = False) -> list[dict[str, Any]]:
    """Dossiers whose plicht has ended and copies of the store, with until when they are kept; oldest end first.

    Without `alles` only what has to go, and what nobody has chosen a term for. `folders`: where copies are, beside the ones
    the program knows of.
    """
    wanted = (retention.VERSTREKEN, retention.ONBEKEND)
    with reading(env) as connection:
        rows = [
            _row(env, held, dossier=facts.dossier, naam=facts.naam)
            for facts in reads.facts.read(connection, env.beleid, env.peildatum)
            if (held := retention.bewaring(facts, env.beleid.bewaartermijnen)) is not None
            and (alles or held.status(env.peildatum) in wanted)
        ]
    for path, day in copies(env, folders):
        held = retention.kept(env.beleid.bewaartermijnen[BACK_UP], day)
        if alles or held.status(env.peildatum) in wanted:
            rows.append(_row(env, held, dossier=None, naam=str(path)))
    return sorted(rows, key=lambda row: (row["soort"], row["einde"], row["dossier"] or "", row["naam"]))


def _row(env: Omgeving, held: Bewaring, *, dossier: str | None, naam: str) -> dict[str, Any]:
    termijn = held.termijn
    return {
        "soort": DOSSIER if dossier else BACK_UP,
        "dossier": dossier,
        "naam": naam,
        "reden": termijn.id,
        "einde": held.einde,
        "wissen_vanaf": held.wissen_vanaf,
        "status": held.status(env.peildatum),
        "termijn": _length(held),
        "bron": termijn.bron.kort,
        "onzeker": termijn.bron.zekerheid in ONZEKER,
        "eigen_beleid": termijn.id in env.beleid.eigen,
    }


def _length(held: Bewaring) -> str | None:
    duur = held.termijn.duur
    return None if duur is None else str(duur) if duur.aantal else "meteen"


def copies(env: Omgeving, folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The copies of the store that are known, or are in these folders, with the day on which each was made."""
    store = env.locatie.pad
    found = dict.fromkeys(path.absolute() for path in known(store))
    for folder in folders:
        found.update(dict.fromkeys(path.absolute() for path in copies_in(folder, store)))
    for path in found:
        with suppress(FileNotFoundError):
            yield path, datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def remove_copies(rows: Iterable[dict[str, Any]]) -> list[str]:
    """Remove the copies among these rows, with what SQLite may have left beside them."""
    gone = []
    for row in rows:
        if row["soort"] != BACK_UP:
            continue
        path = Path(row["naam"])
        try:
            for one in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                one.unlink(missing_ok=True)
        except OSError as error:
            raise OpslagFout(f"De back-up {path} kan niet worden verwijderd: {os_reason(error)}.") from None
        gone.append(str(path))
    return gone
