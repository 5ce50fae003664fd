"""inburgering case records, correct and remove: correct or remove a wrong record."""

from typing import TYPE_CHECKING, Annotated

import typer

from inburgering_cli.cli.shell.options import Output, Ref, WriteOutput, chosen, env_of, say
from inburgering_cli.core.errors import UsageFault
from inburgering_cli.records.reference import REASONS

if TYPE_CHECKING:
    from inburgering_cli.work.writing.correction import Correction

Deel = Annotated[
    str, typer.Argument(metavar="DEEL", help="Wat: zoals case records het noemt (gesprek-3).", show_default=False)
]
Reason = Annotated[
    str,
    typer.Option("--reden", metavar="REDEN", help=f"Waarom (verplicht): {', '.join(REASONS)}.", show_default=False),
]


def records(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon elk gegeven van een dossier met zijn korte naam, om het te verbeteren of te verwijderen.

    Voorbeeld: inburgering case records 2026-0052
    """
    from inburgering_cli.screen.columns.correction import PARTS
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import references

    formaat, env = chosen(output), env_of(ctx)
    rows = references.records(env, dossier)
    emit(formaat, rows, PARTS, names_of_fields=references.FIELDS, title=f"Dossier {rows[0]['dossier']}")
    say(env)


def correct(
    ctx: typer.Context,
    dossier: Ref,
    deel: Deel,
    reden: Reason,
    veld: Annotated[
        list[str] | None,
        typer.Option("--veld", metavar="NAAM=WAARDE", help="Geef dit veld deze waarde; mag vaker.", show_default=False),
    ] = None,
    leeg: Annotated[
        list[str] | None,
        typer.Option("--leeg", metavar="NAAM", help="Maak dit veld leeg; mag vaker.", show_default=False),
    ] = None,
    naar: Annotated[
        str | None,
        typer.Option("--naar", metavar="DOSSIER", help="Zet het in dit dossier, waar het hoort.", show_default=False),
    ] = None,
    output: WriteOutput = "table",
) -> None:
    """Verbeter een gegeven dat verkeerd is vastgelegd, met de regels van een eerste keer.

    De velden heten zoals de opties van de opdracht waarmee u het vastlegde. De oude waarde blijft in het spoor (van wat over
    een persoon vertelt alleen welk veld). U ziet wat het met de termijnen doet.

    Voorbeeld: inburgering case correct 2026-0052 training-1 --veld start=2025-12-08 --reden typefout
    """
    from inburgering_cli.work.writing import correction

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    _check_reason(reden)
    if not (veld or leeg or naar):
        raise UsageFault("Zeg wat het moet worden: --veld NAAM=WAARDE, --leeg NAAM of --naar DOSSIER.", field="veld")
    names = [name.strip().lower().replace("-", "_") for name in leeg or ()]
    done = correction.correct(env, dossier, deel, _texts(veld or []), names, reden, naar)
    moved = f" en staat nu als {done.naar_deel} in dossier {done.naar}" if done.naar else ""
    _show(done, f"{done.deel} van dossier {done.dossier} is verbeterd{moved}.", formaat)
    say(env)


def remove(ctx: typer.Context, dossier: Ref, deel: Deel, reden: Reason, output: WriteOutput = "table") -> None:
    """Verwijder een gegeven dat er niet hoort.

    Wat er stond blijft in het spoor, behalve wat over een persoon vertelt. U ziet wat het met de termijnen doet.

    Voorbeeld: inburgering case remove 2026-0052 training-2 --reden dubbel
    """
    from inburgering_cli.work.writing import correction

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    _check_reason(reden)
    done = correction.remove(env, dossier, deel, reden)
    _show(done, f"{done.deel} van dossier {done.dossier} is verwijderd.", formaat)
    say(env)


def _check_reason(reden: str) -> None:
    if reden not in REASONS:
        raise UsageFault(f"--reden: kies uit {', '.join(REASONS)}.", field="reden")


def _texts(pairs: list[str]) -> dict[str, str | list[str]]:
    """`NAAM=WAARDE` as a mapping; a repeated name gives a list."""
    texts: dict[str, list[str]] = {}
    for pair in pairs:
        name, found, value = pair.partition("=")
        if not found or not value.strip():
            raise UsageFault(f"--veld {pair[:40]}: schrijf NAAM=WAARDE; leeg maken gaat met --leeg.", field="veld")
        texts.setdefault(name.strip().lower().replace("-", "_"), []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in texts.items()}


def _show(done: "Correction", sentence: str, formaat: str) -> None:
    from inburgering_cli.screen.correction import show_changes, show_terms
    from inburgering_cli.screen.output import emit_json

    if formaat == "json":
        emit_json(done.as_dict())
        return
    print(sentence)
    names = dict.fromkeys((*done.was, *done.wordt))
    show_changes([{"deel": done.deel, "veld": n, "was": done.was.get(n), "wordt": done.wordt.get(n)} for n in names])
    show_terms(done.termijnen)
