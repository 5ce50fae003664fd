"""inburgering signaal: what deserves attention."""

from typing import Annotated

import typer

from inburgering_cli.cli.dutch import group
from inburgering_cli.cli.lezen import Pagina, Tabel
from inburgering_cli.cli.options import Output, Ref, chosen, env_of, say

app = group("Signalen: wat aandacht vraagt, en waarom.")


@app.command("list", cls=Tabel, options_metavar="[OPTIES]")
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
    output: Output = "table",
) -> None:
    """Toon de signalen van open dossiers, de ernstigste eerst.

    Een signaal volgt uit wat is vastgelegd en verdwijnt als het werk is gedaan. Welke er zijn: policy list --signalen.

    Voorbeeld: inburgering signaal list --ernst hoog
    """  # fmt: skip
    from inburgering_cli.domain.signaleren import SIGNAAL_FIELDS
    from inburgering_cli.render import columns
    from inburgering_cli.render.output import emit
    from inburgering_cli.services import signalen

    formaat, env = chosen(output), env_of(ctx)
    found = signalen.signals(env, tuple(signaal or ()), tuple(ernst or ()), dossier)
    rows = (m.as_dict(env.peildatum) for m in found)
    emit(formaat, rows, columns.SIGNALEN, velden=SIGNAAL_FIELDS, leeg="Geen signalen.")
    say(env)


@app.command(cls=Pagina, options_metavar="[OPTIES]")
def explain(
    ctx: typer.Context,
    dossier: Ref,
    signaal: Annotated[
        str | None, typer.Argument(metavar="[SIGNAAL]", help="Alleen dit signaal.", show_default=False)
    ] = None,
    output: Output = "table",
) -> None:
    """Leg uit waarop de signalen van een dossier berusten en welke opdracht u geeft.

    Voorbeeld: inburgering signaal explain 2024-0001
    """
    from inburgering_cli.domain.signaleren import SIGNAAL_FIELDS
    from inburgering_cli.services import signalen

    formaat, env = chosen(output), env_of(ctx)
    rows = [m.as_dict(env.peildatum) for m in signalen.explained(env, dossier, signaal)]
    if formaat == "table":
        from inburgering_cli.render.dossier import show_signals

        show_signals(rows)
    else:
        from inburgering_cli.render.output import emit

        emit(formaat, rows, (), velden=SIGNAAL_FIELDS)
    say(env)
