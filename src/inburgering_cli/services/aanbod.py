"""Providers, and what was offered to whom."""

from inburgering_cli.domain import record_rules as rules
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.inputs.aanbod import AanbiederInvoer, AanbodInvoer
from inburgering_cli.services.records import Kenmerk, kind
from inburgering_cli.store import tables

AANBIEDER = kind(
    Kenmerk(
        "aanbieders",
        AanbiederInvoer,
        tables.Aanbieder,
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
        tables.Aanbod,
        ("aangeboden_op", "aanbieder"),
        lambda i: f"het aanbod van {i.aanbieder} op {dutch(i.aangeboden_op)}",
        controle=lambda new: rules.check_aanbod(new.facts, new.invoer),
        feiten=True,
    )
)
