"""What is kept longer than it may be: dossiers and copies of the store."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import StoreFault, os_reason
from inburgering_cli.law import retention
from inburgering_cli.law.retention import BACK_UP, Retention
from inburgering_cli.law.sources import UNCERTAIN
from inburgering_cli.store import reads
from inburgering_cli.store.copies import copies_in, known
from inburgering_cli.store.identity import mark_in
from inburgering_cli.work.environment import Environment, reading

FIELDS: Final = (
    "soort", "dossier", "naam", "reden", "einde", "wissen_vanaf", "status", "termijn", "bron", "onzeker", "eigen_beleid",
)  # fmt: skip
DOSSIER: Final = "dossier"


def overview(env: Environment, folders: Iterable[Path] = (), *, alles: bool = False) -> list[dict[str, Any]]:
    """Dossiers whose plicht has ended and copies of the store, with until when they are kept; oldest end first.

    Without `alles` only what has to go, and what nobody has chosen a term for. `folders`: where copies are, beside the ones
    the program knows of.
    """
    wanted = (retention.ELAPSED, retention.UNKNOWN)
    with reading(env) as connection:
        rows = [
            _row(env, held, dossier=facts.dossier, name=facts.name)
            for facts in reads.facts.read(connection, env.policy, env.peildatum)
            if (held := retention.retention(facts, env.policy.bewaartermijnen)) is not None
            and (alles or held.status(env.peildatum) in wanted)
        ]
    for path, day in copies(env, folders):
        held = retention.kept(env.policy.bewaartermijnen[BACK_UP], day)
        if alles or held.status(env.peildatum) in wanted:
            rows.append(_row(env, held, dossier=None, name=str(path)))
    return sorted(rows, key=lambda row: (row["soort"], row["einde"], row["dossier"] or "", row["naam"]))


def _row(env: Environment, held: Retention, *, dossier: str | None, name: str) -> dict[str, Any]:
    term = held.term
    return {
        "soort": DOSSIER if dossier else BACK_UP,
        "dossier": dossier,
        "naam": name,
        "reden": term.id,
        "einde": held.einde,
        "wissen_vanaf": held.wissen_vanaf,
        "status": held.status(env.peildatum),
        "termijn": _length(held),
        "bron": term.source.kort,
        "onzeker": term.source.on(env.peildatum).zekerheid in UNCERTAIN,
        "eigen_beleid": term.id in env.policy.eigen,
    }


def _length(held: Retention) -> str | None:
    duration = held.term.duration
    return None if duration is None else str(duration) if duration.number else "meteen"


def copies(env: Environment, folders: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The copies of the store that are known, or are in these folders, with the day on which each was made."""
    store, mark = env.location.path, mark_in(env.location.path, env.location.path)
    found = dict.fromkeys(path.absolute() for path in known(store))
    for folder in folders:
        found.update(dict.fromkeys(path.absolute() for path in copies_in(folder, store)))
    for path in found:
        if mark_in(path, store) not in (None, mark):
            continue  # of another store with the same name
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
            raise StoreFault(f"De back-up {path} kan niet worden verwijderd: {os_reason(error)}.") from None
        gone.append(str(path))
    return gone
