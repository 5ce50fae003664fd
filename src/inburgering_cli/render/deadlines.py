"""The deadline list as JSON, quickly: what lines share is written once, so that a long list costs little."""

import sys
from collections.abc import Callable, Sequence
from functools import cache

from inburgering_cli.domain.assess import Uitkomst
from inburgering_cli.domain.dates import days_between
from inburgering_cli.domain.deadline import DEADLINE_FIELDS, Deadline
from inburgering_cli.domain.termijnen import Termijn, Versie
from inburgering_cli.render.text import json_text


def emit_json(found: Sequence[Deadline], peildatum: str) -> None:
    """Write the list to stdout, one object a line; the fields are those of `Deadline.as_dict`."""
    line = _writer(peildatum)
    text = ",\n".join([line(one) for one in found])
    sys.stdout.write(f"[\n{text}\n]\n" if found else "[]\n")


def _writer(peildatum: str) -> Callable[[Deadline], str]:
    keys = [f'"{name}": ' for name in DEADLINE_FIELDS]
    (
        dossier,
        naam,
        termijn,
        omschrijving,
        event,
        start,
        uiterlijk,
        ongeschoven,
        gehaald,
        status,
        dagen,
        soort,
        bron,
    ) = keys

    terms: dict[tuple[str, str], str] = {}

    def term(one: Termijn, start_event: str) -> str:
        if (text := terms.get((one.id, start_event))) is None:
            text = terms[one.id, start_event] = (
                f"{termijn}{json_text(one.id)}, {omschrijving}{json_text(one.omschrijving)},"
                f" {event}{json_text(start_event)}"
            )
        return text

    @cache
    def last_days(day: str | None, plain: str | None) -> tuple[str, str]:
        count = "null" if day is None else days_between(peildatum, day)
        return f"{uiterlijk}{json_text(day)}, {ongeschoven}{json_text(plain)}", f"{dagen}{count}"

    sources: dict[int, str] = {}

    def source(versie: Versie) -> str:
        # by identity: a version is one object of the policy, and hashing all its fields would cost more than the text
        if (text := sources.get(id(versie))) is None:
            text = sources[id(versie)] = f"{soort}{json_text(versie.soort)}, {bron}{json_text(versie.bron.kort)}"
        return text

    names: dict[str, str] = {}
    outcomes: dict[int, str] = {}

    def rest(outcome: Uitkomst) -> str:
        which, versie, started_by, first, last, plain, done, now = outcome
        until, left = last_days(last, plain)
        return (
            f'{term(which, started_by)}, {start}"{first}", {until}, {gehaald}{json_text(done)},'
            f' {status}"{now}", {left}, {source(versie)}'
        )

    def line(one: Deadline) -> str:
        facts, outcome = one
        if (who := names.get(facts.dossier)) is None:
            who = names[facts.dossier] = f"{{{dossier}{json_text(facts.dossier)}, {naam}{json_text(facts.naam)}, "
        # by identity: dossiers whose clocks started on one day share one outcome
        if (what := outcomes.get(id(outcome))) is None:
            what = outcomes[id(outcome)] = rest(outcome) + "}"
        return who + what

    return line
