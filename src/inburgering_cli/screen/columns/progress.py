"""The columns of hours, of the parts of MAP and PVT, and of what the plicht takes."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from inburgering_cli.law.plicht.parts import STATUSSEN
from inburgering_cli.screen.output import Kolom, day, number


def _open(row: Mapping[str, Any]) -> str:
    return "" if row.get("behaald_op") or row.get("op") or not row.get("ontbreekt", True) else "yellow"


def _pace(row: Mapping[str, Any]) -> str:
    if row["gehaald"]:
        return "gehaald"
    return {None: "", True: "loopt achter", False: "op schema"}[row["achter"]]


def _level(value: str | None) -> str:
    return (value or "").upper()


UREN: Final = (
    Kolom("omschrijving", "rekening"),
    Kolom("norm", "norm", number, rechts=True, vast=True),
    Kolom("gevolgd", "telt mee", number, rechts=True, vast=True),
    Kolom("rest", "nog", number, rechts=True, vast=True),
    Kolom("verwacht", "verwacht", number, rechts=True, vast=True, vanaf=90),
    Kolom("achter", "stand", rij=_pace, stijl=lambda r: "yellow" if r["achter"] and not r["gehaald"] else ""),
    Kolom("bron", "bron", vanaf=100),
)
DELEN: Final = (
    Kolom("naam", "onderdeel"),
    Kolom("behaald_op", "behaald op", day, vast=True),
    Kolom("uren", "uren", number, rechts=True, vast=True),
    Kolom("ontbreekt", "wat ontbreekt", lambda v: v or "", stijl=_open),
    Kolom("bron", "bron", vanaf=100),
)
EISEN: Final = (
    Kolom("naam", "onderdeel"),
    Kolom("niveau", "niveau", _level, vast=True),
    Kolom(
        "status",
        "stand",
        lambda k: STATUSSEN[k],
        vast=True,
        stijl=lambda r: "yellow" if r["status"] == "te_doen" else "",
    ),
    Kolom("op", "op", day, vast=True),
    Kolom("pogingen", "pogingen", lambda n: "" if n is None else str(n), rechts=True, vast=True),
    Kolom("toelichting", "toelichting", lambda v: v or ""),
    Kolom("bron", "bron", vanaf=100),
)
#: One line of an account in CSV: the steps one under the other.
STAP_VELDEN: Final = (
    "dossier", "onderdeel", "omschrijving", "norm", "gevolgd", "rest", "gehaald", "verwacht", "achter", "bron",
    "stap", "stap_uren", "stap_tekst",
)  # fmt: skip


def step_rows(accounts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The accounts with a row for each step, and one row for an account without any."""
    return [
        {**row, "stap": number, "stap_uren": step["uren"], "stap_tekst": step["tekst"]}
        for row in accounts
        for number, step in enumerate(row["stappen"] or [{"uren": None, "tekst": None}], 1)
    ]
