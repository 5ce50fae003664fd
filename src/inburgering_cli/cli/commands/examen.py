"""inburgering examen: attempts at the examen."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_kind
from inburgering_cli.cli.shell.part_commands import progress_command

app = group("Examens en uitslagen.")

add_kind(app, "parts.EXAMEN")
progress_command(
    app, "status", "examen", empty="In de Z-route hoeft geen examen.",
    help="Toon per onderdeel het niveau dat nodig is, de pogingen, en wat is behaald of vrijgesteld.\n\n"
    "Voorbeeld: inburgering examen status 2026-0052",
)  # fmt: skip
