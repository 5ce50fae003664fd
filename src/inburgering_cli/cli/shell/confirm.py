"""Confirmation before a command does what cannot be undone."""

import sys
from typing import Annotated

import typer

from inburgering_cli.core.errors import Refused, UsageFault
from inburgering_cli.core.telling import fitted

Yes = Annotated[bool, typer.Option("--yes", help="Vraag niet om bevestiging.", show_default=False)]
#: For a command that prompts for missing values on a terminal.
NoQuestions = Annotated[bool, typer.Option("--yes", help="Vraag niets, ook niet op een terminal.", show_default=False)]
#: For a command that can also prompt for optional values.
Ask = Annotated[bool, typer.Option("--vraag", help="Vraag op een terminal stap voor stap.", show_default=False)]


def on_terminal() -> bool:
    """Whether the user can be asked: all three streams are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def agree(what: str, *, yes: bool) -> None:
    """Ask the user to agree, unless `--yes` was given. Raises `UsageFault` without a terminal, `Refused` on no."""
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageFault(f"{what} Bevestig het met --yes; er is niets veranderd.", field="yes")
    if not agreed(f"{what} Doorgaan?"):
        raise Refused("Niet bevestigd; er is niets veranderd.")


def agreed(question: str) -> bool:
    """Ask a question of yes or no on a terminal; no is the default."""
    print(fitted(f"{question} [j/N]"), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("j", "ja")
