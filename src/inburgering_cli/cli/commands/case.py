"""inburgering case: dossiers."""

import inspect
from pathlib import Path
from typing import Annotated, Any

import typer

from inburgering_cli.cli.commands import case_correct, case_merge, case_privacy
from inburgering_cli.cli.shell import filters
from inburgering_cli.cli.shell.dutch import DutchCommand, group
from inburgering_cli.cli.shell.options import Output, Ref, WriteOutput, chosen, env_of, say, tell_done
from inburgering_cli.cli.shell.part_commands import whole_case
from inburgering_cli.cli.shell.reading import ListCommand, PageCommand
from inburgering_cli.cli.shell.record_commands import record_command, writing
from inburgering_cli.work.environment import Environment

app = group("Dossiers: toevoegen, tonen, wijzigen, sluiten, zoeken.")


def _edit(env: Environment, dossier: str, record: Any, leeg: list[str] | None) -> str:
    from inburgering_cli.work.writing import dossier as dossier_writing

    return dossier_writing.edit(env, dossier, record, leeg or [])


record_command(
    app, "add", "dossier.CaseRecord", writing("dossier.add"), whole_case, "Dossier {d} is toegevoegd.", dossier=False,
    settings=("gemeente", "klantmanager"),
    help="Voeg een dossier toe.\n\nVoorbeeld: inburgering case add --geslachtsnaam Tesfay --doelgroep asielstatushouder"
    " --plicht-begin 2024-01-15 --kennisgeving 2024-01-22 --huisvesting 2024-03-18",
)  # fmt: skip
record_command(
    app, "edit", "dossier.CaseRecord", _edit, whole_case, "Dossier {d} is gewijzigd.", partly=True,
    extra=(
        inspect.Parameter(
            "leeg",
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[
                list[str] | None,
                typer.Option("--leeg", metavar="VELD", help="Maak dit veld leeg; mag vaker.", show_default=False),
            ],
        ),
    ),
    help="Wijzig gegevens van een dossier.\n\nVoorbeeld: inburgering case edit 2026-0052 --telefoon 06-12345678",
)  # fmt: skip
record_command(
    app, "close", "dossier.CloseRecord", writing("dossier.close"), whole_case, "Dossier {d} is gesloten.",
    help="Sluit een dossier. Wie de AOW-leeftijd bereikt, is niet meer plichtig: reden aow; wie Nederlander wordt ook niet:"
    " reden genaturaliseerd.\n\nVoorbeeld: inburgering case close 2026-0052 --reden verhuisd --datum 2026-09-28",
)  # fmt: skip


def _receive(env: Environment, record: Any) -> str:
    from inburgering_cli.features.moving import door

    return door.receive(env, record)


record_command(
    app, "receive", "receiving.ReceiveRecord", _receive, whole_case, "Het pakket staat hier als dossier {d}.",
    help="Lees het pakket in van iemand die hierheen verhuisde.\n\n"
    "Voorbeeld: inburgering case receive pakketten/overdracht-2026-0052-2026-09-30 --huisvesting 2026-09-28",
    dossier=False,
)  # fmt: skip


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def export(
    ctx: typer.Context,
    dossier: Ref,
    out: Annotated[Path, typer.Option("--out", metavar="MAP", help="Map waarin het pakket komt.", show_default=False)],
    inzage: Annotated[
        bool,
        typer.Option("--inzage", help="Voor de persoon zelf: alles, en wie het dossier inzag.", show_default=False),
    ] = False,
    output: WriteOutput = "table",
) -> None:
    """Maak het pakket voor de volgende gemeente: alles van één dossier, als JSON en als leesbare pagina.

    Met --inzage is het voor de persoon zelf (AVG 15).

    Voorbeeld: inburgering case export 2026-0052 --out pakketten
    """  # fmt: skip
    from inburgering_cli.features.moving import door

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    made = door.export(env, dossier, out.expanduser(), inzage=inzage)
    say(env)
    tell_done(formaat, {"pakket": str(made), "bestanden": door.FILES}, f"Het pakket staat in {made}.")


@app.command("list", cls=ListCommand, options_metavar="[OPTIES]")
def list_cases(
    ctx: typer.Context,
    open_only: Annotated[bool, typer.Option("--open", help="Alleen open dossiers.", show_default=False)] = False,
    wacht: Annotated[
        bool, typer.Option("--wacht", help="Alleen wat op een stap wacht, met de opdracht.", show_default=False)
    ] = False,
    doelgroep: filters.Doelgroepen = None,
    gemeente: filters.Gemeenten = None,
    route: filters.Routes = None,
    fase: filters.Phases = None,
    stelsel: filters.Stelsels = None,
    klantmanager: filters.Klantmanagers = None,
    huisvesting: filters.Huisvestingen = None,
    signaal: Annotated[
        list[str] | None,
        typer.Option(
            "--signaal",
            metavar="ID|alle",
            help="Alleen met dit signaal, of met welk ook; mag vaker.",
            show_default=False,
        ),
    ] = None,
    sort: filters.Sort = None,
    output: Output = "table",
) -> None:
    """Toon de dossiers met hun volgende termijn.

    Filters beperken elkaar; noemt u er een vaker, dan telt elk van die waarden.

    Voorbeeld: inburgering case list --open --route b1 --route geen --sort uiterlijk
    """
    from inburgering_cli.screen.columns import lists
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import dossier as dossier_reading
    from inburgering_cli.work.reading.filters import Who, in_order

    formaat, env = chosen(output), env_of(ctx)
    asked = (doelgroep, stelsel, route, fase, gemeente, filters.of_klantmanagers(klantmanager), huisvesting)
    who, signals = Who(*map(filters.values, asked)), filters.values(signaal)
    fields = (
        *dossier_reading.CASE_FIELDS,
        *(("signalen",) if signals else ()),
        *(("stap", "opdracht") if wacht else ()),
    )
    rows = in_order(
        dossier_reading.cases(env, dossier_reading.CaseFilter(open_only, who, signals, wacht)), sort, fields
    )
    columns = lists.cases(signals=bool(signals), waiting=wacht)
    emit(formaat, rows, columns, names_of_fields=fields, empty="Geen dossiers gevonden.")
    say(env)


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def search(
    ctx: typer.Context,
    tekst: Annotated[
        str, typer.Argument(metavar="TEKST", help="Nummer, BSN, V-nummer of een deel van de naam.", show_default=False)
    ],
    in_texts: Annotated[
        bool, typer.Option("--tekst", help="Zoek ook in de tekst van notities.", show_default=False)
    ] = False,
    output: Output = "table",
) -> None:
    """Zoek dossiers.

    Voorbeeld: inburgering case search oz
    """  # fmt: skip
    from inburgering_cli.screen.columns import lists
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import dossier as dossier_reading

    formaat, env = chosen(output), env_of(ctx)
    emit(
        formaat,
        dossier_reading.search(env, tekst, in_texts=in_texts),
        lists.CASES,
        names_of_fields=dossier_reading.CASE_FIELDS,
        empty="Geen dossier gevonden.",
    )


@app.command(cls=PageCommand, options_metavar="[OPTIES]")
def show(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon alles van één dossier.

    Voorbeeld: inburgering case show 2026-0052
    """
    from inburgering_cli.work.reading import dossier as dossier_reading

    formaat, env = chosen(output), env_of(ctx)
    found = dossier_reading.case(env, dossier)
    if formaat == "table":
        from inburgering_cli.screen.dossier import show_case

        show_case(found)
    else:
        from inburgering_cli.screen.output import emit_csv, emit_json

        if formaat == "json":
            emit_json(found)
        else:
            emit_csv(list(found), [found])


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def timeline(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon wat er gebeurde en wat er komt, op volgorde van dag; op een terminal met een beeld erboven.

    Voorbeeld: inburgering case timeline 2026-0052
    """
    from inburgering_cli.screen.columns import lists
    from inburgering_cli.screen.output import emit, on_screen
    from inburgering_cli.work.reading import dossier as dossier_reading

    formaat, env = chosen(output), env_of(ctx)
    if formaat == "table" and on_screen():
        from inburgering_cli.screen.table import console
        from inburgering_cli.screen.timeline import show_timeline

        show_timeline(dossier_reading.strips(env, dossier), env.peildatum, console())
    emit(formaat, dossier_reading.timeline(env, dossier), lists.TIMELINE, empty="Er is nog niets gebeurd.")


for _command in (case_correct.correct, case_correct.remove, case_merge.merge, case_privacy.erase):
    app.command(cls=DutchCommand, options_metavar="[OPTIES]")(_command)
for _list in (case_correct.records, case_merge.duplicates, case_privacy.trail):
    app.command(cls=ListCommand, options_metavar="[OPTIES]")(_list)
