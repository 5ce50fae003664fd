"""inburgering verwijzing: referrals to partners."""

from typing import Annotated, Any

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_kind
from inburgering_cli.cli.shell.options import Output, chosen, env_of
from inburgering_cli.cli.shell.part_commands import last
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.work.environment import Environment

app = group("Verwijzingen naar ketenpartners.")


def _last(env: Environment, nummer: str, record: Any) -> Any:
    from inburgering_cli.law.words.sociale_kaart import partner_name
    from inburgering_cli.records.field import replaced

    return last("network.VERWIJZING", "partner", "datum")(
        env, nummer, replaced(record, partner=partner_name(record.partner))
    )


add_kind(app, "network.VERWIJZING", _last)


@app.command("open", cls=ListCommand, options_metavar="[OPTIES]")
def list_open(
    ctx: typer.Context,
    partner: Annotated[
        str | None, typer.Option("--partner", metavar="NAAM", help="Alleen naar deze partner.", show_default=False)
    ] = None,
    output: Output = "table",
) -> None:
    """Toon wat openstaat: verwijzingen van open dossiers waarmee de partner nog niet klaar is, de oudste eerst.

    Voorbeeld: inburgering verwijzing open --partner Coherente
    """
    from inburgering_cli.screen.columns.network import OPEN_VERWIJZINGEN
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import sociale_kaart

    formaat, env = chosen(output), env_of(ctx)
    rows = sociale_kaart.open_referrals(env, partner)
    emit(formaat, rows, OPEN_VERWIJZINGEN, title="Open verwijzingen", empty="Er staat geen verwijzing open.")
