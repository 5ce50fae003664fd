"""inburgering maatregel: handhaving by the municipality."""

from typing import Annotated

import typer

from inburgering_cli.cli.dutch import Opdracht, group
from inburgering_cli.cli.options import Output, Ref, chosen, env_of
from inburgering_cli.cli.parts import last, part_command
from inburgering_cli.cli.records import kind_command, read_options
from inburgering_cli.domain import codes as c
from inburgering_cli.domain.inputs.handhaving import MaatregelInvoer, VoorstelInvoer

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


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def propose(
    ctx: typer.Context,
    dossier: Ref,
    grond: Annotated[
        str | None,
        typer.Option(
            "--grond",
            metavar="GROND",
            help=f"Waarvoor: {', '.join(c.MAATREGEL_GRONDEN)}; zonder: elke grond die speelt.",
            show_default=False,
        ),
    ] = None,
    verwijtbaarheid: Annotated[
        str | None,
        typer.Option(
            "--verwijtbaarheid",
            metavar="MATE",
            help=f"Mate van schuld (Bi 7.1 lid 4): {', '.join(c.VERWIJTBAARHEID)}.",
            show_default=False,
        ),
    ] = None,
    vastgesteld: Annotated[
        str | None,
        typer.Option(
            "--vastgesteld",
            metavar="DATUM",
            help="Dag waarop de overtreding is vastgesteld (anders die van het rapport).",
            show_default=False,
        ),
    ] = None,
    output: Output = "table",
) -> None:
    """Reken voor welke stap van de handhaving nu zou kunnen, met bedrag, grenzen en bronnen.

    Dit is een berekening; er wordt niets vastgelegd. Een mens beslist, en legt de stap vast met `maatregel record`.

    Voorbeeld: inburgering maatregel propose 2024-0001 --grond intake
    """
    from inburgering_cli.domain.handhaving import VOORSTEL_VELDEN
    from inburgering_cli.render.output import emit_csv, emit_json
    from inburgering_cli.services import maatregelen

    formaat, env = chosen(output), env_of(ctx)
    options = {"grond": grond, "verwijtbaarheid": verwijtbaarheid, "vastgesteld": vastgesteld}
    found = maatregelen.proposals(env, dossier, read_options(VoorstelInvoer, options, env.peildatum))
    if formaat == "json":
        emit_json(found)
    elif formaat == "csv":
        emit_csv(["dossier", *VOORSTEL_VELDEN, "opdracht"], found)
    else:
        from inburgering_cli.render.handhaving import show_proposals

        show_proposals(found)
