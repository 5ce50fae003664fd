"""Leerroutes: assigning, lowering to A2, completing."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import AFSCHALEN, HOUR, Account, CourseHours, cursusuren, hour_accounts, in_hours
from inburgering_cli.law.plicht.parts import Results, requirements
from inburgering_cli.law.vocabulary import LEERROUTES, WI2021, Z
from inburgering_cli.records.kinds.common import DayRecord
from inburgering_cli.records.kinds.route import DownscaleRecord
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking, need, open_booking
from inburgering_cli.work.writing.records import Entry, Handling


def _check(new: Entry) -> None:
    booking, found, record = new.booking, need(new.dossier), new.record
    route, day = str(record.route), str(record.datum)
    stored = booking.writer.flushed
    before = reads.route.before(stored, found.id, day)
    person = reads.dossier.by_id(stored, found.id) or {}
    rules.check_route(
        rules.Assignment(
            route,
            day,
            record.niveau,
            record.reden,
            before,
            person["geboortedatum"],
            reads.activiteit.last_not_exempting(stored, found.id, day),
        ),
        new.facts,
        booking.env.warn,
    )
    newest = new.facts.pip_gewijzigd or new.facts.pip_dagtekening
    if before not in (None, route) and newest is not None and newest < day and new.facts.stelsel == WI2021:
        booking.warn(
            "Een andere leerroute vraagt een gewijzigd PIP, met de reden en waarom de andere routes zijn afgewezen:"
            f" `inburgering pip revise {new.facts.dossier} --dagtekening DATUM --reden TEKST` (Bi 5.3 lid 6)."
        )
    if record.afgeschaald_op:
        recorded = _cursusuren(booking, found, record.afgeschaald_op)
        rules.check_downscale(route, day, record.afgeschaald_op, record.uren, recorded, booking.env.warn)
    _check_end(record.afgerond_op, day, "afgerond_op")
    # hours may well be registered after the route: here what is missing is no reason to refuse
    if record.afgerond_op and route == Z and rules.zroute_missing(*_zroute(booking, found, record.afgerond_op)):
        booking.env.warn(
            "Een Z-route is afgerond zonder dat alle uren en het eindgesprek vastliggen; zie"
            f" `inburgering route account {found.nummer}`."
        )


def _check_end(end: str | None, start: str, field: str) -> None:
    if end and end < start:
        raise Refused(f"De route begon pas op {dutch(start)}; afronden kan niet eerder.", field=field)


def _with_hours(booking: Booking, dossier: Dossier | None, record: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The hours on which a decision to lower to A2 rests: those recorded, where none were typed or stored."""
    day, found = record.afgeschaald_op, need(dossier)
    if not day or record.uren is not None:
        return values
    key = {"dossier_id": found.id, "datum": record.datum}
    stored = reads.record.equal(booking.writer.flushed, "route", key) or {}
    recorded = None if stored.get("uren") is not None else _cursusuren(booking, found, day)
    if recorded is None or recorded.total < AFSCHALEN.amount_of_parts:  # the rule refuses too few
        return values
    return {**values, "uren": recorded.total // HOUR}


HANDLINGS = {
    "route": Handling(fills=_with_hours, rule=_check),
}


def _cursusuren(booking: Booking, found: Dossier, day: str) -> CourseHours | None:
    """The hours recorded that count for lowering to A2 on a day."""
    return cursusuren(_facts(booking, found, day), progress.hours_of(booking.writer.flushed, day, found.id))


def _facts(booking: Booking, found: Dossier, day: str) -> Facts:
    """The facts of a dossier as they were known on a day."""
    return next(reads.facts.read(booking.writer.flushed, booking.env.policy, day, ids=[found.id]))


def _zroute(booking: Booking, found: Dossier, day: str) -> tuple[list[Account], str | None]:
    """The accounts of a dossier on a day, and the day of its eindgesprek."""
    raw = booking.writer.raw
    facts = _facts(booking, found, day)._replace(leerroute=Z)  # also when the route is only about to be stored
    return hour_accounts(facts, progress.hours_of(raw, day, found.id)), progress.final_talk(raw, day, found.id)


def _say_what_is_left(env: Environment, facts: Facts, results: Results, day: str) -> None:
    """Completing a route does not meet the plicht while PVT, MAP or a part of the examen is open."""
    todo = [e for e in requirements(facts, results, day) if not e.finished]
    left = [e for e in todo if e.id in ("pvt", "map")]
    for requirement in left:
        env.warn(f"{requirement.naam} ligt nog niet vast; ook dat hoort bij de plicht ({requirement.bron.kort}).")
    if left and facts.zroute_afgerond and facts.stelsel == WI2021:
        env.warn("DUO neemt PVT en MAP niet aan met een dag na de afronding van de Z-route.")
    if exams := [e for e in todo if e.id.startswith("examen_")]:
        names = ", ".join(e.naam.removeprefix("examen ") for e in exams)
        env.warn(f"Van het examen ligt nog niet vast: {names} ({exams[0].bron.kort}).")


def _current(booking: Booking, found: Dossier) -> dict[str, Any]:
    return reads.route.current(booking.writer.flushed, found.id, booking.env.peildatum) or {}


def downscale(env: Environment, dossier: str, record: DownscaleRecord) -> str:
    """Lower the B1-route to A2; the number of the dossier."""
    with open_booking(env, "route downscale") as booking:
        found = booking.dossier(dossier)
        route = _current(booking, found)
        if route.get("afgeschaald_op"):
            raise Refused(f"De B1-route is al afgeschaald op {dutch(route['afgeschaald_op'])}.", field="datum")
        day = str(record.datum)
        recorded = _cursusuren(booking, found, day)
        rules.check_downscale(route.get("route"), route.get("datum"), day, record.uren, recorded, env.warn)
        if record.uren is None and recorded is not None:
            env.warn(
                f"Het besluit steunt op {in_hours(recorded.total)} vastgelegde cursusuren ({AFSCHALEN.source.kort})."
            )
        if not record.reden:
            env.warn("Leg met --reden vast welke inspanning is getoond (Wi 17 lid 3).")
        basis = record.uren if recorded is None or record.uren is not None else recorded.total // HOUR
        changed = {
            "afgeschaald_op": record.datum,
            "afschaal_bekendmaking": record.bekendmaking,
            "uren": basis,
            "afschaal_reden": record.reden,
        }
        booking.writer.change("route", route["id"], changed)
        env.warn(
            "Afschalen vraagt een gewijzigd PIP:"
            f" `inburgering pip revise {found.nummer} --dagtekening DATUM --reden TEKST` (Bi 5.3 lid 6)."
        )
        booking.note(found, record)
        return found.nummer


def complete(env: Environment, dossier: str, record: DayRecord) -> str:
    """Complete the current route; the number of the dossier."""
    with open_booking(env, "route complete") as booking:
        found = booking.dossier(dossier)
        route = _current(booking, found)
        if not route:
            raise Refused(
                f"Dossier {found.nummer} heeft nog geen leerroute. Wijs die toe met"
                f" `inburgering route assign {found.nummer} ROUTE --datum DATUM`.",
                field="dossier",
            )
        if route["afgerond_op"]:
            raise Refused(
                f"De {LEERROUTES[route['route']]} is al afgerond op {dutch(route['afgerond_op'])}.", field="datum"
            )
        _check_end(record.datum, route["datum"], "datum")
        if route["route"] == Z:
            rules.check_zroute(*_zroute(booking, found, str(record.datum)))
        booking.writer.change("route", route["id"], {"afgerond_op": record.datum})
        facts = booking.check(found.id)
        day = str(record.datum)
        _say_what_is_left(env, facts, progress.results_of(booking.writer.raw, day, found.id), day)
        booking.note(found, record)
        return found.nummer
