"""Options that commands share, and the functions that read them and print the result."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from inburgering_cli.cli.shell.faults import no_such_value, whole
from inburgering_cli.core.errors import Fault, UsageFault
from inburgering_cli.core.telling import tell
from inburgering_cli.core.text import clean, without_bsn

if TYPE_CHECKING:
    from inburgering_cli.work.environment import Environment

Output = Annotated[
    str, typer.Option("--output", "-o", metavar="table|json|csv", help="Vorm van de uitvoer.", show_default=False)
]
RootOutput = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="table|json|csv", help="Vorm van de uitvoer.", show_default=False),
]
WriteOutput = Annotated[
    str, typer.Option("--output", "-o", metavar="table|json", help="Vorm van de uitvoer.", show_default=False)
]
Ref = Annotated[
    str,
    typer.Argument(
        metavar="DOSSIER", help="Nummer, BSN, V-nummer, deel van de naam; -: de laatste.", show_default=False
    ),
]
MaybeRef = Annotated[
    str | None,
    typer.Argument(
        metavar="[DOSSIER]", help="Nummer, BSN, V-nummer, deel van de naam; -: de laatste.", show_default=False
    ),
]
Gemeente = Annotated[
    str | None, typer.Option("--gemeente", metavar="NAAM", help="Alleen deze gemeente.", show_default=False)
]
OutFolder = Annotated[
    Path | None, typer.Option("--out", metavar="MAP", help="Map voor de bestanden.", show_default=False)
]
From = Annotated[str | None, typer.Option("--van", metavar="DATUM", help="Eerste dag, met --tot.", show_default=False)]
Until = Annotated[
    str | None, typer.Option("--tot", metavar="DATUM", help="Laatste dag, met --van.", show_default=False)
]
Year = Annotated[
    int | None,
    typer.Option(
        "--jaar", metavar="JAAR", parser=whole("--jaar", 2000, 2199), help="Alleen dit jaar.", show_default=False
    ),
]
FORMATS: Final = ("table", "json", "csv")
_PATHS: Final = ("path", "file", "directory")  # names of Typer's types for a path


def chosen(formaat: str, allowed: tuple[str, ...] = FORMATS) -> str:
    """The output format. Raises `UsageFault` for any other."""
    if formaat not in allowed:
        raise no_such_value("--output", formaat, allowed)
    return formaat


def env_of(ctx: typer.Context) -> "Environment":
    """The environment that the root command made."""
    for param in ctx.command.params:
        if getattr(param.type, "name", "") in _PATHS:
            value = ctx.params.get(param.name or "")
            for path in value if isinstance(value, list | tuple) else (value,):
                if path is not None:
                    plain(path, str(param.name))
    env: Environment = ctx.find_root().obj()
    env.command = ctx.command_path.partition(" ")[2]  # without the name of the program
    return env


def day_of(text: str | None, name: str, peildatum: str) -> str | None:
    """The day in an option. Raises `UsageFault` with the name of the option."""
    from inburgering_cli.core.dates import parse_day

    try:
        return parse_day(text, peildatum) if text else None
    except Fault as error:
        raise UsageFault(f"--{name}: {error.message}", field=name) from None


def of_me(klantmanager: str | None) -> str | None:
    """The klantmanager; `mij` is the one of the settings. Raises `UsageFault` when there is none."""
    if klantmanager is None or klantmanager.strip().lower() != "mij":
        return klantmanager
    from inburgering_cli.cli.shell.settings import value

    if (own := value("klantmanager").value) is None:
        raise UsageFault(
            "Wie ‘mij’ is, is niet bekend. Zet uw naam: inburgering config set klantmanager NAAM", field="klantmanager"
        )
    return own


def plain(path: Path | str, field: str) -> None:
    """Refuse a path with control characters: printed, they would steer the terminal."""
    from inburgering_cli.core.text import steers

    if steers(str(path)):
        raise UsageFault(f"Het pad ‘{clean(str(path))}’ heeft stuurtekens in zijn naam; kies een ander.", field=field)


def say(env: "Environment") -> None:
    """Print the warnings of a command on stderr."""
    for sentence in env.warnings:
        tell(clean(f"Let op: {without_bsn(sentence)}"))


def tell_done(formaat: str, done: Any, sentence: str) -> None:
    """Print what a command did: as JSON, or as a sentence for people."""
    if formaat == "json":
        from inburgering_cli.screen.output import emit_json

        emit_json(done)
    else:
        print(sentence)
