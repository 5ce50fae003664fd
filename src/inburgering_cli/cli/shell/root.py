"""The root command: the options before a command, and vandaag when there is none."""

from typing import TYPE_CHECKING, Annotated

import typer

from inburgering_cli.cli.shell.arguments import TRIAL
from inburgering_cli.cli.shell.dutch import CONTEXT, RootGroup
from inburgering_cli.cli.shell.options import RootOutput, chosen, say
from inburgering_cli.core.errors import UsageFault

if TYPE_CHECKING:
    from inburgering_cli.work.environment import Environment

app = typer.Typer(
    cls=RootGroup,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
    subcommand_metavar="OPDRACHT [ARGUMENTEN]...",
    options_metavar="[OPTIES]",
    help="Dossiers, termijnen met hun bron en indicatoren voor de klantmanager inburgering.\n\n"
    "Zonder opdracht: vandaag, het overzicht van wat is verlopen, binnenkort verloopt en wacht op een stap.",
)


@app.callback()
def root(
    ctx: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            "--db", metavar="PAD", show_default=False,
            help="Het dossierbestand (ook: INBURGERING_DB, of het configuratiebestand).",
        ),
    ] = None,
    peildatum: Annotated[
        str | None,
        typer.Option(
            "--peildatum", metavar="DATUM", envvar="INBURGERING_PEILDATUM", show_envvar=False, show_default=False,
            help="De dag die als vandaag telt (ook: INBURGERING_PEILDATUM).",
        ),
    ] = None,
    beleid: Annotated[
        str | None,
        typer.Option(
            "--beleid", metavar="BESTAND", show_default=False,
            help="Beleidsbestand van de gemeente, TOML (ook: INBURGERING_BELEID).",
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Proef: toon wat de opdracht zou opslaan, en sla niets op.", show_default=False),
    ] = False,
    sleutelbestand: Annotated[
        str | None,
        typer.Option(
            "--sleutelbestand", metavar="PAD", envvar="INBURGERING_SLEUTELBESTAND", show_envvar=False, show_default=False,
            help="De sleutel van een versleuteld dossierbestand (ook: INBURGERING_SLEUTELBESTAND).",
        ),
    ] = None,
    output: RootOutput = None,
    version: Annotated[bool, typer.Option("--version", help="Toon de versie.", show_default=False)] = False,
) -> None:  # fmt: skip
    """Prepare the environment for a command; without one, show vandaag."""
    if version:
        from inburgering_cli import __version__

        print(f"inburgering-cli {__version__}")
        raise typer.Exit
    made: list[Environment] = []

    def env() -> "Environment":
        if not made:
            from inburgering_cli.cli.shell.context import environment

            names = ("db", "peildatum", "beleid", "sleutelbestand")
            made.append(environment(*(ctx.params[name] for name in names)))  # also those typed after the command
        return made[0]

    ctx.obj = env
    if ctx.invoked_subcommand is None:
        if dry_run:
            raise UsageFault(f"{TRIAL} hoort bij een opdracht die iets vastlegt.", field="dry_run")
        from inburgering_cli.cli.commands.vandaag import show

        show(env(), chosen(output or "table"))
        say(env())
