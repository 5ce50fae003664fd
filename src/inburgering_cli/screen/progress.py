"""Hours and the requirements of the plicht on a terminal."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.text import clean
from inburgering_cli.screen.columns import progress as columns
from inburgering_cli.screen.table import console, emit_table

_BY: Final = {
    "voldaan": "Alles wat de plicht vraagt is er{since}: aan de plicht kan zijn voldaan; dat besluit is aan DUO.",
    "vrijstelling": "DUO heeft vrijgesteld van de hele plicht{since}: het dossier kan sluiten.",
    "ontheffing": "DUO heeft ontheven van de hele plicht{since}: het dossier kan sluiten.",
}


def show_accounts(nummer: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print the accounts of hours, then the steps behind each."""
    out = console()
    emit_table(
        columns.HOURS, rows, title=f"Dossier {nummer}", empty="Voor dit dossier geldt nog geen urennorm.", target=out
    )
    for row in rows:
        if row["stappen"]:
            out.print(Text(clean(row["omschrijving"]), style="bold"))
            for number, step in enumerate(row["stappen"], 1):
                out.print(Text(clean(f"  {number}. {step['tekst']}")))


def show_obligations(found: Mapping[str, Any], out: Console) -> None:
    """Print the requirements of the plicht and the hours, for `case show`."""
    emit_table(columns.REQUIREMENTS, found["verplichtingen"], title="Wat de plicht vraagt", target=out)
    if (done := found["plicht_gereed"]) and not found["gebeurtenissen"]["voldaan"]:
        since = f" (sinds {dutch(done['sinds'])})" if done["sinds"] else ""
        out.print(Text(_BY[done["door"]].format(since=since) + "\n", style="bold"))
    if any(row["gevolgd"] for row in found["urenstaat"]):
        emit_table(columns.HOURS, found["urenstaat"], title="Urenstaat", target=out)
