"""inburgering signaal: the signals."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from inburgering_cli.cli.shell import filters
from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.options import Output, Ref, chosen, env_of, say
from inburgering_cli.cli.shell.reading import ListCommand, PageCommand

app = group("Signalen: wat aandacht vraagt, en waarom.")


@app.command("list", cls=ListCommand, options_metavar="[OPTIES]")
def list_signals(
    ctx: typer.Context,
    signaal: Annotated[
        list[str] | None,
        typer.Option("--signaal", metavar="ID", help="Alleen dit signaal; mag vaker.", show_default=False),
    ] = None,
    ernst: Annotated[
        list[str] | None,
        typer.Option("--ernst", metavar="hoog|middel|laag", help="Alleen deze ernst; mag vaker.", show_default=False),
    ] = None,
    dossier: Annotated[
        str | None, typer.Option("--dossier", metavar="DOSSIER", help="Alleen dit dossier.", show_default=False)
    ] = None,
    nieuw: Annotated[
        bool, typer.Option("--nieuw", help="Alleen wat in de laatste 7 dagen ontstond.", show_default=False)
    ] = False,
    gemeente: filters.Gemeenten = None,
    doelgroep: filters.Doelgroepen = None,
    klantmanager: filters.Klantmanagers = None,
    sort: filters.Sort = None,
    output: Output = "table",
) -> None:
    """Toon de signalen van open dossiers, de ernstigste eerst.

    Een signaal volgt uit wat is vastgelegd en verdwijnt als het werk is gedaan. Welke er zijn: policy list --signalen.

    Voorbeeld: inburgering signaal list --ernst hoog
    """  # fmt: skip
    from inburgering_cli.law.signals.find import SIGNAL_FIELDS
    from inburgering_cli.screen.columns import lists
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import signals
    from inburgering_cli.work.reading.filters import Who, in_order

    formaat, env = chosen(output), env_of(ctx)
    who = Who(*map(filters.values, (doelgroep, None, None, None, gemeente, filters.of_klantmanagers(klantmanager))))
    found = signals.signals(env, filters.values(signaal), filters.values(ernst), dossier, who=who, new=nieuw)
    rows: Iterable[dict[str, Any]] = (m.as_dict(env.peildatum) for m in found)
    if sort is not None:
        rows = in_order(list(rows), sort, SIGNAL_FIELDS)
    emit(formaat, rows, lists.SIGNALS, names_of_fields=SIGNAL_FIELDS, empty="Geen signalen.")
    say(env)


@app.command(cls=PageCommand, options_metavar="[OPTIES]")
def explain(
    ctx: typer.Context,
    dossier: Ref,
    signaal: Annotated[
        str | None, typer.Argument(metavar="[SIGNAAL]", help="Alleen dit signaal.", show_default=False)
    ] = None,
    output: Output = "table",
) -> None:
    """Leg uit waarop de signalen van een dossier berusten en welke opdracht u geeft.

    Voorbeeld: inburgering signaal explain 2026-0052
    """
    from inburgering_cli.law.signals.find import SIGNAL_FIELDS
    from inburgering_cli.work.reading import signals

    formaat, env = chosen(output), env_of(ctx)
    rows = [m.as_dict(env.peildatum) for m in signals.explained(env, dossier, signaal)]
    if formaat == "table":
        from inburgering_cli.screen.dossier import show_signals

        show_signals(rows)
    else:
        from inburgering_cli.screen.output import emit

        emit(formaat, rows, (), names_of_fields=SIGNAL_FIELDS)
    say(env)
