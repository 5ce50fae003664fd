"""The SQLite file: tables, safe opening, reading and writing with plain SQL, and the trail.

Python users (`docs/python.md`) get `session`, `deadlines` and `schema` (the table classes), loaded at their first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inburgering_cli.store import schema
    from inburgering_cli.store.notebook import deadlines, session

__all__ = ["deadlines", "schema", "session"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    if name == "schema":
        return import_module(f"{__name__}.schema")
    return getattr(import_module(f"{__name__}.notebook"), name)
