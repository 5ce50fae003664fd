"""inburgering budget: budget and spending."""

from typing import Any

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.options import Gemeente, Jaar, Output, chosen, env_of, say
from inburgering_cli.cli.shell.part_commands import last_of, register_command
from inburgering_cli.cli.shell.reading import ListCommand, PageCommand
from inburgering_cli.cli.shell.record_commands import CHANGE, OPTIONAL_DOSSIER, kind_command, record_command
from inburgering_cli.work.environment import Environment

app = group("Budget en uitgaven per voorziening.")


def _spend(env: Environment, invoer: Any, dossier: str | None, *, wijzig: bool) -> str | None:
    from inburgering_cli.records.kinds.network import SPENDING
    from inburgering_cli.work.writing.records import record

    return record(env, SPENDING, dossier, invoer, "budget spend", wijzig=wijzig)


kind_command(
    app, "budget set", "network.BUDGET",
    last_of("network.BUDGET", "jaar", "voorziening"), "Het budget is vastgelegd.", dossier=False,
    help="Leg het budget van een jaar vast, als geheel of voor een voorziening.\n\n"
    "Voorbeeld: inburgering budget set 2024 52301 --bron 'nota tabel 5.0'",
)  # fmt: skip
record_command(
    app, "spend", "network.SpendingRecord",
    _spend, last_of("network.SPENDING", "voorziening", "datum", "kenmerk"), "De uitgave is vastgelegd.",
    dossier=False, extra=(OPTIONAL_DOSSIER, CHANGE),
    help="Leg een uitgave vast.\n\n"
    "Voorbeeld: inburgering budget spend leerroute 1250,00 --datum 2026-09-15 --kenmerk F-17",
)  # fmt: skip
register_command(
    app, "list", "network.BUDGET", empty="Er is nog geen eigen budget; dat van nota tabel 5.0 is ingebouwd.",
    help="Toon de budgetten die zijn vastgelegd.\n\nVoorbeeld: inburgering budget list",
)  # fmt: skip
register_command(
    app, "spending", "network.SPENDING", empty="Er is nog niets uitgegeven.",
    help="Toon de uitgaven.\n\nVoorbeeld: inburgering budget spending",
)  # fmt: skip


@app.command(cls=PageCommand, options_metavar="[OPTIES]")
def show(ctx: typer.Context, jaar: Jaar = None, gemeente: Gemeente = None, output: Output = "table") -> None:
    """Toon het budget van een jaar tegenover de uitgaven per voorziening, met een prognose voor het hele jaar.

    Zonder --jaar dat van de peildatum, zonder --gemeente de gemeente van het beleid. Het budget is wat u vastlegde,
    anders dat van nota tabel 5.0.

    Voorbeeld: inburgering budget show --jaar 2024
    """  # fmt: skip
    from inburgering_cli.screen import budget as render
    from inburgering_cli.screen.output import emit_json
    from inburgering_cli.work.reading import budget as budget_reading

    formaat, env = chosen(output), env_of(ctx)
    year = budget_reading.of_year(env, jaar, gemeente)
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

    formaat, env = chosen(output), env_of(ctx)
    rows = [render.year_row(year) for year in budget_reading.years(env, gemeente)]
    emit(
        formaat,
        rows,
        render.YEARS,
        title="Budget per jaar",
        empty="Er is nog geen budget; leg het vast met `inburgering budget set JAAR BEDRAG`.",
    )
