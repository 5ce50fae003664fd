"""The hours of activities, by month."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law.rules import refuse
from inburgering_cli.law.sources import bi, nota
from inburgering_cli.law.vocabulary import SOORTEN_ACTIVITEIT, WI2013
from inburgering_cli.records import rules
from inburgering_cli.store import reads
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking, need
from inburgering_cli.work.writing.records import Entry, Handling


def _with_activity(booking: Booking, dossier: Dossier | None, record: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The columns of a row of hours: those typed, with the activity instead of its kind and first day."""
    found = _activity(booking, need(dossier), record)
    own = {k: v for k, v in values.items() if k not in ("soort", "start", "aanbieder")}
    return {**own, "activiteit_id": found["id"]}


def _activity(booking: Booking, dossier: Dossier, record: Any) -> dict[str, Any]:
    """The one activity that is meant: of this kind, running in this month, with this first day and of
    this provider where they are given."""
    label = SOORTEN_ACTIVITEIT[record.soort]
    known = reads.activiteit.of_kind(
        booking.writer.raw, dossier.id, record.soort, start=record.start, aanbieder=record.aanbieder
    )
    if not known:
        raise Refused(
            f"Dossier {dossier.nummer} heeft geen {label}; voeg die eerst toe met `inburgering activiteit add {dossier.nummer}"
            f" {record.soort} --start DATUM`.",
            field="soort",
        )
    running = [r for r in known if r["start"][:7] <= record.maand <= (r["einde"] or record.maand)[:7]] or known[:1]
    if len(running) > 1:
        starts = ", ".join(dutch(r["start"]) for r in running)
        raise Refused(
            f"Er zijn meer activiteiten van deze soort in {record.maand} ({starts}); kies met --start of --aanbieder.",
            field="start",
        )
    return running[0]


def _check(new: Entry) -> None:
    found = _activity(new.booking, need(new.dossier), new.record)
    rules.check_hours(new.record, found["start"], found["einde"])
    if new.record.voor_pip is not None:
        _check_before_pip(new)


def _check_before_pip(new: Entry) -> None:
    """Hours from before the PIP are told apart where that matters: in the month of the first PIP, under wi2021."""
    facts = new.facts
    if facts.stelsel == WI2013:
        raise refuse("in de pilot tellen uren van vóór het PIP gewoon mee; laat --voor-pip weg", nota("1"), "voor_pip")
    if facts.pip_dagtekening is not None and facts.pip_dagtekening[:7] != new.record.maand:
        raise refuse(
            f"--voor-pip hoort bij de maand van het eerste PIP ({dutch(facts.pip_dagtekening)}), niet bij {new.record.maand};"
            " laat het daar weg",
            bi("5.3 lid 5"),
            "voor_pip",
        )


HANDLINGS = {
    "uren": Handling(fills=_with_activity, rule=_check),
}
