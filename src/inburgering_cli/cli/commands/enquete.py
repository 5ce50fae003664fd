"""inburgering enquete: marks from the surveys."""

from typing import Annotated, Any

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.faults import no_such_value
from inburgering_cli.cli.shell.options import Gemeente, Output, chosen, env_of
from inburgering_cli.cli.shell.part_commands import register_command
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.cli.shell.record_commands import OPTIONAL_DOSSIER, record_command
from inburgering_cli.law.vocabulary import ENQUETE_GROEPEN
from inburgering_cli.work.environment import Environment

app = group("Cijfers uit het tevredenheidsonderzoek.")


def _record(env: Environment, typed: Any, dossier: str | None) -> str | None:
    from inburgering_cli.records.kinds.enquete import ENQUETE
    from inburgering_cli.work.writing.records import record

    return record(env, ENQUETE, dossier, typed, "enquete record")


def _show(_: Environment, nummer: str, record: Any) -> dict[str, Any]:
    return {
        "dossier": nummer or None,
        "groep": record.groep,
        "datum": record.datum,
        "score": record.score / 10,
        "partner": record.partner,
    }


record_command(
    app, "record", "enquete.EnqueteRecord", _record, _show, "Het cijfer is vastgelegd.", dossier=False,
    extra=(OPTIONAL_DOSSIER,),
    help="Leg een cijfer vast.\n\nVoorbeeld: inburgering enquete record --groep partners --datum 2026-09-15 --score 7,5"
    " --partner Coherente",
)  # fmt: skip


register_command(
    app, "list", "enquete.ENQUETE", empty="Er zijn nog geen cijfers.",
    help="Toon de cijfers zoals ze zijn vastgelegd.\n\nVoorbeeld: inburgering enquete list",
)  # fmt: skip


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def overview(
    ctx: typer.Context,
    per: Annotated[
        str, typer.Option("--per", metavar="jaar|kwartaal", help="Per jaar of per kwartaal.", show_default=False)
    ] = "jaar",
    groep: Annotated[
        str | None,
        typer.Option("--groep", metavar="partners|inburgeraars", help="Alleen deze groep.", show_default=False),
    ] = None,
    gemeente: Gemeente = None,
    output: Output = "table",
) -> None:
    """Toon per periode en groep het aantal, het gemiddelde en de norm, zoals `inburgering report kpi` ze telt.

    Een gemiddelde over weinig antwoorden staat er wel, maar met een teken: lees het als een indruk.

    Voorbeeld: inburgering enquete overview --per kwartaal
    """  # fmt: skip
    from inburgering_cli.law.figures.satisfaction import PERIODS
    from inburgering_cli.screen.columns.network import SATISFACTION
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import satisfaction
    from inburgering_cli.work.reading.filters import place

    for name, value, allowed in (("per", per, PERIODS), ("groep", groep, ENQUETE_GROEPEN)):
        if value is not None and value not in allowed:
            raise no_such_value(f"--{name}", value, allowed)
    formaat, env = chosen(output), env_of(ctx)
    rows = satisfaction.overview(env, per=per, group=groep, gemeente=place(env, gemeente, "enquete"))
    emit(formaat, rows, SATISFACTION, title="Tevredenheid", empty="Er zijn nog geen cijfers.")
