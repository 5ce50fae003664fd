"""Handhaving by the municipality, and the decisions of DUO."""

from inburgering_cli.domain import codes as c
from inburgering_cli.domain import record_rules as rules
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.inputs.handhaving import BesluitInvoer, MaatregelInvoer
from inburgering_cli.services.records import Kenmerk, kind
from inburgering_cli.store import tables

MAATREGEL = kind(
    Kenmerk(
        "maatregelen",
        MaatregelInvoer,
        tables.Maatregel,
        ("soort", "grond", "datum"),
        lambda i: f"{c.MAATREGELEN[i.soort]} van {dutch(i.datum)}",
        controle=lambda new: rules.check_maatregel(new.facts, new.invoer),
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
