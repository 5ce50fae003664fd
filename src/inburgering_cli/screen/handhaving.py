"""Proposals of handhaving on a terminal."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from inburgering_cli.law import codes as c
from inburgering_cli.screen.column import euro
from inburgering_cli.screen.dossier import print_steps
from inburgering_cli.screen.table import console


def show_proposals(found: Sequence[Mapping[str, Any]]) -> None:
    """Print each proposal with its steps, the points without settled law, and the command that records it."""
    out = console()
    for row in found:
        amount = f": {euro(row['bedrag'])}" if row["bedrag"] is not None else ""
        out.print(Text(f"{c.MAATREGEL_GRONDEN[row['grond']]}: {row['omschrijving']}{amount}", style="bold"))
        print_steps(out, row["stappen"])
        if row["onzeker"]:
            out.print(Text("  Geen vaststaand recht:"))
            print_steps(out, row["onzeker"], "-")
        if row["opdracht"]:
            out.print(Text(f"  Besloten? {row['opdracht']}"), soft_wrap=True)
        out.print()
