"""inburgering report: indicators, reports, and the groups `delivery` and `layout`."""

from typing import Annotated

import typer

from inburgering_cli.cli.commands import report_month
from inburgering_cli.cli.shell.dutch import group, subgroup
from inburgering_cli.cli.shell.options import Gemeente, Output, chosen, day_of, env_of, say
from inburgering_cli.cli.shell.reading import ListCommand

First = Annotated[
    str | None, typer.Option("--van", metavar="DATUM", help="Eerste dag van de periode.", show_default=False)
]
Last = Annotated[
    str | None, typer.Option("--tot", metavar="DATUM", help="Laatste dag van de periode.", show_default=False)
]
Only = Annotated[
    str | None, typer.Option("--dossier", metavar="DOSSIER", help="Alleen dit dossier.", show_default=False)
]
app = group("Indicatoren van de nota, rapporten en leveringen aan anderen.")


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def kpi(
    ctx: typer.Context,
    van: First = None,
    tot: Last = None,
    gemeente: Gemeente = None,
    names: Annotated[
        bool, typer.Option("--names", help="Noem de dossiers achter elk getal.", show_default=False)
    ] = False,
    trend: Annotated[
        bool,
        typer.Option(
            "--trend", help="Ook de waarde aan het eind van elk van de laatste 12 maanden.", show_default=False
        ),
    ] = False,
    output: Output = "table",
) -> None:
    """Toon de indicatoren van nota 5.1 en de operationele cijfers.

    Een dossier telt mee als zijn startgebeurtenis in de periode ligt; zonder periode tellen alle dossiers. Met --trend
    staat erbij wat elke waarde aan het eind van de laatste twaalf maanden was: die van het rapport op die dag.

    Voorbeeld: inburgering --peildatum 2024-12-31 report kpi --van 2024-01-01 --tot 2024-12-31 --names
    """  # fmt: skip
    from inburgering_cli.law.figures.kpi import Span
    from inburgering_cli.screen.columns import lists
    from inburgering_cli.screen.output import emit, emit_json
    from inburgering_cli.work.reading import figures
    from inburgering_cli.work.reading.filters import place

    formaat, env = chosen(output), env_of(ctx)
    period, gemeente = Span(day_of(van, "van", env.peildatum), day_of(tot, "tot", env.peildatum)), place(env, gemeente)
    if trend:
        found, lines = figures.with_trend(env, period, gemeente, names=names)
    else:
        found, lines = figures.indicators(env, period, gemeente, names=names), {}
    rows = [k.as_dict(names=names) for k in found]
    for row in rows if trend else ():
        row["trend"] = [{"peildatum": day, "waarde": value} for day, value in lines.get(row["id"], ())]
    if formaat == "json":
        emit_json(
            {
                "peildatum": env.peildatum,
                "van": period.van,
                "tot": period.tot,
                "gemeente": gemeente,
                "indicatoren": rows,
            }
        )
    elif formaat == "csv":
        emit(formaat, rows, lists.KPIS)
    else:
        emit(
            formaat,
            [lists.kpi_row(r) for r in rows],
            lists.KPIS_TREND if trend else lists.KPIS,
            title="Indicatoren",
        )
        if names:
            from inburgering_cli.screen.dossier import show_names

            show_names(rows)
    say(env)


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def explain(
    ctx: typer.Context,
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="Een id van `inburgering report kpi`.", show_default=False)
    ],
    dossier: Only = None,
    van: First = None,
    tot: Last = None,
    gemeente: Gemeente = None,
    output: Output = "table",
) -> None:
    """Leg per dossier uit hoe het in een indicator meetelt, en waarom.

    Onder de tabel staat wat de indicator telt. Oordeel: teller, niet_gehaald, lopend, uitgevallen of vrijgesteld. Alle
    regels samen zijn de rij van report kpi met dezelfde periode, gemeente en peildatum.

    Voorbeeld: inburgering report explain integraal_aanbod_6m --van 2026-01-01 --tot 2026-06-30
    """  # fmt: skip
    from inburgering_cli.law.figures.explain import FIELDS
    from inburgering_cli.law.figures.kpi import Span
    from inburgering_cli.screen.columns import lists
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import figures
    from inburgering_cli.work.reading.filters import place

    formaat, env = chosen(output), env_of(ctx)
    period, gemeente = Span(day_of(van, "van", env.peildatum), day_of(tot, "tot", env.peildatum)), place(env, gemeente)
    rows = figures.explained(env, indicator, period, gemeente, dossier)
    empty = "Geen dossier telt hier mee: waar het mee begint is niet vastgelegd, of ligt buiten de periode."
    emit(formaat, rows, lists.COUNTED, names_of_fields=FIELDS, title=f"Indicator {indicator}", empty=empty)
    if formaat == "table":
        from inburgering_cli.law.figures.definitions import definition
        from inburgering_cli.screen.table import emit_note

        emit_note(definition(indicator))
    say(env)


report_month.add_to(app)
subgroup(app, "delivery", "report_delivery")
subgroup(app, "layout", "report_layout")
