"""inburgering taakstelling: the taakstelling of housing."""

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_kind
from inburgering_cli.cli.shell.options import Gemeente, Output, Year, chosen, env_of
from inburgering_cli.cli.shell.reading import ListCommand

app = group("Taakstelling huisvesting per half jaar.")

add_kind(app, "network.TAAKSTELLING")


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def show(ctx: typer.Context, jaar: Year = None, gemeente: Gemeente = None, output: Output = "table") -> None:
    """Toon per half jaar de taakstelling tegenover wie is gehuisvest, met de achterstand van ervoor.

    Voorbeeld: inburgering taakstelling show --jaar 2024
    """
    from inburgering_cli.law.figures.taakstelling import NOTE
    from inburgering_cli.screen.columns.network import TAAKSTELLINGEN
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import taakstelling
    from inburgering_cli.work.reading.filters import place

    formaat, env = chosen(output), env_of(ctx)
    rows = taakstelling.overview(env, year=jaar, gemeente=place(env, gemeente, "taakstelling"))
    empty = "Er is nog geen taakstelling; leg die vast met `inburgering taakstelling set JAAR HELFT AANTAL`."
    emit(formaat, rows, TAAKSTELLINGEN, title="Taakstelling huisvesting", empty=empty)
    if formaat == "table" and rows:
        from inburgering_cli.screen.table import emit_note

        emit_note(NOTE)
