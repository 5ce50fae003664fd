"""Talks about progress: planned, moved, held, what was agreed."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import codes as c
from inburgering_cli.records.field import given, replaced
from inburgering_cli.records.kinds.gesprek import GESPREK, PROGRESS, GesprekRecord, MoveRecord, PlanRecord
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import UPDATE, Booking, need, open_booking
from inburgering_cli.work.writing.records import Entry, Handling, store


def _filled(booking: Booking, dossier: Dossier | None, _: Any, values: dict[str, Any]) -> dict[str, Any]:
    """A talk without a kind is about progress. The hour of a talk that moves to another day is open until it is typed."""
    values = {"soort": PROGRESS, **values}
    if values.get("verzet_naar") and "tijd" not in values and booking.on_duplicate == UPDATE:
        key = {"dossier_id": need(dossier).id, "gepland": values.get("gepland"), "soort": values["soort"]}
        stored = reads.record.equal(booking.writer.flushed, GESPREK.table, key)
        if stored and stored["tijd"] and stored["verzet_naar"] != values["verzet_naar"]:
            booking.env.warn("De tijd van het verzette gesprek is nog niet bekend; geef die op met --tijd.")
            booking.writer.change(GESPREK.table, stored["id"], {"tijd": None})
            booking.writer.flush()
    return values


def _check(new: Entry) -> None:
    day = new.record.verzet_naar or new.record.gepland
    talk = (need(new.dossier).id, new.record.soort or PROGRESS)
    if day and reads.gesprek.other_on(new.booking.writer.flushed, *talk, day, new.record.gepland):
        raise Refused(f"Op {dutch(day)} staat al een gesprek van deze soort; kies een andere dag.", field="gepland")


HANDLINGS = {
    "gesprek": Handling(fills=_filled, rule=_check),
}


def plan(env: Environment, dossier: str, record: PlanRecord) -> str | None:
    """Plan a talk; the number of the dossier."""
    with open_booking(env, "gesprek plan") as booking:
        found = booking.dossier(dossier)
        kind = record.soort or PROGRESS
        if reads.gesprek.is_planned(booking.writer.flushed, found.id, kind, str(record.gepland)):
            raise Refused(
                f"Voor {dutch(record.gepland)} is al een {c.GESPREKKEN[kind]} gepland; er is niets opgeslagen. Verzetten gaat"
                f" met `inburgering gesprek move {found.nummer} --gepland {record.gepland} --naar DATUM`.",
                field="gepland",
            )
        return store(booking, GESPREK, found, GesprekRecord(**given(record)))[1]


def move(env: Environment, dossier: str, record: MoveRecord) -> str | None:
    """Move a talk that is still open to another day; the number of the dossier.

    It stays known by the day it was first planned for, so that a file with that day does not plan it again.
    """
    with open_booking(env, "gesprek move", on_duplicate=UPDATE) as booking:
        found = booking.dossier(dossier)
        kind = record.soort or PROGRESS
        waiting = [
            t
            for t in reads.gesprek.waiting(booking.writer.raw, found.id, kind)
            if record.gepland in (None, t["dag"], t["gepland"])
        ]
        if not waiting:
            which = f" op {dutch(record.gepland)}" if record.gepland else ""
            raise Refused(
                f"Er staat geen {c.GESPREKKEN[kind]} open{which} in dossier {found.nummer}; wat is gehouden of gemist,"
                f" verzet u niet: plan een nieuw gesprek met `inburgering gesprek plan {found.nummer} --gepland DATUM`.",
                field="gepland",
            )
        exact = [t for t in waiting if t["dag"] == record.gepland] or waiting
        if len(exact) > 1:
            days = ", ".join(dutch(t["dag"]) for t in exact)
            raise Refused(f"Er staan er meer open, op {days}; kies er een met --gepland DATUM.", field="gepland")
        if exact[0]["dag"] == record.naar:
            raise Refused(f"Het gesprek staat al op {dutch(record.naar)}.", field="naar")
        at = {"tijd": record.tijd, "plaats": record.plaats}
        moved = GesprekRecord(gepland=exact[0]["gepland"], soort=kind, verzet_naar=record.naar, **at)
        return store(booking, GESPREK, found, moved)[1]


def held(env: Environment, dossier: str, record: GesprekRecord) -> str | None:
    """Note what became of a talk: of the one that stands for that day, else of the first one still open, else of a new one."""
    if not set(given(record)) - {"soort"}:
        raise Refused(
            "Zeg wat van het gesprek is geworden: --gehouden DATUM, --niet-verschenen of --verzet-naar DATUM.",
            field="gehouden",
        )
    with open_booking(env, "gesprek record", on_duplicate=UPDATE) as booking:
        found = booking.dossier(dossier)
        booking.warn_closed(found, record)
        waiting = reads.gesprek.waiting(booking.writer.raw, found.id, record.soort or PROGRESS)
        meant = [t for t in waiting if record.gepland in (None, t["dag"])]
        if meant:
            record = replaced(record, gepland=meant[0]["gepland"])
        return store(booking, GESPREK, found, record)[1]
