"""inburgering report delivery duo: messages to DUO."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering_cli.cli.shell.options import Output, chosen, day_of, env_of, say
from inburgering_cli.core.errors import UsageFault

if TYPE_CHECKING:
    from inburgering_cli.features.duo.door import Delivered as Receipt


def duo(
    ctx: typer.Context,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="MAP", help="Waarin de map van deze levering komt.", show_default=False),
    ] = None,
    sinds: Annotated[
        str | None,
        typer.Option(
            "--sinds", metavar="DATUM", help="Wat sinds die dag is vastgelegd of gewijzigd.", show_default=False
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Toon alleen wat zou gaan en wat ontbreekt.", show_default=False),
    ] = False,
    output: Output = "table",
) -> None:
    """Maak de berichten aan DUO van wat sinds de vorige levering is veranderd.

    Per persoon en API één JSON-bestand, een overtypblad voor het portaal en een lijst van wat ontbreekt.

    Voorbeeld: inburgering report delivery duo --out leveringen
    """
    from inburgering_cli.cli.shell.settings import sections, values
    from inburgering_cli.features.duo import door
    from inburgering_cli.screen.columns.duo import MISSING
    from inburgering_cli.screen.output import emit, emit_json

    formaat, env = chosen(output), env_of(ctx)
    day = day_of(sinds, "sinds", env.peildatum)
    if out is None and not check:
        raise UsageFault("Noem met --out de map waarin de levering moet komen, of kijk eerst met --check.", field="out")
    base = Path(out).expanduser() if out else None
    source, doel = values(("duo_oin_bron", "duo_oin_doel")).values()
    own = {place: found["duo_oin_bron"] for place, found in sections().items() if "duo_oin_bron" in found}
    receipt = door.deliver(env, (source, doel), base, own=own, since=day, check=check)
    say(env)
    if formaat == "json":
        emit_json(receipt.as_dict())
    elif formaat == "csv":
        emit(formaat, receipt.ontbreekt, MISSING, names_of_fields=[k.key for k in MISSING])
    else:
        _show(receipt, check=check)


def _show(receipt: "Receipt", *, check: bool) -> None:
    from inburgering_cli.features.duo import door
    from inburgering_cli.screen.columns import duo as columns_duo
    from inburgering_cli.screen.table import emit_table

    rows = [{"onderdeel": door.part(api), "berichten": count} for api, count in receipt.per_onderdeel.items()]
    emit_table(columns_duo.MESSAGES, rows, title="Berichten aan DUO", empty="Er is niets nieuws voor DUO.")
    if receipt.ontbreekt:
        emit_table(columns_duo.MISSING, receipt.ontbreekt, title="Wat ontbreekt of wat DUO niet aanneemt")
    told = "te leveren" if check else "geleverd"
    print(f"dossiers {receipt.bekeken} · {told} {receipt.berichten} · ongewijzigd {receipt.al_geleverd}")
    if receipt.map:
        print(f"Map: {receipt.map}")
