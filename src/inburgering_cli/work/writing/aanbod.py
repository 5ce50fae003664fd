"""Providers, and what was offered to whom."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law.rights.aanbod import Aanbieder, check_offer
from inburgering_cli.records import rules
from inburgering_cli.records.kinds.aanbod import AanbiederInvoer, AanbodInvoer
from inburgering_cli.store import reads
from inburgering_cli.work.writing.booking import Boeking
from inburgering_cli.work.writing.records import Kenmerk, Vastlegging, kind


def provider(boeking: Boeking, naam: str | None) -> Aanbieder | None:
    """The provider of this name in the register."""
    return None if naam is None else reads.aanbieder.named(boeking.schrijver.flushed, naam)


def _check(new: Vastlegging) -> None:
    boeking, facts = new.boeking, new.facts
    rules.check_aanbod(facts, new.invoer)
    check_offer(facts, new.invoer, provider(boeking, new.invoer.aanbieder), boeking.warn)


AANBIEDER = kind(
    Kenmerk(
        "aanbieders",
        AanbiederInvoer,
        "aanbieder",
        ("naam",),
        lambda i: f"aanbieder {i.naam}",
        met_dossier=False,
        controle=lambda new: rules.check_order(
            new.invoer, ("keurmerk_vanaf", "keurmerk_geldig_tot"), ("contract_vanaf", "contract_geldig_tot")
        ),
    )
)
AANBOD = kind(
    Kenmerk(
        "aanbod",
        AanbodInvoer,
        "aanbod",
        ("aangeboden_op", "aanbieder"),
        lambda i: f"het aanbod van {i.aanbieder} op {dutch(i.aangeboden_op)}",
        controle=_check,
        feiten=True,
    )
)
