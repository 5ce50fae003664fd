"""The door of moving: what other folders may use."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from inburgering_cli.features.moving import move
from inburgering_cli.features.moving.move import receive
from inburgering_cli.features.moving.package_files import HTML_NAME, JSON_NAME
from inburgering_cli.work.environment import Environment

__all__ = ("FILES", "export", "receive")

FILES: Final = (JSON_NAME, HTML_NAME)


def export(env: Environment, dossier: str, folder: Path, *, inzage: bool) -> Path:
    """Write the package for the next municipality, or (`inzage`) for the person concerned; return its path."""
    from inburgering_cli.features.moving.page import page
    from inburgering_cli.screen.output import to_json

    def files(package: Mapping[str, Any]) -> dict[str, str]:
        return {JSON_NAME: to_json(package) + "\n", HTML_NAME: page(package)}

    return move.export(env, dossier, folder, files, inzage=inzage)
