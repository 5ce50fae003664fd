"""The columns of hours, of the parts of MAP and PVT, and of the requirements of the plicht."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from inburgering_cli.law.plicht.parts import STATUSES
from inburgering_cli.screen.column import Column, day, number


def _open(row: Mapping[str, Any]) -> str:
    return "" if row.get("behaald_op") or row.get("op") or not row.get("ontbreekt", True) else "yellow"


def _goal(row: Mapping[str, Any]) -> str:
    return "" if row["doel"] is None else f"{row['gedaan']} van {row['doel']}"


def _pace(row: Mapping[str, Any]) -> str:
    if row["gehaald"]:
        return "gehaald"
    return {None: "", True: "loopt achter", False: "op schema"}[row["achter"]]


def _level(value: str | None) -> str:
    return (value or "").upper()


HOURS: Final = (
    Column("omschrijving", "rekening"),
    Column("norm", "norm", number, right_aligned=True, fixed=True),
    Column("gevolgd", "telt mee", number, right_aligned=True, fixed=True),
    Column("rest", "nog", number, right_aligned=True, fixed=True),
    Column("verwacht", "verwacht", number, right_aligned=True, fixed=True, from_width=90),
    Column("achter", "stand", row=_pace, style=lambda r: "yellow" if r["achter"] and not r["gehaald"] else ""),
    Column("bron", "bron", from_width=100),
)
PARTS: Final = (
    Column("naam", "onderdeel"),
    Column("behaald_op", "behaald op", day, fixed=True),
    Column("uren", "uren", number, right_aligned=True, fixed=True),
    Column("doel", "doel", row=_goal, fixed=True),
    Column("ontbreekt", "wat ontbreekt", lambda v: v or "", style=_open),
    Column("bron", "bron", from_width=100),
)
REQUIREMENTS: Final = (
    Column("naam", "onderdeel"),
    Column("niveau", "niveau", _level, fixed=True),
    Column(
        "status",
        "stand",
        lambda k: STATUSES[k],
        fixed=True,
        style=lambda r: "yellow" if r["status"] == "te_doen" else "",
    ),
    Column("op", "op", day, fixed=True),
    Column("pogingen", "pogingen", lambda n: "" if n is None else str(n), right_aligned=True, fixed=True),
    Column("toelichting", "toelichting", lambda v: v or ""),
    Column("bron", "bron", from_width=100),
)
#: The fields of an account in CSV: one line per step.
STEP_FIELDS: Final = (
    "dossier", "onderdeel", "omschrijving", "norm", "gevolgd", "rest", "gehaald", "verwacht", "achter", "bron",
    "stap", "stap_uren", "stap_tekst",
)  # fmt: skip


def step_rows(accounts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A row per step of each account; an account without steps gets one row."""
    return [
        {**row, "stap": number, "stap_uren": step["uren"], "stap_tekst": step["tekst"]}
        for row in accounts
        for number, step in enumerate(row["stappen"] or [{"uren": None, "tekst": None}], 1)
    ]
