"""inburgering undo: undo or redo the last change."""

from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import CONTEXT, DutchCommand
from inburgering_cli.cli.shell.options import WriteOutput, chosen, env_of, say

_SHOWN = 10
app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=CONTEXT)


@app.command("undo", cls=DutchCommand, options_metavar="[OPTIES]")
def undo(
    ctx: typer.Context,
    dossier: Annotated[
        str | None,
        typer.Argument(
            metavar="[DOSSIER]",
            help="Nummer, BSN, V-nummer of een deel van de naam; zonder: uw laatste wijziging.",
            show_default=False,
        ),
    ] = None,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Doe opnieuw wat u het laatst terugnam.", show_default=False)
    ] = False,
    output: WriteOutput = "table",
) -> None:
    """Neem de laatste wijziging terug; nog een keer: die daarvoor.

    Het spoor blijft: het terugnemen is een regel erbij. Een ingelezen bestand gaat in zijn geheel terug, zonder DOSSIER,
    zolang er niet op verder is gewerkt. Wat is gewist of geleverd, gaat niet terug.

    Voorbeeld: inburgering undo 2026-0052
    """
    from inburgering_cli.screen.columns.retention import moment
    from inburgering_cli.screen.correction import show_changes, show_terms
    from inburgering_cli.screen.output import emit_json
    from inburgering_cli.work.writing import undo as undo_writing

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    done = undo_writing.undo(env, dossier, opnieuw=opnieuw)
    if formaat == "json":
        emit_json(done.as_dict())
    else:
        many = len(done.dossiers) > _SHOWN
        which = f"{len(done.dossiers)} dossiers" if many else f"dossier {', '.join(done.dossiers)}"
        of = f" ({which})" if done.dossiers else ""
        what = "opnieuw gedaan" if done.opnieuw else "teruggenomen"
        print(f"Dit is {what}: {done.opdracht}{of}, van {moment(done.tijd)}.")
        if done.rijen:
            print(f"Weggehaald: {', '.join(f'{count} {table}' for table, count in done.rijen.items())}.")
        show_changes(done.wijzigingen)
        if done.termijnen is not None:
            show_terms(done.termijnen)
    say(env)
