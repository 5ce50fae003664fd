"""The deadline list as JSON, fast: shared text is made once and the output is written in pieces."""

import sys
from collections.abc import Iterator, Sequence
from functools import cache

from inburgering_cli.core.dates import days_between
from inburgering_cli.law.terms.line import Deadline
from inburgering_cli.law.terms.outcome import Outcome
from inburgering_cli.screen.text import json_text

_PIECE = 500  # lines written at once, so that a large list is never in memory as one text


def emit_json(found: Sequence[Deadline], peildatum: str) -> None:
    """Write the list to stdout, one object per line, with the fields of `Deadline.as_dict`."""
    write = sys.stdout.write
    if not found:
        write("[]\n")
        return
    lines = _lines(found, peildatum)
    separator = "[\n"
    for _ in range(0, len(found), _PIECE):
        write(separator + ",\n".join([line for _, line in zip(range(_PIECE), lines, strict=False)]))
        separator = ",\n"
    write("\n]\n")


def _lines(found: Sequence[Deadline], peildatum: str) -> Iterator[str]:
    """The JSON objects. The text of a name is cached per dossier, that of a term per version and start event."""
    days = cache(lambda last: days_between(peildatum, last))
    names: dict[str, str] = {}
    words: dict[tuple[int, str], tuple[str, str]] = {}
    for facts, outcome in found:
        if (who := names.get(facts.dossier)) is None:
            who = names[facts.dossier] = f'{{"dossier": {json_text(facts.dossier)}, "naam": {json_text(facts.name)}, '
        _, version, event, start, last, plain, done, status, _ = outcome
        # versions are known by identity: hashing all their fields would cost more than the text
        if (what := words.get((id(version), event))) is None:
            what = words[id(version), event] = _words(outcome)
        before, after = what
        reached = "null" if done is None else f'"{done}"'
        if last is None:
            yield (
                f'{who}{before}"start": "{start}", "uiterlijk": null, "ongeschoven": null, "gehaald_op": {reached},'
                f' "status": "{status}", "dagen": null{after}'
            )
        else:
            yield (
                f'{who}{before}"start": "{start}", "uiterlijk": "{last}", "ongeschoven": "{plain}", "gehaald_op": {reached},'
                f' "status": "{status}", "dagen": {days(last)}{after}'
            )


def _words(outcome: Outcome) -> tuple[str, str]:
    term, version = outcome.term, outcome.version
    before = (
        f'"termijn": {json_text(term.id)}, "omschrijving": {json_text(term.description)},'
        f' "start_gebeurtenis": {json_text(outcome.start_gebeurtenis)}, '
    )
    return before, f', "soort": {json_text(version.soort)}, "bron": {json_text(version.source.kort)}}}'
