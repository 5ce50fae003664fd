"""inburgering import notificaties: what DUO sent, from JSON files."""

from typing import TYPE_CHECKING

import typer

from inburgering_cli.cli.shell.options import env_of, say
from inburgering_cli.core.errors import Geweigerd

if TYPE_CHECKING:
    from inburgering_cli.features.duo.door import Ontvangen

SOORT = "notificaties"
_SHOWN = 50


def run(ctx: typer.Context, bestand: str, *, bij_dubbel: str, dry_run: bool, formaat: str) -> None:
    """Take in a file or a folder, and show the receipt. Raises `Geweigerd` when a document is refused."""
    from inburgering_cli.features.duo import door
    from inburgering_cli.screen.output import emit_json

    env = env_of(ctx)
    verslag = door.receive(env, bestand, bij_dubbel=bij_dubbel, dry_run=dry_run)
    say(env)
    if formaat == "json":
        emit_json(verslag.as_dict())
    else:
        _show(verslag, dry_run=dry_run)
    if verslag.fouten:
        first = verslag.fouten[0]
        raise Geweigerd(
            f"{verslag.afgewezen} van de {verslag.gelezen} berichten afgewezen; er is niets opgeslagen. De eerste staat in"
            f" {first['bestand']}. Herstel ze en lees opnieuw in.",
            rij=first["rij"],
            veld=first["kolom"],
        )


def refuse_template() -> Geweigerd:
    """There is no header row: these files are JSON."""
    return Geweigerd(
        "notificaties zijn JSON-bestanden van DUO en hebben geen kolommen; zie de handleiding, Wat DUO stuurt.",
        veld="template",
    )


def _show(verslag: "Ontvangen", *, dry_run: bool) -> None:
    from inburgering_cli.screen.columns import duo
    from inburgering_cli.screen.table import emit_table

    for kolommen, rows, title in (
        (duo.FOUTEN, verslag.fouten, "Afgewezen"),
        (duo.ONBEKEND, verslag.onbekende_personen, "Onbekende personen: er is geen dossier"),
        (duo.SIGNALEN, verslag.signalen, "Van DUO"),
    ):
        if rows:
            emit_table(kolommen, rows[:_SHOWN], titel=title)
            if len(rows) > _SHOWN:
                print(f"… en nog {len(rows) - _SHOWN}; alles staat in -o json.")
    print(
        f"gelezen {verslag.gelezen} · nieuw {verslag.nieuw} · gewijzigd {verslag.gewijzigd} ·"
        f" ongewijzigd {verslag.ongewijzigd} · onbekend {verslag.onbekend} · afgewezen {verslag.afgewezen}"
        + (" (proef: niets opgeslagen)" if dry_run else "")
    )
