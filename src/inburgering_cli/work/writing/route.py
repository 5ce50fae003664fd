"""Leerroutes: assigning, lowering to A2, completing."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.plicht.hours import AFSCHALEN, UUR, Rekening, cursusuren, rekeningen, uren
from inburgering_cli.law.plicht.parts import Resultaten, eisen
from inburgering_cli.law.vocabulary import LEERROUTES, WI2021, Z
from inburgering_cli.records.kinds.common import DatumInvoer
from inburgering_cli.records.kinds.route import AfschaalInvoer
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Boeking, booking, need
from inburgering_cli.work.writing.records import Entry, Handling


def _check(new: Entry) -> None:
    boeking, found, invoer = new.boeking, need(new.dossier), new.invoer
    route, datum = str(invoer.route), str(invoer.datum)
    stored = boeking.schrijver.flushed
    before = reads.route.before(stored, found.id, datum)
    person = reads.dossier.by_id(stored, found.id) or {}
    rules.check_route(
        rules.Toewijzing(route, datum, invoer.niveau, invoer.reden, before, person["geboortedatum"]),
        new.facts,
        boeking.env.warn,
    )
    newest = new.facts.pip_gewijzigd or new.facts.pip_dagtekening
    if before not in (None, route) and newest is not None and newest < datum and new.facts.stelsel == WI2021:
        boeking.warn(
            "Een andere leerroute vraagt een gewijzigd PIP, met de reden en waarom de andere routes zijn afgewezen:"
            f" `inburgering pip revise {new.facts.dossier} --dagtekening DATUM --reden TEKST` (Bi 5.3 lid 6)."
        )
    if invoer.afgeschaald_op:
        rules.check_downscale(route, datum, invoer.afgeschaald_op, invoer.uren, None, boeking.env.warn)
    if invoer.afgerond_op and invoer.afgerond_op < datum:
        raise Geweigerd(f"De route is afgerond vóór de start ({dutch(datum)}).", veld="afgerond_op")
    # hours may well be registered after the route: here what is missing is no reason to refuse
    if invoer.afgerond_op and route == Z and rules.zroute_missing(*_zroute(boeking, found, invoer.afgerond_op)):
        boeking.env.warn(
            "Een Z-route is afgerond zonder dat alle uren en het eindgesprek vastliggen; zie"
            f" `inburgering route account {found.nummer}`."
        )


HANDLINGS = {
    "route": Handling(rule=_check),
}


def _facts(boeking: Boeking, found: Dossier, day: str) -> Feiten:
    """The facts of a dossier as they were known on a day."""
    return next(reads.facts.read(boeking.schrijver.raw, boeking.env.beleid, day, ids=[found.id]))


def _zroute(boeking: Boeking, found: Dossier, day: str) -> tuple[list[Rekening], str | None]:
    """The accounts of a dossier on a day, and the day of its eindgesprek."""
    raw = boeking.schrijver.raw
    facts = _facts(boeking, found, day)._replace(leerroute=Z)  # also when the route is only about to be stored
    return rekeningen(facts, progress.hours_of(raw, day, found.id)), progress.final_talk(raw, day, found.id)


def _say_what_is_left(env: Omgeving, facts: Feiten, results: Resultaten) -> None:
    """Completing a route does not meet the plicht while PVT, MAP or a part of the examen is open."""
    todo = [e for e in eisen(facts, results) if not e.klaar]
    left = [e for e in todo if e.id in ("pvt", "map")]
    for eis in left:
        env.warn(f"{eis.naam} ligt nog niet vast; ook dat hoort bij de plicht ({eis.bron.kort}).")
    if left and facts.zroute_afgerond and facts.stelsel == WI2021:
        env.warn("DUO neemt PVT en MAP niet aan met een dag na de afronding van de Z-route.")
    if exams := [e for e in todo if e.id.startswith("examen_")]:
        names = ", ".join(e.naam.removeprefix("examen ") for e in exams)
        env.warn(f"Van het examen ligt nog niet vast: {names} ({exams[0].bron.kort}).")


def _current(boeking: Boeking, found: Dossier) -> dict[str, Any]:
    return reads.route.current(boeking.schrijver.flushed, found.id, boeking.env.peildatum) or {}


def downscale(env: Omgeving, dossier: str, invoer: AfschaalInvoer) -> str:
    """Lower the B1-route to A2; the number of the dossier."""
    with booking(env, "route downscale") as boeking:
        found = boeking.dossier(dossier)
        route = _current(boeking, found)
        if route.get("afgeschaald_op"):
            raise Geweigerd(f"De B1-route is al afgeschaald op {dutch(route['afgeschaald_op'])}.", veld="datum")
        day = str(invoer.datum)
        recorded = cursusuren(_facts(boeking, found, day), progress.hours_of(boeking.schrijver.raw, day, found.id))
        rules.check_downscale(route.get("route"), route.get("datum"), day, invoer.uren, recorded, env.warn)
        if invoer.uren is None and recorded is not None:
            env.warn(f"Het besluit steunt op {uren(recorded)} vastgelegde cursusuren ({AFSCHALEN.bron.kort}).")
        if not invoer.reden:
            env.warn("Leg met --reden vast welke inspanning is getoond (Wi 17 lid 3).")
        basis = invoer.uren if recorded is None or invoer.uren is not None else recorded // UUR
        changed = {"afgeschaald_op": invoer.datum, "uren": basis, "afschaal_reden": invoer.reden}
        boeking.schrijver.change("route", route["id"], changed)
        env.warn(
            "Afschalen vraagt een gewijzigd PIP:"
            f" `inburgering pip revise {found.nummer} --dagtekening DATUM --reden TEKST` (Bi 5.3 lid 6)."
        )
        boeking.trail(found.nummer, invoer)
        return found.nummer


def complete(env: Omgeving, dossier: str, invoer: DatumInvoer) -> str:
    """Complete the current route; the number of the dossier."""
    with booking(env, "route complete") as boeking:
        found = boeking.dossier(dossier)
        route = _current(boeking, found)
        if not route:
            raise Geweigerd(
                f"Dossier {found.nummer} heeft nog geen leerroute. Wijs die toe met"
                f" `inburgering route assign {found.nummer} ROUTE --datum DATUM`.",
                veld="dossier",
            )
        if route["afgerond_op"]:
            raise Geweigerd(
                f"De {LEERROUTES[route['route']]} is al afgerond op {dutch(route['afgerond_op'])}.", veld="datum"
            )
        if str(invoer.datum) < route["datum"]:
            raise Geweigerd(f"De route begon pas op {dutch(route['datum'])}.", veld="datum")
        if route["route"] == Z:
            rules.check_zroute(*_zroute(boeking, found, str(invoer.datum)))
        boeking.schrijver.change("route", route["id"], {"afgerond_op": invoer.datum})
        facts = boeking.check(found.id)
        _say_what_is_left(env, facts, progress.results_of(boeking.schrijver.raw, str(invoer.datum), found.id))
        boeking.trail(found.nummer, invoer)
        return found.nummer
