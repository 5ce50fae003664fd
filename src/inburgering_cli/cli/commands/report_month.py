"""inburgering report month, quarter, steering and accountability: reports as files, for people and for cron."""

from collections.abc import Callable
from typing import Annotated, Final

import typer

from inburgering_cli.cli.shell.dutch import Opdracht
from inburgering_cli.cli.shell.options import Gemeente, Tot, Uit, Van, WriteOutput, chosen, env_of, say
from inburgering_cli.core.errors import GebruikFout

_HULP: Final = {
    "month": ("Maak het maandrapport.", "de laatste maand die voorbij is"),
    "quarter": ("Maak het kwartaalrapport.", "het laatste kwartaal dat voorbij is"),
    "steering": ("Maak het sturingsrapport.", "het laatste kwartaal dat voorbij is"),
    "accountability": ("Maak de verantwoording, met elke definitie en bron.", "het laatste jaar dat voorbij is"),
}


def add_to(app: typer.Typer) -> None:
    """Add the four reports to the group `report`."""
    for soort, (what, period) in _HULP.items():
        text = (
            f"{what}\n\nZonder --van en --tot gaat het over {period}, en tellen de indicatoren alle dossiers.\n\n"
            f"Voorbeeld: inburgering report {soort} --out rapporten --format html,xlsx"
        )
        app.command(soort, cls=Opdracht, options_metavar="[OPTIES]", help=text)(_command(soort))


def _command(soort: str) -> Callable[..., None]:
    def report(
        ctx: typer.Context,
        out: Uit = None,
        format: Annotated[
            str,
            typer.Option(
                "--format",
                metavar="VORMEN",
                help="html (standaard), pdf, xlsx, csv, json; met komma’s ertussen.",
                show_default=False,
            ),
        ] = "html",
        van: Van = None,
        tot: Tot = None,
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
        from inburgering_cli.law.figures.kpi import Periode
        from inburgering_cli.screen.output import JSON, emit_json

        formaat, formats, env = chosen(output, ("table", "json")), door.chosen(format), env_of(ctx)
        if out is None:
            raise GebruikFout("Geef met --out de map voor de bestanden.", veld="out")
        period = core_period.chosen(door.SOORTEN[soort], env.peildatum, van=van, tot=tot)
        asked = Periode(period.van, period.tot) if van is not None else Periode()
        vraag = door.Vraag(soort, period, asked, gemeente, extern=extern, namen=names)
        paths = [str(path) for path in door.write(env, vraag, formats, out.expanduser())]
        if formaat == JSON:
            emit_json({"rapport": soort, "tijdvak": period.naam, "peildatum": env.peildatum, "bestanden": paths})
        else:
            print("\n".join(paths))
        say(env)

    return report
