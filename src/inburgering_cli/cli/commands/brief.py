"""inburgering brief: letters to people, and the templates of all documents."""

from typing import Annotated

import typer

from inburgering_cli.cli.commands import document as doc
from inburgering_cli.cli.shell.dutch import DutchCommand, group
from inburgering_cli.cli.shell.options import MaybeRef, Output, WriteOutput, chosen, day_of, env_of, say
from inburgering_cli.cli.shell.part_commands import part_command
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.core.errors import UsageFault
from inburgering_cli.records.documents import DOCUMENTS, LETTERS

app = group("Brieven, en de sjablonen van alle documenten.")


def _text(name: str, metavar: str, help: str) -> object:
    return typer.Option(f"--{name}", metavar=metavar, help=help, show_default=False)


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def make(
    ctx: typer.Context,
    soort: Annotated[
        str, typer.Argument(metavar="SOORT", help="Soort brief; zie `inburgering brief kinds`.", show_default=False)
    ],
    out: doc.Out,
    dossier: MaybeRef = None,
    formaat: doc.Form = "html",
    wie: Annotated[
        list[str] | None,
        typer.Option(
            "--wie",
            metavar="NAAM=WAARDE",
            help="Voor elk open dossier dat past, zoals route=b1 of signaal=alle; mag vaker. Met alle: iedereen.",
            show_default=False,
        ),
    ] = None,
    op: Annotated[str | None, _text("op", "DATUM", "Dag van de afspraak.")] = None,
    tijd: Annotated[str | None, _text("tijd", "TEKST", "Tijd van de afspraak: 10.30 uur.")] = None,
    plaats: Annotated[str | None, _text("plaats", "TEKST", "Waar de afspraak is.")] = None,
    aan: Annotated[str | None, _text("aan", "GEMEENTE", "De gemeente die overneemt.")] = None,
    grond: Annotated[str | None, _text("grond", "TEKST", "Wat er aan de hand is, bij een verlenging.")] = None,
    huishouden: Annotated[
        bool, typer.Option("--huishouden", help="Eén brief voor het hele huishouden.", show_default=False)
    ] = False,
    concept: doc.Concept = False,
    sjablonen: doc.TemplateFolder = None,
    output: WriteOutput = "table",
) -> None:
    """Maak een brief, en leg vast dat hij is gemaakt.

    Een brief waarop iemand niet kan antwoorden, maakt het programma niet: zonder adres, tijd, plaats, telefoonnummer of
    afzender. Met --concept wel, en dan staat op elke bladzijde dat het een concept is.

    Met --wie in plaats van een dossier: één bestand per persoon, bij PDF ook alles in één bestand om te printen, en wie er
    geen brief krijgt en waarom.

    Voorbeeld: inburgering brief make uitnodiging_intake 2026-0060 --op 2026-10-12 --tijd '10.30 uur' --concept --out brieven
    """  # fmt: skip
    from inburgering_cli.features.letters.door import Wish

    output = chosen(output, ("table", "json"))
    if soort not in LETTERS:
        hint = "; het PIP maakt u met `inburgering pip document DOSSIER --out MAP`" if soort in DOCUMENTS else ""
        raise UsageFault(f"‘{soort[:40]}’ is geen brief; kies uit {', '.join(LETTERS)}{hint}.", field="soort")
    _refuse_spare(soort, {"op": op, "tijd": tijd, "plaats": plaats, "aan": aan, "grond": grond})
    if (dossier is None) is (not wie):
        raise UsageFault("Noem één dossier, of kies met --wie voor wie u de brief maakt.", field="dossier")
    wish = Wish(day_of(op, "op", env_of(ctx).peildatum), tijd, plaats, aan, grond, concept=concept)
    forms = doc.chosen_forms(formaat)
    if dossier is not None:
        doc.make(
            ctx, soort, dossier, out, forms, wish, opdracht="brief make", output=output, sjablonen=sjablonen,
            huishouden=huishouden,
        )  # fmt: skip
        return
    if huishouden:
        raise UsageFault("--huishouden gaat niet samen met --wie; maak die brieven per dossier.", field="huishouden")
    doc.make_many(ctx, soort, wie or [], out, forms, wish, opdracht="brief make", output=output, sjablonen=sjablonen)


def _refuse_spare(soort: str, given: dict[str, str | None]) -> None:
    """Refuse an option that this letter does not use, instead of ignoring it."""
    for name, value in given.items():
        if value is not None and name not in DOCUMENTS[soort].opties:
            raise UsageFault(f"--{name} hoort niet bij ‘{soort}’; laat die optie weg.", field=name)


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def kinds(output: Output = "table") -> None:
    """Toon welke brieven er zijn.

    Voorbeeld: inburgering brief kinds
    """
    from inburgering_cli.screen.column import Column
    from inburgering_cli.screen.output import emit

    rows = [{"soort": kind, **DOCUMENTS[kind]._asdict()} for kind in LETTERS]
    columns = (
        Column("soort", "soort", fixed=True),
        Column("uitleg", "wat het is"),
        Column("huishouden", "per huishouden", lambda yes: "kan" if yes else "", from_width=90),
    )
    emit(chosen(output), rows, columns)


part_command(
    app, "list", "document.DOCUMENT", empty="Er is nog geen document gemaakt.",
    help="Toon welke documenten er voor een dossier zijn gemaakt.\n\nVoorbeeld: inburgering brief list 2026-0052",
)  # fmt: skip


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def templates(ctx: typer.Context, out: doc.Out) -> None:
    """Zet de ingebouwde sjablonen in een map, om er eigen sjablonen van te maken.

    Wat er al staat blijft staan. Wijzig wat u wilt, haal weg wat u niet wijzigt, en zet er een logo (logo.svg, logo.png of
    logo.jpg) en afzender.toml bij.

    Voorbeeld: inburgering brief templates --out sjablonen
    """  # fmt: skip
    from inburgering_cli.features.letters.door import SENDER
    from inburgering_cli.files.atomic import folder, new_file
    from inburgering_cli.screen.paper.template import BUILT_IN

    env, out = env_of(ctx), out.expanduser()
    folder(out)
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(BUILT_IN.iterdir()) if path.is_file()}
    texts["afzender.toml"] = "".join(f'# {what}\n# {key} = ""\n' for key, what in SENDER.items())
    for name, text in texts.items():
        path = out / name
        if path.exists():
            print(f"{path} staat er al en is niet gewijzigd.")
            continue
        with new_file(path) as file:
            file.stream.write(text)
            file.commit()
        print(path)
    say(env)
