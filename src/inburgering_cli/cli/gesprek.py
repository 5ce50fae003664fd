"""inburgering gesprek: talks about progress."""

from typing import Any

from inburgering_cli.cli.dutch import group
from inburgering_cli.cli.parts import last, part_command
from inburgering_cli.cli.records import record_command
from inburgering_cli.domain.inputs.gesprek import GesprekInvoer, PlanInvoer
from inburgering_cli.services.environment import Omgeving

app = group("Voortgangsgesprekken en eindgesprekken.")


def _plan(env: Omgeving, dossier: str, invoer: Any) -> str | None:
    from inburgering_cli.services import gesprekken

    return gesprekken.plan(env, dossier, invoer)


def _record(env: Omgeving, dossier: str, invoer: Any) -> str | None:
    from inburgering_cli.services import gesprekken

    return gesprekken.held(env, dossier, invoer)


record_command(
    app, "plan", PlanInvoer, _plan, last("gesprekken", "gepland"), "Het gesprek van dossier {d} is gepland.",
    help="Plan een gesprek.\n\nVoorbeeld: inburgering gesprek plan 2024-0001 --gepland +6w",
)  # fmt: skip
record_command(
    app, "record", GesprekInvoer, _record, last("gesprekken", "gehouden"), "Het gesprek van dossier {d} is vastgelegd.",
    help="Leg vast wat van een gesprek is geworden; zonder --gepland is dat het eerste dat nog openstaat.\n\n"
    "Voorbeeld: inburgering gesprek record 2024-0001 --gehouden vandaag --afspraken 'meer lesuren'",
)  # fmt: skip
part_command(
    app, "list", "gesprekken", empty="Er zijn nog geen gesprekken.",
    help="Toon de gesprekken van een dossier.\n\nVoorbeeld: inburgering gesprek list 2024-0001",
)  # fmt: skip
