"""The arrival: voorinburgering, klantprofiel, handover, maatschappelijke begeleiding."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.records import rules
from inburgering_cli.records.kinds.arrival import (
    BegeleidingInvoer,
    OverdrachtInvoer,
    ProfielInvoer,
    VoorinburgeringInvoer,
)
from inburgering_cli.work.writing.records import Kenmerk, kind

VOORINBURGERING = kind(
    Kenmerk(
        "voorinburgering",
        VoorinburgeringInvoer,
        "voorinburgering",
        ("onderdeel", "start"),
        lambda i: f"{c.VOORINBURGERING[i.onderdeel]} per {dutch(i.start)}",
        controle=lambda new: rules.check_voorinburgering(new.facts, new.invoer),
    )
)
PROFIEL = kind(
    Kenmerk(
        "klantprofielen",
        ProfielInvoer,
        "klantprofiel",
        ("onderwerp",),
        lambda i: f"het klantprofiel over {c.KLANTPROFIEL[i.onderwerp]}",
    )
)
OVERDRACHT = kind(
    Kenmerk(
        "overdrachten",
        OverdrachtInvoer,
        "overdracht",
        ("soort", "datum"),
        lambda i: f"{c.OVERDRACHTEN[i.soort]} op {dutch(i.datum)}",
        controle=lambda new: rules.check_overdracht(new.invoer),
    )
)
BEGELEIDING = kind(
    Kenmerk(
        "begeleiding",
        BegeleidingInvoer,
        "begeleiding",
        ("start",),
        lambda i: f"maatschappelijke begeleiding per {dutch(i.start)}",
        controle=lambda new: rules.check_begeleiding(new.facts, new.invoer),
    )
)
