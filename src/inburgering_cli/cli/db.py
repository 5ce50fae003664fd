"""inburgering db: the store itself."""

import typer

from inburgering_cli.cli.dutch import Opdracht, group
from inburgering_cli.cli.options import Output, WriteOutput, chosen, env_of

app = group("De store: maken en bekijken.")


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def init(ctx: typer.Context, output: WriteOutput = "table") -> None:
    """Maak een lege store, of werk een oudere bij.

    Voorbeeld: inburgering --db caseload.db db init
    """
    from inburgering_cli.services import storage

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    made = storage.init(env)
    if formaat == "json":
        from inburgering_cli.render.output import emit_json

        emit_json(storage.status(env))
    else:
        print(f"De store {env.locatie.pad} is {'gemaakt' if made else 'er al en is bijgewerkt'}.")


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def status(ctx: typer.Context, output: Output = "table") -> None:
    """Toon waar de store staat en wat erin zit.

    Voorbeeld: inburgering db status
    """
    from inburgering_cli.render.output import Kolom, emit, emit_csv, emit_json, words
    from inburgering_cli.services import storage

    formaat, env = chosen(output), env_of(ctx)
    found = storage.status(env)
    if formaat == "json":
        emit_json(found)
    elif formaat == "csv":
        emit_csv(list(found), [found])
    else:
        rows = [{"wat": words(k), "waarde": v} for k, v in found.items() if not isinstance(v, dict)]
        rows += [{"wat": words(k), "waarde": v} for k, v in found["aantallen"].items()]
        emit(formaat, rows, (Kolom("wat", "wat"), Kolom("waarde", "waarde", vrij=True)), titel="Store")
