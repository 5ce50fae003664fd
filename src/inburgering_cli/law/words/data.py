"""The data files of this package, read when a command needs them."""

from functools import cache
from typing import Any


@cache
def own_data(name: str) -> dict[str, Any]:
    """The contents of a TOML file of the program."""
    import tomllib
    from pkgutil import get_data

    return tomllib.loads((get_data(__package__, name) or b"").decode())
