"""The terms of dossiers as a calendar."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.files import ics_out
from inburgering_cli.files.atomic import new_file
from inburgering_cli.law.terms.line import Deadline
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.deadlines import Filter, deadlines


def calendar(
    env: Environment, chosen: Filter, out: Path, *, terms_named: bool, alarmen: Sequence[int]
) -> dict[str, Any]:
    """Write the open terms that were asked for to a calendar; what became of its events.

    Raises `Refused` when there is another kind of file at that place, or its folder is not there.
    """
    if not out.parent.is_dir():
        raise Refused(f"De map {out.parent} bestaat niet; maak hem eerst.", field="out")
    before = ics_out.read(out.read_bytes(), str(out)) if out.exists() else []
    store = _identity(env)
    found = [line for line in deadlines(env, chosen) if line.outcome.uiterlijk is not None]
    names = tuple(env.policy.termijnen)  # naming them all brings the informational ones too
    still_open = frozenset(_uid(line, store) for line in deadlines(env, Filter(terms=names)))
    made = ics_out.write(
        [_event(line, store, terms_named=terms_named) for line in found], before, still_open, alarmen, env.peildatum
    )
    with new_file(out) as file:
        file.write_bytes(made.tekst)
        file.commit()
    return {
        "bestand": str(out),
        "peildatum": env.peildatum,
        "afspraken": len(found),
        **{name: getattr(made, name) for name in ("nieuw", "gewijzigd", "ongewijzigd", "vervallen")},
    }


def _identity(env: Environment) -> str:
    """An id of this store: the hash of the first line of its trail, which never changes."""
    with reading(env) as connection:
        first = reads.trail.first_hash(connection)
    return first[:12] if first else "leeg"


def _uid(line: Deadline, store: str) -> str:
    return f"{line.outcome.term.id}.{line.facts.dossier}.{store}@inburgering-cli"


def _event(line: Deadline, store: str, *, terms_named: bool) -> ics_out.Appointment:
    facts, outcome = line
    what = outcome.term.description
    who = f"{facts.name} ({facts.dossier})" if terms_named else facts.dossier
    day = outcome.uiterlijk or ""
    lines = [
        f"{outcome.version.soort}; bron: {outcome.version.source.kort}",
        f"Begonnen op {dutch(outcome.start)}; laatste dag {dutch(day)}.",
        f"Uitleg: inburgering deadline explain {facts.dossier} {outcome.term.id}",
    ]
    if outcome.ongeschoven != day:
        lines.insert(2, f"Zonder de Algemene termijnenwet: {dutch(outcome.ongeschoven)}.")
    return ics_out.Appointment(_uid(line, store), day, f"{what[:1].upper()}{what[1:]} – {who}", "\n".join(lines))
