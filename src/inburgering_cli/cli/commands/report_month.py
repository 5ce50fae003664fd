"""inburgering report month, quarter, steering and accountability: reports as files."""

from collections.abc import Callable
from typing import Annotated, Final

import typer

from inburgering_cli.cli.shell.dutch import DutchCommand
from inburgering_cli.cli.shell.options import (
    From,
    Gemeente,
    OutFolder,
    Until,
    WriteOutput,
    chosen,
    env_of,
    say,
    tell_done,
)
from inburgering_cli.core.errors import UsageFault

_HELP: Final = {
    "month": ("Maak het maandrapport: het werk dat er ligt.", "de laatste maand die voorbij is"),
    "quarter": ("Maak het kwartaalrapport: trend, termijnen en leveringen.", "het laatste kwartaal dat voorbij is"),
    "steering": (
        "Maak het sturingsrapport: doelen met prognose, en per klantmanager, gemeente en aanbieder.",
        "het laatste kwartaal dat voorbij is",
    ),
    "accountability": (
        "Maak de verantwoording: elk cijfer met definitie, bron en wie er hoe in telt.",
        "het laatste jaar dat voorbij is",
    ),
}


def add_to(app: typer.Typer) -> None:
    """Add the four reports to the group `report`."""
    for kind, (what, period) in _HELP.items():
        text = (
            f"{what}\n\nZonder --van en --tot gaat het over {period}, en tellen de indicatoren alle dossiers. Zonder"
            " --peildatum telt het op de laatste dag van het tijdvak; die dag staat in het rapport.\n\n"
            f"Voorbeeld: inburgering report {kind} --out rapporten --format html,xlsx"
        )
        app.command(kind, cls=DutchCommand, options_metavar="[OPTIES]", help=text)(_command(kind))


def _command(soort: str) -> Callable[..., None]:
    def report(
        ctx: typer.Context,
        out: OutFolder = None,
        format: Annotated[
            str,
            typer.Option(
                "--format",
                metavar="VORMEN",
                help="html (standaard), pdf, xlsx, csv, json; met komma’s ertussen.",
                show_default=False,
            ),
        ] = "html",
        van: From = None,
        tot: Until = None,
        gemeente: Gemeente = None,
        names: Annotated[
            bool, typer.Option("--names", help="Noem de dossiers achter elk getal.", show_default=False)
        ] = False,
        extern: Annotated[
            bool, typer.Option("--extern", help="Voor derden: kleine aantallen afgeschermd.", show_default=False)
        ] = False,
        output: WriteOutput = "table",
    ) -> None:
        from inburgering_cli.core import period as core_period
        from inburgering_cli.features.reports import door
        from inburgering_cli.law.figures.kpi import Span
        from inburgering_cli.work.reading.filters import place

        formaat, formats, env = chosen(output, ("table", "json")), door.chosen(format), env_of(ctx)
        if out is None:
            raise UsageFault("Geef met --out de map voor de bestanden.", field="out")
        period = core_period.chosen(door.KINDS[soort], env.peildatum, van=van, tot=tot)
        if ctx.find_root().params["peildatum"] is None:  # a report is as old as its period
            env.peildatum = min(env.peildatum, period.tot)
        asked = Span(period.van, period.tot) if van is not None else Span()
        question = door.Question(soort, period, asked, place(env, gemeente), extern=extern, names=names)
        paths = [str(path) for path in door.write(env, question, formats, out.expanduser())]
        made = {"rapport": soort, "tijdvak": period.name, "peildatum": env.peildatum, "bestanden": paths}
        tell_done(formaat, made, "\n".join(paths))
        say(env)

    return report
