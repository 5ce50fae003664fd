"""Talks about progress: planned, held, what was agreed."""

from typing import Any

from inburgering_cli.domain import codes as c
from inburgering_cli.domain import record_rules as rules
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.fields import replaced
from inburgering_cli.domain.inputs.gesprek import GesprekInvoer, PlanInvoer
from inburgering_cli.services.booking import UPDATE, Boeking, booking
from inburgering_cli.services.environment import Omgeving
from inburgering_cli.services.lookup import Dossier
from inburgering_cli.services.records import Kenmerk, Vastlegging, kind, record
from inburgering_cli.store import tables

_VOORTGANG = "voortgang"


def _with_kind(_: Boeking, __: Dossier | None, ___: Any, values: dict[str, Any]) -> dict[str, Any]:
    return {"soort": _VOORTGANG, **values}


def _key(values: dict[str, Any]) -> tuple[str, ...]:
    return ("gepland", "soort") if values.get("gepland") else ("gepland", "soort", "gehouden")


def _check(new: Vastlegging) -> None:
    rules.check_gesprek(new.invoer)


SOORT = kind(
    Kenmerk(
        "gesprekken",
        GesprekInvoer,
        tables.Gesprek,
        _key,
        lambda i: f"het {c.GESPREKKEN[i.soort or _VOORTGANG]} van {dutch(i.gepland or i.gehouden)}",
        vul_aan=_with_kind,
        controle=_check,
        feiten=True,
    )
)


def plan(env: Omgeving, dossier: str, invoer: PlanInvoer) -> str | None:
    """Plan a talk; the number of the dossier."""
    return record(env, SOORT, dossier, GesprekInvoer(gepland=invoer.gepland, soort=invoer.soort), "gesprek plan")


def held(env: Omgeving, dossier: str, invoer: GesprekInvoer) -> str | None:
    """Note what became of a talk: of the one planned for that day, else of the first one still open, else of a new one."""
    with booking(env, "gesprek record", bij_dubbel=UPDATE) as boeking:
        found = boeking.dossier(dossier)
        if invoer.gepland is None:
            waiting = boeking.row(
                "SELECT gepland FROM gesprek WHERE dossier_id = ? AND soort = ? AND gehouden IS NULL"
                " AND niet_verschenen IS NOT 1 AND gepland IS NOT NULL ORDER BY gepland LIMIT 1",
                (found.id, invoer.soort or _VOORTGANG),
            )
            if waiting is not None:
                invoer = replaced(invoer, gepland=waiting["gepland"])
        return SOORT.store(boeking, found, invoer)[1]
