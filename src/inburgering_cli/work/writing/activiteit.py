"""Activities of the dual trajectory, and what the municipality offered; both may name a provider."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.rights.aanbod import CURSUSSEN, TAALSCHAKEL, Aanbieder, check_course, check_offer
from inburgering_cli.law.sources import nota
from inburgering_cli.law.vocabulary import SOORTEN_ACTIVITEIT
from inburgering_cli.records.kinds.activiteit import StopRecord
from inburgering_cli.records.rules import check_aanbod
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.writing.booking import Booking, open_booking
from inburgering_cli.work.writing.records import Entry, Handling


def _provider(booking: Booking, name: str | None) -> Aanbieder | None:
    """The provider of this name in the register."""
    return None if name is None else reads.aanbieder.named(booking.writer.flushed, name)


def _check_offer(new: Entry) -> None:
    facts = new.facts
    check_aanbod(facts, new.record)
    check_offer(facts, new.record, _provider(new.booking, new.record.aanbieder), new.booking.warn)


def _check(new: Entry) -> None:
    start, einde = new.record.start, new.record.einde
    if einde is not None and einde < start:
        raise rules.refuse(f"het einde ({dutch(einde)}) ligt vóór de start ({dutch(start)})", nota("3.3"), "einde")
    if new.record.soort in CURSUSSEN and new.booking.by_hand:
        known = _provider(new.booking, new.record.aanbieder)
        check_course(known, start, new.booking.warn, taalschakel=new.record.soort == TAALSCHAKEL)


HANDLINGS = {
    "activiteit": Handling(rule=_check),
    "aanbod": Handling(rule=_check_offer),
}


def stop(env: Environment, dossier: str, record: StopRecord) -> str:
    """Give a running activity its last day; the number of the dossier."""
    with open_booking(env, "activiteit stop") as booking:
        found = booking.dossier(dossier)
        known = reads.activiteit.of_kind(booking.writer.raw, found.id, str(record.soort), start=record.start)
        running = [row for row in known if row["einde"] is None or row["einde"] > env.peildatum]
        label = SOORTEN_ACTIVITEIT[str(record.soort)]
        if not running:
            raise Refused(
                f"Er loopt geen {label} in dossier {found.nummer}. Zie `inburgering activiteit list {found.nummer}`.",
                field="soort",
            )
        if len(running) > 1:
            starts = ", ".join(dutch(r["start"]) for r in running)
            raise Refused(f"Er lopen er meer, vanaf {starts}; kies er een met --start DATUM.", field="start")
        start = running[0]["start"]
        if str(record.einde) < start:
            raise rules.refuse(f"het einde ligt vóór de start ({dutch(start)})", nota("3.3"), "einde")
        booking.writer.change("activiteit", running[0]["id"], {"einde": record.einde})
        booking.trail(found.nummer, record)
        return found.nummer
