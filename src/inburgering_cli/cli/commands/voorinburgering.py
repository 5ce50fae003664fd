"""inburgering voorinburgering: what the AZC offered before the municipality began."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last, part_command
from inburgering_cli.cli.shell.record_commands import kind_command
from inburgering_cli.records.kinds.arrival import VoorinburgeringInvoer

app = group("Voorinburgering in het AZC.")

kind_command(
    app, "voorinburgering add", VoorinburgeringInvoer, "arrival.VOORINBURGERING",
    last("voorinburgering", "onderdeel", "start"), "De voorinburgering van dossier {d} is vastgelegd.",
    help="Leg een onderdeel van de voorinburgering vast.\n\n"
    "Voorbeeld: inburgering voorinburgering add 2026-0060 nederlandse_taal --start 2026-07-06 --uren 24",
)  # fmt: skip
part_command(
    app, "list", "voorinburgering", empty="Er is geen voorinburgering vastgelegd.",
    help="Toon de voorinburgering van een dossier.\n\nVoorbeeld: inburgering voorinburgering list 2026-0052",
)  # fmt: skip
