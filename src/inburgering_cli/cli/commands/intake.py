"""inburgering intake: the brede intake."""

from typing import Any

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.options import Output, Ref, chosen, env_of
from inburgering_cli.cli.shell.part_commands import last, part_command
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.cli.shell.record_commands import record_command
from inburgering_cli.work.environment import Environment

app = group("De brede intake vastleggen en tonen.")


def _record(env: Environment, dossier: str, typed: Any) -> str | None:
    from inburgering_cli.records.kinds.intake import INTAKE
    from inburgering_cli.work.writing.records import record

    return record(env, INTAKE, dossier, typed, "intake record")


record_command(
    app, "record", "intake.IntakeRecord",
    _record, last("intake.INTAKE", "datum", "deel"), "Intake van dossier {d} is vastgelegd.",
    help="Leg een gesprek, toets of meting van de brede intake vast.\n\nVoorbeeld: inburgering intake record 2026-0060"
    " --datum 2026-09-28 --deel 1 --methode dariuz --leefgebied 'werkervaring=kapper' --zrm financien=3",
)  # fmt: skip


part_command(
    app, "show", "intake.INTAKE", empty="Er is nog geen intake vastgelegd.",
    help="Toon de brede intake van een dossier.\n\nVoorbeeld: inburgering intake show 2026-0052",
)  # fmt: skip


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def zrm(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Vergelijk de metingen van de Zelfredzaamheid-Matrix: per domein de scores per dag en het verschil.

    Voorbeeld: inburgering intake zrm 2026-0052
    """
    from inburgering_cli.screen.columns.records import zrm_table
    from inburgering_cli.screen.output import JSON, emit
    from inburgering_cli.work.reading import progress

    formaat = chosen(output)
    nummer, rows = progress.zrm(env_of(ctx), dossier)
    columns, flat = zrm_table(rows)
    shown = rows if formaat == JSON else flat
    emit(
        formaat, shown, columns, title=f"Zelfredzaamheid-Matrix van dossier {nummer}", empty="Er is nog niets gemeten."
    )
