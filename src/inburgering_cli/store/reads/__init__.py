"""What the use cases ask the store: one module per subject, one function per question, and no SQL outside this floor.

Called as `reads.pip.last(connection, ...)`: a module is loaded when it is first named, so that a list loads none that it
does not ask. The first parameter is the connection. Names of tables and columns come from the program itself, never from a
user; values are always parameters.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inburgering_cli.store.reads import (
        aanbieder,
        activiteit,
        besluit,
        budget,
        delivery,
        dossier,
        duo,
        export,
        facts,
        gesprek,
        handhaving,
        huishouden,
        intake,
        inzage,
        lookup,
        ontzorg,
        partner,
        pip,
        progress,
        record,
        report,
        route,
        sums,
        taakstelling,
        trail,
    )

    __all__ = (
        "aanbieder", "activiteit", "besluit", "budget", "delivery", "dossier", "duo", "export", "facts", "gesprek",
        "handhaving", "huishouden", "intake", "inzage", "lookup", "ontzorg", "partner", "pip", "progress", "record", "report",
        "route", "sums", "taakstelling", "trail",
    )  # fmt: skip


def __getattr__(name: str) -> ModuleType:
    """The module of a subject, at its first use."""
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError:
        raise AttributeError(name) from None
