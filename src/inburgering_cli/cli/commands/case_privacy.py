"""inburgering case erase and case trail: erase a dossier, and show who viewed it."""

from typing import Annotated

import typer

from inburgering_cli.cli.shell.confirm import Yes, agree
from inburgering_cli.cli.shell.faults import no_such_value
from inburgering_cli.cli.shell.options import Output, Ref, WriteOutput, chosen, env_of, say, tell_done
from inburgering_cli.core.text import clean


def erase(
    ctx: typer.Context,
    dossier: Ref,
    reden: Annotated[
        str,
        typer.Option("--reden", metavar="REDEN", help="bewaartermijn, verzoek of vergissing.", show_default=False),
    ] = "bewaartermijn",
    yes: Yes = False,
    output: WriteOutput = "table",
) -> None:
    """Wis een dossier voorgoed, met alles wat erbij hoort.

    Zonder --reden kan dat pas na de bewaartermijn. Uitgaven en cijfers uit het tevredenheidsonderzoek blijven tellen, van
    niemand. In het spoor komt één regel zonder persoonsgegevens. Zonder terminal is --yes nodig.

    Voorbeeld: inburgering case erase 2026-0001 --yes
    """
    from inburgering_cli.work.writing import erase as erase_writing

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    if reden not in erase_writing.REASONS:
        raise no_such_value("--reden", reden, erase_writing.REASONS)
    found = erase_writing.who(env, dossier)
    agree(f"Dossier {found.nummer} ({clean(found.name)}) wordt voorgoed gewist.", yes=yes)
    done = erase_writing.erase(env, found.nummer, reden)
    tell_done(formaat, done, f"Dossier {done['dossier']} is gewist: {done['rijen']} rijen.")
    say(env)


def trail(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon wie een dossier inzag of wijzigde, en wanneer; ook van een gewist dossier, met zijn nummer.

    Voorbeeld: inburgering case trail 2026-0052
    """
    from inburgering_cli.screen.columns.retention import TRAIL
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import looks

    formaat, env = chosen(output), env_of(ctx)
    rows = looks.trail(env, dossier)
    emit(formaat, rows, TRAIL, names_of_fields=looks.FIELDS, title="Spoor", empty="Hierover staat niets in het spoor.")
    say(env)
