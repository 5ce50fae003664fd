"""inburgering import: import a file, all rows or none; with --partial the good rows."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering_cli.cli.commands import import_notificaties
from inburgering_cli.cli.shell.confirm import NoQuestions, agreed, on_terminal
from inburgering_cli.cli.shell.dutch import CONTEXT, DutchCommand
from inburgering_cli.cli.shell.faults import no_such_value
from inburgering_cli.cli.shell.options import WriteOutput, chosen, env_of, say
from inburgering_cli.core.errors import Refused, UsageFault
from inburgering_cli.core.telling import tell
from inburgering_cli.records.kinds import all_kinds

if TYPE_CHECKING:
    from inburgering_cli.work.files.import_check import Progress, Receipt

app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=CONTEXT)
_KINDS = (*(name for name, kind in all_kinds().items() if kind.typed), import_notificaties.KIND)
_AT_DUPLICATE = ("skip", "update", "fail")
_SHOWN = 50


@app.command("import", cls=DutchCommand, options_metavar="[OPTIES]")
def run_import(
    ctx: typer.Context,
    soort: Annotated[
        str | None,
        typer.Argument(metavar="SOORT", help=", ".join(_KINDS), autocompletion=lambda: _KINDS, show_default=False),
    ] = None,
    bestand: Annotated[
        str | None,
        typer.Argument(
            metavar="BESTAND",
            help="CSV of een werkmap (xlsx, xls, xlsb, ods); notificaties: JSON, ook een map; - leest van stdin.",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="SOORT",
            help="Toon de kolommen van een soort.",
            autocompletion=lambda: _KINDS,
            show_default=False,
        ),
    ] = None,
    on_duplicate: Annotated[
        str,
        typer.Option(
            "--on-duplicate",
            metavar="|".join(_AT_DUPLICATE),
            help="Wat te doen met een bekende sleutel met andere waarden (standaard fail).",
            show_default=False,
        ),
    ] = "fail",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Controleer alles, maar sla niets op.", show_default=False)
    ] = False,
    partial: Annotated[
        bool,
        typer.Option("--partial", help="Sla goede rijen op, ook als er afgewezen zijn.", show_default=False),
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(
            "--rejects",
            metavar="PAD",
            help="Schrijf de afgewezen rijen met de reden naar dit bestand (csv of xlsx).",
            show_default=False,
        ),
    ] = None,
    kolom: Annotated[
        list[str] | None,
        typer.Option(
            "--kolom",
            metavar="KOP=KOLOM",
            help="Lees een kolom van de lijst als een kolom van het programma; mag vaker; opmerkingen wordt een notitie.",
            show_default=False,
        ),
    ] = None,
    negeer: Annotated[
        list[str] | None,
        typer.Option("--negeer", metavar="KOP", help="Lees deze kolom niet; mag vaker.", show_default=False),
    ] = None,
    vul: Annotated[
        list[str] | None,
        typer.Option(
            "--vul",
            metavar="KOLOM=WAARDE",
            help="Vul een waarde in waar de lijst er geen heeft; mag vaker.",
            show_default=False,
        ),
    ] = None,
    blad: Annotated[
        str, typer.Option("--blad", metavar="NAAM", help="Het blad van de werkmap.", show_default=False)
    ] = "",
    codering: Annotated[
        str,
        typer.Option(
            "--codering",
            metavar="NAAM",
            help="De codering van een CSV-bestand, als letters niet kloppen: cp850, mac-roman en andere.",
            show_default=False,
        ),
    ] = "",
    indeling: Annotated[
        str | None,
        typer.Option("--indeling", metavar="NAAM", help="Lees met een bewaarde indeling.", show_default=False),
    ] = None,
    bewaar_indeling: Annotated[
        str | None,
        typer.Option(
            "--bewaar-indeling",
            metavar="NAAM",
            help="Bewaar --kolom, --negeer, --vul, --blad en --codering voor een volgend bestand.",
            show_default=False,
        ),
    ] = None,
    ook_dubbel: Annotated[
        bool,
        typer.Option(
            "--ook-dubbel",
            help="Voeg ook toe wie lijkt op iemand met een dossier (zelfde naam en geboortedatum of huisvesting).",
            show_default=False,
        ),
    ] = False,
    yes: NoQuestions = False,
    output: WriteOutput = "table",
) -> None:
    """Lees een bestand in: alle rijen, of bij één fout geen enkele (met --partial wel de goede).

    Voorbeeld: inburgering import cases caseload.csv
    """  # fmt: skip
    formaat = chosen(output, ("table", "json"))
    for name in (soort, template):
        if name is not None and name not in _KINDS:
            raise UsageFault(f"‘{name[:40]}’ kan niet worden ingelezen; kies uit {', '.join(_KINDS)}.", field="soort")
    if on_duplicate not in _AT_DUPLICATE:
        raise no_such_value("--on-duplicate", on_duplicate, _AT_DUPLICATE)
    if template is None and (soort is None or bestand is None):
        raise UsageFault(
            "Noem een soort en een bestand. Voorbeeld: `inburgering import cases caseload.csv`.", field="bestand"
        )
    if template == import_notificaties.KIND:
        raise import_notificaties.refuse_template()
    if template is None and soort == import_notificaties.KIND:
        of_tables = {
            "partial": partial, "rejects": rejects, "kolom": kolom, "negeer": negeer, "vul": vul, "blad": blad,
            "ook-dubbel": ook_dubbel, "codering": codering, "indeling": indeling, "bewaar-indeling": bewaar_indeling,
        }  # fmt: skip
        if given := next((name for name, value in of_tables.items() if value), None):
            raise UsageFault(
                f"--{given} bestaat niet bij notificaties: dat zijn documenten in JSON, zonder kolommen of rijen.",
                field=given,
            )
        import_notificaties.run(ctx, str(bestand), bij_dubbel=on_duplicate, dry_run=dry_run, formaat=formaat)
        return
    if ook_dubbel and soort != "cases":
        raise UsageFault("--ook-dubbel bestaat alleen bij cases; laat het weg.", field="ook_dubbel")
    from inburgering_cli.cli.shell import layouts
    from inburgering_cli.files.csv_in import read_bytes
    from inburgering_cli.screen.output import emit_json
    from inburgering_cli.work.files import imports

    if template is not None:
        print(imports.template(template))
        return
    env = env_of(ctx)
    if rejects is not None and rejects.absolute() in (Path(str(bestand)).absolute(), env.location.path.absolute()):
        raise UsageFault(
            "--rejects zou het bestand of het dossierbestand zelf overschrijven; kies een ander pad.", field="rejects"
        )
    layout = layouts.said(str(soort), kolom, negeer, vul, blad, codering, indeling)
    data = read_bytes(str(bestand))
    may_ask = not yes and formaat != "json" and bestand != "-" and on_terminal()
    if may_ask:
        layout = layouts.asked(str(soort), data, layout)
    of_office = _of_office() if soort == "cases" else {}

    def read(*, also_alike: bool) -> "Receipt":
        with _shown_progress() as progress:
            return imports.run(
                env, str(soort), data, layout=layout, of_office=of_office, also_alike=also_alike,
                on_duplicate=on_duplicate, dry_run=dry_run, partial=partial, rejects_naar=rejects, progress=progress,
            )  # fmt: skip

    receipt = read(also_alike=ook_dubbel)
    if may_ask and receipt.alike and receipt.alike == receipt.afgewezen and not partial:
        _show(receipt, dry_run=dry_run)
        rows = "1 rij lijkt" if receipt.alike == 1 else f"{receipt.alike} rijen lijken"
        if agreed(f"{rows} op iemand die al een dossier heeft. Zijn dit andere mensen, en voegt u ze toe?"):
            receipt = read(also_alike=True)
    if bewaar_indeling is not None and not receipt.columns:
        env.warn(layouts.keep(bewaar_indeling, str(soort), layout))
    say(env)
    if formaat == "json":
        emit_json(receipt.as_dict())
    else:
        _show(receipt, dry_run=dry_run)
    if receipt.columns:
        raise _wrong_columns(receipt, str(soort))
    if receipt.afgewezen:
        _tell_rejected(receipt, rejects, dry_run=dry_run)


def _of_office() -> dict[str, str]:
    """What the settings say of every new dossier: its gemeente and klantmanager."""
    from inburgering_cli.cli.shell import settings

    return {name: value for name, value in settings.values(("gemeente", "klantmanager")).items() if value}


def _wrong_columns(receipt: "Receipt", soort: str) -> Refused:
    """The refusal of a file with columns that are not known, lack or stand there twice, with what to do."""
    faults = receipt.columns
    unknown = [fault.column for fault in faults if fault.unknown]
    told = []
    if unknown:
        listed = ", ".join(f"‘{name}’" for name in unknown)
        told.append(
            f"{'Een kolom is' if len(unknown) == 1 else f'{len(unknown)} kolommen zijn'} niet bekend: {listed}. Zeg wat er"
            f' staat met --kolom "{unknown[0]}=KOLOM" (opmerkingen wordt een notitie), of laat weg met --negeer'
            f' "{unknown[0]}".'
        )
    told += [f"De kolom ‘{fault.column}’ {fault.message}." for fault in faults if not fault.unknown]
    if lacking := next((fault.column for fault in faults if fault.lacking), None):
        told.append(f'Wijs haar aan met --kolom "KOP={lacking}", of vul haar in met --vul {lacking}=WAARDE.')
    told.append(f"Er is niets opgeslagen. De kolommen toont `inburgering import --template {soort}`.")
    return Refused(" ".join(told), row=receipt.fouten[0].rij, field=faults[0].column)


def _tell_rejected(receipt: "Receipt", rejects: Path | None, *, dry_run: bool) -> None:
    """Raise `Refused` when nothing was saved; otherwise warn on stderr that some rows were not."""
    saved = receipt.nieuw + receipt.gewijzigd + receipt.ongewijzigd
    where = f" De afgewezen rijen staan met de reden in {rejects}." if rejects else ""
    told = f"{receipt.afgewezen} van de {receipt.gelezen} rijen afgewezen; "
    if not saved:
        raise Refused(
            f"{told}er is niets opgeslagen.{where} Herstel ze en lees het bestand opnieuw in.",
            row=receipt.fouten[0].rij,
            field=receipt.fouten[0].kolom,
        )
    rest = "de andere zouden zijn opgeslagen." if dry_run else "de andere zijn opgeslagen."
    tell(f"Let op: {told}{rest}{where}")


@contextmanager
def _shown_progress() -> "Iterator[Progress]":
    """Show progress on one line of stderr, if that is a terminal; clear it at the end."""
    if not sys.stderr.isatty():
        yield lambda _, __: None
        return
    width = 0

    def show(what: str, count: int) -> None:
        nonlocal width
        line = f"{count:,} rijen {what}…".replace(",", ".")
        width = max(width, len(line))
        print(f"\r{line:<{width}}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if width:
            print(f"\r{'':<{width}}\r", end="", file=sys.stderr, flush=True)


def _show(receipt: "Receipt", *, dry_run: bool) -> None:
    from inburgering_cli.screen.columns import lists
    from inburgering_cli.screen.table import emit_table

    if receipt.fouten:
        rows = [{"rij": f.rij, "kolom": f.kolom, "waarde": f.waarde, "melding": f.melding} for f in receipt.fouten]
        emit_table(lists.FAULTS, rows[:_SHOWN], title="Afgewezen")
        if len(rows) > _SHOWN:
            print(f"… en nog {len(rows) - _SHOWN}; alles staat in -o json.")
    print(
        f"gelezen {receipt.gelezen} · nieuw {receipt.nieuw} · gewijzigd {receipt.gewijzigd} ·"
        f" ongewijzigd {receipt.ongewijzigd} · afgewezen {receipt.afgewezen}"
        + (" (proef: niets opgeslagen)" if dry_run else "")
    )
