"""The columns of what is kept, and of who looked at it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from inburgering_cli.screen.output import Kolom, day, words


def moment(value: str) -> str:
    """A moment in UTC as people here read it: by the clock of this computer."""
    return datetime.fromisoformat(value).astimezone().strftime("%d-%m-%Y %H:%M:%S")


def _until(row: Mapping[str, Any]) -> str:
    return day(row["wissen_vanaf"]) if row["wissen_vanaf"] else "geen termijn"


def _source(row: Mapping[str, Any]) -> str:
    own = " (eigen beleid)" if row["eigen_beleid"] else " (onzeker)" if row["onzeker"] else ""
    return f"{row['bron']}{own}"


def _noted(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1] if value else ""


BEWAREN: Final = (
    Kolom("soort", "soort", words, vast=True),
    Kolom("dossier", "dossier", vast=True),
    Kolom("naam", "naam of bestand", vrij=True),
    Kolom("reden", "reden", words),
    Kolom("einde", "sinds", day, vast=True),
    Kolom("wissen_vanaf", "wissen vanaf", rij=_until, vast=True),
    Kolom("status", "status", words, vanaf=90),
    Kolom("bron", "bron", rij=_source, vanaf=100),
)
SPOOR: Final = (
    Kolom("tijd", "wanneer", moment, vast=True),
    Kolom("gebruiker", "wie", vrij=True),
    Kolom("soort", "soort", words),
    Kolom("opdracht", "opdracht"),
    Kolom("invoer", "wat", _noted, vrij=True, vanaf=90),
)
