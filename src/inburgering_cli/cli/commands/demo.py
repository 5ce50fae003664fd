"""inburgering demo: the main commands on a fictional caseload, in a temporary store."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Final

import typer

from inburgering_cli.cli.shell.dutch import CONTEXT, DutchCommand
from inburgering_cli.core.errors import StoreFault
from inburgering_cli.core.telling import tell

app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=CONTEXT)
_PEILDATUM: Final = "2026-09-30"
_KINDS: Final = (
    "cases", "intakes", "pips", "routes", "ontzorg", "activiteiten", "gesprekken", "maatregelen", "besluiten",
    "adviezen", "enquetes", "partners", "verwijzingen", "taakstellingen", "budgetten", "uitgaven",
    "uren", "map", "pvt", "examens", "voorinburgering", "klantprofielen", "overdrachten", "begeleiding",
    "trainingen", "ontzorg_evaluaties", "ontzorg_maanden",
)  # fmt: skip
#: The arguments of `import` for each file of the examples, in order: kind, file, options.
IMPORTS: Final = (
    *((kind, f"{kind}.csv") for kind in _KINDS),
    ("cases", "huishoudens.csv", "--on-duplicate", "update"),
    ("notificaties", "duo"),
)


@app.command("demo", cls=DutchCommand, options_metavar="[OPTIES]")
def demo() -> None:
    """Laat het programma zien op een fictieve caseload; het dossierbestand wordt daarna weggegooid.

    De dag die als vandaag telt, is in de demo altijd 30 september 2026. Elke opdracht staat boven wat hij toont.

    Voorbeeld: inburgering demo
    """
    folder = _examples()
    with tempfile.TemporaryDirectory(prefix="inburgering-demo-") as temporary:
        store = str(Path(temporary) / "demo.db")
        _command(store, "db", "init")
        for kind, name, *options in IMPORTS:
            _command(store, "import", kind, str(folder / name), *options)
        _command(store)
        _command(store, "deadline", "list")
        _command(store, "report", "kpi")
    tell("Het dossierbestand van de demo is weggegooid; uw eigen dossierbestand is niet aangeraakt.")


def _command(store: str, *arguments: str) -> None:
    """Run a command of the program as a user would, shown above what it prints."""
    from inburgering_cli.cli.shell.run import run

    shown = [Path(a).name if os.sep in a else a for a in arguments]
    print(f"\n$ inburgering {' '.join(shown)}".rstrip(), flush=True)
    if code := run(["--db", store, "--peildatum", _PEILDATUM, *arguments]):
        raise typer.Exit(code)
    sys.stdout.flush()


def _examples() -> Path:
    """The CSV files: inside an installed package, or beside the source."""
    package = Path(__file__).parent.parent.parent
    for folder in (package / "voorbeelden", package.parent.parent / "examples"):
        if (folder / "cases.csv").is_file():
            return folder
    raise StoreFault("De voorbeelden ontbreken in deze installatie; installeer het programma opnieuw.")
