"""Talks about progress: planned, moved, held, what was agreed."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law import codes as c
from inburgering_cli.records.field import given, replaced
from inburgering_cli.records.kinds.gesprek import GESPREK, VOORTGANG, GesprekInvoer, PlanInvoer, VerzetInvoer
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import UPDATE, Boeking, booking, need
from inburgering_cli.work.writing.records import Entry, Handling, store


def _with_kind(_: Boeking, __: Dossier | None, ___: Any, values: dict[str, Any]) -> dict[str, Any]:
    return {"soort": VOORTGANG, **values}


def _check(new: Entry) -> None:
    day = new.invoer.verzet_naar or new.invoer.gepland
    talk = (need(new.dossier).id, new.invoer.soort or VOORTGANG)
    if day and reads.gesprek.other_on(new.boeking.schrijver.flushed, *talk, day, new.invoer.gepland):
        raise Geweigerd(f"Op {dutch(day)} staat al een gesprek van deze soort; kies een andere dag.", veld="gepland")


HANDLINGS = {
    "gesprek": Handling(fills=_with_kind, rule=_check),
}


def plan(env: Omgeving, dossier: str, invoer: PlanInvoer) -> str | None:
    """Plan a talk; the number of the dossier."""
    with booking(env, "gesprek plan") as boeking:
        found = boeking.dossier(dossier)
        soort = invoer.soort or VOORTGANG
        if reads.gesprek.is_planned(boeking.schrijver.flushed, found.id, soort, str(invoer.gepland)):
            raise Geweigerd(
                f"Voor {dutch(invoer.gepland)} is al een {c.GESPREKKEN[soort]} gepland; er is niets opgeslagen. Verzetten gaat"
                f" met `inburgering gesprek move {found.nummer} --gepland {invoer.gepland} --naar DATUM`.",
                veld="gepland",
            )
        return store(boeking, GESPREK, found, GesprekInvoer(gepland=invoer.gepland, soort=invoer.soort))[1]


def move(env: Omgeving, dossier: str, invoer: VerzetInvoer) -> str | None:
    """Move a talk that is still open to another day; the number of the dossier.

    It stays known by the day it was first planned for, so that a file with that day does not plan it again.
    """
    with booking(env, "gesprek move", bij_dubbel=UPDATE) as boeking:
        found = boeking.dossier(dossier)
        soort = invoer.soort or VOORTGANG
        waiting = [
            t
            for t in reads.gesprek.waiting(boeking.schrijver.raw, found.id, soort)
            if invoer.gepland in (None, t["dag"], t["gepland"])
        ]
        if not waiting:
            which = f" op {dutch(invoer.gepland)}" if invoer.gepland else ""
            raise Geweigerd(
                f"Er staat geen {c.GESPREKKEN[soort]} open{which} in dossier {found.nummer}; wat is gehouden of gemist,"
                f" verzet u niet: plan een nieuw gesprek met `inburgering gesprek plan {found.nummer} --gepland DATUM`.",
                veld="gepland",
            )
        exact = [t for t in waiting if t["dag"] == invoer.gepland] or waiting
        if len(exact) > 1:
            days = ", ".join(dutch(t["dag"]) for t in exact)
            raise Geweigerd(f"Er staan er meer open, op {days}; kies er een met --gepland DATUM.", veld="gepland")
        if exact[0]["dag"] == invoer.naar:
            raise Geweigerd(f"Het gesprek staat al op {dutch(invoer.naar)}.", veld="naar")
        moved = GesprekInvoer(gepland=exact[0]["gepland"], soort=soort, verzet_naar=invoer.naar)
        return store(boeking, GESPREK, found, moved)[1]


def held(env: Omgeving, dossier: str, invoer: GesprekInvoer) -> str | None:
    """Note what became of a talk: of the one that stands for that day, else of the first one still open, else of a new one."""
    if not set(given(invoer)) - {"soort"}:
        raise Geweigerd(
            "Zeg wat van het gesprek is geworden: --gehouden DATUM, --niet-verschenen of --verzet-naar DATUM.",
            veld="gehouden",
        )
    with booking(env, "gesprek record", bij_dubbel=UPDATE) as boeking:
        found = boeking.dossier(dossier)
        boeking.warn_closed(found, invoer)
        waiting = reads.gesprek.waiting(boeking.schrijver.raw, found.id, invoer.soort or VOORTGANG)
        meant = [t for t in waiting if invoer.gepland in (None, t["dag"])]
        if meant:
            invoer = replaced(invoer, gepland=meant[0]["gepland"])
        return store(boeking, GESPREK, found, invoer)[1]
