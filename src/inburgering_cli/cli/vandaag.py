"""Vandaag: the klantmanager's overview."""

import sys

from inburgering_cli.domain.dates import dutch_long
from inburgering_cli.domain.deadline import DEADLINE_FIELDS
from inburgering_cli.domain.errors import OpslagFout
from inburgering_cli.services import deadlines
from inburgering_cli.services.environment import Omgeving

_MOST = 12


def show(env: Omgeving, formaat: str) -> None:
    """Print what is overdue, what falls due in two weeks, and what waits for a next step."""
    from inburgering_cli.render import columns
    from inburgering_cli.render.output import console, emit_csv, emit_json, emit_table

    if not env.locatie.pad.exists() and not env.locatie.genoemd:
        raise OpslagFout(
            f"Er is nog geen store op {env.locatie.pad}. Begin met `inburgering case add`, of bekijk `inburgering demo`."
        )
    found = deadlines.today(env)
    overdue = [d.as_dict(env.peildatum) for d in found.verlopen]
    soon = [d.as_dict(env.peildatum) for d in found.binnenkort]
    if formaat == "json":
        emit_json(
            {
                "peildatum": env.peildatum,
                "open_dossiers": found.open,
                "verlopen": overdue,
                "binnenkort": soon,
                "volgende_stap": found.volgende_stap,
            }
        )
        return
    if formaat == "csv":
        emit_csv(DEADLINE_FIELDS, overdue + soon)
        return
    out = console()
    out.print(
        f"{dutch_long(env.peildatum).capitalize()} · {found.open} open {'dossier' if found.open == 1 else 'dossiers'}",
        style="bold",
    )
    most = _MOST if sys.stdout.isatty() else None
    for title, rows, columns_, empty, more in (
        ("Verlopen", overdue, columns.DEADLINES, "Niets is verlopen.", "deadline list --status verlopen"),
        (
            f"Binnen {deadlines.VANDAAG_DAYS} dagen",
            soon,
            columns.DEADLINES,
            "Niets loopt binnenkort af.",
            f"deadline list --within {deadlines.VANDAAG_DAYS} --status lopend",
        ),
        (
            "Wacht op een stap",
            found.volgende_stap,
            columns.STEPS,
            "Geen dossier wacht op een stap.",
            "case list --open",
        ),
    ):
        emit_table(columns_, rows[:most], titel=f"{title} ({len(rows)})", leeg=empty, target=out)
        if most is not None and len(rows) > most:
            out.print(f"… en nog {len(rows) - most}: inburgering {more}")
