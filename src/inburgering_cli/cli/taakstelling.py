"""inburgering taakstelling: the taakstelling of housing."""

from inburgering_cli.cli.dutch import group
from inburgering_cli.cli.parts import last_of, register_command
from inburgering_cli.cli.records import kind_command
from inburgering_cli.domain.inputs.keten import TaakstellingInvoer

app = group("Taakstelling huisvesting per half jaar.")

kind_command(
    app, "taakstelling set", TaakstellingInvoer, "keten.TAAKSTELLING",
    last_of("taakstellingen", "jaar", "helft"), "De taakstelling is vastgelegd.", dossier=False,
    help="Leg de taakstelling van een half jaar vast.\n\nVoorbeeld: inburgering taakstelling set 2024 1 11",
)  # fmt: skip
register_command(
    app, "show", "taakstellingen", empty="Er is nog geen taakstelling.",
    help="Toon de taakstelling.\n\nVoorbeeld: inburgering taakstelling show",
)  # fmt: skip
