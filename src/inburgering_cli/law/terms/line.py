"""One line of the deadline list, and the order of the list."""

from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import days_between
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.outcome import Outcome

#: A last day is soon when it is at most this many days ahead: yellow in a list, on the page `vandaag`, and the day of
#: the first warning in a calendar.
SOON: Final = 14
#: The fields of a line as JSON and CSV show them.
DEADLINE_FIELDS: Final = (
    "dossier", "naam", "termijn", "omschrijving", "start_gebeurtenis", "start", "uiterlijk", "ongeschoven",
    "gehaald_op", "status", "dagen", "soort", "bron",
)  # fmt: skip


class Deadline(NamedTuple):
    """A dossier's facts and the outcome of one of its terms."""

    facts: Facts
    outcome: Outcome

    def as_dict(self, peildatum: str) -> dict[str, Any]:
        """The line; `dagen`: from the peildatum to uiterlijk."""
        facts, outcome = self
        return {
            "dossier": facts.dossier,
            "naam": facts.name,
            "termijn": outcome.term.id,
            "omschrijving": outcome.term.description,
            "start_gebeurtenis": outcome.start_gebeurtenis,
            "start": outcome.start,
            "uiterlijk": outcome.uiterlijk,
            "ongeschoven": outcome.ongeschoven,
            "gehaald_op": outcome.gehaald_op,
            "status": outcome.status,
            "dagen": days_between(peildatum, outcome.uiterlijk) if outcome.uiterlijk else None,
            "soort": outcome.version.soort,
            "bron": outcome.version.source.kort,
        }


def in_order(line: Deadline) -> tuple[str, str, str]:
    """By day (those that wait for one last), dossier, term."""
    facts, outcome = line
    return (outcome.uiterlijk or "9999", facts.dossier, outcome.term.id)
