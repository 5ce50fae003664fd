"""inburgering import notificaties: import messages of DUO from JSON files."""

from typing import TYPE_CHECKING

import typer

from inburgering_cli.cli.shell.options import env_of, say
from inburgering_cli.core.errors import Refused

if TYPE_CHECKING:
    from inburgering_cli.features.duo.door import Received as Receipt

KIND = "notificaties"
_SHOWN = 50


def run(ctx: typer.Context, bestand: str, *, bij_dubbel: str, dry_run: bool, formaat: str) -> None:
    """Import a file or a folder, and show the receipt. Raises `Refused` when a document is refused."""
    from inburgering_cli.features.duo import door
    from inburgering_cli.screen.output import emit_json

    env = env_of(ctx)
    receipt = door.receive(env, bestand, on_duplicate=bij_dubbel, dry_run=dry_run)
    say(env)
    if formaat == "json":
        emit_json(receipt.as_dict())
    else:
        _show(receipt, dry_run=dry_run)
    if receipt.fouten:
        first = receipt.fouten[0]
        raise Refused(
            f"{receipt.afgewezen} van de {receipt.gelezen} berichten afgewezen; er is niets opgeslagen. De eerste staat in"
            f" {first['bestand']}. Herstel ze en lees opnieuw in.",
            row=first["rij"],
            field=first["kolom"],
        )


def refuse_template() -> Refused:
    """The error for `--template notificaties`: JSON files have no header row."""
    return Refused(
        "notificaties zijn JSON-bestanden van DUO en hebben geen kolommen; zie de handleiding, Wat DUO stuurt.",
        field="template",
    )


def _show(receipt: "Receipt", *, dry_run: bool) -> None:
    from inburgering_cli.screen.columns import duo
    from inburgering_cli.screen.table import emit_table

    for columns, rows, title in (
        (duo.FAULTS, receipt.fouten, "Afgewezen"),
        (duo.UNKNOWN, receipt.onbekende_personen, "Onbekende personen: er is geen dossier"),
        (duo.SIGNALS, receipt.signalen, "Van DUO"),
    ):
        if rows:
            emit_table(columns, rows[:_SHOWN], title=title)
            if len(rows) > _SHOWN:
                print(f"… en nog {len(rows) - _SHOWN}; alles staat in -o json.")
    print(
        f"gelezen {receipt.gelezen} · nieuw {receipt.nieuw} · gewijzigd {receipt.gewijzigd} ·"
        f" ongewijzigd {receipt.ongewijzigd} · onbekend {receipt.onbekend} · afgewezen {receipt.afgewezen}"
        + (" (proef: niets opgeslagen)" if dry_run else "")
    )
