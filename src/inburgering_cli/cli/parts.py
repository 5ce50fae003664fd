"""Showing one part of a dossier: what intake, pip, route, ontzorg and activiteit share."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from inburgering_cli.cli.options import chosen, env_of
from inburgering_cli.services.environment import Omgeving

if TYPE_CHECKING:
    from inburgering_cli.render.output import Kolom


def last(part: str, *keys: str) -> Callable[[Omgeving, str, Any], Any]:
    """Finds the record that was just written: the last one that equals the input in `keys`."""

    def find(env: Omgeving, nummer: str, invoer: Any) -> dict[str, Any]:
        from inburgering_cli.services import parts

        records = parts.part(env, nummer, part)[1]
        same = [r for r in records if all(r[k] == getattr(invoer, k) for k in keys)]
        return {"dossier": nummer, **(same or records)[-1]}

    return find


def show_part(
    ctx: typer.Context, dossier: str, part: str, kolommen: "Sequence[Kolom]", output: str, empty: str
) -> list[dict[str, Any]]:
    """Print the records of one part of a dossier, and give them."""
    from inburgering_cli.render.output import emit
    from inburgering_cli.services import parts

    formaat, env = chosen(output), env_of(ctx)
    nummer, records = parts.part(env, dossier, part)
    rows = [{"dossier": nummer, **r} for r in records]
    emit(formaat, rows, kolommen, titel=f"Dossier {nummer}", leeg=empty)
    return rows
