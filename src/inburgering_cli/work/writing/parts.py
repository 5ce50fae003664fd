"""Completing the MAP and signing the participatieverklaring."""

from collections.abc import Callable

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.parts import DonePart, map_parts, pvt_parts
from inburgering_cli.law.vocabulary import FEIT_LABELS, ONDERWIJS, WI2021
from inburgering_cli.records.kinds.parts import FinishRecord
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.writing.booking import Booking, need, open_booking
from inburgering_cli.work.writing.records import Entry, Handling


def _below_goal(entry: Entry) -> None:
    """Warn when a part is recorded as done below the goal that the PIP names."""
    record = entry.record
    if not record.behaald:
        return
    dossier = need(entry.dossier)
    raw = entry.booking.writer.flushed
    day = entry.booking.env.peildatum
    goal = progress.map_progress(raw, day, dossier.id, entry.facts.pip_dagtekening).get(record.onderdeel)
    if goal and not goal.reached:
        entry.booking.env.warn(
            f"Het doel in het PIP is nog niet gehaald: {goal.sentence()}. Het onderdeel is wel als behaald vastgelegd."
        )


HANDLINGS = {
    "map": Handling(after=_below_goal),
}


def complete_map(env: Environment, dossier: str, record: FinishRecord) -> str:
    """Note the eindgesprek of the MAP, and say what of the MAP is not recorded; the number of the dossier."""

    def left(booking: Booking, ident: int, facts: Facts) -> list[str]:
        if facts.stelsel == WI2021 and facts.leerroute == ONDERWIJS:
            env.warn("In de onderwijsroute hoeft de MAP niet (Wi 8 lid 3).")
        day = str(record.datum)
        raw = booking.writer.raw
        goals = progress.map_progress(raw, day, ident, facts.pip_dagtekening)
        return _missing("De MAP", map_parts(facts, progress.map_records(raw, day, ident), goals), "eindgesprek")

    return _complete(env, dossier, record, "map complete", "map_eindgesprek", "map_verwijtbaar", left)


def sign_pvt(env: Environment, dossier: str, record: FinishRecord) -> str:
    """Note that the participatieverklaring was signed, and say what of the PVT is not recorded; the number of the dossier."""

    def left(booking: Booking, ident: int, facts: Facts) -> list[str]:
        day = str(record.datum)
        return _missing(
            "Het PVT", pvt_parts(facts, progress.pvt_records(booking.writer.raw, day, ident)), "ondertekening"
        )

    return _complete(env, dossier, record, "pvt sign", "pvt_ondertekend", "pvt_verwijtbaar", left)


def _missing(what: str, parts: list[DonePart], closing: str) -> list[str]:
    """A sentence about what is not recorded, if anything. Registering may follow, and the municipality may deduct intake
    hours (Bi 3.1 lid 5, 3.2 lid 3): so nothing is refused."""
    left = [f"{d.naam}: {d.ontbreekt} ({d.bron.kort})" for d in parts if d.ontbreekt and d.onderdeel != closing]
    return [f"{what} is afgerond, maar niet alles ligt vast. " + "; ".join(left) + "."] if left else []


def _complete(
    env: Environment,
    dossier: str,
    record: FinishRecord,
    command: str,
    day: str,
    blame: str,
    left: Callable[[Booking, int, Facts], list[str]],
) -> str:
    with open_booking(env, command) as booking:
        found = booking.dossier(dossier)
        known = reads.dossier.by_id(booking.writer.flushed, found.id) or {}
        if known.get(day) not in (None, record.datum):
            raise Refused(
                f"{FEIT_LABELS[day].capitalize()} staat al op {dutch(known[day])}. Wijzigen gaat met"
                f" `inburgering case edit {found.nummer} --{day.replace('_', '-')} DATUM`.",
                field="datum",
            )
        changed = {day: record.datum} | ({} if record.verwijtbaar is None else {blame: record.verwijtbaar})
        booking.writer.change("dossier", found.id, changed)
        for sentence in left(booking, found.id, booking.check(found.id)):
            env.warn(sentence)
        booking.note(found, record)
        return found.nummer
