"""inburgering partner: the sociale kaart."""

from typing import Annotated, Any

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.faults import no_such_value
from inburgering_cli.cli.shell.kind_groups import add_record
from inburgering_cli.cli.shell.options import Output, chosen, env_of
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.cli.shell.record_commands import record_command
from inburgering_cli.work.environment import Environment

app = group("Ketenpartners: de sociale kaart.")


def _partner(env: Environment, _: str, record: Any) -> dict[str, Any]:
    from inburgering_cli.work.reading import sociale_kaart

    return sociale_kaart.partner(env, record.naam)


def _edit(env: Environment, typed: Any) -> str | None:
    from inburgering_cli.records.field import replaced
    from inburgering_cli.records.kinds.network import PARTNER
    from inburgering_cli.work.reading import sociale_kaart
    from inburgering_cli.work.writing.records import record

    name = sociale_kaart.partner(env, typed.naam)["naam"]
    return record(env, PARTNER, None, replaced(typed, naam=name), "partner edit", wijzig=None)


add_record(app, "network.PARTNER", _partner)
record_command(
    app, "edit", "network.PartnerRecord", _edit, _partner, "De partner is gewijzigd.", dossier=False,
    help="Wijzig een ketenpartner, ook een ingebouwde; met --verborgen verdwijnt hij van de kaart.\n\n"
    "Voorbeeld: inburgering partner edit Coherente --telefoon '020 555 01 23'",
)  # fmt: skip


@app.command("list", cls=ListCommand, options_metavar="[OPTIES]")
def list_partners(
    ctx: typer.Context,
    onderwerp: Annotated[
        str | None, typer.Option("--onderwerp", metavar="TEKST", help="Met deze tekst in naam of onderwerpen.")
    ] = None,
    soort: Annotated[
        str | None, typer.Option("--soort", metavar="publiek|privaat", help="Alleen deze soort.", show_default=False)
    ] = None,
    eigen: Annotated[
        bool, typer.Option("--eigen", help="Alleen wat de gemeente zelf toevoegde of wijzigde.", show_default=False)
    ] = False,
    alle: Annotated[bool, typer.Option("--alle", help="Ook verborgen partners.", show_default=False)] = False,
    output: Output = "table",
) -> None:
    """Toon de sociale kaart: de ketenpartners van nota 4.1 en die van de gemeente zelf, met wat er openstaat.

    Voorbeeld: inburgering partner list --onderwerp schuld
    """
    from inburgering_cli.law.codes import SAMENWERKING
    from inburgering_cli.records.kinds.network import PARTNER
    from inburgering_cli.screen.columns.records import columns_of, details_of
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import sociale_kaart

    if soort is not None and soort not in SAMENWERKING:
        raise no_such_value("--soort", soort, SAMENWERKING)
    formaat, env = chosen(output), env_of(ctx)
    rows = sociale_kaart.partners(env, onderwerp=onderwerp, kind=soort, eigen=eigen, alle=alle)
    emit(
        formaat,
        rows,
        columns_of(PARTNER),
        title=PARTNER.heading,
        empty="Geen partner gevonden.",
        details=details_of(PARTNER),
    )
