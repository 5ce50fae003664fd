"""inburgering policy: the terms, norms and signals in force."""

from pathlib import Path
from typing import Annotated, Any

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
    naam: Annotated[
        str,
        typer.Argument(
            metavar="BELEID",
            help="Een termijn of signaal uit `inburgering policy list`, of een indicator.",
            show_default=False,
        ),
    ],
    output: Output = "table",
) -> None:
    """Toon één termijn met alle versies, één indicator met zijn definitie of één signaal, met de bron voluit.

    Een indicator is een id van `inburgering report kpi`. Heten een termijn en een indicator hetzelfde, dan komen beide.

    Voorbeeld: inburgering policy show pip
    """  # fmt: skip
    from inburgering_cli.law.figures.kpi import every
    from inburgering_cli.screen.column import Column, words
    from inburgering_cli.screen.output import emit
    from inburgering_cli.screen.terms_page import indicator_row, signal_rows, term_rows

    formaat, env = chosen(output), env_of(ctx)
    policy, indicators = env.policy, {one.id: one for one in every(env.policy, env.peildatum)}
    term, indicator = policy.termijnen.get(naam), indicators.get(naam)
    versions = [] if term is None else list(term_rows(term, policy))
    rows = [
        *versions,
        *([] if indicator is None else [indicator_row(indicator, policy)]),
        *(row for row in signal_rows(policy) if row["signaal"] == naam),
    ]
    if not rows:
        known = ", ".join(dict.fromkeys((*policy.termijnen, *indicators, *policy.signalen)))
        raise NotFound(f"Er is geen termijn, indicator of signaal ‘{naam[:40]}’; kies uit {known}.", field="naam")
    if formaat == "table":
        for place, row in enumerate(rows, 1):
            pairs = [{"wat": words(key), "waarde": _told(key, value)} for key, value in row.items()]
            title = row.get("naam") or row["omschrijving"]
            many = f" ({place} van {len(versions)})" if place <= len(versions) > 1 else ""
            columns = (Column("wat", "wat", fixed=True), Column("waarde", "waarde", free=True))
            emit(formaat, pairs, columns, title=f"{title}{many}")
    else:
        emit(formaat, rows, ())


def _told(key: str, value: Any) -> Any:
    """A value as a line of the page."""
    from inburgering_cli.core.dates import dutch
    from inburgering_cli.screen.column import number

    if key == "geldig_vanaf":
        return dutch(value)
    if key == "drempels":
        return (
            "; ".join(f"{one['naam'].replace('_', ' ')} {one['tekst']}: {one['omschrijving']}" for one in value) or "–"
        )
    if key == "normen":
        return (
            "; ".join(f"{number(n['norm'])} vanaf {dutch(n['geldig_vanaf'])} ({n['bron']})" for n in value)
            or "geen norm"
        )
    return {True: "ja", False: "nee", None: "–"}.get(value, value)


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
