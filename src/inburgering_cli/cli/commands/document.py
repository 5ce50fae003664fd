"""Make a document: shared by `pip document` and `brief make`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering_cli.cli.shell.faults import no_such_value
from inburgering_cli.cli.shell.options import env_of, say
from inburgering_cli.core.errors import Refused
from inburgering_cli.records.documents import DOCUMENTS, FORMATS

if TYPE_CHECKING:
    from inburgering_cli.features.letters.door import Wish
    from inburgering_cli.work.environment import Environment

Out = Annotated[Path, typer.Option("--out", metavar="MAP", help="Map voor de bestanden.", show_default=False)]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="html|pdf|docx",
        help="Vorm, of meer: html,pdf,docx. Standaard html.",
        show_default=False,
    ),
]
Concept = Annotated[
    bool,
    typer.Option(
        "--concept",
        help="Maak het ook als er iets ontbreekt; op elke bladzijde staat dat het een concept is.",
        show_default=False,
    ),
]
TemplateFolder = Annotated[
    Path | None,
    typer.Option(
        "--sjablonen",
        metavar="MAP",
        help="Eigen sjablonen (ook: sjablonen in het configuratiebestand).",
        show_default=False,
    ),
]


def chosen_forms(text: str) -> list[str]:
    """The chosen formats, without duplicates. Raises `UsageFault`."""
    forms = list(dict.fromkeys(part.strip() for part in text.split(",")))
    if wrong := [form for form in forms if form not in FORMATS]:
        raise no_such_value("--format", wrong[0], FORMATS)
    return forms


def template_folder(env: "Environment", given: Path | None) -> Path | None:
    """The municipality's own folder of templates, if it has one. Raises `Refused` when it does not exist."""
    folder = given.expanduser() if given else env.templates
    if folder is not None and not folder.is_dir():
        raise Refused(f"De map met sjablonen {folder} bestaat niet. Controleer het pad.", field="sjablonen")
    return folder


def make(
    ctx: typer.Context,
    soort: str,
    dossier: str,
    out: Path,
    forms: list[str],
    wens: "Wish",
    *,
    opdracht: str,
    output: str,
    sjablonen: Path | None = None,
    huishouden: bool = False,
) -> None:
    """Make a document in every chosen format and print where it is."""
    from inburgering_cli.cli.shell.context import load_sender
    from inburgering_cli.features.letters import door
    from inburgering_cli.screen.output import JSON, emit_json

    env = env_of(ctx)
    own = template_folder(env, sjablonen)
    sender = load_sender(own, door.SENDER) if own else {}
    made = door.make(
        env, soort, dossier, wens, out.expanduser(), forms, command=opdracht, templates=own, sender=sender,
        huishouden=huishouden,
    )  # fmt: skip
    if output == JSON:
        emit_json(made)
    else:
        for row in made:
            print(f"{DOCUMENTS[soort].naam} voor dossier {', '.join(row['dossiers'])}: {row['bestand']}")
    say(env)
