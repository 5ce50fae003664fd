"""inburgering overdracht: handovers, held or not."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last, part_command
from inburgering_cli.cli.shell.record_commands import kind_command
from inburgering_cli.records.kinds.arrival import OverdrachtInvoer

app = group("Overdracht van en aan anderen.")

kind_command(
    app, "overdracht record", OverdrachtInvoer, "arrival.OVERDRACHT",
    last("overdrachten", "soort", "datum"), "De overdracht van dossier {d} is vastgelegd.",
    help="Leg een overdracht vast, of waarom die er niet was.\n\n"
    "Voorbeeld: inburgering overdracht record 2026-0060 azc --datum 2026-09-10 --gehouden",
)  # fmt: skip
part_command(
    app, "list", "overdrachten", empty="Er is geen overdracht vastgelegd.",
    help="Toon de overdrachten van een dossier.\n\nVoorbeeld: inburgering overdracht list 2026-0052",
)  # fmt: skip
