"""inburgering maatregel: handhaving by the municipality."""

from inburgering_cli.cli.dutch import group
from inburgering_cli.cli.parts import last, part_command
from inburgering_cli.cli.records import kind_command
from inburgering_cli.domain.inputs.handhaving import MaatregelInvoer

app = group("Handhaving door de gemeente.")

kind_command(
    app, "maatregel record", MaatregelInvoer, "handhaving.MAATREGEL",
    last("maatregelen", "soort", "datum", "grond"), "De maatregel van dossier {d} is vastgelegd.",
    help="Leg een stap van de handhaving vast.\n\n"
    "Voorbeeld: inburgering maatregel record 2024-0001 oproep --datum 2024-04-10 --grond intake --uiterlijk 2024-04-24",
)  # fmt: skip
part_command(
    app, "list", "maatregelen", empty="Er is niet gehandhaafd.",
    help="Toon de maatregelen van een dossier.\n\nVoorbeeld: inburgering maatregel list 2024-0001",
)  # fmt: skip
