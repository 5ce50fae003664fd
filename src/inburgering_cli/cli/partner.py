"""inburgering partner: ketenpartners."""

from inburgering_cli.cli.dutch import group
from inburgering_cli.cli.parts import last_of, register_command
from inburgering_cli.cli.records import kind_command
from inburgering_cli.domain.inputs.keten import PartnerInvoer

app = group("Ketenpartners: de sociale kaart.")

kind_command(
    app, "partner add", PartnerInvoer, "keten.PARTNER",
    last_of("partners", "naam"), "De partner is vastgelegd.", dossier=False,
    help="Leg een ketenpartner vast.\n\n"
    "Voorbeeld: inburgering partner add Coherente --soort privaat --onderwerpen taalmaatjes",
)  # fmt: skip
register_command(
    app, "list", "partners", empty="Er zijn nog geen partners.",
    help="Toon de ketenpartners.\n\nVoorbeeld: inburgering partner list",
)  # fmt: skip
