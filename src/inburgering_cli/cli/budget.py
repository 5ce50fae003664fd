"""inburgering budget: budget and spending."""

from typing import Any

from inburgering_cli.cli.dutch import group
from inburgering_cli.cli.parts import last_of, register_command
from inburgering_cli.cli.records import OPTIONAL_DOSSIER, kind_command, record_command
from inburgering_cli.domain.inputs.keten import BudgetInvoer, UitgaveInvoer
from inburgering_cli.services.environment import Omgeving

app = group("Budget en uitgaven per voorziening.")


def _spend(env: Omgeving, invoer: Any, dossier: str | None) -> str | None:
    from inburgering_cli.services import keten, records

    return records.record(env, keten.UITGAVE, dossier, invoer, "budget spend")


kind_command(
    app, "budget set", BudgetInvoer, "keten.BUDGET",
    last_of("budgetten", "jaar", "voorziening"), "Het budget is vastgelegd.", dossier=False,
    help="Leg het budget van een jaar vast, als geheel of voor een voorziening.\n\n"
    "Voorbeeld: inburgering budget set 2024 52301 --bron 'nota tabel 5.0'",
)  # fmt: skip
record_command(
    app, "spend", UitgaveInvoer, _spend, last_of("uitgaven", "voorziening", "datum", "kenmerk"), "De uitgave is vastgelegd.",
    dossier=False, extra=(OPTIONAL_DOSSIER,),
    help="Leg een uitgave vast.\n\n"
    "Voorbeeld: inburgering budget spend leerroute 1250,00 --datum 2024-06-30 --kenmerk F-17",
)  # fmt: skip
register_command(
    app, "show", "budgetten", empty="Er is nog geen budget.",
    help="Toon het budget.\n\nVoorbeeld: inburgering budget show",
)  # fmt: skip
register_command(
    app, "spending", "uitgaven", empty="Er is nog niets uitgegeven.",
    help="Toon de uitgaven.\n\nVoorbeeld: inburgering budget spending",
)  # fmt: skip
