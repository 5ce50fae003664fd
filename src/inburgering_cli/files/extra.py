"""Loads optional libraries, or says how to install them."""

import importlib
from typing import Any

from inburgering_cli.core.errors import Refused


def need(module: str, extra: str, what: str) -> Any:
    """A module of an extra. Raises `Refused` with the command that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise Refused(
            f"{what} vraagt een uitbreiding; installeer die met `pip install 'inburgering-cli[{extra}]'`"
        ) from None
