"""The door of DUO, out and in. Other folders use what is named here, and nothing else of this folder.

Each way is loaded when it is used: neither needs the other.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from inburgering_cli.work.environment import Omgeving

if TYPE_CHECKING:
    from inburgering_cli.features.duo.deliver import Verslag as Geleverd
    from inburgering_cli.features.duo.receive import Verslag as Ontvangen

    __all__ = ("Geleverd", "Ontvangen", "deliver", "part", "receive")


def deliver(
    env: Omgeving, oin: tuple[str | None, str | None], base: Path | None, *, sinds: str | None, check: bool
) -> "Geleverd":
    """Make the requests to DUO in a folder under `base` (`check`: only tell); see `deliver.deliver`. `oin`: from and to."""
    from inburgering_cli.features.duo import deliver as out

    return out.deliver(env, out.Oin(*oin), base, sinds=sinds, check=check)


def part(api: str) -> str:
    """An API of DUO as people call it."""
    from inburgering_cli.features.duo.requests import APIS

    return APIS[api].naam


def receive(env: Omgeving, bestand: str, *, bij_dubbel: str, dry_run: bool) -> "Ontvangen":
    """Take in what DUO sent, from a file or a folder; see `receive.run`."""
    from inburgering_cli.features.duo import incoming
    from inburgering_cli.features.duo import receive as into

    return into.run(env, incoming.read(bestand), bij_dubbel=bij_dubbel, dry_run=dry_run)
