"""inburgering aanbieder: providers of courses."""

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last_of, register_command
from inburgering_cli.cli.shell.record_commands import kind_command
from inburgering_cli.records.kinds.aanbod import AanbiederInvoer

app = group("Aanbieders met keurmerk en contract.")

kind_command(
    app, "aanbieder add", AanbiederInvoer, "aanbod.AANBIEDER",
    last_of("aanbieders", "naam"), "De aanbieder is vastgelegd.", dossier=False,
    help="Leg een aanbieder vast.\n\n"
    "Voorbeeld: inburgering aanbieder add 'Taalschool Voorbeeld' --keurmerk-geldig-tot 2027-12-31",
)  # fmt: skip
register_command(
    app, "list", "aanbieders", empty="Er zijn nog geen aanbieders.",
    help="Toon de aanbieders.\n\nVoorbeeld: inburgering aanbieder list",
)  # fmt: skip
