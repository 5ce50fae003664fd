"""inburgering activiteit: the dual trajectory."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_kind, add_record, add_shown
from inburgering_cli.cli.shell.part_commands import last
from inburgering_cli.cli.shell.record_commands import record_command, writing

app = group("Taal, opleiding, werk en participatie.")

add_record(app, "activiteit.ACTIVITEIT", last("activiteit.ACTIVITEIT", "soort", "start"))
record_command(
    app, "stop", "activiteit.StopRecord",
    writing("activiteit.stop"), last("activiteit.ACTIVITEIT", "soort", "einde"), "Activiteit van dossier {d} is gestopt.",
    help="Geef een lopende activiteit een laatste dag.\n\nVoorbeeld: inburgering activiteit stop 2026-0052 taalles"
    " --einde 2026-09-25",
)  # fmt: skip

add_kind(app, "hours.HOURS", last("hours.HOURS", "soort", "maand"))
add_shown(app, "activiteit.ACTIVITEIT")
