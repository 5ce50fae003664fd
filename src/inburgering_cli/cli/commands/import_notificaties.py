"""inburgering import notificaties: what DUO sent, from JSON files."""

from typing import TYPE_CHECKING

import typer

from inburgering_cli.cli.shell.options import env_of, say
from inburgering_cli.core.errors import Refused

if TYPE_CHECKING:
    from inburgering_cli.features.duo.door import Received as Receipt

KIND = "notificaties"
_SHOWN = 50


def run(ctx: typer.Context, bestand: str, *, bij_dubbel: str, dry_run: bool, formaat: str) -> None:
    """Take in a file or a folder, and show the receipt. Raises `Refused` when a document is refused."""
    from inburgering_cli.features.duo import door
    from inburgering_cli.screen.output import emit_json

    env = env_of(ctx)
    verslag = door.receive(env, bestand, on_duplicate=bij_dubbel, dry_run=dry_run)
    say(env)
    if formaat == "json":
        emit_json(verslag.as_dict())
    else:
        _show(verslag, dry_run=dry_run)
    if verslag.fouten:
        first = verslag.fouten[0]
        raise Refused(
            f"{verslag.afgewezen} van de {verslag.gelezen} berichten afgewezen; er is niets opgeslagen. De eerste staat in"
            f" {first['bestand']}. Herstel ze en lees opnieuw in.",
            row=first["rij"],
            field=first["kolom"],
        )


def refuse_template() -> Refused:
    """There is no header row: these files are JSON."""
    return Refused(
        "notificaties zijn JSON-bestanden van DUO en hebben geen kolommen; zie de handleiding, Wat DUO stuurt.",
        field="template",
    )


def _show(verslag: "Receipt", *, dry_run: bool) -> None:
    from inburgering_cli.screen.columns import duo
    from inburgering_cli.screen.table import emit_table

    for columns, rows, title in (
        (duo.FAULTS, verslag.fouten, "Afgewezen"),
        (duo.UNKNOWN, verslag.onbekende_personen, "Onbekende personen: er is geen dossier"),
        (duo.SIGNALS, verslag.signalen, "Van DUO"),
    ):
        if rows:
            emit_table(columns, rows[:_SHOWN], title=title)
            if len(rows) > _SHOWN:
                print(f"… en nog {len(rows) - _SHOWN}; alles staat in -o json.")
    print(
        f"gelezen {verslag.gelezen} · nieuw {verslag.nieuw} · gewijzigd {verslag.gewijzigd} ·"
        f" ongewijzigd {verslag.ongewijzigd} · onbekend {verslag.onbekend} · afgewezen {verslag.afgewezen}"
        + (" (proef: niets opgeslagen)" if dry_run else "")
    )
