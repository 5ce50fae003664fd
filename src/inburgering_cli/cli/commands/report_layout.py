"""inburgering report layout: the layouts of deliveries."""

from pathlib import Path
from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import Opdracht, group
from inburgering_cli.cli.shell.options import Output, chosen
from inburgering_cli.cli.shell.reading import Tabel
from inburgering_cli.core.errors import GebruikFout
from inburgering_cli.core.telling import tell
from inburgering_cli.features.deliveries import sources as lv

app = group("Indelingen van leveringen: tonen en controleren.")

_Levering = Annotated[str, typer.Argument(metavar="LEVERING", help="swi, srg of spuk.", show_default=False)]


def _known(levering: str) -> str:
    if levering not in lv.LEVERINGEN:
        raise GebruikFout(f"‘{levering[:20]}’ is geen levering; kies uit {', '.join(lv.LEVERINGEN)}.", veld="levering")
    return levering


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def show(levering: _Levering) -> None:
    """Toon de ingebouwde voorbeeldindeling, als begin voor een eigen.

    Voorbeeld: inburgering report layout show swi
    """
    import sys

    from inburgering_cli.features.deliveries.layout_file import builtin_text

    sys.stdout.write(builtin_text(_known(levering)))


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def check(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een indeling (TOML).", show_default=False)],
) -> None:
    """Controleer een indeling; elke fout met regel en sleutel.

    Voorbeeld: inburgering report layout check swi.toml
    """

    from inburgering_cli.core.text import clean
    from inburgering_cli.features.deliveries.layout_file import load

    layout = load(bestand)
    print(clean(f"In orde: {layout.naam} voor {layout.levering}, {len(layout.velden)} kolommen, {layout.soort}."))
    tell(clean(f"Let op: {layout.status}"))


@app.command(cls=Tabel, options_metavar="[OPTIES]")
def sources(levering: _Levering, output: Output = "table") -> None:
    """Toon welke bronnen een kolom van een indeling kan noemen.

    Voorbeeld: inburgering report layout sources srg
    """
    from inburgering_cli.screen.columns import delivery
    from inburgering_cli.screen.output import emit

    formaat = chosen(output)
    rows = [
        {"bron": name, "omschrijving": b.label, "soort": b.soort, "waarden": list(b.waarden) if b.waarden else None}
        for name, b in lv.BRONNEN[lv.PER[_known(levering)]].items()
    ]
    emit(formaat, rows, delivery.BRONNEN, titel=f"Bronnen voor {levering}")
