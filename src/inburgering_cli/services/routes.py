"""Leerroutes: assigning, lowering to A2, completing."""

from typing import Any

from inburgering_cli.domain import rules
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.errors import Geweigerd
from inburgering_cli.domain.inputs.algemeen import DatumInvoer
from inburgering_cli.domain.inputs.route import AfschaalInvoer, RouteInvoer
from inburgering_cli.domain.vocabulary import LEERROUTES, WI2021, Z
from inburgering_cli.services.booking import Boeking, booking, need
from inburgering_cli.services.environment import Omgeving
from inburgering_cli.services.lookup import Dossier
from inburgering_cli.services.records import Kenmerk, Vastlegging, kind
from inburgering_cli.store import tables


def _check(new: Vastlegging) -> None:
    boeking, found, invoer = new.boeking, need(new.dossier), new.invoer
    before = boeking.row(
        "SELECT route FROM route WHERE dossier_id = ? AND datum < ? ORDER BY datum DESC LIMIT 1",
        (found.id, invoer.datum),
    )
    person = boeking.row("SELECT geboortedatum FROM dossier WHERE id = ?", (found.id,)) or {}
    route, datum = str(invoer.route), str(invoer.datum)
    rules.check_route(
        rules.Toewijzing(
            route, datum, invoer.niveau, invoer.reden, before["route"] if before else None, person["geboortedatum"]
        ),
        new.facts,
        boeking.env.warn,
    )
    newest = new.facts.pip_gewijzigd or new.facts.pip_dagtekening
    changed = before is not None and before["route"] != route
    if changed and newest is not None and newest < datum and new.facts.stelsel == WI2021:
        boeking.warn(
            "Een andere leerroute vraagt een gewijzigd PIP, met de reden en waarom de andere routes zijn afgewezen:"
            " `pip revise` (Bi 5.3 lid 6)."
        )
    if invoer.afgeschaald_op:
        rules.check_downscale(route, datum, invoer.afgeschaald_op, invoer.uren, boeking.env.warn)
    if invoer.afgerond_op and invoer.afgerond_op < datum:
        raise Geweigerd(f"De route is afgerond vóór de start ({dutch(datum)}).", veld="afgerond_op")


SOORT = kind(
    Kenmerk(
        "routes",
        RouteInvoer,
        tables.Route,
        ("datum",),
        lambda i: f"een leerroute per {dutch(i.datum)}",
        bij_nieuw=lambda i: {"niveau": rules.default_niveau(i.route)},
        controle=_check,
    )
)


def _current(boeking: Boeking, found: Dossier) -> dict[str, Any]:
    row = boeking.row(
        "SELECT * FROM route WHERE dossier_id = ? AND datum <= ? ORDER BY datum DESC LIMIT 1",
        (found.id, boeking.env.peildatum),
    )
    return row or {}


def downscale(env: Omgeving, dossier: str, invoer: AfschaalInvoer) -> str:
    """Lower the B1-route to A2; the number of the dossier."""
    with booking(env, "route downscale") as boeking:
        found = boeking.dossier(dossier)
        route = _current(boeking, found)
        if route.get("afgeschaald_op"):
            raise Geweigerd(f"De B1-route is al afgeschaald op {dutch(route['afgeschaald_op'])}.", veld="datum")
        rules.check_downscale(route.get("route"), route.get("datum"), str(invoer.datum), invoer.uren, env.warn)
        if not invoer.reden:
            env.warn("Leg met --reden vast welke inspanning is getoond (Wi 17 lid 3).")
        changed = {"afgeschaald_op": invoer.datum, "uren": invoer.uren, "afschaal_reden": invoer.reden}
        boeking.schrijver.change(tables.Route, route["id"], changed)
        env.warn("Afschalen vraagt een gewijzigd PIP: `pip revise` (Bi 5.3 lid 6).")
        boeking.trail(found.nummer, invoer)
        return found.nummer


def complete(env: Omgeving, dossier: str, invoer: DatumInvoer) -> str:
    """Complete the current route; the number of the dossier."""
    with booking(env, "route complete") as boeking:
        found = boeking.dossier(dossier)
        route = _current(boeking, found)
        if not route:
            raise Geweigerd(f"Dossier {found.nummer} heeft nog geen leerroute.", veld="dossier")
        if route["afgerond_op"]:
            raise Geweigerd(
                f"De {LEERROUTES[route['route']]} is al afgerond op {dutch(route['afgerond_op'])}.", veld="datum"
            )
        if str(invoer.datum) < route["datum"]:
            raise Geweigerd(f"De route begon pas op {dutch(route['datum'])}.", veld="datum")
        if route["route"] == Z:
            env.warn("De Z-route is klaar na de urennorm en het eindgesprek met de gemeente (Bi 3.14).")
        boeking.schrijver.change(tables.Route, route["id"], {"afgerond_op": invoer.datum})
        boeking.trail(found.nummer, invoer)
        return found.nummer
