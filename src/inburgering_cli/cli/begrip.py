"""inburgering begrip: the begrippenkader."""

from typing import Annotated

import typer

from inburgering_cli.cli.dutch import CONTEXT
from inburgering_cli.cli.faults import no_such_value
from inburgering_cli.cli.lezen import Tabel
from inburgering_cli.cli.options import Output, chosen, env_of
from inburgering_cli.domain.errors import NietGevonden

app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=CONTEXT)


@app.command("begrip", cls=Tabel, options_metavar="[OPTIES]")
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
    from inburgering_cli.domain import begrippenkader
    from inburgering_cli.domain.text import clean
    from inburgering_cli.render.columns_keten import BEGRIPPEN
    from inburgering_cli.render.output import emit

    if soort is not None and soort not in begrippenkader.SOORTEN:
        raise no_such_value("--soort", soort, begrippenkader.SOORTEN)
    formaat = chosen(output)
    known = [b for b in begrippenkader.kader(env_of(ctx).beleid) if soort in (None, b.soort)]
    found = known if woord is None else begrippenkader.find(known, woord)
    if woord is not None and not found:
        near = ", ".join(begrippenkader.near(known, woord))
        raise NietGevonden(
            f"Het begrip ‘{clean(woord[:40])}’ is niet bekend."
            + (f" Bedoelt u {near}?" if near else " Zonder woord toont `inburgering begrip` alles."),
            veld="woord",
        )
    emit(formaat, [b._asdict() for b in found], BEGRIPPEN, titel="Begrippen")
