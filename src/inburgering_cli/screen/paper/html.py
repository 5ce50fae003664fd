"""One page of HTML that stands alone: no script, nothing from elsewhere."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from inburgering_cli.screen.paper.colours import COLOURS
from inburgering_cli.screen.paper.template import Map, fill


def page(folder: Map, name: str, data: Mapping[str, Any]) -> bytes:
    """The template of this name with data in it, and the two styles that belong to it: the common one and its own.

    Its policy lets a browser use those styles, pictures that are in the page itself, and nothing else.
    """
    palette = "".join(f"--{colour}: {value}; " for colour, value in COLOURS.items())
    style = f":root {{ {palette}}}\n{folder.source('basis.css')}{folder.source(name.replace('.html', '.css'))}"
    used = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{used}'; img-src data:; base-uri 'none'; form-action 'none'"
    return fill(folder, name, {**data, "stijl": style, "regels": policy}, html=True).encode()
