"""Data files that come with the program, beside the modules of this package: read when a command asks for them."""

from functools import cache
from typing import Any


@cache
def own_data(name: str) -> dict[str, Any]:
    """What a TOML file of the program holds."""
    import tomllib
    from pkgutil import get_data

    return tomllib.loads((get_data(__package__, name) or b"").decode())
