"""inburgering report layout: the layouts of deliveries."""

from pathlib import Path
from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import DutchCommand, group
from inburgering_cli.cli.shell.options import Output, chosen
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.core.errors import UsageFault
from inburgering_cli.core.telling import tell

app = group("Indelingen van leveringen: tonen en controleren.")

_Levering = Annotated[str, typer.Argument(metavar="LEVERING", help="swi, srg of spuk.", show_default=False)]


def _known(levering: str) -> str:
    from inburgering_cli.features.deliveries.door import DELIVERIES

    if levering not in DELIVERIES:
        raise UsageFault(f"‘{levering[:20]}’ is geen levering; kies uit {', '.join(DELIVERIES)}.", field="levering")
    return levering


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def show(levering: _Levering) -> None:
    """Toon de ingebouwde voorbeeldindeling, als begin voor een eigen.

    Voorbeeld: inburgering report layout show swi
    """
    import sys

    from inburgering_cli.features.deliveries.door import builtin_text

    sys.stdout.write(builtin_text(_known(levering)))


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def check(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een indeling (TOML).", show_default=False)],
) -> None:
    """Controleer een indeling; elke fout met regel en sleutel.

    Voorbeeld: inburgering report layout check swi.toml
    """

    from inburgering_cli.core.text import clean
    from inburgering_cli.features.deliveries.door import load

    layout = load(bestand)
    print(clean(f"In orde: {layout.naam} voor {layout.levering}, {len(layout.velden)} kolommen, {layout.soort}."))
    tell(clean(f"Let op: {layout.status}"))


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def sources(levering: _Levering, output: Output = "table") -> None:
    """Toon welke bronnen een kolom van een indeling kan noemen.

    Voorbeeld: inburgering report layout sources srg
    """
    from inburgering_cli.features.deliveries.door import SOURCES, rows
    from inburgering_cli.screen.output import emit

    emit(chosen(output), rows(_known(levering)), SOURCES, title=f"Bronnen voor {levering}")
