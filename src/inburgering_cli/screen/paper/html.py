"""A self-contained HTML page: no scripts and no external files."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from inburgering_cli.screen.paper.colours import COLOURS
from inburgering_cli.screen.paper.template import Map, fill


def page(folder: Map, name: str, data: Mapping[str, Any]) -> bytes:
    """Fill the template of this name, with the common stylesheet and its own.

    The content security policy allows those styles and pictures inside the page, and nothing else.
    """
    palette = "".join(f"--{colour}: {value}; " for colour, value in COLOURS.items())
    style = f":root {{ {palette}}}\n{folder.source('basis.css')}{folder.source(name.replace('.html', '.css'))}"
    used = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{used}'; img-src data:; base-uri 'none'; form-action 'none'"
    return fill(folder, name, {**data, "stijl": style, "regels": policy}, html=True).encode()
