"""inburgering budget: budget and spending."""

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_record, add_shown
from inburgering_cli.cli.shell.options import Gemeente, Output, Year, chosen, env_of, say
from inburgering_cli.cli.shell.part_commands import last
from inburgering_cli.cli.shell.reading import ListCommand, PageCommand

app = group("Budget en uitgaven per voorziening.")

add_record(app, "network.BUDGET")
add_record(app, "network.SPENDING", last("network.SPENDING", "voorziening", "datum", "kenmerk"))
add_shown(app, "network.BUDGET")
add_shown(app, "network.SPENDING")


@app.command(cls=PageCommand, options_metavar="[OPTIES]")
def show(ctx: typer.Context, jaar: Year = None, gemeente: Gemeente = None, output: Output = "table") -> None:
    """Toon het budget van een jaar tegenover de uitgaven per voorziening, met een prognose voor het hele jaar.

    Zonder --jaar dat van de peildatum, zonder --gemeente de gemeente van het beleid. Het budget is wat u vastlegde,
    anders dat van nota tabel 5.0.

    Voorbeeld: inburgering budget show --jaar 2024
    """  # fmt: skip
    from inburgering_cli.screen import budget as render
    from inburgering_cli.screen.output import emit_json
    from inburgering_cli.work.reading import budget as budget_reading
    from inburgering_cli.work.reading.filters import place

    formaat, env = chosen(output), env_of(ctx)
    year = budget_reading.of_year(env, jaar, place(env, gemeente, "budget", "uitgave"))
    if sentence := budget_reading.too_much(year):
        env.warn(sentence)
    if formaat == "json":
        emit_json({"peildatum": env.peildatum, **render.as_dict(year)})
    else:
        render.show(year, formaat)
    say(env)


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def years(ctx: typer.Context, gemeente: Gemeente = None, output: Output = "table") -> None:
    """Toon budget en uitgaven van alle jaren.

    Voorbeeld: inburgering budget years
    """
    from inburgering_cli.screen import budget as render
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import budget as budget_reading
    from inburgering_cli.work.reading.filters import place

    formaat, env = chosen(output), env_of(ctx)
    rows = [render.year_row(year) for year in budget_reading.years(env, place(env, gemeente, "budget", "uitgave"))]
    emit(
        formaat,
        rows,
        render.YEARS,
        title="Budget per jaar",
        empty="Er is nog geen budget; leg het vast met `inburgering budget set JAAR BEDRAG`.",
    )
