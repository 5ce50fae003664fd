"""inburgering pvt: the participatieverklaringstraject."""

from typing import Any

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last, part_command, progress_command
from inburgering_cli.cli.shell.record_commands import kind_command, record_command
from inburgering_cli.work.environment import Environment

app = group("Het participatieverklaringstraject.")


def _sign_pvt(env: Environment, dossier: str, record: Any) -> str:
    from inburgering_cli.work.writing import parts

    return parts.sign_pvt(env, dossier, record)


def _show(env: Environment, nummer: str, _: Any) -> Any:
    from inburgering_cli.work.reading import dossier as dossier_reading

    return dossier_reading.case(env, nummer)


kind_command(
    app, "pvt record", "parts.PVT",
    last("parts.PVT", "onderdeel", "datum"), "Het PVT-onderdeel van dossier {d} is vastgelegd.",
    help="Leg aanwezigheid bij een onderdeel van het PVT vast.\n\n"
    "Voorbeeld: inburgering pvt record 2026-0052 inleiding --datum 2026-09-10 --uren 4 --aanwezig",
)  # fmt: skip
record_command(
    app, "sign", "parts.FinishRecord",
    _sign_pvt, _show, "De participatieverklaring van dossier {d} is ondertekend.",
    help="Leg vast dat de participatieverklaring is ondertekend.\n\n"
    "Voorbeeld: inburgering pvt sign 2026-0052 --datum 2026-09-24",
)  # fmt: skip
part_command(
    app, "show", "parts.PVT", empty="Er is nog niets aan het PVT gedaan.",
    help="Toon wat aan het PVT is gedaan, en wat nog ontbreekt.\n\nVoorbeeld: inburgering pvt show 2026-0052", progress="pvt",
)  # fmt: skip
progress_command(
    app, "status", "pvt",
    help="Toon per onderdeel of het is gedaan en wat ontbreekt.\n\nVoorbeeld: inburgering pvt status 2026-0052 -o json",
)  # fmt: skip
