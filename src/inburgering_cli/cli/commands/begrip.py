"""inburgering begrip: the begrippenkader."""

from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import CONTEXT
from inburgering_cli.cli.shell.faults import no_such_value
from inburgering_cli.cli.shell.options import Output, chosen, env_of
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.core.errors import NotFound

app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=CONTEXT)


@app.command("begrip", cls=ListCommand, options_metavar="[OPTIES]")
def begrip(
    ctx: typer.Context,
    woord: Annotated[
        str | None,
        typer.Argument(metavar="[WOORD]", help="Een begrip, een code, of een deel ervan.", show_default=False),
    ] = None,
    soort: Annotated[
        str | None,
        typer.Option(
            "--soort", metavar="SOORT", help="Alleen deze soort, zoals nota, termijn of code.", show_default=False
        ),
    ] = None,
    output: Output = "table",
) -> None:
    """Zoek op wat een woord betekent: de begrippen van de nota en de wet, en die van dit programma.

    Hoofdletters, accenten en streepjes maken niet uit. Zonder woord komt het hele begrippenkader.

    Voorbeeld: inburgering begrip ontzorgen
    """
    from inburgering_cli.core.text import clean
    from inburgering_cli.law.words import glossary
    from inburgering_cli.screen.columns.network import CONCEPTS
    from inburgering_cli.screen.output import emit

    if soort is not None and soort not in glossary.KINDS:
        raise no_such_value("--soort", soort, glossary.KINDS)
    formaat = chosen(output)
    known = [b for b in glossary.frame(env_of(ctx).policy) if soort in (None, b.soort)]
    found = known if woord is None else glossary.find(known, woord)
    if woord is not None and not found:
        near = ", ".join(glossary.near(known, woord))
        raise NotFound(
            f"Het begrip ‘{clean(woord[:40])}’ is niet bekend."
            + (f" Bedoelt u {near}?" if near else " Zonder woord toont `inburgering begrip` alles."),
            field="woord",
        )
    emit(formaat, [b._asdict() for b in found], CONCEPTS, title="Begrippen")
