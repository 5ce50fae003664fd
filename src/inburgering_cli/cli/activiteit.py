"""inburgering activiteit: the dual trajectory."""

from typing import Any

import typer

from inburgering_cli.cli.dutch import Opdracht, group
from inburgering_cli.cli.options import Output, Ref
from inburgering_cli.cli.parts import last, show_part
from inburgering_cli.cli.records import record_command
from inburgering_cli.domain.inputs.activiteit import ActiviteitInvoer, StopInvoer
from inburgering_cli.services.environment import Omgeving

app = group("Taal, opleiding, werk en participatie.")


def _add(env: Omgeving, dossier: str, invoer: Any) -> str | None:
    from inburgering_cli.services import activiteiten, booking

    return booking.register(env, activiteiten.SOORT, dossier, invoer, "activiteit add")


def _stop(env: Omgeving, dossier: str, invoer: Any) -> str:
    from inburgering_cli.services import activiteiten

    return activiteiten.stop(env, dossier, invoer)


record_command(
    app, "add", ActiviteitInvoer, _add, last("activiteiten", "soort", "start"), "Activiteit van dossier {d} is toegevoegd.",
    help="Voeg een activiteit toe.\n\nVoorbeeld: inburgering activiteit add 2024-0001 taalles --start 2024-06-03"
    " --einde 2025-06-27 --uren-per-week 12",
)  # fmt: skip
record_command(
    app, "stop", StopInvoer, _stop, last("activiteiten", "soort", "einde"), "Activiteit van dossier {d} is gestopt.",
    help="Geef een lopende activiteit een laatste dag.\n\nVoorbeeld: inburgering activiteit stop 2024-0001 taalles"
    " --einde 2025-01-31",
)  # fmt: skip


@app.command("list", cls=Opdracht, options_metavar="[OPTIES]")
def list_activities(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon de activiteiten van een dossier.

    Voorbeeld: inburgering activiteit list 2024-0001
    """
    from inburgering_cli.render import columns

    show_part(ctx, dossier, "activiteiten", columns.ACTIVITEITEN, output, "Er zijn nog geen activiteiten.")
