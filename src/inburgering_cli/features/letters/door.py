"""The door of letters: what other folders may use."""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from inburgering_cli.core.errors import Refused
from inburgering_cli.features.letters.decisions import DECISIONS
from inburgering_cli.features.letters.fields import OWN, SENDER, LetterOrder, Wish, fields
from inburgering_cli.features.letters.gaps import gaps
from inburgering_cli.records.documents import DOCUMENTS
from inburgering_cli.work.environment import Environment

__all__ = ("SENDER", "Wish", "make")


def make(
    env: Environment,
    kind: str,
    dossier: str,
    wish: Wish,
    out: Path,
    forms: Sequence[str],
    *,
    command: str,
    templates: Path | None,
    sender: Mapping[str, str],
    huishouden: bool = False,
) -> list[dict[str, Any]]:
    """Make a document in each form, record it, and write its files; return what was made.

    Raises `Refused` when something is missing to answer it and it is not to be a concept.

    `templates`: the municipality's own folder. `sender`: values by the names of `SENDER`.
    """
    from inburgering_cli.features.letters import documents, sheet
    from inburgering_cli.features.letters.blocks import blocks
    from inburgering_cli.files.atomic import folder, new_file
    from inburgering_cli.screen.paper.template import Map

    cases = documents.addressed(env, kind, dossier, huishouden=huishouden)
    order = LetterOrder(kind, cases, wish, env.peildatum, env.policy, sender)
    data = fields(order, {**OWN, **DECISIONS}[kind](order))
    concept = _mark(env, order, data)
    texts = Map(templates)
    filled = blocks(texts, f"{kind}.txt", data)
    contents = {form: sheet.made(form, texts, filled, data, env.peildatum) for form in forms}
    if folder(out):
        env.warn(f"Anderen op deze computer kunnen in {out} kijken. Herstel dit met: `chmod 700 '{out}'`")
    numbers = [case["dossier"] for case in cases]
    stem = f"{numbers[0]}-{kind}-{env.peildatum}{'-concept' if concept else ''}"
    made: list[dict[str, Any]] = []
    with ExitStack() as stack:
        files = []
        for form, content in contents.items():
            file = stack.enter_context(new_file(out / f"{stem}.{form}"))
            file.write_bytes(content)
            file.close()
            files.append(file)
            made.append(
                {
                    "dossier": numbers[0],
                    "dossiers": numbers,
                    "soort": kind,
                    "datum": env.peildatum,
                    "formaat": form,
                    "concept": concept,
                    "hash": hashlib.sha256(content).hexdigest(),
                    "bestand": str(file.path),
                }
            )
        documents.register(env, kind, numbers, [(m["formaat"], m["hash"]) for m in made], command, concept=concept)
        for file in files:  # only now: a document that is not recorded must not exist
            file.commit()
    return made


def _mark(env: Environment, order: LetterOrder, data: dict[str, Any]) -> bool:
    """Set `merk`, what every page of a concept says; return whether it is one.

    A PIP that was not settled is a concept by itself. Raises `Refused` with all that is missing.
    """
    missing = gaps(order, data)
    told = f"Er ontbreekt: {', '.join(missing)}."
    if missing and not (order.wish.concept or data["concept"]):
        numbers = ", ".join(case["dossier"] for case in order.cases)
        raise Refused(
            f"‘{DOCUMENTS[order.soort].naam}’ voor dossier {numbers} is nog niet te versturen. {told} Vul dat aan, of maak"
            " met --concept een concept.",
            field="concept",
        )
    if missing:
        env.warn(f"Dit is een concept. {told}")
    if data["concept"]:
        data["merk"] = "Concept. Dit is nog geen besluit."
    elif order.wish.concept:
        data["merk"] = "Concept. Niet versturen."
    return data["merk"] is not None
