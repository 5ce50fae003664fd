"""inburgering besluit: decisions of DUO."""

from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_kind
from inburgering_cli.cli.shell.options import Output, chosen, env_of
from inburgering_cli.cli.shell.reading import ListCommand

app = group("Besluiten van DUO.")

add_kind(app, "handhaving.BESLUIT")


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
