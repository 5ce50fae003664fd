"""inburgering besluit: decisions of DUO."""

from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.options import Output, chosen, env_of
from inburgering_cli.cli.shell.part_commands import last, part_command
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.cli.shell.record_commands import kind_command

app = group("Besluiten van DUO.")

kind_command(
    app, "besluit record", "handhaving.BESLUIT",
    last("handhaving.BESLUIT", "soort", "datum"), "Het besluit van dossier {d} is vastgelegd.",
    help="Leg een besluit van DUO vast.\n\n"
    "Voorbeeld: inburgering besluit record 2026-0042 verlenging --datum 2026-09-02 --tot 2026-11-29 --grond overlijden",
)  # fmt: skip
part_command(
    app, "list", "handhaving.BESLUIT", empty="Er zijn geen besluiten van DUO.",
    help="Toon de besluiten van DUO over een dossier.\n\nVoorbeeld: inburgering besluit list 2026-0052",
)  # fmt: skip


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def grounds(
    ctx: typer.Context,
    dossier: Annotated[
        str | None,
        typer.Argument(metavar="[DOSSIER]", help="Alleen wat hier kan, met de dag die volgt.", show_default=False),
    ] = None,
    output: Output = "table",
) -> None:
    """Toon de gronden voor een verlenging met lengte, bron en zekerheid; DUO beslist.

    Voorbeeld: inburgering besluit grounds 2026-0052
    """
    from inburgering_cli.screen.columns.records import GROUNDS
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import handhaving

    formaat = chosen(output)
    emit(formaat, handhaving.grounds(env_of(ctx), dossier), GROUNDS, title="Gronden voor een verlenging door DUO")
