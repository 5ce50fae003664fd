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
    from inburgering_cli.render.output import emit_csv, emit_json

    if not env.locatie.pad.exists() and not env.locatie.genoemd:
        raise OpslagFout(
            f"Er is nog geen store op {env.locatie.pad}. Begin met `inburgering case add`, of bekijk `inburgering demo`."
        )
    found = deadlines.today(env)
    overdue = (d.as_dict(env.peildatum) for d in found.verlopen)
    soon = (d.as_dict(env.peildatum) for d in found.binnenkort)
    if formaat == "json":
        emit_json(
            {
                "peildatum": env.peildatum,
                "open_dossiers": found.open,
                "verlopen": list(overdue),
                "binnenkort": list(soon),
                "volgende_stap": found.volgende_stap,
            }
        )
    elif formaat == "csv":
        emit_csv(DEADLINE_FIELDS, [*overdue, *soon])
    else:
        _tables(env, found)


def _tables(env: Omgeving, found: deadlines.Vandaag) -> None:
    from inburgering_cli.render import columns
    from inburgering_cli.render.table import console, emit_table

    out = console()
    out.print(
        f"{dutch_long(env.peildatum).capitalize()} · {found.open} open {'dossier' if found.open == 1 else 'dossiers'}",
        style="bold",
    )
    most = _MOST if sys.stdout.isatty() else None
    days = deadlines.VANDAAG_DAYS
    for title, lines, empty, more in (
        ("Verlopen", found.verlopen, "Niets is verlopen.", "deadline list --status verlopen"),
        (
            f"Binnen {days} dagen",
            found.binnenkort,
            "Niets loopt binnenkort af.",
            f"deadline list --within {days} --status lopend",
        ),
    ):
        rows = (d.as_dict(env.peildatum) for d in lines[:most])
        emit_table(columns.DEADLINES, rows, titel=f"{title} ({len(lines)})", leeg=empty, target=out)
        _say_more(len(lines), most, more)
    steps = found.volgende_stap
    emit_table(
        columns.STEPS,
        steps[:most],
        titel=f"Wacht op een stap ({len(steps)})",
        leeg="Geen dossier wacht op een stap.",
        target=out,
    )
    _say_more(len(steps), most, "case list --open")


def _say_more(count: int, most: int | None, command: str) -> None:
    if most is not None and count > most:
        print(f"… en nog {count - most}: inburgering {command}")
