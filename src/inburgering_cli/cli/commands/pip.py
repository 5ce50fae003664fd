"""inburgering pip: the Plan Inburgering en Participatie."""

from typing import Annotated

import typer

from inburgering_cli.cli.commands import document as doc
from inburgering_cli.cli.shell.dutch import DutchCommand, group
from inburgering_cli.cli.shell.faults import whole
from inburgering_cli.cli.shell.options import Output, Ref, WriteOutput, chosen
from inburgering_cli.cli.shell.part_commands import last, show_part
from inburgering_cli.cli.shell.reading import PageCommand
from inburgering_cli.cli.shell.record_commands import record_command, writing

app = group("Het Plan Inburgering en Participatie.")

record_command(
    app, "create", "pip.PipRecord",
    writing("pip.create"), last("pip.PIP", "dagtekening"), "PIP van dossier {d} is vastgelegd.",
    help="Maak het eerste PIP, als concept of met dagtekening.\n\nVoorbeeld: inburgering pip create 2026-0056"
    " --doel 'werk in de zorg' --gesprekken 4 --dagtekening 2026-09-28",
)  # fmt: skip
record_command(
    app, "sign", "pip.PipSignRecord",
    writing("pip.sign"), last("pip.PIP", "dagtekening"), "Het PIP van dossier {d} is vastgesteld.",
    help="Stel het concept vast.\n\nVoorbeeld: inburgering pip sign 2026-0058 --dagtekening 2026-09-28",
)  # fmt: skip
record_command(
    app, "revise", "pip.PipRecord",
    writing("pip.revise"), last("pip.PIP", "dagtekening"), "Het PIP van dossier {d} is gewijzigd.",
    help="Wijzig het concept, of maak een nieuwe versie met een reden.\n\nVoorbeeld: inburgering pip revise 2026-0052"
    " --dagtekening 2026-09-15 --reden 'afgeschaald naar A2'",
)  # fmt: skip


@app.command(cls=PageCommand, options_metavar="[OPTIES]")
def show(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon de versies van het PIP en wat in de nieuwste staat.

    Voorbeeld: inburgering pip show 2026-0052
    """

    versions = show_part(ctx, dossier, "pip.PIP", output, "Er is nog geen PIP.")
    if output == "table":
        from inburgering_cli.screen.dossier import show_chapters

        show_chapters(versions)


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def document(
    ctx: typer.Context,
    dossier: Ref,
    out: doc.Out,
    formaat: doc.Form = "html",
    versie: Annotated[
        int | None,
        typer.Option(
            "--versie",
            metavar="N",
            parser=whole("--versie", 1, 999),
            help="Deze versie; anders de nieuwste.",
            show_default=False,
        ),
    ] = None,
    concept: doc.Concept = False,
    sjablonen: doc.TemplateFolder = None,
    output: WriteOutput = "table",
) -> None:
    """Maak van het PIP een document: de beschikking, of het concept zolang het niet is vastgesteld.

    Legt vast dat het is gemaakt; een PIP onder de Wet inburgering 2021 noemt hoe men bezwaar maakt. Zonder adres van de
    persoon, telefoonnummer of afzender maakt het programma alleen een concept.

    Voorbeeld: inburgering pip document 2026-0052 --format html,pdf --concept --out documenten
    """
    from inburgering_cli.features.letters.door import Wish
    from inburgering_cli.records.documents import PIP

    doc.make(
        ctx, PIP, dossier, out, doc.chosen_forms(formaat), Wish(version=versie, concept=concept),
        opdracht="pip document", output=chosen(output, ("table", "json")), sjablonen=sjablonen,
    )  # fmt: skip
