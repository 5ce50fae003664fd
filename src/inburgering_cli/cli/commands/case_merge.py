"""inburgering case duplicates and case merge: find dossiers of one person, and join them."""

import sys
from collections.abc import Mapping
from typing import Annotated, Any, Final

import typer

from inburgering_cli.cli.shell.confirm import NoQuestions, on_terminal
from inburgering_cli.cli.shell.options import Output, Ref, WriteOutput, chosen, env_of, say
from inburgering_cli.core.telling import fitted
from inburgering_cli.core.text import clean

_FIRST: Final = "1"
_SECOND: Final = "2"


def duplicates(ctx: typer.Context, output: Output = "table") -> None:
    """Toon dossiers die van dezelfde persoon kunnen zijn: dezelfde naam, en geen nummer dat ze onderscheidt.

    Voorbeeld: inburgering case duplicates
    """
    from inburgering_cli.screen.column import Column
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import duplicates as reading

    formaat, env = chosen(output), env_of(ctx)
    columns = (
        Column("dossier", "dossier"),
        Column("naam", "naam", free=True),
        Column("ander", "lijkt op"),
        Column("gelijk", "hetzelfde", ", ".join, free=True),
        Column("tegen", "anders", ", ".join, free=True),
    )
    empty = "Geen twee dossiers lijken van dezelfde persoon."
    emit(formaat, reading.duplicates(env), columns, names_of_fields=reading.FIELDS, title="Dubbel?", empty=empty)


def merge(
    ctx: typer.Context,
    dossier: Ref,
    ander: Annotated[
        str,
        typer.Argument(metavar="ANDER", help="Het dossier dat erin opgaat; zijn nummer vervalt.", show_default=False),
    ],
    houd: Annotated[
        list[str] | None,
        typer.Option(
            "--houd",
            metavar="VELD",
            help="Houd dit veld van DOSSIER; mag vaker. alles: elk veld behalve BSN en V-nummer.",
            show_default=False,
        ),
    ] = None,
    neem: Annotated[
        list[str] | None,
        typer.Option("--neem", metavar="VELD", help="Neem dit veld van ANDER; mag vaker.", show_default=False),
    ] = None,
    yes: NoQuestions = False,
    output: WriteOutput = "table",
) -> None:
    """Voeg twee dossiers van één persoon samen; wat in DOSSIER ontbreekt, komt uit ANDER.

    Wat elkaar tegenspreekt, vraagt het programma op een terminal; anders zegt u het met --houd en --neem. `inburgering undo`
    maakt er weer twee van.

    Voorbeeld: inburgering case merge 2026-0052 2026-0036 --houd alles --houd bsn
    """
    from inburgering_cli.screen.correction import show_terms
    from inburgering_cli.screen.output import emit_json
    from inburgering_cli.work.writing import merge as merging

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    hold, take = ([n.strip().lower().replace("-", "_") for n in names or ()] for names in (houd, neem))
    try:
        done = merging.merge(env, dossier, ander, hold=hold, take=take)
    except merging.Contradicts as error:
        if yes or not on_terminal():
            raise
        answers = _ask(error.fields)
        hold += [name for name, answer in answers.items() if answer == _FIRST]
        take += [name for name, answer in answers.items() if answer == _SECOND]
        done = merging.merge(env, dossier, ander, hold=hold, take=take)
    if formaat == "json":
        emit_json(done.as_dict())
    else:
        moved = ", ".join(f"{count} {kind}" for kind, count in done.verplaatst.items()) or "geen gegevens"
        print(f"Dossier {done.weg} is opgegaan in {done.dossier}: {moved}.")
        if done.dubbel:
            print(f"In beide hetzelfde: {', '.join(f'{count} {kind}' for kind, count in done.dubbel.items())}.")
        show_terms(done.termijnen)
    say(env)


def _ask(fields: Mapping[str, tuple[Any, Any]]) -> dict[str, str]:
    """Which of two values is right, field by field; an answer that is neither leaves the field out."""
    from inburgering_cli.work.reading.duplicates import shown_value

    answers = {}
    for name, values in fields.items():
        one, other = (clean(str(shown_value(name, value))) for value in values)
        print(fitted(f"{name}: 1 = {one}, 2 = {other}. Welke geldt?"), end=" ", file=sys.stderr, flush=True)
        answers[name] = sys.stdin.readline().strip()
    return answers
