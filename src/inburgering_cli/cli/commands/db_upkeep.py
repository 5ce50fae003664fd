"""inburgering db check, restore and migrate: upkeep of the store."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from inburgering_cli.cli.shell.options import WriteOutput, chosen, env_of, say, tell_done
from inburgering_cli.core.errors import Refused, UsageFault

_SHOWN = 50


def check(ctx: typer.Context, output: WriteOutput = "table") -> None:
    """Controleer het hele dossierbestand: bestand, verwijzingen, schema, dagen, regels, spoor en rechten.

    Is er iets mis, dan staat er bij elke bevinding wat u kunt doen, en is de exitcode 3. Aan het dossierbestand
    verandert niets.

    Voorbeeld: inburgering db check
    """
    from inburgering_cli.work.files import check as files_check

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    report = files_check.check(env)
    if formaat == "json":
        from inburgering_cli.screen.output import emit_json

        emit_json(report.as_dict())
    else:
        from inburgering_cli.screen.check import show_check

        show_check(report.as_dict(), _SHOWN)
    say(env)
    if not report.sound:
        raise Refused(
            f"{sum(report.aantallen.values())} bevindingen in {report.pad}; bij elke staat wat u kunt doen."
            " Er is niets veranderd."
        )


def restore(
    ctx: typer.Context,
    bestand: Annotated[Path, typer.Argument(metavar="BACK-UP", help="De back-up.", show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", help="Vraag niet om bevestiging.", show_default=False)] = False,
    output: WriteOutput = "table",
) -> None:
    """Zet een back-up terug op de plaats van het dossierbestand.

    De back-up wordt eerst gecontroleerd, en het dossierbestand zoals het was blijft ernaast bewaard. Zonder terminal is
    --yes nodig.

    Voorbeeld: inburgering db restore backups/inburgering-20260901T180000Z.db --yes
    """
    from inburgering_cli.work.files import storage

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    if not yes:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise UsageFault(
                f"Dit vervangt wat er in {env.location.path} staat; bevestig het met --yes. Er is niets veranderd.",
                field="yes",
            )
        print(
            f"{bestand} komt in de plaats van {env.location.path}. Doorgaan? [j/N] ",
            end="",
            file=sys.stderr,
            flush=True,
        )
        if sys.stdin.readline().strip().lower() not in ("j", "ja"):
            raise Refused("Niet teruggezet; er is niets veranderd.")
    done = storage.restore(env, bestand.expanduser())
    kept = f" Het dossierbestand zoals het was, staat in {done['bewaard']}." if done["bewaard"] else ""
    tell_done(formaat, done, f"Teruggezet en gecontroleerd: {done['teruggezet']} staat nu op {done['pad']}.{kept}")
    say(env)


def migrate(ctx: typer.Context, output: WriteOutput = "table") -> None:
    """Werk een dossierbestand van een oudere versie bij, na een gecontroleerde back-up ernaast.

    Voorbeeld: inburgering db migrate
    """
    from inburgering_cli.work.files import storage

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    done = storage.migrate(env)
    if formaat == "json":
        from inburgering_cli.screen.output import emit_json

        emit_json(done)
    elif done["back_up"] is None:
        print(f"Het dossierbestand {done['pad']} is al van schema {done['naar']}; er is niets bij te werken.")
    else:
        print(f"Het dossierbestand {done['pad']} is bijgewerkt van schema {done['van']} naar {done['naar']}.")
        print(f"De back-up van ervoor is gecontroleerd en staat in {done['back_up']}.")
    say(env)
