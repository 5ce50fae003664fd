"""The queries of the use cases: a module for each subject, a function for each question; there is no SQL outside store.

Called as `reads.pip.last(connection, ...)`: a module is loaded at its first use, so that a command only loads what it
needs. Names of tables and columns come from the program, never from a user; values are always parameters.
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
