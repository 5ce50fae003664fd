"""The hours of activities, by month."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law.vocabulary import SOORTEN_ACTIVITEIT
from inburgering_cli.records import rules
from inburgering_cli.store import reads
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Boeking, need
from inburgering_cli.work.writing.records import Entry, Handling


def _with_activity(boeking: Boeking, dossier: Dossier | None, invoer: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The columns of a row of hours: those typed, with the activity instead of its kind and first day."""
    found = _activity(boeking, need(dossier), invoer)
    own = {k: v for k, v in values.items() if k not in ("soort", "start", "aanbieder")}
    return {**own, "activiteit_id": found["id"]}


def _activity(boeking: Boeking, dossier: Dossier, invoer: Any) -> dict[str, Any]:
    """The one activity that is meant: of this kind, running in this month, with this first day and of
    this provider where they are given."""
    label = SOORTEN_ACTIVITEIT[invoer.soort]
    known = reads.activiteit.of_kind(
        boeking.schrijver.raw, dossier.id, invoer.soort, start=invoer.start, aanbieder=invoer.aanbieder
    )
    if not known:
        raise Geweigerd(
            f"Dossier {dossier.nummer} heeft geen {label}; voeg die eerst toe met `inburgering activiteit add {dossier.nummer}"
            f" {invoer.soort} --start DATUM`.",
            veld="soort",
        )
    running = [r for r in known if r["start"][:7] <= invoer.maand <= (r["einde"] or invoer.maand)[:7]] or known[:1]
    if len(running) > 1:
        starts = ", ".join(dutch(r["start"]) for r in running)
        raise Geweigerd(
            f"Er zijn meer activiteiten van deze soort in {invoer.maand} ({starts}); kies met --start of --aanbieder.",
            veld="start",
        )
    return running[0]


def _check(new: Entry) -> None:
    found = _activity(new.boeking, need(new.dossier), new.invoer)
    rules.check_uren(new.invoer, found["start"], found["einde"])


HANDLINGS = {
    "uren": Handling(fills=_with_activity, rule=_check),
}
