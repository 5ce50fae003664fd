"""inburgering map: the Module Arbeidsmarkt en Participatie."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_record, add_shown
from inburgering_cli.cli.shell.part_commands import progress_command, whole_case
from inburgering_cli.cli.shell.record_commands import record_command, writing

app = group("De Module Arbeidsmarkt en Participatie.")

add_record(app, "parts.MAP")
record_command(
    app, "complete", "parts.FinishRecord",
    writing("parts.complete_map"), whole_case, "De MAP van dossier {d} is afgerond.",
    help="Leg het eindgesprek van de MAP vast.\n\nVoorbeeld: inburgering map complete 2026-0052 --datum 2026-09-14",
)  # fmt: skip
add_shown(app, "parts.MAP", progress="map")
progress_command(
    app, "status", "map",
    help="Toon per onderdeel of het is behaald en wat ontbreekt.\n\nVoorbeeld: inburgering map status 2026-0052 -o json",
)  # fmt: skip
