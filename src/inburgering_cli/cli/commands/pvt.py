"""inburgering pvt: the participatieverklaringstraject."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_record, add_shown
from inburgering_cli.cli.shell.part_commands import progress_command, whole_case
from inburgering_cli.cli.shell.record_commands import record_command, writing

app = group("Het participatieverklaringstraject.")

add_record(app, "parts.PVT")
record_command(
    app, "sign", "parts.FinishRecord",
    writing("parts.sign_pvt"), whole_case, "De participatieverklaring van dossier {d} is ondertekend.",
    help="Leg vast dat de participatieverklaring is ondertekend.\n\n"
    "Voorbeeld: inburgering pvt sign 2026-0052 --datum 2026-09-24",
)  # fmt: skip
add_shown(app, "parts.PVT", progress="pvt")
progress_command(
    app, "status", "pvt",
    help="Toon per onderdeel of het is gedaan en wat ontbreekt.\n\nVoorbeeld: inburgering pvt status 2026-0052 -o json",
)  # fmt: skip
