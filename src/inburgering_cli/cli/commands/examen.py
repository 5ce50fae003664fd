"""inburgering examen: attempts at the examen."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last, part_command, progress_command
from inburgering_cli.cli.shell.record_commands import kind_command

app = group("Examens en uitslagen.")

kind_command(
    app, "examen record", "parts.EXAMEN",
    last("parts.EXAMEN", "onderdeel", "datum"), "Het examen van dossier {d} is vastgelegd.",
    help="Leg de uitslag van een examen vast.\n\n"
    "Voorbeeld: inburgering examen record 2026-0052 le --datum 2026-09-14 --niveau b1 --uitslag geslaagd",
)  # fmt: skip
part_command(
    app, "list", "parts.EXAMEN", empty="Er is nog geen examen gedaan.",
    help="Toon de examens van een dossier.\n\nVoorbeeld: inburgering examen list 2026-0052",
)  # fmt: skip
progress_command(
    app, "status", "examen", empty="In de Z-route hoeft geen examen.",
    help="Toon per onderdeel het niveau dat nodig is, de pogingen, en wat is behaald of vrijgesteld.\n\n"
    "Voorbeeld: inburgering examen status 2026-0052",
)  # fmt: skip
