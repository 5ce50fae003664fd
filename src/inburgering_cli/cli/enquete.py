"""inburgering enquete: marks from the surveys."""

from typing import Any

from inburgering_cli.cli.dutch import group
from inburgering_cli.cli.records import OPTIONAL_DOSSIER, record_command
from inburgering_cli.domain.inputs.enquete import EnqueteInvoer
from inburgering_cli.services.environment import Omgeving

app = group("Cijfers uit het tevredenheidsonderzoek.")


@app.callback()
def _group() -> None:
    """Cijfers uit het tevredenheidsonderzoek."""


def _record(env: Omgeving, invoer: Any, dossier: str | None) -> str | None:
    from inburgering_cli.services import booking, enquetes

    return booking.register(env, enquetes.SOORT, dossier, invoer, "enquete record")


def _show(_: Omgeving, nummer: str, invoer: Any) -> dict[str, Any]:
    return {
        "dossier": nummer or None,
        "groep": invoer.groep,
        "datum": invoer.datum,
        "score": invoer.score / 10,
        "partner": invoer.partner,
    }


record_command(
    app, "record", EnqueteInvoer, _record, _show, "Het cijfer is vastgelegd.", dossier=False,
    extra=(OPTIONAL_DOSSIER,),
    help="Leg een cijfer vast.\n\nVoorbeeld: inburgering enquete record --groep partners --datum 2024-06-01 --score 7,5"
    " --partner Coherente",
)  # fmt: skip
