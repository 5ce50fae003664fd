"""inburgering config: the settings on this computer."""

from pathlib import Path
from typing import Annotated, Final

import typer

from inburgering_cli.cli.shell import completion_scripts, settings
from inburgering_cli.cli.shell.dutch import DutchCommand, group
from inburgering_cli.cli.shell.options import Output, chosen
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.core.errors import Refused, UsageFault

app = group("Instellingen op deze computer; aanvullen met Tab.")

SettingName = Annotated[
    str,
    typer.Argument(
        metavar="NAAM",
        help=f"Kies uit {', '.join(settings.SETTINGS)}.",
        autocompletion=lambda: [(name, spec.uitleg) for name, spec in settings.SETTINGS.items()],
        show_default=False,
    ),
]

_OnlyFor = Annotated[
    str | None,
    typer.Option("--gemeente", metavar="NAAM", help="Alleen voor dossiers van deze gemeente.", show_default=False),
]


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def show(ctx: typer.Context, output: Output = "table") -> None:
    """Toon elke instelling, wat die nu is, en waar dat vandaan komt.

    Een optie gaat voor de omgeving, de omgeving voor het configuratiebestand, en dat voor de standaard.

    Voorbeeld: inburgering config show
    """
    from inburgering_cli.screen.column import Column
    from inburgering_cli.screen.output import emit

    formaat, given, config = chosen(output), ctx.find_root().params, settings.read_config()
    rows = []
    for name, spec in settings.SETTINGS.items():
        found = settings.value(name, given.get(name) if spec.optie else None, config)
        rows.append(
            {
                "instelling": name,
                "waarde": found.value,
                "herkomst": found.origin,
                "uitleg": spec.uitleg,
                "variabele": spec.variabele,
                "optie": spec.optie,
            }
        )
    rows += [
        {
            "instelling": f"{settings.SECTION}.{gemeente}.{name}",
            "waarde": found_here,
            "herkomst": settings.FILE,
            "uitleg": f"{settings.SETTINGS[name].uitleg}, voor dossiers van de gemeente {gemeente}",
            "variabele": None,
            "optie": None,
        }
        for gemeente, own in settings.sections().items()
        for name, found_here in own.items()
    ]
    columns = (
        Column("instelling", "instelling", fixed=True),
        Column("waarde", "waarde", show=lambda v: v or "–", free=True),
        Column("herkomst", "herkomst", fixed=True),
        Column("uitleg", "uitleg", from_width=_WIDE),
    )
    emit(formaat, rows, columns, title=f"Instellingen ({settings.config_file()})")


_WIDE: Final = 100  # characters: a narrower screen needs its room for the paths


@app.command("set", cls=DutchCommand, options_metavar="[OPTIES]")
def set_value(
    naam: SettingName,
    waarde: Annotated[str, typer.Argument(metavar="WAARDE", help="Wat het wordt.", show_default=False)],
    gemeente: _OnlyFor = None,
) -> None:
    """Zet een instelling in het configuratiebestand; wat er verder in staat blijft.

    Met --gemeente geldt zij alleen voor dossiers van die gemeente.

    Voorbeeld: inburgering config set klantmanager "A. Jansen"
    """
    name = settings.known(naam)
    spec, text = settings.SETTINGS[name], waarde.strip()
    if spec.is_path and not spec.fout(text):
        text = str(Path(text).expanduser().absolute())
        _check_path(name, Path(text))
    _tell(name, text, changed=settings.change(name, text, gemeente))


def _check_path(name: str, path: Path) -> None:
    """Refuse a path where the setting finds the wrong kind of file."""
    if name == "beleid":
        from inburgering_cli.cli.shell.context import load_policy

        load_policy(path)
    elif name == "db":
        from inburgering_cli.store.database import check_header

        if path.is_dir() or path.exists():
            check_header(path)
        else:
            typer.echo(f"Let op: op {path} is nog geen dossierbestand. Maak het met: inburgering db init", err=True)
    elif name == "sjablonen" and not path.is_dir():
        raise Refused(
            f"{path} is geen map. Maak hem met `inburgering brief templates`, of controleer het pad.", field=name
        )
    elif path.exists() and not path.is_dir():
        raise Refused(f"{path} is een bestand; geef een map.", field=name)


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def unset(naam: SettingName, gemeente: _OnlyFor = None) -> None:
    """Haal een instelling weg uit het configuratiebestand; dan geldt weer de standaard.

    Voorbeeld: inburgering config unset klantmanager
    """
    # an unknown key can be removed too
    name = naam if naam in settings.written() else settings.known(naam)
    _tell(name, None, changed=settings.change(name, None, gemeente))


def _tell(name: str, text: str | None, *, changed: bool) -> None:
    path = settings.config_file()
    if not changed:
        print(
            f"{name} stond al zo in {path}."
            if text is not None
            else f"{name} staat niet in {path}; er is niets veranderd."
        )
    elif text is None:
        print(f"{name} is weg uit {path}.")
    else:
        print(f"{name} is nu {text} ({path}).")
    spec = settings.SETTINGS.get(name)
    if spec and spec.variabele and settings.value(name, config={}).origin == settings.ENVIRONMENT:
        typer.echo(f"Let op: {spec.variabele} staat in uw omgeving en gaat voor.", err=True)


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def completion(
    shell: Annotated[
        str,
        typer.Argument(metavar="|".join(completion_scripts.SCRIPTS), help="Uw shell.", show_default=False),
    ],
    install: Annotated[
        bool, typer.Option("--install", help="Zet het script op zijn plaats.", show_default=False)
    ] = False,
) -> None:
    """Toon het script waarmee uw shell met Tab aanvult: opdrachten, opties, codes en dossiers.

    Met --install komt het in uw gegevensmap, en bij bash en zsh met één regel in het opstartbestand van die shell.

    Voorbeeld: inburgering config completion bash
    """
    if shell not in completion_scripts.SCRIPTS:
        raise UsageFault(f"Kies uit {', '.join(completion_scripts.SCRIPTS)}.", field="shell")
    if install:
        print(completion_scripts.install(shell))
    else:
        print(completion_scripts.SCRIPTS[shell], end="")


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def path() -> None:
    """Zeg waar het configuratiebestand staat, of zou staan.

    Voorbeeld: inburgering config path
    """
    print(settings.config_file())
