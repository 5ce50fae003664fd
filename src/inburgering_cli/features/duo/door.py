"""The door of DUO, out and in. Other folders use what is named here, and nothing else of this folder.

Each way is loaded when it is used: neither needs the other.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from inburgering_cli.work.environment import Environment

if TYPE_CHECKING:
    from inburgering_cli.features.duo.deliver import Receipt as Delivered
    from inburgering_cli.features.duo.receive import Receipt as Received

    __all__ = ("Delivered", "Received", "deliver", "part", "receive")


def deliver(
    env: Environment, oin: tuple[str | None, str | None], base: Path | None, *, since: str | None, check: bool
) -> "Delivered":
    """Make the requests to DUO in a folder under `base` (`check`: only tell); see `deliver.deliver`. `oin`: from and to."""
    from inburgering_cli.features.duo import deliver as out

    return out.deliver(env, out.Oin(*oin), base, since=since, check=check)


def part(api: str) -> str:
    """An API of DUO as people call it."""
    from inburgering_cli.features.duo.requests import APIS

    return APIS[api].name


def receive(env: Environment, file: str, *, on_duplicate: str, dry_run: bool) -> "Received":
    """Take in what DUO sent, from a file or a folder; see `receive.run`."""
    from inburgering_cli.features.duo import incoming
    from inburgering_cli.features.duo import receive as into

    return into.run(env, incoming.read(file), on_duplicate=on_duplicate, dry_run=dry_run)
