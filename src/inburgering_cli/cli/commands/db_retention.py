"""inburgering db retention: dossiers and backups kept longer than allowed."""

from pathlib import Path
from typing import Annotated

import typer

from inburgering_cli.cli.shell.confirm import Yes, agree
from inburgering_cli.cli.shell.options import Output, chosen, env_of, say


def retention(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Ook wat nog bewaard mag worden.", show_default=False)] = False,
    erase: Annotated[
        bool, typer.Option("--erase", help="Wis wat niet langer bewaard mag worden.", show_default=False)
    ] = False,
    back_ups: Annotated[
        list[Path] | None,
        typer.Option(
            "--back-ups", metavar="MAP", help="Kijk ook in deze map naar back-ups; mag vaker.", show_default=False
        ),
    ] = None,
    yes: Yes = False,
    output: Output = "table",
) -> None:
    """Toon welke dossiers en back-ups niet langer bewaard mogen worden; met --erase wist u ze, na bevestiging.

    Voorbeeld: inburgering db retention --erase --yes
    """
    from inburgering_cli.law.retention import ELAPSED, UNKNOWN
    from inburgering_cli.screen.columns.retention import KEEP
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import retention as retention_reading

    formaat, env = chosen(output), env_of(ctx)
    rows = retention_reading.overview(env, [folder.expanduser() for folder in back_ups or ()], alles=every)
    emit(formaat, rows, KEEP, names_of_fields=retention_reading.FIELDS, empty="Er is niets dat te lang wordt bewaard.")
    if not_chosen := sorted({row["reden"] for row in rows if row["status"] == UNKNOWN}):
        env.warn(
            f"Voor {', '.join(not_chosen)} noemt de wet geen bewaartermijn. Kies er een in het beleidsbestand"
            " ([[bewaartermijn]]); tot dan blijven deze dossiers staan."
        )
    due = [row for row in rows if row["status"] == ELAPSED]
    if erase:
        from inburgering_cli.work.writing import erase as erase_writing

        dossiers = [row["dossier"] for row in due if row["dossier"]]
        if due:
            agree(f"{len(dossiers)} dossiers en {len(due) - len(dossiers)} back-ups worden voorgoed gewist.", yes=yes)
        if dossiers:
            erase_writing.erase_all(env, dossiers, erase_writing.BEWAARTERMIJN)
        else:
            erase_writing.tidy(env)  # what an earlier run could not finish
        gone = retention_reading.remove_copies(due)
        env.warn(f"Gewist: {len(dossiers)} dossiers en {len(gone)} back-ups.")
    say(env)
