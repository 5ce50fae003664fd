"""The deadline list as JSON, quickly: what lines share is written once, so that a long list costs little."""

import sys
from collections.abc import Sequence

from inburgering_cli.domain.assess import Uitkomst
from inburgering_cli.domain.dates import days_between
from inburgering_cli.domain.deadline import Deadline
from inburgering_cli.render.text import json_text


def emit_json(found: Sequence[Deadline], peildatum: str) -> None:
    """Write the list to stdout, one object a line; the fields and values are those of `Deadline.as_dict`."""
    writer = _Writer(peildatum)
    text = ",\n".join([writer.line(one) for one in found])
    sys.stdout.write(f"[\n{text}\n]\n" if found else "[]\n")


class _Writer:
    """Keeps the pieces that come back: the name of a dossier, the words of a term, the whole text of an outcome.

    Versions and outcomes are known by identity: each is one object, shared by all dossiers whose clocks started on one day,
    and hashing all its fields would cost more than the text.
    """

    def __init__(self, peildatum: str) -> None:
        self.peildatum = peildatum
        self._names: dict[str, str] = {}
        self._terms: dict[tuple[int, str], tuple[str, str]] = {}
        self._outcomes: dict[int, str] = {}

    def line(self, one: Deadline) -> str:
        """One JSON object."""
        facts, outcome = one
        if (who := self._names.get(facts.dossier)) is None:
            who = self._names[facts.dossier] = (
                f'{{"dossier": {json_text(facts.dossier)}, "naam": {json_text(facts.naam)}, '
            )
        if (what := self._outcomes.get(id(outcome))) is None:
            what = self._outcomes[id(outcome)] = self._outcome(outcome)
        return who + what

    def _outcome(self, outcome: Uitkomst) -> str:
        _, versie, event, start, last, plain, done, status = outcome
        if (words := self._terms.get((id(versie), event))) is None:
            words = self._terms[id(versie), event] = _words(outcome)
        before, after = words
        if last is None:
            days = '"uiterlijk": null, "ongeschoven": null', '"dagen": null'
        else:
            days = f'"uiterlijk": "{last}", "ongeschoven": "{plain}"', f'"dagen": {days_between(self.peildatum, last)}'
        reached = "null" if done is None else f'"{done}"'
        return f'{before}"start": "{start}", {days[0]}, "gehaald_op": {reached}, "status": "{status}", {days[1]}{after}'


def _words(outcome: Uitkomst) -> tuple[str, str]:
    termijn, versie = outcome.termijn, outcome.versie
    before = (
        f'"termijn": {json_text(termijn.id)}, "omschrijving": {json_text(termijn.omschrijving)},'
        f' "start_gebeurtenis": {json_text(outcome.start_gebeurtenis)}, '
    )
    return before, f', "soort": {json_text(versie.soort)}, "bron": {json_text(versie.bron.kort)}}}'
