"""The door of letters: what other folders may use."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inburgering_cli.core.errors import Fault, Refused, UsageFault
from inburgering_cli.core.text import fold
from inburgering_cli.features.letters.decisions import DECISIONS
from inburgering_cli.features.letters.fields import OWN, SENDER, LetterOrder, Wish, check_plicht, fields
from inburgering_cli.features.letters.gaps import gaps
from inburgering_cli.records.documents import DOCUMENTS, PDF
from inburgering_cli.work.environment import Environment

if TYPE_CHECKING:
    from inburgering_cli.work.reading.dossier import CaseFilter

__all__ = ("SENDER", "Office", "Wish", "make", "make_many")


class Office(NamedTuple):
    """Who sends a document: the municipality's own folder of templates, and its sender by the names of `SENDER`."""

    templates: Path | None
    sender: Mapping[str, str]


#: The office of a municipality, by its name in the dossier.
OfficeOf = Callable[[str | None], Office]


class _Made(NamedTuple):
    """A document that is not written yet: the dossiers it is for, and its bytes by form."""

    numbers: list[str]
    concept: bool
    contents: Mapping[str, bytes]


def make(
    env: Environment,
    kind: str,
    dossier: str,
    wish: Wish,
    out: Path,
    forms: Sequence[str],
    *,
    command: str,
    office_of: OfficeOf,
    huishouden: bool = False,
) -> list[dict[str, Any]]:
    """Make a document in each form, record it, and write its files; return what was made.

    Raises `Refused` when something is missing to answer it and it is not to be a concept.
    """
    from inburgering_cli.features.letters import documents

    cases = documents.addressed(env, kind, dossier, huishouden=huishouden)
    return _write(env, kind, [_letter(env, kind, cases, wish, forms, office_of)], out, command)


def make_many(
    env: Environment,
    kind: str,
    who: "CaseFilter",
    wish: Wish,
    out: Path,
    forms: Sequence[str],
    *,
    command: str,
    office_of: OfficeOf,
) -> dict[str, Any]:
    """Make a letter for each dossier that fits, and one PDF of all to print; a receipt with who was left out and why."""
    from inburgering_cli.features.letters import documents
    from inburgering_cli.screen.paper import pdf

    made: list[_Made] = []
    left_out: list[tuple[dict[str, Any], Fault]] = []
    for case in documents.fitting(env, who):
        try:
            made.append(_letter(env, kind, [case], wish, forms, office_of))
        except (Refused, UsageFault) as fault:
            left_out.append((case, fault))
    if not made and left_out and all(isinstance(fault, UsageFault) for _, fault in left_out):
        raise left_out[0][1]  # an option is missing
    print_file = {}
    if PDF in forms and made:
        print_file[f"{kind}-{env.peildatum}-om-te-printen.pdf"] = pdf.joined([one.contents[PDF] for one in made])
    return {
        "soort": kind,
        "gemaakt": _write(env, kind, made, out, command, print_file) if made else [],
        "om_te_printen": next((str(out / name) for name in print_file), None),
        "niet_gemaakt": [
            {"dossier": case["dossier"], "naam": case["naam"], "reden": fault.message} for case, fault in left_out
        ],
    }


def _letter(
    env: Environment,
    kind: str,
    cases: Sequence[Mapping[str, Any]],
    wish: Wish,
    forms: Iterable[str],
    office_of: OfficeOf,
) -> _Made:
    from inburgering_cli.features.letters import documents, sheet
    from inburgering_cli.features.letters.blocks import blocks
    from inburgering_cli.features.letters.translation import translation
    from inburgering_cli.screen.paper.template import Map

    office = office_of(cases[0]["gemeente"])
    order = LetterOrder(kind, cases, documents.facts_of(env, cases), wish, env.peildatum, env.policy, office.sender)
    check_plicht(order)
    _check_sender(env, order)
    data = fields(order, _FIELDS[kind](order))
    concept = _mark(env, order, data)
    texts = Map(office.templates)
    filled = blocks(texts, f"{kind}.txt", data)
    data["vertaling"] = translation(texts, kind, cases[0]["contacttaal"], data)
    contents = {form: sheet.made(form, texts, filled, data, env.peildatum) for form in forms}
    return _Made([case["dossier"] for case in cases], concept, contents)


def _check_sender(env: Environment, order: LetterOrder) -> None:
    """Refuse a decision in the name of another college than that of the dossier; warn of another letter."""
    own, sender = order.cases[0]["gemeente"], order.sender.get("gemeente")
    if not own or not sender or fold(own) == fold(sender):
        return
    told = f"Dossier {order.cases[0]['dossier']} is van de gemeente {own}, en de afzender is de gemeente {sender}"
    if DOCUMENTS[order.soort].besluit:
        raise Refused(
            f"{told}. Een besluit neemt het college van de eigen gemeente. Geef {own} eigen sjablonen met een afzender.toml:"
            f" `inburgering config set sjablonen MAP --gemeente '{own}'`.",
            field="gemeente",
        )
    env.warn(f"{told}.")


_FIELDS: Final = {**OWN, **DECISIONS}


def _write(
    env: Environment,
    kind: str,
    letters: Sequence[_Made],
    out: Path,
    command: str,
    more: Mapping[str, bytes] | None = None,
) -> list[dict[str, Any]]:
    """Record the letters and write their files, and files beside them; all or none."""
    from inburgering_cli.features.letters import documents
    from inburgering_cli.files.atomic import folder, new_file

    if folder(out):
        env.warn(f"Anderen op deze computer kunnen in {out} kijken. Herstel dit met: `chmod 700 '{out}'`")
    made: list[dict[str, Any]] = []
    with ExitStack() as stack:
        files = []

        def written(name: str, content: bytes) -> Path:
            file = stack.enter_context(new_file(out / name))
            file.write_bytes(content)
            file.close()
            files.append(file)
            return file.path

        for letter in letters:
            stem = f"{letter.numbers[0]}-{kind}-{env.peildatum}{'-concept' if letter.concept else ''}"
            made += [
                {
                    "dossier": letter.numbers[0],
                    "dossiers": letter.numbers,
                    "soort": kind,
                    "datum": env.peildatum,
                    "formaat": form,
                    "concept": letter.concept,
                    "hash": hashlib.sha256(content).hexdigest(),
                    "bestand": str(written(f"{stem}.{form}", content)),
                }
                for form, content in letter.contents.items()
            ]
        for name, content in (more or {}).items():
            written(name, content)
        documents.register(env, made, command)
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
