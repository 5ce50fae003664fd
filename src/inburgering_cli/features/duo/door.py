"""The door of DUO: what other folders may use. Each direction is imported when it is used."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from inburgering_cli.core.text import fold
from inburgering_cli.work.environment import Environment

if TYPE_CHECKING:
    from inburgering_cli.features.duo.deliver import Receipt as Delivered
    from inburgering_cli.features.duo.receive import Receipt as Received

    __all__ = ("Delivered", "Received", "deliver", "part", "receive")


def deliver(
    env: Environment,
    oin: tuple[str | None, str | None],
    base: Path | None,
    *,
    own: Mapping[str, str],
    since: str | None,
    check: bool,
) -> "Delivered":
    """Write a delivery to DUO in a folder under `base`; see `deliver.deliver`.

    `oin`: sender and receiver; `own`: the sender for the dossiers of a municipality.
    """
    from inburgering_cli.features.duo import deliver as out

    return out.deliver(
        env, out.Oin(*oin, {fold(gemeente): number for gemeente, number in own.items()}), base, since=since, check=check
    )


def part(api: str) -> str:
    """The name of an API of DUO."""
    from inburgering_cli.features.duo.requests import APIS

    return APIS[api].name


def receive(env: Environment, file: str, *, on_duplicate: str, dry_run: bool) -> "Received":
    """Import messages of DUO from a file or a folder; see `receive.run`."""
    from inburgering_cli.features.duo import incoming
    from inburgering_cli.features.duo import receive as into

    return into.run(env, incoming.read(file), on_duplicate=on_duplicate, dry_run=dry_run)
