"""inburgering begeleiding: maatschappelijke begeleiding."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last, part_command
from inburgering_cli.cli.shell.record_commands import kind_command
from inburgering_cli.records.kinds.arrival import BegeleidingInvoer

app = group("Maatschappelijke begeleiding.")

kind_command(
    app, "begeleiding add", BegeleidingInvoer, "arrival.BEGELEIDING",
    last("begeleiding", "start"), "De begeleiding van dossier {d} is vastgelegd.",
    help="Leg een periode van maatschappelijke begeleiding vast.\n\n"
    "Voorbeeld: inburgering begeleiding add 2026-0060 --start 2026-09-21 --aanbieder 'Stichting Vluchtelingenwerk'",
)  # fmt: skip
part_command(
    app, "list", "begeleiding", empty="Er is geen begeleiding vastgelegd.",
    help="Toon de maatschappelijke begeleiding van een dossier.\n\nVoorbeeld: inburgering begeleiding list 2026-0052",
)  # fmt: skip
