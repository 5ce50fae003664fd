"""Making a document: what `pip document` and `brief make` share."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inburgering_cli.cli.shell.faults import no_such_value
from inburgering_cli.cli.shell.options import env_of, say
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.records.documents import DOCUMENTEN, FORMATEN

if TYPE_CHECKING:
    from inburgering_cli.features.letters.fields import Wens
    from inburgering_cli.work.environment import Omgeving

Out = Annotated[Path, typer.Option("--out", metavar="MAP", help="Map voor de bestanden.", show_default=False)]
Vorm = Annotated[
    str,
    typer.Option("--format", metavar="html|pdf", help="Vorm, of beide: html,pdf. Standaard html.", show_default=False),
]
Sjablonen = Annotated[
    Path | None,
    typer.Option(
        "--sjablonen",
        metavar="MAP",
        help="Eigen sjablonen (ook: sjablonen in het configuratiebestand).",
        show_default=False,
    ),
]


def chosen_forms(text: str) -> list[str]:
    """The forms asked for, each once. Raises `GebruikFout`."""
    forms = list(dict.fromkeys(part.strip() for part in text.split(",")))
    if wrong := [form for form in forms if form not in FORMATEN]:
        raise no_such_value("--format", wrong[0], FORMATEN)
    return forms


def template_folder(env: "Omgeving", given: Path | None) -> Path | None:
    """The municipality's own folder of templates, if it has one. Raises `Geweigerd` when it is not there."""
    folder = given.expanduser() if given else env.sjablonen
    if folder is not None and not folder.is_dir():
        raise Geweigerd(f"De map met sjablonen {folder} bestaat niet. Controleer het pad.", veld="sjablonen")
    return folder


def make(
    ctx: typer.Context,
    soort: str,
    dossier: str,
    out: Path,
    forms: list[str],
    wens: "Wens",
    *,
    opdracht: str,
    output: str,
    sjablonen: Path | None = None,
    huishouden: bool = False,
) -> None:
    """Make a document in every form asked for, note it, put the files in their place, and say so."""
    from hashlib import sha256

    from inburgering_cli.cli.shell.context import load_sender
    from inburgering_cli.features.letters import documents, fields, sheet
    from inburgering_cli.features.letters.blocks import blocks as blocks_of
    from inburgering_cli.files.atomic import folder as folder_for
    from inburgering_cli.files.atomic import new_file
    from inburgering_cli.screen.paper.template import Map

    env = env_of(ctx)
    own = template_folder(env, sjablonen)
    cases = documents.addressed(env, soort, dossier, huishouden=huishouden)
    sender = load_sender(own, fields.AFZENDER) if own else {}
    data = fields.fields(fields.Opdracht(soort, cases, wens, env.peildatum, env.beleid, sender))
    templates = Map(own)
    blocks = blocks_of(templates, f"{soort}.txt", data)
    contents = {form: sheet.made(form, templates, blocks, data, env.peildatum) for form in forms}
    out = out.expanduser()
    if folder_for(out):
        env.warn(f"Anderen op deze computer kunnen in {out} kijken. Herstel dit met: `chmod 700 '{out}'`")
    numbers = [case["dossier"] for case in cases]
    made: list[dict[str, Any]] = []
    with contextlib.ExitStack() as stack:
        files = []
        for form, content in contents.items():
            path = out / f"{numbers[0]}-{soort}-{env.peildatum}.{form}"
            file = stack.enter_context(new_file(path))
            file.write_bytes(content)
            file.close()
            files.append(file)
            made.append(
                {
                    "dossier": numbers[0],
                    "dossiers": numbers,
                    "soort": soort,
                    "datum": env.peildatum,
                    "formaat": form,
                    "hash": sha256(content).hexdigest(),
                    "bestand": str(path),
                }
            )
        documents.register(env, soort, numbers, [(m["formaat"], m["hash"]) for m in made], opdracht)
        for file in files:  # only now: no document lies about that was not noted
            file.commit()
    if not sender:
        env.warn(
            "Zonder afzender.toml staat er geen adres of telefoonnummer van de gemeente in; maak het met"
            " `inburgering brief templates --out MAP`."
        )
    if output == "json":
        from inburgering_cli.screen.output import emit_json

        emit_json(made)
    else:
        for row in made:
            print(f"{DOCUMENTEN[soort].naam} voor dossier {', '.join(numbers)}: {row['bestand']}")
    say(env)
