"""Every command as its help describes it: the source of the generated pages."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import typer
from typer.main import get_command

from inburgering_cli.cli.shell.dutch import groups
from inburgering_cli.cli.shell.root import app

#: The exit codes, as the handleiding explains them.
EXITCODES = (
    ("0", "gedaan"),
    ("1", "een fout in het programma"),
    ("2", "de opdracht is niet te begrijpen"),
    ("3", "geweigerd door een regel of controle; er is niets opgeslagen"),
    ("4", "niet gevonden, of meer dan één gevonden"),
    ("5", "het dossierbestand kan niet worden gebruikt"),
    ("10", "aandacht gevraagd (`inburgering deadline list --fail-overdue`)"),
)


class Described(NamedTuple):
    """One command: its name as typed, what may follow, what it does, an example, and its parameters with their help."""

    name: str
    usage_: str
    text: tuple[str, ...]
    example: str
    arguments: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]
    group: bool


def described() -> Iterator[Described]:
    """The root, then every group with its commands, in the order of the help."""
    root: Any = get_command(app)
    context = typer.Context(root, info_name="inburgering")
    yield _one(root, context)
    for name in groups():
        yield from _within(root.get_command(context, name), name, context)


def _within(command: Any, name: str, parent: Any) -> Iterator[Described]:
    context = typer.Context(command, info_name=name, parent=parent)
    yield _one(command, context)
    for sub, inner in getattr(command, "commands", {}).items():
        yield from _within(inner, sub, context)


def _one(command: Any, context: Any) -> Described:
    paragraphs = [" ".join(part.split()) for part in str(command.help or "").split("\n\n")]
    text = tuple(p for p in paragraphs if p and not p.startswith("Voorbeeld: "))
    examples = [p.removeprefix("Voorbeeld: ") for p in paragraphs if p.startswith("Voorbeeld: ")]
    return Described(
        context.command_path,
        command.usage(context),
        text,
        examples[0] if examples else "",
        tuple(command.described(context, "argument")),
        tuple(one for one in command.described(context, "option") if "--help" not in one[0]),
        hasattr(command, "list_commands"),
    )
