"""inburgering deadline: the terms of dossiers."""

from typing import Annotated

import typer

from inburgering_cli.cli.dutch import Opdracht, group
from inburgering_cli.cli.options import Output, Ref, chosen, env_of, say
from inburgering_cli.domain.errors import GebruikFout

app = group("Termijnen: lijst en uitleg per dag.")
ATTENTION = 10


@app.command("list", cls=Opdracht, options_metavar="[OPTIES]")
def list_deadlines(
    ctx: typer.Context,
    within: Annotated[
        int | None,
        typer.Option(
            "--within", metavar="N", help="Alleen wat binnen N dagen afloopt, of al verlopen is.", show_default=False
        ),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", metavar="STATUS", help="Alleen deze status; mag vaker.", show_default=False),
    ] = None,
    termijn: Annotated[
        list[str] | None,
        typer.Option("--termijn", metavar="ID", help="Alleen deze termijn; mag vaker.", show_default=False),
    ] = None,
    dossier: Annotated[
        str | None, typer.Option("--dossier", metavar="DOSSIER", help="Alleen dit dossier.", show_default=False)
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", help="Alleen de eerste N termijnen.", show_default=False),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="Elke status, ook gesloten dossiers en informatieve termijnen.", show_default=False),
    ] = False,
    fail_overdue: Annotated[
        bool, typer.Option("--fail-overdue", help="Exitcode 10 als er iets verlopen is.", show_default=False)
    ] = False,
    output: Output = "table",
) -> None:
    """Toon de termijnen, op volgorde van de laatste dag.

    Zonder opties: wat loopt en wat verlopen is, van open dossiers. Exitcode 10 kijkt naar wat er in de lijst staat.

    Voorbeeld: inburgering deadline list --within 14
    """  # fmt: skip
    from inburgering_cli.domain.assess import STATUSSEN, VERLOPEN
    from inburgering_cli.domain.deadline import DEADLINE_FIELDS
    from inburgering_cli.services import deadlines

    formaat, env = chosen(output), env_of(ctx)
    if wrong := [s for s in status or () if s not in STATUSSEN]:
        raise GebruikFout(f"‘{wrong[0][:20]}’ is geen status; kies uit {', '.join(STATUSSEN)}.", veld="status")
    if within is not None and not 0 <= within <= 36_500:
        raise GebruikFout("--within: geef een aantal dagen van 0 tot en met 36500.", veld="within")
    if limit is not None and limit < 1:
        raise GebruikFout("--limit: geef een aantal van 1 of meer.", veld="limit")
    found = deadlines.deadlines(
        env, deadlines.Filter(dossier, tuple(termijn or ()), tuple(status or ()), within, every, limit)
    )
    if formaat == "json":
        from inburgering_cli.render.deadlines import emit_json

        emit_json(found, env.peildatum)
    else:
        from inburgering_cli.render import columns
        from inburgering_cli.render.output import emit

        rows = (d.as_dict(env.peildatum) for d in found)
        emit(formaat, rows, columns.DEADLINES, velden=DEADLINE_FIELDS, leeg="Geen termijnen gevonden.")
    if limit is not None and len(found) == limit:
        env.warn(f"Alleen de eerste {limit} termijnen; zonder --limit ziet u ze alle.")
    say(env)
    if fail_overdue and any(d.uitkomst.status == VERLOPEN for d in found):
        raise typer.Exit(ATTENTION)


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def explain(
    ctx: typer.Context,
    dossier: Ref,
    termijn: Annotated[
        str | None, typer.Argument(metavar="[TERMIJN]", help="Alleen deze termijn.", show_default=False)
    ] = None,
    output: Output = "table",
) -> None:
    """Leg uit hoe elke dag is berekend: gebeurtenis, lengte, verschuiving, wet en bron.

    Voorbeeld: inburgering deadline explain 2024-0001 pip
    """  # fmt: skip
    from inburgering_cli.domain.deadline import DEADLINE_FIELDS
    from inburgering_cli.render.output import emit_csv, emit_json
    from inburgering_cli.services import deadlines

    formaat, env = chosen(output), env_of(ctx)
    found = deadlines.explained(env, dossier, termijn)
    if formaat == "json":
        emit_json(found)
    elif formaat == "csv":
        emit_csv([*DEADLINE_FIELDS, "stappen"], found)
    else:
        from inburgering_cli.render.dossier import show_explanation

        show_explanation(found)
    say(env)
