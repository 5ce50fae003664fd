"""inburgering gesprek: talks about progress."""

from typing import Annotated, Any, Final

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.options import Output, Ref, chosen, env_of
from inburgering_cli.cli.shell.part_commands import last, part_command
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.cli.shell.record_commands import record_command, writing
from inburgering_cli.work.environment import Environment

WEEK: Final = 6  # with today that is a week
app = group("Voortgangsgesprekken en eindgesprekken.")


def _moved(env: Environment, nummer: str, record: Any) -> Any:
    from inburgering_cli.records.kinds.gesprek import GesprekRecord

    return last("gesprek.GESPREK", "verzet_naar")(env, nummer, GesprekRecord(verzet_naar=record.naar))


record_command(
    app, "plan", "gesprek.PlanRecord",
    writing("gesprek.plan"), last("gesprek.GESPREK", "gepland"), "Het gesprek van dossier {d} is gepland.",
    help="Plan een gesprek.\n\nVoorbeeld: inburgering gesprek plan 2026-0052 --gepland +6w",
)  # fmt: skip
record_command(
    app, "move", "gesprek.MoveRecord", writing("gesprek.move"), _moved, "Het gesprek van dossier {d} is verzet.",
    help="Verzet een gepland gesprek naar een andere dag.\n\n"
    "Voorbeeld: inburgering gesprek move 2026-0043 --naar +2w",
)  # fmt: skip
record_command(
    app, "record", "gesprek.GesprekRecord",
    writing("gesprek.held"), last("gesprek.GESPREK", "gehouden"), "Het gesprek van dossier {d} is vastgelegd.",
    help="Leg vast wat van een gesprek is geworden; zonder --gepland is dat het eerste dat nog openstaat.\n\n"
    "Voorbeeld: inburgering gesprek record 2026-0052 --gehouden vandaag --afspraken 'meer lesuren'",
)  # fmt: skip
part_command(
    app, "list", "gesprek.GESPREK", empty="Er zijn nog geen gesprekken.",
    help="Toon de gesprekken van een dossier.\n\nVoorbeeld: inburgering gesprek list 2026-0052",
)  # fmt: skip


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def agenda(
    ctx: typer.Context,
    within: Annotated[
        int,
        typer.Option("--within", metavar="N", min=0, max=3_650, help="Vandaag en N dagen erna.", show_default=False),
    ] = WEEK,
    output: Output = "table",
) -> None:
    """Toon de gesprekken die zijn gepland, van alle open dossiers; zonder --within die van vandaag en de zes dagen erna.

    Voorbeeld: inburgering gesprek agenda --within 30
    """
    from inburgering_cli.screen.columns.lists import TALKS
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import today

    rows = today.agenda(env_of(ctx), within)
    emit(chosen(output), rows, TALKS, names_of_fields=today.TALK_FIELDS, empty="Er zijn geen gesprekken gepland.")


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def status(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon hoeveel voortgangsgesprekken het PIP noemt, en wat er is gehouden, gepland en nog te plannen.

    Voorbeeld: inburgering gesprek status 2026-0052
    """
    from inburgering_cli.screen.columns.records import TALK_STATE
    from inburgering_cli.screen.output import emit, emit_json
    from inburgering_cli.work.reading import progress

    formaat = chosen(output)
    found = progress.talks_of(env_of(ctx), dossier)
    if formaat == "json":
        emit_json(found)
        return
    emit(formaat, [found], TALK_STATE, title=f"Voortgangsgesprekken van dossier {found['dossier']}")
    if formaat == "table":
        print(found["zin"])
