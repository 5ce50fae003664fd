"""The columns of a dossier's records, of the changes in them, and of the terms that move as a result."""

import json
import re
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.law.terms.outcome import STATUSES
from inburgering_cli.screen.column import Column, day, number, words, yes_no

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _when(value: str | None) -> str:
    """A day in Dutch; a month unchanged."""
    return dutch(value) if value and _DAY.fullmatch(value) else value or ""


def _value(value: Any) -> str:
    """Any stored value as text; None is a dash."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, list):
        return ", ".join(map(words, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)[1:-1]
    return _when(value)


def _status(value: str | None) -> str:
    return "–" if value is None else STATUSES[value]


def _until(value: str | None) -> str:
    return day(value) if value else "–"


PARTS: Final = (
    Column("deel", "deel", fixed=True),
    Column("dag", "dag", _when, fixed=True),
    Column("omschrijving", "wat", free=True),
    Column("wijzigbaar", "te verbeteren", yes_no, from_width=70),
)
CHANGES: Final = (
    Column("deel", "deel", fixed=True),
    Column("veld", "veld", words),
    Column("was", "was", _value, free=True),
    Column("wordt", "wordt", _value, free=True),
)
TERMS: Final = (
    Column("termijn", "termijn", words),
    Column("uiterlijk_was", "uiterlijk was", _until, fixed=True),
    Column("uiterlijk_wordt", "wordt", _until, fixed=True),
    Column("status_was", "status was", _status),
    Column("status_wordt", "wordt", _status),
)
#: Added when a change touches more than one dossier.
DOSSIER: Final = Column("dossier", "dossier", fixed=True)
