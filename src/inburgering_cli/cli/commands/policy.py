"""inburgering policy: what is in force."""

from pathlib import Path
from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import Opdracht, group
from inburgering_cli.cli.shell.options import Output, chosen, env_of
from inburgering_cli.cli.shell.reading import Pagina, Tabel
from inburgering_cli.core.errors import NietGevonden

app = group("Termijnen, normen en bronnen die gelden.")


@app.command("list", cls=Tabel, options_metavar="[OPTIES]")
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
    from inburgering_cli.screen.columns import lists
    from inburgering_cli.screen.output import Kolom, emit, number
    from inburgering_cli.screen.table import emit_table
    from inburgering_cli.screen.terms_page import norm_rows, policy_rows, signal_rows

    formaat, beleid = chosen(output), env_of(ctx).beleid
    if signalen:
        emit(formaat, signal_rows(beleid), lists.SIGNALEN_VAN_BELEID, titel=f"Signalen ({beleid.gemeente})")
        return
    emit(formaat, policy_rows(beleid), lists.TERMIJNEN, titel=f"Termijnen ({beleid.gemeente})")
    if formaat == "table":
        kolommen: tuple[Kolom, ...] = (
            Kolom("naam", "indicator"),
            Kolom("norm", "norm", number, rechts=True),
            Kolom("eenheid", "eenheid"),
            Kolom("bron", "bron"),
        )
        emit_table(kolommen, norm_rows(beleid), titel="Normen")
        lines = [
            {"vanaf": e.geldig_vanaf, "lengte": f"{e.voor_einde} vóór de laatste dag", "bron": e.bron.kort}
            for e in beleid.ontzorg_evaluatie
        ]
        kolommen = (Kolom("vanaf", "ontzorgen vanaf", dutch), Kolom("lengte", "evalueren"), Kolom("bron", "bron"))
        emit_table(kolommen, lines, titel="Ontzorgen evalueren (lokaal beleid)")
        emit_table(lists.SIGNALEN_VAN_BELEID, signal_rows(beleid), titel="Signalen")


@app.command(cls=Pagina, options_metavar="[OPTIES]")
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
    from inburgering_cli.screen.output import Kolom, emit, words
    from inburgering_cli.screen.terms_page import term_rows

    formaat, beleid = chosen(output), env_of(ctx).beleid
    found = beleid.termijnen.get(termijn)
    if found is None:
        raise NietGevonden(
            f"Er is geen termijn ‘{termijn[:40]}’; kies uit {', '.join(beleid.termijnen)}.", veld="termijn"
        )
    rows = list(term_rows(found, beleid))
    if formaat == "table":
        for number, row in enumerate(rows, 1):
            pairs = [
                {"wat": words(key), "waarde": {True: "ja", False: "nee", None: "–"}.get(value, value)}
                for key, value in {**row, "geldig_vanaf": dutch(row["geldig_vanaf"])}.items()
            ]
            titel = found.omschrijving + (f" ({number} van {len(rows)})" if len(rows) > 1 else "")
            emit(formaat, pairs, (Kolom("wat", "wat", vast=True), Kolom("waarde", "waarde", vrij=True)), titel=titel)
    else:
        emit(formaat, rows, ())


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def check(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een beleidsbestand (TOML).", show_default=False)],
) -> None:
    """Controleer een beleidsbestand.

    Voorbeeld: inburgering policy check beleid.toml
    """
    from inburgering_cli.cli.shell.context import load_policy

    beleid = load_policy(bestand)
    own = ", ".join(sorted(beleid.eigen)) or "niets"
    print(f"In orde: {beleid.gemeente} wijzigt {own}.")
