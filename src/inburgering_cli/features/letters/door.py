"""The door of letters: making a document. Other folders use what is named here, and nothing else of this folder."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from inburgering_cli.features.letters.fields import AFZENDER, Opdracht, Wens, fields
from inburgering_cli.work.environment import Omgeving

__all__ = ("AFZENDER", "Wens", "make")


def make(
    env: Omgeving,
    soort: str,
    dossier: str,
    wens: Wens,
    out: Path,
    forms: Sequence[str],
    *,
    opdracht: str,
    templates: Path | None,
    sender: Mapping[str, str],
    huishouden: bool = False,
) -> list[dict[str, Any]]:
    """Make a document in every form asked for, note it, and put the files in their place; what was made.

    `templates`: the municipality's own folder. `sender`: what it says of itself, by the names of `AFZENDER`.
    """
    from inburgering_cli.features.letters import documents, sheet
    from inburgering_cli.features.letters.blocks import blocks
    from inburgering_cli.files.atomic import folder, new_file
    from inburgering_cli.screen.paper.template import Map

    cases = documents.addressed(env, soort, dossier, huishouden=huishouden)
    data = fields(Opdracht(soort, cases, wens, env.peildatum, env.beleid, sender))
    texts = Map(templates)
    blokken = blocks(texts, f"{soort}.txt", data)
    contents = {form: sheet.made(form, texts, blokken, data, env.peildatum) for form in forms}
    if folder(out):
        env.warn(f"Anderen op deze computer kunnen in {out} kijken. Herstel dit met: `chmod 700 '{out}'`")
    numbers = [case["dossier"] for case in cases]
    made: list[dict[str, Any]] = []
    with ExitStack() as stack:
        files = []
        for form, content in contents.items():
            file = stack.enter_context(new_file(out / f"{numbers[0]}-{soort}-{env.peildatum}.{form}"))
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
                    "hash": hashlib.sha256(content).hexdigest(),
                    "bestand": str(file.path),
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
    return made
