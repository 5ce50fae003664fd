"""The columns of the records of a dossier, of what changes in them, and of what that does to the terms."""

import json
import re
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.law.terms.assess import STATUSSEN
from inburgering_cli.screen.output import Kolom, day, number, words

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _when(value: str | None) -> str:
    """A day, or a month as it stands."""
    return dutch(value) if value and _DAY.fullmatch(value) else value or ""


def _value(value: Any) -> str:
    """Any stored value for people; nothing as a dash."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)[1:-1]
    return _when(value)


def _status(value: str | None) -> str:
    return "–" if value is None else STATUSSEN[value]


def _until(value: str | None) -> str:
    return day(value) if value else "–"


DELEN: Final = (
    Kolom("deel", "deel", vast=True),
    Kolom("dag", "dag", _when, vast=True),
    Kolom("omschrijving", "wat", vrij=True),
    Kolom("wijzigbaar", "te verbeteren", lambda value: "ja" if value else "nee", vanaf=70),
)
WIJZIGINGEN: Final = (
    Kolom("deel", "deel", vast=True),
    Kolom("veld", "veld", words),
    Kolom("was", "was", _value, vrij=True),
    Kolom("wordt", "wordt", _value, vrij=True),
)
TERMIJNEN: Final = (
    Kolom("termijn", "termijn", words),
    Kolom("uiterlijk_was", "uiterlijk was", _until, vast=True),
    Kolom("uiterlijk_wordt", "wordt", _until, vast=True),
    Kolom("status_was", "status was", _status),
    Kolom("status_wordt", "wordt", _status),
)
#: Where more than one dossier is touched.
DOSSIER: Final = Kolom("dossier", "dossier", vast=True)
