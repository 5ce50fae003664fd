"""inburgering route: the leerroute."""

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_record
from inburgering_cli.cli.shell.options import Output, Ref, chosen, env_of
from inburgering_cli.cli.shell.part_commands import last, progress_command
from inburgering_cli.cli.shell.reading import PageCommand
from inburgering_cli.cli.shell.record_commands import record_command, writing

app = group("De leerroute: toewijzen, afschalen, afronden.")

add_record(app, "route.ROUTE")
record_command(
    app, "downscale", "route.DownscaleRecord",
    writing("route.downscale"), last("route.ROUTE"), "De B1-route van dossier {d} is afgeschaald naar A2.",
    help="Schaal de B1-route af naar A2 (Wi 17 lid 3).\n\nVoorbeeld: inburgering route downscale 2026-0052"
    " --datum 2026-09-01 --uren 640 --reden 'alle lessen gevolgd'",
)  # fmt: skip
record_command(
    app, "complete", "common.DayRecord",
    writing("route.complete"), last("route.ROUTE"), "De leerroute van dossier {d} is afgerond.",
    help="Rond de leerroute af.\n\nVoorbeeld: inburgering route complete 2026-0043 --datum 2026-09-15",
)  # fmt: skip
progress_command(
    app, "requirements", "plicht",
    help="Toon alles wat de inburgeringsplicht vraagt: behaald, vrijgesteld of te doen.\n\n"
    "Voorbeeld: inburgering route requirements 2026-0052",
)  # fmt: skip


@app.command("account", cls=PageCommand, options_metavar="[OPTIES]")
def show_account(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon de urenstaat: welke uren waarvoor tellen, wat nog ontbreekt, en elke stap van de telling.

    Voorbeeld: inburgering route account 2026-0052
    """
    from inburgering_cli.screen.columns import progress as columns
    from inburgering_cli.screen.output import emit_csv, emit_json
    from inburgering_cli.work.reading import progress

    formaat, env = chosen(output), env_of(ctx)
    nummer, rows = progress.account(env, dossier)
    if formaat == "json":
        emit_json(rows)
    elif formaat == "csv":
        emit_csv(columns.STEP_FIELDS, columns.step_rows(rows))
    else:
        from inburgering_cli.screen.progress import show_accounts

        show_accounts(nummer, rows)
