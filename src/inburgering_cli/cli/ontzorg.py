"""inburgering ontzorg: fixed costs paid from the bijstand."""

from typing import Any

import typer

from inburgering_cli.cli.dutch import Opdracht, group
from inburgering_cli.cli.options import Output, Ref
from inburgering_cli.cli.parts import last, show_part
from inburgering_cli.cli.records import record_command
from inburgering_cli.domain.inputs.algemeen import DatumInvoer
from inburgering_cli.domain.inputs.ontzorgen import KostenInvoer, OntzorgInvoer, VerlengInvoer
from inburgering_cli.services.environment import Omgeving

app = group("Ontzorgen: periode en vaste lasten.")


def _start(env: Omgeving, dossier: str, invoer: Any) -> str | None:
    from inburgering_cli.services import booking, ontzorgen

    return booking.register(env, ontzorgen.SOORT, dossier, invoer, "ontzorg start")


def _cost(env: Omgeving, dossier: str, invoer: Any) -> str:
    from inburgering_cli.services import ontzorgen

    return ontzorgen.cost(env, dossier, invoer)


def _extend(env: Omgeving, dossier: str, invoer: Any) -> str:
    from inburgering_cli.services import ontzorgen

    return ontzorgen.extend(env, dossier, invoer)


def _stop(env: Omgeving, dossier: str, invoer: Any) -> str:
    from inburgering_cli.services import ontzorgen

    return ontzorgen.stop(env, dossier, invoer)


record_command(
    app, "start", OntzorgInvoer, _start, last("ontzorgen", "datum"), "Ontzorgen van dossier {d} is gestart.",
    help="Begin met ontzorgen.\n\nVoorbeeld: inburgering ontzorg start 2024-0001 --datum 2024-03-18 --huur 612,50",
)  # fmt: skip
record_command(
    app, "cost", KostenInvoer, _cost, last("ontzorgen"), "De vaste last van dossier {d} is vastgelegd.",
    help="Leg een vaste last per maand vast.\n\nVoorbeeld: inburgering ontzorg cost 2024-0001 huur 612,50",
)  # fmt: skip
record_command(
    app, "extend", VerlengInvoer, _extend, last("ontzorgen"), "Ontzorgen van dossier {d} is verlengd.",
    help="Verleng het ontzorgen: in de pilot met zes maanden, in de Wi2021 volgens een besluit (Pw 57).\n\n"
    "Voorbeeld: inburgering ontzorg extend 2024-0001 --tot 2024-12-31 --reden 'nog schulden'",
)  # fmt: skip
record_command(
    app, "stop", DatumInvoer, _stop, last("ontzorgen"), "Ontzorgen van dossier {d} is gestopt.",
    help="Stop het ontzorgen; de datum is de laatste dag.\n\nVoorbeeld: inburgering ontzorg stop 2024-0001 --datum 2024-09-17",
)  # fmt: skip


@app.command(cls=Opdracht, options_metavar="[OPTIES]")
def show(ctx: typer.Context, dossier: Ref, output: Output = "table") -> None:
    """Toon de periodes met hun vaste lasten.

    Voorbeeld: inburgering ontzorg show 2024-0001
    """
    from inburgering_cli.render import columns

    show_part(ctx, dossier, "ontzorgen", columns.ONTZORGEN, output, "Er is nog niet ontzorgd.")
