"""inburgering klantprofiel: what the COA handed over about a person."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last, part_command
from inburgering_cli.cli.shell.record_commands import kind_command
from inburgering_cli.records.kinds.arrival import ProfielInvoer

app = group("Het klantprofiel van het COA.")

kind_command(
    app, "klantprofiel record", ProfielInvoer, "arrival.PROFIEL",
    last("klantprofiel", "onderwerp"), "Het klantprofiel van dossier {d} is vastgelegd.",
    help="Leg een onderwerp van het klantprofiel vast.\n\n"
    "Voorbeeld: inburgering klantprofiel record 2026-0060 onderwijs --datum 2026-09-10 --inhoud 'middelbare school'",
)  # fmt: skip
part_command(
    app, "show", "klantprofiel", empty="Er is geen klantprofiel vastgelegd.",
    help="Toon het klantprofiel van een dossier.\n\nVoorbeeld: inburgering klantprofiel show 2026-0052",
)  # fmt: skip
