"""inburgering db: the store itself."""

from pathlib import Path
from typing import Annotated

import typer

from inburgering_cli.cli.commands import db_beside, db_encrypt, db_retention, db_upkeep
from inburgering_cli.cli.shell.dutch import DutchCommand, group
from inburgering_cli.cli.shell.faults import no_such_value, whole
from inburgering_cli.cli.shell.options import Output, WriteOutput, chosen, env_of, say, tell_done
from inburgering_cli.cli.shell.reading import ListCommand, PageCommand
from inburgering_cli.core.errors import UsageFault
from inburgering_cli.core.telling import tell
from inburgering_cli.core.text import clean

app = group("Het dossierbestand: maken, controleren, back-up, uitvoeren en inlezen.")


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def init(ctx: typer.Context, output: WriteOutput = "table") -> None:
    """Maak een leeg dossierbestand, of werk een ouder bij.

    Voorbeeld: inburgering --db caseload.db db init
    """
    from inburgering_cli.work.files import storage

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    made = storage.init(env)
    if formaat == "json":
        from inburgering_cli.screen.output import emit_json

        emit_json(storage.status(env))
    else:
        print(f"Het dossierbestand {env.location.path} is {'gemaakt' if made else 'er al en is bijgewerkt'}.")


@app.command(cls=PageCommand, options_metavar="[OPTIES]")
def status(ctx: typer.Context, output: Output = "table") -> None:
    """Toon waar het dossierbestand staat en wat erin zit.

    Voorbeeld: inburgering db status
    """
    from inburgering_cli.screen.column import Column, words
    from inburgering_cli.screen.output import emit, emit_csv, emit_json
    from inburgering_cli.work.files import storage

    formaat, env = chosen(output), env_of(ctx)
    found = storage.status(env)
    if formaat == "json":
        emit_json(found)
    elif formaat == "csv":
        emit_csv(list(found), [found])
    else:
        found["versleuteld"] = "ja" if found["versleuteld"] else "nee"
        rows = [{"wat": words(k), "waarde": v} for k, v in found.items() if not isinstance(v, dict)]
        rows += [{"wat": words(k), "waarde": v} for k, v in found["aantallen"].items()]
        emit(formaat, rows, (Column("wat", "wat"), Column("waarde", "waarde", free=True)), title="Dossierbestand")


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def backup(
    ctx: typer.Context,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="MAP", help="Map voor de back-ups; anders die van `config`.", show_default=False),
    ] = None,
    bewaar: Annotated[
        int | None,
        typer.Option(
            "--bewaar",
            metavar="N",
            parser=whole("--bewaar", 1, 9999),
            help="Bewaar de nieuwste N; zonder: alle.",
            show_default=False,
        ),
    ] = None,
    output: WriteOutput = "table",
) -> None:
    """Maak een gecontroleerde kopie van het dossierbestand, ook terwijl iemand erin werkt.

    De kopie is pas geldig als elke bladzijde klopt; pas daarna worden oude van hetzelfde dossierbestand weggehaald. Neem
    een map op een andere schijf. Een kopie is een gewoon dossierbestand: bekijk haar met --db.

    Voorbeeld: inburgering db backup --out backups --bewaar 14
    """
    from inburgering_cli.cli.shell.settings import value
    from inburgering_cli.files.atomic import folder
    from inburgering_cli.work.files import storage

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    where = str(out or value("backups").value or "")
    if not where:
        raise UsageFault("Noem een map met --out, of zet er een: inburgering config set backups MAP", field="out")
    out = Path(where).expanduser()
    if folder(out):
        env.warn(f"Anderen op deze computer kunnen in {out} kijken. Herstel dit met: `chmod 700 '{out}'`")
    made = storage.backup(env, out, bewaar)
    removed = f", {len(made['verwijderd'])} oude weggehaald" if made["verwijderd"] else ""
    about = f"{made['bytes']} bytes; {made['bewaard']} bewaard{removed}"
    tell_done(formaat, made, f"Back-up gemaakt en gecontroleerd: {made['bestand']} ({about}).")
    say(env)


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def export(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="MAP", help="Map voor de bestanden.", show_default=False)],
    format: Annotated[
        str,
        typer.Option("--format", metavar="csv|json|xlsx|parquet", help="Vorm van de bestanden.", show_default=False),
    ] = "csv",
    pseudonymous: Annotated[
        bool,
        typer.Option(
            "--pseudonymous",
            "--zonder-namen",
            help="Zonder namen, nummers en vrije tekst, onder een pseudoniem.",
            show_default=False,
        ),
    ] = False,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Alleen aantallen; groepen onder de 5 verborgen.", show_default=False)
    ] = False,
    klantmanager: Annotated[
        list[str] | None,
        typer.Option(
            "--klantmanager",
            metavar="NAAM",
            help="Alleen de dossiers van deze klantmanager; mag vaker.",
            show_default=False,
        ),
    ] = None,
    dossier: Annotated[
        list[str] | None,
        typer.Option("--dossier", metavar="DOSSIER", help="Alleen dit dossier; mag vaker.", show_default=False),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(
            "--key", metavar="PAD", help="Sleutel van de pseudoniemen; wordt zo nodig gemaakt.", show_default=False
        ),
    ] = None,
    output: WriteOutput = "table",
) -> None:
    """Schrijf het hele dossierbestand naar bestanden, een per soort; `inburgering db import MAP` leest ze terug.

    Met --klantmanager of --dossier alleen die dossiers; een ander neemt ze over met `inburgering db import MAP --erbij`.
    Met --pseudonymous of --anonymous zonder wie het zijn. Dat leest `inburgering db import MAP` niet terug, en Parquet ook
    niet: dat is om te analyseren.

    Voorbeeld: inburgering db export --out uitvoer --format xlsx
    """
    from inburgering_cli.files.tables_out import FORMATS
    from inburgering_cli.work.files.export import Choice
    from inburgering_cli.work.files.export import export as write

    formaat = chosen(output, ("table", "json"))
    if format not in FORMATS:
        raise no_such_value("--format", format, FORMATS)
    if (pseudonymous and anonymous) or (key and not pseudonymous):
        raise UsageFault(
            "Kies --pseudonymous of --anonymous; --key hoort bij --pseudonymous.", field="key" if key else None
        )
    env, personal = env_of(ctx), not (pseudonymous or anonymous)
    if (klantmanager or dossier) and not personal:
        raise UsageFault(
            "--klantmanager en --dossier gaan niet samen met --pseudonymous of --anonymous.",
            field="klantmanager" if klantmanager else "dossier",
        )
    if personal:
        choice = Choice(tuple(klantmanager or ()), tuple(dossier or ())) if klantmanager or dossier else None
        counts = write(env, out, format, choice)
    else:
        from inburgering_cli.work.files import export_nameless as nameless

        counts = nameless.pseudonymous(env, out, format, key) if pseudonymous else nameless.anonymous(env, out, format)
    if formaat == "json":
        from inburgering_cli.screen.output import emit_json

        emit_json({"map": str(out), "formaat": format, "rijen": counts})
    else:
        print(f"{sum(counts.values())} rijen in {len(counts)} bestanden in {clean(str(out))}.")
        if personal:
            tell("Ze bevatten alle persoonsgegevens: bewaar ze niet langer dan nodig.")
        elif pseudonymous:
            tell("Ook onder een pseudoniem blijven dit persoonsgegevens; bewaar de sleutel ergens anders.")


@app.command("import", cls=DutchCommand, options_metavar="[OPTIES]")
def import_folder(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="MAP", help="De map van `inburgering db export`.", show_default=False)
    ],
    erbij: Annotated[
        bool,
        typer.Option(
            "--erbij",
            help="Naast de dossiers die er al zijn, onder nieuwe nummers; wie er al is, wordt herkend.",
            show_default=False,
        ),
    ] = False,
    output: WriteOutput = "table",
) -> None:
    """Lees een hele export in een leeg dossierbestand, met de dossiernummers; bij één fout niets.

    Met --erbij leest u de export van een ander dossierbestand bij het uwe: zo neemt u dossiers van een collega over.

    Voorbeeld: inburgering db import uitvoer
    """
    from inburgering_cli.work.files.import_all import import_all, problems

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    if erbij:
        db_beside.run(env, folder, formaat)
        return
    counts, wrong = import_all(env, folder)
    say(env)
    faults = list(problems(wrong))
    if formaat == "json":
        from inburgering_cli.screen.output import emit_json

        emit_json({"rijen": counts, "fouten": faults})
    elif not faults:
        print(f"{sum(counts.values())} rijen ingelezen uit {len(counts)} bestanden.")
    db_beside.refuse(faults, len(wrong), formaat)


for _command in (
    db_upkeep.check,
    db_upkeep.restore,
    db_upkeep.migrate,
    db_encrypt.encrypt,
    db_encrypt.decrypt,
    db_encrypt.rekey,
    db_encrypt.key,
):
    app.command(cls=DutchCommand, options_metavar="[OPTIES]")(_command)
app.command(cls=ListCommand, options_metavar="[OPTIES]")(db_retention.retention)
