"""Handhaving by the municipality, and the decisions of DUO."""

from inburgering_cli.domain import codes as c
from inburgering_cli.domain import record_rules as rules
from inburgering_cli.domain.boetebedrag import Maatregel
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.handhaving import doubts
from inburgering_cli.domain.inputs.handhaving import BesluitInvoer, MaatregelInvoer
from inburgering_cli.services.booking import need
from inburgering_cli.services.maatregelen import measures, new_terms
from inburgering_cli.services.records import Kenmerk, Vastlegging, kind
from inburgering_cli.store import tables


def _check_measure(new: Vastlegging) -> None:
    """What the record cannot say by itself, what the law does not allow beside the others, and what is doubtful."""
    invoer, boeking, ident = new.invoer, new.boeking, need(new.dossier).id
    facts = new.facts
    rules.check_maatregel(facts, invoer)
    if invoer.soort not in (c.BOETE, c.VERLAGING):
        return
    raw, today = boeking.schrijver.raw, boeking.env.peildatum
    own = (invoer.soort, invoer.grond, invoer.datum)
    history = [m for m in measures(raw, ident, today) if (m.soort, m.grond, m.datum) != own]
    rules.check_sanction(facts, invoer, history, new_terms(raw, ident, today))
    if invoer.soort == c.BOETE:
        fine = Maatregel(**{name: getattr(invoer, name) for name in Maatregel._fields})
        for sentence in doubts(facts, history, fine):
            boeking.env.warn(sentence)


MAATREGEL = kind(
    Kenmerk(
        "maatregelen",
        MaatregelInvoer,
        tables.Maatregel,
        ("soort", "grond", "datum"),
        lambda i: f"{c.MAATREGELEN[i.soort]} van {dutch(i.datum)}",
        controle=_check_measure,
        feiten=True,
    )
)


BESLUIT = kind(
    Kenmerk(
        "besluiten",
        BesluitInvoer,
        tables.Besluit,
        ("soort", "datum", "onderdeel"),
        lambda i: f"het besluit van DUO over {c.BESLUITEN[i.soort]} van {dutch(i.datum)}",
        bij_nieuw=lambda _: {"oordeel": c.TOEKENNING},
        controle=lambda new: rules.check_besluit(new.facts, new.invoer),
        feiten=True,
    )
)
