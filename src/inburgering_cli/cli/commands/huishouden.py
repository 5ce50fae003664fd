"""inburgering huishouden: people who live together."""

from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.options import Output, chosen, env_of
from inburgering_cli.cli.shell.reading import ListCommand, PageCommand

app = group("Huishoudens: leden, ontzorgen, brieven.")


@app.command("list", cls=ListCommand, options_metavar="[OPTIES]")
def list_households(ctx: typer.Context, output: Output = "table") -> None:
    """Toon de huishoudens: leden, wie wordt ontzorgd, hoeveel brieven er gaan.

    Voorbeeld: inburgering huishouden list
    """
    from inburgering_cli.screen.columns.huishouden import HUISHOUDENS
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import huishouden as huishouden_reading

    formaat, env = chosen(output), env_of(ctx)
    emit(formaat, huishouden_reading.households(env), HUISHOUDENS, empty="Er zijn nog geen huishoudens.")


@app.command(cls=PageCommand, options_metavar="[OPTIES]")
def show(
    ctx: typer.Context,
    kenmerk: Annotated[str, typer.Argument(metavar="KENMERK", help="Kenmerk van het huishouden.", show_default=False)],
    output: Output = "table",
) -> None:
    """Toon één huishouden: leden en rollen, wie wordt ontzorgd, en de brieven met adres en taal.

    Voorbeeld: inburgering huishouden show H-2025-01
    """  # fmt: skip
    from inburgering_cli.screen.columns import huishouden as columns
    from inburgering_cli.screen.output import emit, emit_json
    from inburgering_cli.work.reading import huishouden as huishouden_reading

    formaat, env = chosen(output), env_of(ctx)
    found = huishouden_reading.household(env, kenmerk)
    if formaat == "json":
        emit_json(found)
        return
    emit(formaat, found["leden"], columns.MEMBERS, title=f"Huishouden {found['huishouden']}")
    if formaat == "table":
        emit(formaat, found["brieven"], columns.LETTERS, title="Brieven", empty="Hier woont niemand meer.")
        for sentence in found["ontbreekt"]:
            print(sentence)
