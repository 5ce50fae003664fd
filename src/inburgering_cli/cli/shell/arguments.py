"""What is read from the command line before Typer parses it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

#: Tries a command: nothing is stored.
TRIAL: Final = "--dry-run"
#: The parameter for the form of what a command shows.
OUTPUT: Final = "output"


def as_utf8(argument: str) -> str:
    """An argument as UTF-8, whatever the locale; bytes that are no text become a visible mark."""
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # half a character, as Windows may pass on
        return argument.encode("utf-8", "replace").decode()


def wants_json(arguments: Sequence[str]) -> bool:
    """Whether the command line asks for JSON, in any spelling of the option."""
    pairs = [*pairwise(arguments), *((a, "") for a in arguments[-1:])]
    return any(
        (a in ("-o", "--output") and b == "json") or a in ("-ojson", "-o=json", "--output=json") for a, b in pairs
    )
