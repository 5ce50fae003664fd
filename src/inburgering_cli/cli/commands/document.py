"""Make a document: shared by `pip document` and `brief make`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inburgering_cli.cli.shell.faults import no_such_value
from inburgering_cli.cli.shell.options import env_of, say
from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import without_bsn
from inburgering_cli.records.documents import DOCUMENTS, FORMATS

if TYPE_CHECKING:
    from inburgering_cli.features.letters.door import OfficeOf, Wish

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


def office_of(given: Path | None) -> "OfficeOf":
    """Gives the folder of templates and the sender of a municipality; `given`: the folder of --sjablonen.

    Raises `Refused` when a folder does not exist.
    """
    from inburgering_cli.cli.shell.context import load_sender
    from inburgering_cli.cli.shell.settings import of_gemeente
    from inburgering_cli.features.letters.door import SENDER, Office

    def office(gemeente: str | None) -> Office:
        own = str(given) if given else of_gemeente("sjablonen", gemeente)
        folder = Path(own).expanduser() if own else None
        if folder is not None and not folder.is_dir():
            raise Refused(f"De map met sjablonen {folder} bestaat niet. Controleer het pad.", field="sjablonen")
        return Office(folder, load_sender(folder, SENDER) if folder else {})

    return office


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
    from inburgering_cli.features.letters import door
    from inburgering_cli.screen.output import JSON, emit_json

    env = env_of(ctx)
    made = door.make(
        env, soort, dossier, wens, out.expanduser(), forms, command=opdracht, office_of=office_of(sjablonen),
        huishouden=huishouden,
    )  # fmt: skip
    if output == JSON:
        emit_json(made)
    else:
        _tell(soort, made)
    say(env)


def make_many(
    ctx: typer.Context,
    soort: str,
    wie: list[str],
    out: Path,
    forms: list[str],
    wens: "Wish",
    *,
    opdracht: str,
    output: str,
    sjablonen: Path | None = None,
) -> None:
    """Make a letter for each open dossier that fits, and print where they are and who was left out."""
    from inburgering_cli.cli.shell.filters import who_of
    from inburgering_cli.features.letters import door
    from inburgering_cli.screen.output import JSON, emit_json

    env = env_of(ctx)
    receipt = door.make_many(
        env, soort, who_of(wie), wens, out.expanduser(), forms, command=opdracht, office_of=office_of(sjablonen)
    )
    if output == JSON:
        emit_json(receipt)
    else:
        _tell(soort, receipt["gemaakt"])
        if receipt["om_te_printen"]:
            print(f"Alles om te printen: {receipt['om_te_printen']}")
        for row in receipt["niet_gemaakt"]:
            print(f"Niet gemaakt voor {row['naam']} ({row['dossier']}): {without_bsn(row['reden'])}")
    say(env)
    if not receipt["gemaakt"]:
        why = "hierboven staat per dossier waarom" if receipt["niet_gemaakt"] else "geen open dossier past bij --wie"
        raise Refused(f"Er is geen brief gemaakt: {why}.", field="wie")


def _tell(soort: str, made: list[dict[str, Any]]) -> None:
    for row in made:
        print(f"{DOCUMENTS[soort].naam} voor dossier {', '.join(row['dossiers'])}: {row['bestand']}")
