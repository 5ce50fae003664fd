"""inburgering policy: the terms, norms and signals in force."""

from pathlib import Path
from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import DutchCommand, group
from inburgering_cli.cli.shell.options import Output, chosen, env_of
from inburgering_cli.cli.shell.reading import ListCommand, PageCommand
from inburgering_cli.core.errors import NotFound

app = group("Termijnen, normen en bronnen die gelden.")


@app.command("list", cls=ListCommand, options_metavar="[OPTIES]")
def list_policy(
    ctx: typer.Context,
    signalen: Annotated[
        bool, typer.Option("--signalen", help="Alleen de signalen met hun drempels.", show_default=False)
    ] = False,
    output: Output = "table",
) -> None:
    """Toon alle termijnen met lengte en bron; in de tabel ook de normen en de signalen.

    Voorbeeld: inburgering policy list
    """
    from inburgering_cli.core.dates import dutch
    from inburgering_cli.screen.column import Column, number
    from inburgering_cli.screen.columns import lists
    from inburgering_cli.screen.output import emit
    from inburgering_cli.screen.table import emit_table
    from inburgering_cli.screen.terms_page import norm_rows, policy_rows, signal_rows

    formaat, policy = chosen(output), env_of(ctx).policy
    if signalen:
        emit(formaat, signal_rows(policy), lists.SIGNALS_OF_POLICY, title=f"Signalen ({policy.gemeente})")
        return
    emit(formaat, policy_rows(policy), lists.TERMS, title=f"Termijnen ({policy.gemeente})")
    if formaat == "table":
        columns: tuple[Column, ...] = (
            Column("naam", "indicator"),
            Column("norm", "norm", number, right_aligned=True),
            Column("eenheid", "eenheid"),
            Column("bron", "bron"),
        )
        emit_table(columns, norm_rows(policy), title="Normen")
        lines = [
            {"vanaf": e.geldig_vanaf, "lengte": f"{e.voor_einde} vóór de laatste dag", "bron": e.source.kort}
            for e in policy.ontzorg_evaluatie
        ]
        columns = (Column("vanaf", "ontzorgen vanaf", dutch), Column("lengte", "evalueren"), Column("bron", "bron"))
        emit_table(columns, lines, title="Ontzorgen evalueren (lokaal beleid)")
        emit_table(lists.SIGNALS_OF_POLICY, signal_rows(policy), title="Signalen")


@app.command(cls=PageCommand, options_metavar="[OPTIES]")
def show(
    ctx: typer.Context,
    termijn: Annotated[
        str, typer.Argument(metavar="TERMIJN", help="Een termijn uit `inburgering policy list`.", show_default=False)
    ],
    output: Output = "table",
) -> None:
    """Toon één termijn met alle versies en de bron voluit.

    Voorbeeld: inburgering policy show pip
    """  # fmt: skip
    from inburgering_cli.core.dates import dutch
    from inburgering_cli.screen.column import Column, words
    from inburgering_cli.screen.output import emit
    from inburgering_cli.screen.terms_page import term_rows

    formaat, policy = chosen(output), env_of(ctx).policy
    found = policy.termijnen.get(termijn)
    if found is None:
        raise NotFound(f"Er is geen termijn ‘{termijn[:40]}’; kies uit {', '.join(policy.termijnen)}.", field="termijn")
    rows = list(term_rows(found, policy))
    if formaat == "table":
        for number, row in enumerate(rows, 1):
            pairs = [
                {"wat": words(key), "waarde": {True: "ja", False: "nee", None: "–"}.get(value, value)}
                for key, value in {**row, "geldig_vanaf": dutch(row["geldig_vanaf"])}.items()
            ]
            title = found.description + (f" ({number} van {len(rows)})" if len(rows) > 1 else "")
            emit(formaat, pairs, (Column("wat", "wat", fixed=True), Column("waarde", "waarde", free=True)), title=title)
    else:
        emit(formaat, rows, ())


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def check(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een beleidsbestand (TOML).", show_default=False)],
) -> None:
    """Controleer een beleidsbestand.

    Voorbeeld: inburgering policy check beleid.toml
    """
    from inburgering_cli.cli.shell.context import load_policy

    policy = load_policy(bestand)
    own = ", ".join(sorted(policy.eigen)) or "niets"
    print(f"In orde: {policy.gemeente} wijzigt {own}.")
