"""Providers, and what was offered to whom."""

from inburgering_cli.law.rights.aanbod import Aanbieder, check_offer
from inburgering_cli.records import rules
from inburgering_cli.store import reads
from inburgering_cli.work.writing.booking import Booking
from inburgering_cli.work.writing.records import Entry, Handling


def provider(booking: Booking, name: str | None) -> Aanbieder | None:
    """The provider of this name in the register."""
    return None if name is None else reads.aanbieder.named(booking.writer.flushed, name)


def _check(new: Entry) -> None:
    booking, facts = new.booking, new.facts
    rules.check_aanbod(facts, new.record)
    check_offer(facts, new.record, provider(booking, new.record.aanbieder), booking.warn)


HANDLINGS = {
    "aanbod": Handling(rule=_check),
}
