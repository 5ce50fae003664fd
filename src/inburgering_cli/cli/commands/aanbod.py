"""inburgering aanbod: what was offered to whom."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last, part_command
from inburgering_cli.cli.shell.record_commands import kind_command
from inburgering_cli.records.kinds.aanbod import AanbodInvoer

app = group("Wat de gemeente wie aanbood.")

kind_command(
    app, "aanbod add", AanbodInvoer, "aanbod.AANBOD",
    last("aanbod", "aangeboden_op", "aanbieder"), "Het aanbod van dossier {d} is vastgelegd.",
    help="Leg een inburgeringsaanbod vast.\n\n"
    "Voorbeeld: inburgering aanbod add 2026-0052 --aangeboden-op 2026-09-15 --aanbieder 'Taalschool Voorbeeld' --leerroute b1",
)  # fmt: skip
part_command(
    app, "list", "aanbod", empty="Er is nog geen aanbod gedaan.",
    help="Toon het aanbod van een dossier.\n\nVoorbeeld: inburgering aanbod list 2026-0052",
)  # fmt: skip
