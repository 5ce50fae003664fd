"""inburgering map: the Module Arbeidsmarkt en Participatie."""

from typing import Any

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.part_commands import last, part_command, progress_command
from inburgering_cli.cli.shell.record_commands import kind_command, record_command
from inburgering_cli.work.environment import Environment

app = group("De Module Arbeidsmarkt en Participatie.")


def _complete_map(env: Environment, dossier: str, record: Any) -> str:
    from inburgering_cli.work.writing import parts

    return parts.complete_map(env, dossier, record)


def _show(env: Environment, nummer: str, _: Any) -> Any:
    from inburgering_cli.work.reading import dossier as dossier_reading

    return dossier_reading.case(env, nummer)


kind_command(
    app, "map record", "parts.MAP",
    last("parts.MAP", "onderdeel", "datum"), "Het MAP-onderdeel van dossier {d} is vastgelegd.",
    help="Leg vast wat op een dag aan een onderdeel is gedaan (nota bijlage 5).\n\n"
    "Voorbeeld: inburgering map record 2026-0052 cv --datum 2026-09-10 --uren 2 --behaald",
)  # fmt: skip
record_command(
    app, "complete", "parts.FinishRecord", _complete_map, _show, "De MAP van dossier {d} is afgerond.",
    help="Leg het eindgesprek van de MAP vast.\n\nVoorbeeld: inburgering map complete 2026-0052 --datum 2026-09-14",
)  # fmt: skip
part_command(
    app, "show", "parts.MAP", empty="Er is nog niets aan de MAP gedaan.",
    help="Toon wat aan de MAP is gedaan, en wat nog ontbreekt.\n\nVoorbeeld: inburgering map show 2026-0052", progress="map",
)  # fmt: skip
progress_command(
    app, "status", "map",
    help="Toon per onderdeel of het is behaald en wat ontbreekt.\n\nVoorbeeld: inburgering map status 2026-0052 -o json",
)  # fmt: skip
