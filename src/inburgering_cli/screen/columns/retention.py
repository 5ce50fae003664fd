"""The columns of retention and of the trail."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from inburgering_cli.screen.column import Column, day, words


def moment(value: str) -> str:
    """A UTC moment in local time."""
    return datetime.fromisoformat(value).astimezone().strftime("%d-%m-%Y %H:%M:%S")


def _until(row: Mapping[str, Any]) -> str:
    return day(row["wissen_vanaf"]) if row["wissen_vanaf"] else "geen termijn"


def _source(row: Mapping[str, Any]) -> str:
    own = " (eigen beleid)" if row["eigen_beleid"] else " (onzeker)" if row["onzeker"] else ""
    return f"{row['bron']}{own}"


def _noted(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1] if value else ""


KEEP: Final = (
    Column("soort", "soort", words, fixed=True),
    Column("dossier", "dossier", fixed=True),
    Column("naam", "naam of bestand", free=True),
    Column("reden", "reden", words),
    Column("einde", "sinds", day, fixed=True),
    Column("wissen_vanaf", "wissen vanaf", row=_until, fixed=True),
    Column("status", "status", words, from_width=90),
    Column("bron", "bron", row=_source, from_width=100),
)
TRAIL: Final = (
    Column("tijd", "wanneer", moment, fixed=True),
    Column("gebruiker", "wie", free=True),
    Column("soort", "soort", words),
    Column("opdracht", "opdracht"),
    Column("bestand", "uit bestand", from_width=110),
    Column("invoer", "wat", _noted, free=True, from_width=90),
)
