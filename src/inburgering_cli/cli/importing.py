"""inburgering import: files in, all or nothing."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering_cli.cli import import_duo
from inburgering_cli.cli.dutch import CONTEXT, Opdracht
from inburgering_cli.cli.options import WriteOutput, chosen, env_of, say
from inburgering_cli.domain.errors import GebruikFout, Geweigerd

if TYPE_CHECKING:
    from inburgering_cli.services.imports import Verslag

app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=CONTEXT)
_SOORTEN = (
    "cases",
    "intakes",
    "pips",
    "routes",
    "ontzorg",
    "activiteiten",
    "uren",
    "examens",
    "gesprekken",
    "enquetes",
    "uitgaven",
    "voorinburgering",
    "klantprofielen",
    "overdrachten",
    "begeleiding",
    "map",
    "pvt",
    "aanbieders",
    "aanbod",
    "maatregelen",
    "besluiten",
    "ontzorg_maanden",
    "trainingen",
    "ontzorg_evaluaties",
    "partners",
    "verwijzingen",
    "taakstellingen",
    "budgetten",
    import_duo.SOORT,
)
_BIJ_DUBBEL = ("skip", "update", "fail")
_SHOWN = 50


@app.command("import", cls=Opdracht, options_metavar="[OPTIES]")
def run_import(
    ctx: typer.Context,
    soort: Annotated[str | None, typer.Argument(metavar="SOORT", help=", ".join(_SOORTEN), show_default=False)] = None,
    bestand: Annotated[
        str | None,
        typer.Argument(
            metavar="BESTAND",
            help="CSV-bestand (notificaties: JSON, ook een map); - leest van stdin.",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option("--template", metavar="SOORT", help="Toon de kolommen van een soort.", show_default=False),
    ] = None,
    on_duplicate: Annotated[
        str,
        typer.Option(
            "--on-duplicate",
            metavar="|".join(_BIJ_DUBBEL),
            help="Wat te doen met een bekende sleutel met andere waarden (standaard fail).",
            show_default=False,
        ),
    ] = "fail",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Controleer alles, maar sla niets op.", show_default=False)
    ] = False,
    output: WriteOutput = "table",
) -> None:
    """Lees een CSV-bestand in: alle rijen, of bij één fout geen enkele.

    Voorbeeld: inburgering import cases caseload.csv
    """  # fmt: skip
    formaat = chosen(output, ("table", "json"))
    for name in (soort, template):
        if name is not None and name not in _SOORTEN:
            raise GebruikFout(f"‘{name[:40]}’ kan niet worden ingelezen; kies uit {', '.join(_SOORTEN)}.", veld="soort")
    if on_duplicate not in _BIJ_DUBBEL:
        raise GebruikFout(f"--on-duplicate: kies uit {', '.join(_BIJ_DUBBEL)}.", veld="on_duplicate")
    if template is None and (soort is None or bestand is None):
        raise GebruikFout("Noem een soort en een bestand: inburgering import cases caseload.csv", veld="bestand")
    if template == import_duo.SOORT:
        raise import_duo.refuse_template()
    if template is None and soort == import_duo.SOORT:
        import_duo.run(ctx, str(bestand), bij_dubbel=on_duplicate, dry_run=dry_run, formaat=formaat)
        return
    from inburgering_cli.exchange.csv_in import read_bytes
    from inburgering_cli.render.output import emit_json
    from inburgering_cli.services import imports

    if template is not None:
        print(imports.template(template))
        return
    env = env_of(ctx)
    verslag = imports.run(
        env, str(soort), read_bytes(str(bestand)), bij_dubbel=on_duplicate, dry_run=dry_run, progress=_progress()
    )
    say(env)
    if formaat == "json":
        emit_json(verslag.as_dict())
    else:
        _show(verslag, dry_run=dry_run)
    if verslag.afgewezen:
        raise Geweigerd(
            f"{verslag.afgewezen} van {verslag.gelezen} rijen zijn afgewezen; er is niets opgeslagen. Herstel ze en"
            " lees het bestand opnieuw in.",
            rij=verslag.fouten[0].rij,
            veld=verslag.fouten[0].kolom,
        )


def _progress() -> Callable[[int], None]:
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda count: print(f"\r{count} rijen gecontroleerd…", end="", file=sys.stderr, flush=True)


def _show(verslag: "Verslag", *, dry_run: bool) -> None:
    from inburgering_cli.render import columns
    from inburgering_cli.render.table import emit_table

    if verslag.fouten:
        rows = [{"rij": f.rij, "kolom": f.kolom, "waarde": f.waarde, "melding": f.melding} for f in verslag.fouten]
        emit_table(columns.FOUTEN, rows[:_SHOWN], titel="Afgewezen")
        if len(rows) > _SHOWN:
            print(f"… en nog {len(rows) - _SHOWN}; alles staat in -o json.")
    print(
        f"gelezen {verslag.gelezen} · nieuw {verslag.nieuw} · gewijzigd {verslag.gewijzigd} ·"
        f" ongewijzigd {verslag.ongewijzigd} · afgewezen {verslag.afgewezen}"
        + (" (proef: niets opgeslagen)" if dry_run else "")
    )
