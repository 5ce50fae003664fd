"""inburgering activiteit: the dual trajectory."""

from typing import Any

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.options import Output, Ref
from inburgering_cli.cli.shell.part_commands import last, part_command, show_part
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.cli.shell.record_commands import kind_command, record_command
from inburgering_cli.work.environment import Environment

app = group("Taal, opleiding, werk en participatie.")


def _stop(env: Environment, dossier: str, record: Any) -> str:
    from inburgering_cli.work.writing import activiteit

    return activiteit.stop(env, dossier, record)


kind_command(
    app, "activiteit add", "activiteit.ACTIVITEIT",
    last("activiteit.ACTIVITEIT", "soort", "start"), "Activiteit van dossier {d} is toegevoegd.",
    help="Voeg een activiteit toe.\n\n"
    "Voorbeeld: inburgering activiteit add 2026-0052 taalles --start 2026-09-07 --einde 2027-06-25 --uren-per-week 12",
)  # fmt: skip
record_command(
    app, "stop", "activiteit.StopRecord",
    _stop, last("activiteit.ACTIVITEIT", "soort", "einde"), "Activiteit van dossier {d} is gestopt.",
    help="Geef een lopende activiteit een laatste dag.\n\nVoorbeeld: inburgering activiteit stop 2026-0052 taalles"
    " --einde 2026-09-25",
)  # fmt: skip

kind_command(
    app, "activiteit hours", "hours.HOURS",
    last("hours.HOURS", "soort", "maand"), "De uren van dossier {d} zijn vastgelegd.",
    help="Leg de uren van een maand vast.\n\n"
    "Voorbeeld: inburgering activiteit hours 2026-0052 taalles --maand 2026-08 --aangeboden 48 --gevolgd 44",
)  # fmt: skip
part_command(
    app, "months", "hours.HOURS", empty="Er zijn nog geen uren.",
    help="Toon de uren van een dossier per maand.\n\nVoorbeeld: inburgering activiteit months 2026-0052",
)  # fmt: skip


@app.command("list", cls=ListCommand, options_metavar="[OPTIES]")
def list_activities(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon de activiteiten van een dossier.

    Voorbeeld: inburgering activiteit list 2026-0052
    """

    show_part(ctx, dossier, "activiteit.ACTIVITEIT", output, "Er zijn nog geen activiteiten.")
