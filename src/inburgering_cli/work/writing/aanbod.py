"""Providers, and what was offered to whom."""

from inburgering_cli.law.rights.aanbod import Aanbieder, check_offer
from inburgering_cli.records import rules
from inburgering_cli.store import reads
from inburgering_cli.work.writing.booking import Boeking
from inburgering_cli.work.writing.records import Entry, Handling


def provider(boeking: Boeking, naam: str | None) -> Aanbieder | None:
    """The provider of this name in the register."""
    return None if naam is None else reads.aanbieder.named(boeking.schrijver.flushed, naam)


def _check(new: Entry) -> None:
    boeking, facts = new.boeking, new.facts
    rules.check_aanbod(facts, new.invoer)
    check_offer(facts, new.invoer, provider(boeking, new.invoer.aanbieder), boeking.warn)


HANDLINGS = {
    "aanbod": Handling(rule=_check),
}
