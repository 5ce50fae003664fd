"""inburgering besluit: decisions of DUO."""

from inburgering_cli.cli.dutch import group
from inburgering_cli.cli.parts import last, part_command
from inburgering_cli.cli.records import kind_command
from inburgering_cli.domain.inputs.handhaving import BesluitInvoer

app = group("Besluiten van DUO.")

kind_command(
    app, "besluit record", BesluitInvoer, "handhaving.BESLUIT",
    last("besluiten", "soort", "datum"), "Het besluit van dossier {d} is vastgelegd.",
    help="Leg een besluit van DUO vast.\n\n"
    "Voorbeeld: inburgering besluit record 2024-0001 verlenging --datum 2026-11-02 --tot 2027-11-28 --grond ziekte",
)  # fmt: skip
part_command(
    app, "list", "besluiten", empty="Er zijn geen besluiten van DUO.",
    help="Toon de besluiten van DUO over een dossier.\n\nVoorbeeld: inburgering besluit list 2024-0001",
)  # fmt: skip
