"""Handhaving by the municipality, and the decisions of DUO."""

import re
from typing import Any

from inburgering_cli.law import codes as c
from inburgering_cli.law.handhaving.fine import Maatregel
from inburgering_cli.law.handhaving.next_step import doubts
from inburgering_cli.law.plicht import besluit
from inburgering_cli.records import rules
from inburgering_cli.store import reads
from inburgering_cli.work.reading.besluit import end_before
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Boeking, need
from inburgering_cli.work.writing.records import Entry, Handling


def _check_measure(new: Entry) -> None:
    """What the record cannot say by itself, what the law does not allow beside the others, and what is doubtful."""
    invoer, boeking, ident = new.invoer, new.boeking, need(new.dossier).id
    facts = new.facts
    rules.check_maatregel(facts, invoer)
    if invoer.soort not in (c.BOETE, c.VERLAGING):
        return
    raw, today = boeking.schrijver.raw, boeking.env.peildatum
    own = (invoer.soort, invoer.grond, invoer.datum)
    measures = reads.handhaving.measures(raw, ident, today)
    history = [m for m in measures if (m.soort, m.grond, m.datum) != own]
    new_terms = reads.besluit.new_terms(raw, ident, today)
    rules.check_sanction(facts, invoer, history, new_terms, boete_asiel=boeking.env.beleid.boete_asiel)
    if invoer.soort == c.BOETE:
        fine = Maatregel(**{name: getattr(invoer, name) for name in Maatregel._fields})
        for sentence in doubts(facts, history, fine):
            boeking.warn(sentence)


def _with_code(boeking: Boeking, _: Dossier | None, invoer: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The ground of an extension as its code, however it was typed."""
    if invoer.soort != c.VERLENGING or invoer.grond is None:
        return values
    code = re.sub(r"[\s-]+", "_", invoer.grond.strip().lower())
    return {**values, "grond": code if code in boeking.env.beleid.gronden else invoer.grond}


def _check_decision(new: Entry) -> None:
    invoer, boeking, facts = new.invoer, new.boeking, new.facts
    beleid, warn = boeking.env.beleid, boeking.warn
    rules.check_besluit(facts, invoer)
    if invoer.soort == c.BOETE:
        besluit.check_duo_fine(facts, invoer, warn)
    if invoer.oordeel == c.AFWIJZING:
        return
    ident = need(new.dossier).id
    if invoer.soort in (c.VERLENGING, c.NIEUWE_TERMIJN):
        grond = None
        if invoer.soort == c.VERLENGING and invoer.grond is not None:
            code = _with_code(boeking, None, invoer, {})["grond"]
            grond = besluit.ground(code, beleid.gronden, facts)
        end = end_before(boeking.schrijver.raw, ident, facts, beleid, invoer.datum)
        besluit.check_extension(invoer, grond, end, warn)
        if invoer.soort == c.NIEUWE_TERMIJN:
            besluit.check_new_term(facts, invoer, warn)
    elif invoer.soort in (c.VRIJSTELLING, c.ONTHEFFING):
        dispensed = reads.besluit.dispensed_parts(boeking.schrijver.raw, ident)
        besluit.check_exemption(facts.dossier, invoer, dispensed, warn)


HANDLINGS = {
    "maatregel": Handling(rule=_check_measure),
    "besluit": Handling(fills=_with_code, rule=_check_decision),
}
