"""inburgering verwijzing: referrals to partners."""

from inburgering_cli.cli.dutch import group
from inburgering_cli.cli.parts import last, part_command
from inburgering_cli.cli.records import kind_command
from inburgering_cli.domain.inputs.keten import VerwijzingInvoer

app = group("Verwijzingen naar ketenpartners.")

kind_command(
    app, "verwijzing add", VerwijzingInvoer, "keten.VERWIJZING",
    last("verwijzingen", "partner", "datum"), "De verwijzing van dossier {d} is vastgelegd.",
    help="Leg een verwijzing vast.\n\n"
    "Voorbeeld: inburgering verwijzing add 2024-0001 --partner Coherente --datum 2024-07-01 --onderwerp taalmaatje",
)  # fmt: skip
part_command(
    app, "list", "verwijzingen", empty="Er is niet verwezen.",
    help="Toon de verwijzingen van een dossier.\n\nVoorbeeld: inburgering verwijzing list 2024-0001",
)  # fmt: skip
