"""The terms and talks of dossiers as a calendar."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.dates import add_days, dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.files import ics_out
from inburgering_cli.files.atomic import new_file
from inburgering_cli.law.codes import GESPREKKEN
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.line import Deadline
from inburgering_cli.law.terms.next_command import HOLD_TALK
from inburgering_cli.law.terms.outcome import EXPIRED, RUNNING
from inburgering_cli.records.kinds.gesprek import PROGRESS
from inburgering_cli.store import reads
from inburgering_cli.store.reads.gesprek import PlannedTalk
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.deadlines import Filter, deadlines

_TALK: Final = "voortgangsgesprek"  # the term; the talk itself is in the calendar
_ALWAYS: Final = "9999-12-31"


def calendar(
    env: Environment, chosen: Filter, out: Path, *, terms_named: bool, alarmen: Sequence[int]
) -> dict[str, Any]:
    """Write the open terms and planned talks that were asked for to a calendar; what became of its events.

    The term for a talk is not there beside the talk itself.

    Raises `Refused` when there is another kind of file at that place, or its folder is not there.
    """
    if not out.parent.is_dir():
        raise Refused(f"De map {out.parent} bestaat niet; maak hem eerst.", field="out")
    before = ics_out.read(out.read_bytes(), str(out)) if out.exists() else []
    if chosen.dossier is not None:
        from inburgering_cli.work.reading.looks import look  # a whole list looks nobody up

        chosen = chosen._replace(dossier=look(env, chosen.dossier).nummer)
    store = _identity(env)
    found = [line for line in deadlines(env, chosen) if line.outcome.uiterlijk is not None]
    names = tuple(env.policy.termijnen)  # naming them all brings the informational ones too
    still_open = [_uid(line, store) for line in deadlines(env, Filter(terms=names)) if line.outcome.term.id != _TALK]
    talks = _talks(env)
    still_open += [_talk_uid(facts, talk, store) for facts, talk in talks]
    events = [_event(line, store, terms_named=terms_named) for line in found if line.outcome.term.id != _TALK]
    events += [
        _talk_event(facts, talk, store, terms_named=terms_named)
        for facts, talk in talks
        if _fits(env, chosen, facts, talk)
    ]
    made = ics_out.write(events, before, frozenset(still_open), alarmen, env.peildatum)
    with new_file(out) as file:
        file.write_bytes(made.tekst)
        file.commit()
    return {
        "bestand": str(out),
        "peildatum": env.peildatum,
        "afspraken": len(events),
        **{name: getattr(made, name) for name in ("nieuw", "gewijzigd", "ongewijzigd", "vervallen")},
    }


def _talks(env: Environment) -> list[tuple[Facts, PlannedTalk]]:
    """The talks without an outcome of open dossiers."""
    with reading(env) as connection:
        talks = reads.gesprek.planned(connection, "", _ALWAYS)
        open_ = reads.facts.read(connection, env.policy, env.peildatum, ids=[*talks], open_only=True)
        return [(facts, talk) for facts in open_ for talk in talks[facts.id]]


def _fits(env: Environment, chosen: Filter, facts: Facts, talk: PlannedTalk) -> bool:
    """Whether a talk is among what was asked for, as the term for it would be."""
    if chosen.terms and _TALK not in chosen.terms:
        return False
    if chosen.statussen and (EXPIRED if talk.dag < env.peildatum else RUNNING) not in chosen.statussen:
        return False
    if chosen.dossier is not None and facts.dossier != chosen.dossier:
        return False
    return chosen.within is None or talk.dag <= add_days(env.peildatum, chosen.within)


def _talk_uid(facts: Facts, talk: PlannedTalk, store: str) -> str:
    return f"gesprek.{talk.soort}.{talk.gepland}.{facts.dossier}.{store}@inburgering-cli"


def _talk_event(facts: Facts, talk: PlannedTalk, store: str, *, terms_named: bool) -> ics_out.Appointment:
    what = GESPREKKEN[talk.soort]
    command = HOLD_TALK if talk.soort == PROGRESS else f"{HOLD_TALK} --soort {talk.soort}"
    text = f"Daarna: inburgering {command.format(d=facts.dossier)}"
    title = f"{what[:1].upper()}{what[1:]} – {_who(facts, terms_named=terms_named)}"
    where = talk.plaats if terms_named else None  # a place may be where somebody lives
    return ics_out.Appointment(_talk_uid(facts, talk, store), talk.dag, title, text, talk.tijd, where)


def _who(facts: Facts, *, terms_named: bool) -> str:
    return f"{facts.name} ({facts.dossier})" if terms_named else facts.dossier


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
    day = outcome.uiterlijk or ""
    lines = [
        f"{outcome.version.soort}; bron: {outcome.version.source.kort}",
        f"Begonnen op {dutch(outcome.start)}; laatste dag {dutch(day)}.",
        f"Uitleg: inburgering deadline explain {facts.dossier} {outcome.term.id}",
    ]
    if outcome.ongeschoven != day:
        lines.insert(2, f"Zonder de Algemene termijnenwet: {dutch(outcome.ongeschoven)}.")
    return ics_out.Appointment(
        _uid(line, store),
        day,
        f"{what[:1].upper()}{what[1:]} – {_who(facts, terms_named=terms_named)}",
        "\n".join(lines),
    )
