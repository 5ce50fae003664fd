"""Handhaving by the municipality, and the decisions of DUO."""

import re
from typing import Any

from inburgering_cli.law import codes as c
from inburgering_cli.law.handhaving.fine import Maatregel
from inburgering_cli.law.handhaving.next_step import doubts
from inburgering_cli.law.plicht import besluit
from inburgering_cli.records import rules
from inburgering_cli.store import reads
from inburgering_cli.work.reading.handhaving import end_before
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking, need
from inburgering_cli.work.writing.records import Entry, Handling


def _check_measure(new: Entry) -> None:
    """What the record cannot say by itself, what the law does not allow beside the others, and what is doubtful."""
    record, booking, ident = new.record, new.booking, need(new.dossier).id
    facts = new.facts
    rules.check_maatregel(facts, record)
    if record.soort not in (c.BOETE, c.VERLAGING):
        return
    raw, today = booking.writer.raw, booking.env.peildatum
    own = (record.soort, record.grond, record.datum)
    measures = reads.handhaving.measures(raw, ident, today)
    history = [m for m in measures if (m.soort, m.grond, m.datum) != own]
    new_terms = reads.besluit.new_terms(raw, ident, today)
    rules.check_sanction(facts, record, history, new_terms, boete_asiel=booking.env.policy.boete_asiel)
    if record.soort == c.BOETE:
        fine = Maatregel(**{name: getattr(record, name) for name in Maatregel._fields})
        for sentence in doubts(facts, history, fine):
            booking.warn(sentence)


def _with_code(booking: Booking, _: Dossier | None, record: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The ground of an extension as its code, however it was typed."""
    if record.soort != c.VERLENGING or record.grond is None:
        return values
    code = re.sub(r"[\s-]+", "_", record.grond.strip().lower())
    return {**values, "grond": code if code in booking.env.policy.gronden else record.grond}


def _check_decision(new: Entry) -> None:
    record, booking = new.record, new.booking
    facts = new.facts
    policy, warn = booking.env.policy, booking.warn
    rules.check_besluit(facts, record)
    if record.soort == c.BOETE:
        besluit.check_duo_fine(facts, record, warn)
    if record.oordeel == c.AFWIJZING:
        return
    ident = need(new.dossier).id
    if record.soort in (c.VERLENGING, c.NIEUWE_TERMIJN):
        grond = None
        if record.soort == c.VERLENGING and record.grond is not None:
            code = _with_code(booking, None, record, {})["grond"]
            grond = besluit.ground(code, policy.gronden, facts)
        end = end_before(booking.writer.raw, ident, facts, policy, record.datum)
        besluit.check_extension(record, grond, end, facts.stelsel, warn)
        if record.soort == c.NIEUWE_TERMIJN:
            besluit.check_new_term(facts, record, warn)
    elif record.soort in (c.VRIJSTELLING, c.ONTHEFFING):
        dispensed = reads.besluit.dispensed_parts(booking.writer.raw, ident)
        besluit.check_exemption(facts, record, dispensed, warn)


HANDLINGS = {
    "maatregel": Handling(rule=_check_measure),
    "besluit": Handling(fills=_with_code, rule=_check_decision),
}
