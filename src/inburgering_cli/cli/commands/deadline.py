"""inburgering deadline: the terms of dossiers."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from inburgering_cli.cli.shell import filters
from inburgering_cli.cli.shell.dutch import DutchCommand, group
from inburgering_cli.cli.shell.faults import whole
from inburgering_cli.cli.shell.options import Output, Ref, WriteOutput, chosen, env_of, say, tell_done
from inburgering_cli.cli.shell.reading import ListCommand, PageCommand
from inburgering_cli.core.errors import UsageFault

app = group("Termijnen: lijst, uitleg per dag, en agenda.")
ATTENTION = 10
_FARTHEST = 36_500  # days
_LAST_ALARM = 3  # days before the last one
_MOST_ALARMS = 366

Within = Annotated[
    int | None,
    typer.Option(
        "--within",
        metavar="N",
        parser=whole("--within", 0, _FARTHEST),
        show_default=False,
        help="Alleen wat binnen N dagen afloopt, of al verlopen is.",
    ),
]
Status = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="Alleen deze status; mag vaker.", show_default=False),
]
Term = Annotated[
    list[str] | None,
    typer.Option("--termijn", metavar="ID", help="Alleen deze termijn; mag vaker.", show_default=False),
]
Only = Annotated[
    str | None, typer.Option("--dossier", metavar="DOSSIER", help="Alleen dit dossier.", show_default=False)
]


def _check_status(status: Sequence[str], allowed: tuple[str, ...]) -> None:
    if wrong := [s for s in status if s not in allowed]:
        raise UsageFault(f"‘{wrong[0][:20]}’ is hier geen status; kies uit {', '.join(allowed)}.", field="status")


@app.command("list", cls=ListCommand, options_metavar="[OPTIES]")
def list_deadlines(
    ctx: typer.Context,
    within: Within = None,
    status: Status = None,
    termijn: Term = None,
    dossier: Only = None,
    gemeente: filters.Gemeenten = None,
    doelgroep: filters.Doelgroepen = None,
    klantmanager: filters.Klantmanagers = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="N",
            parser=whole("--limit", 1, 999_999_999),
            help="Alleen de eerste N termijnen.",
            show_default=False,
        ),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="Elke status, ook gesloten dossiers en informatieve termijnen.", show_default=False),
    ] = False,
    fail_overdue: Annotated[
        bool, typer.Option("--fail-overdue", help="Exitcode 10 als er iets verlopen is.", show_default=False)
    ] = False,
    sort: filters.Sort = None,
    output: Output = "table",
) -> None:
    """Toon de termijnen, op volgorde van de laatste dag.

    Zonder opties: wat loopt en wat verlopen is, van open dossiers. Exitcode 10 kijkt naar wat er in de lijst staat.

    Voorbeeld: inburgering deadline list --within 14
    """  # fmt: skip
    from inburgering_cli.law.terms.line import DEADLINE_FIELDS
    from inburgering_cli.law.terms.outcome import EXPIRED, STATUSES
    from inburgering_cli.work.reading import deadlines

    formaat, env = chosen(output), env_of(ctx)
    statuses = filters.values(status)
    _check_status(statuses, tuple(STATUSES))
    who = None
    if doelgroep or gemeente or klantmanager:
        from inburgering_cli.work.reading.filters import Who

        mine = filters.of_klantmanagers(klantmanager)
        who = Who(*map(filters.values, (doelgroep, None, None, None, gemeente, mine)))
    most = limit if sort is None else None
    asked = deadlines.Filter(dossier, filters.values(termijn), statuses, within, every, who, most)
    found = deadlines.deadlines(env, asked)
    if formaat == "json" and sort is None:
        from inburgering_cli.screen.deadlines import emit_json

        emit_json(found, env.peildatum)
    else:
        from inburgering_cli.screen.columns import lists
        from inburgering_cli.screen.output import emit

        rows: Iterable[dict[str, Any]] = (d.as_dict(env.peildatum) for d in found)
        if sort is not None:
            from inburgering_cli.work.reading.filters import in_order

            rows = in_order(list(rows), sort, DEADLINE_FIELDS)[:limit]
        emit(formaat, rows, lists.DEADLINES, names_of_fields=DEADLINE_FIELDS, empty="Geen termijnen gevonden.")
    if limit is not None and len(found) >= limit:
        env.warn(f"Alleen de eerste {limit} termijnen; zonder --limit ziet u ze alle.")
    say(env)
    if fail_overdue and any(d.outcome.status == EXPIRED for d in found):
        raise typer.Exit(ATTENTION)


@app.command(cls=PageCommand, options_metavar="[OPTIES]")
def explain(
    ctx: typer.Context,
    dossier: Ref,
    termijn: Annotated[
        str | None, typer.Argument(metavar="[TERMIJN]", help="Alleen deze termijn.", show_default=False)
    ] = None,
    output: Output = "table",
) -> None:
    """Leg uit hoe elke dag is berekend: gebeurtenis, lengte, verschuiving, wet en bron.

    Voorbeeld: inburgering deadline explain 2026-0052 pip
    """  # fmt: skip
    from inburgering_cli.law.terms.line import DEADLINE_FIELDS
    from inburgering_cli.screen.output import emit_csv, emit_json
    from inburgering_cli.work.reading import deadlines

    formaat, env = chosen(output), env_of(ctx)
    found = deadlines.explained(env, dossier, termijn)
    if formaat == "json":
        emit_json(found)
    elif formaat == "csv":
        emit_csv([*DEADLINE_FIELDS, "stappen"], found)
    else:
        from inburgering_cli.screen.dossier import show_explanation

        show_explanation(found)
    say(env)


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def calendar(
    ctx: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", metavar="BESTAND", help="De agenda: termijnen.ics.", show_default=False)
    ],
    zonder_namen: Annotated[
        bool,
        typer.Option("--zonder-namen", help="Alleen nummers van dossiers, geen namen en plaatsen.", show_default=False),
    ] = False,
    within: Within = None,
    status: Status = None,
    termijn: Term = None,
    dossier: Only = None,
    alarm: Annotated[
        list[int] | None,
        typer.Option(
            "--alarm",
            metavar="N",
            parser=whole("--alarm", 0, _MOST_ALARMS),
            show_default=False,
            help="Waarschuw N dagen vooraf, om 9 uur; mag vaker.",
        ),
    ] = None,
    output: WriteOutput = "table",
) -> None:
    """Zet termijnen die lopen of verlopen zijn in een agendabestand (iCalendar), met de gesprekken die zijn gepland.

    Schrijf telkens hetzelfde bestand: uw agenda werkt dan bij wat er al stond, en wat klaar is vervalt, zonder naam. Zonder
    --alarm waarschuwt de agenda 14 en 3 dagen vooraf.

    Voorbeeld: inburgering deadline calendar --out termijnen.ics --zonder-namen
    """
    from inburgering_cli.law.terms.line import SOON
    from inburgering_cli.law.terms.outcome import EXPIRED, RUNNING
    from inburgering_cli.work.reading import calendar as calendar_reading
    from inburgering_cli.work.reading.deadlines import Filter

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    statuses = filters.values(status)
    _check_status(statuses, (RUNNING, EXPIRED))
    alarms = sorted({SOON, _LAST_ALARM} if alarm is None else set(alarm), reverse=True)
    asked = Filter(dossier, filters.values(termijn), statuses, within)
    made = calendar_reading.calendar(env, asked, out.expanduser(), terms_named=not zonder_namen, alarmen=alarms)
    counts = " · ".join(f"{name} {made[name]}" for name in ("nieuw", "gewijzigd", "ongewijzigd", "vervallen"))
    tell_done(formaat, made, f"{made['bestand']}: {made['afspraken']} afspraken ({counts}).")
    say(env)
