"""Asking before something is done that cannot be undone."""

import sys
from typing import Annotated

import typer

from inburgering_cli.domain.errors import GebruikFout, Geweigerd

Yes = Annotated[bool, typer.Option("--yes", help="Vraag niet om bevestiging.", show_default=False)]


def agree(what: str, *, yes: bool) -> None:
    """Go on only when the user agrees, or has done so with `--yes`. Without a terminal nobody can be asked."""
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise GebruikFout(f"{what} Bevestig het met --yes; er is niets veranderd.", veld="yes")
    print(f"{what} Doorgaan? [j/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("j", "ja"):
        raise Geweigerd("Niet bevestigd; er is niets veranderd.")
