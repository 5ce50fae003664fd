"""The Plan Inburgering en Participatie: concept, vastgesteld, gewijzigd; every version is kept."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.sources import RVS_LEERROUTE, bi, duo, wi
from inburgering_cli.law.vocabulary import ASIEL, LEERROUTES
from inburgering_cli.records.field import fields_of, given
from inburgering_cli.records.kinds.pip import PipInvoer, PipTekenInvoer
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import GEWIJZIGD, NIEUW, NOOIT, ONGEWIJZIGD, Boeking, booking, need
from inburgering_cli.work.writing.records import Handling


def store(boeking: Boeking, dossier: Dossier | None, invoer: PipInvoer) -> tuple[str, str | None]:
    """Add a version of the PIP. The same dagtekening (or being the concept) makes it the same version."""
    found = need(dossier)
    _check(boeking, invoer)
    stored = reads.pip.version(boeking.schrijver.flushed, found.id, invoer.dagtekening)
    if stored is None:
        _add(boeking, found, invoer)
        return NIEUW, found.nummer
    values, leefgebied = _split(invoer)
    known = _leefgebieden(boeking, stored["id"])
    stored["leefgebied"] = known
    if leefgebied:
        values["leefgebied"] = {**known, **leefgebied}
    what = f"Het PIP van {dutch(invoer.dagtekening)}" if invoer.dagtekening else "Een concept-PIP"
    changed = boeking.differs(stored, values, what)
    if not changed:
        return ONGEWIJZIGD, found.nummer
    _rewrite(boeking, found, stored["id"], changed)
    boeking.trail(found.nummer, invoer)
    return GEWIJZIGD, found.nummer


HANDLINGS = {"pip": Handling(store=store)}


def create(env: Omgeving, dossier: str, invoer: PipInvoer) -> str:
    """Make our first PIP of a dossier, as a concept or settled; the number of the dossier.

    What somebody brought from another municipality is no PIP of ours (Wi 15 lid 4).
    """
    with booking(env, "pip create") as boeking:
        found = boeking.dossier(dossier)
        if _concept(boeking, found) is not None:
            raise Geweigerd(
                f"Dossier {found.nummer} heeft al een concept-PIP. Stel het vast met"
                f" `inburgering pip sign {found.nummer} --dagtekening DATUM`, of wijzig het met `inburgering pip"
                f" revise {found.nummer}`."
            )
        if _last(boeking, found) and not _moved_in_without(boeking.facts(found.id)):
            raise Geweigerd(
                f"Dossier {found.nummer} heeft al een PIP. Een nieuwe versie gaat met"
                f" `inburgering pip revise {found.nummer} --dagtekening DATUM --reden TEKST`."
            )
        _check_order(boeking, found, invoer.dagtekening)
        store(boeking, found, invoer)
        return found.nummer


def _moved_in_without(facts: Feiten) -> bool:
    """Whether all versions are of a municipality that was left."""
    return facts.pip_vorige_gemeente is not None and facts.pip_hier is None


def sign(env: Omgeving, dossier: str, invoer: PipTekenInvoer) -> str:
    """Settle the concept; the number of the dossier."""
    with booking(env, "pip sign") as boeking:
        found = boeking.dossier(dossier)
        concept = _concept(boeking, found)
        if concept is None:
            raise Geweigerd(
                f"Dossier {found.nummer} heeft geen concept-PIP. Maak er een met `inburgering pip create"
                f" {found.nummer}`."
            )
        _check(boeking, PipInvoer(dagtekening=invoer.dagtekening, bekendmaking=invoer.bekendmaking))
        _check_order(boeking, found, invoer.dagtekening)
        _rewrite(boeking, found, concept["id"], given(invoer))
        boeking.trail(found.nummer, invoer)
        return found.nummer


def revise(env: Omgeving, dossier: str, invoer: PipInvoer) -> str:
    """Change the concept, or make a new version of a settled PIP (with a reason); the number of the dossier."""
    with booking(env, "pip revise") as boeking:
        found = boeking.dossier(dossier)
        concept = _concept(boeking, found)
        last = _last(boeking, found)
        if concept is None and last is None:
            raise Geweigerd(
                f"Dossier {found.nummer} heeft nog geen PIP. Maak er een met `inburgering pip create {found.nummer}`."
            )
        _check(boeking, invoer)
        if invoer.dagtekening:
            _check_order(boeking, found, invoer.dagtekening)
        if concept is not None:
            values, leefgebied = _split(invoer)
            if leefgebied:
                values["leefgebied"] = {**_leefgebieden(boeking, concept["id"]), **leefgebied}
            if not values:
                raise Geweigerd(
                    "Er is niets om te wijzigen; noem minstens één veld (zie `inburgering pip revise --help`)."
                )
            _rewrite(boeking, found, concept["id"], values)
            boeking.trail(found.nummer, invoer)
            return found.nummer
        if not invoer.reden:
            raise rules.refuse("een gewijzigd PIP vraagt een reden", bi("5.3 lid 6"), "reden")
        previous = last or {}
        left = _OWN | (set(_REJECTED) if _rejected(invoer) else set())
        kept = {k: previous[k] for k in fields_of(PipInvoer) if k in previous and k not in left}
        kept["leefgebied"] = tuple({**_leefgebieden(boeking, previous["id"]), **dict(invoer.leefgebied or ())}.items())
        own = {k: v for k, v in given(invoer).items() if k != "leefgebied"}
        _add(boeking, found, PipInvoer(**{**kept, **own}))
        return found.nummer


_OWN = {"dagtekening", "bekendmaking", "reden"}  # of one version only, not carried over to the next
#: Why a route was not chosen. A version that rejects any chose anew, so what the one before said is not carried over.
_REJECTED = {f"afgewezen_{route}": route for route in LEERROUTES}


def _rejected(invoer: PipInvoer) -> dict[str, str]:
    """The routes that an input rejects, by the field that says why."""
    return {name: route for name, route in _REJECTED.items() if getattr(invoer, name)}


def _add(boeking: Boeking, found: Dossier, invoer: PipInvoer) -> None:
    values, leefgebied = _split(invoer)
    ident = boeking.schrijver.add("pip", {**values, "dossier_id": found.id})
    for naam, waarde in leefgebied.items():
        boeking.schrijver.add("pip_leefgebied", {"pip_id": ident, "naam": naam, "waarde": waarde})
    _warn_missing(boeking, found, invoer)
    boeking.trail(found.nummer, invoer)


def _rewrite(boeking: Boeking, found: Dossier, ident: int, changed: dict[str, Any]) -> None:
    columns = {k: v for k, v in changed.items() if k != "leefgebied"}
    if "leefgebied" in changed:
        boeking.schrijver.remove_where("pip_leefgebied", pip_id=ident)
        for naam, waarde in changed["leefgebied"].items():
            boeking.schrijver.add("pip_leefgebied", {"pip_id": ident, "naam": naam, "waarde": waarde})
    if columns:
        boeking.schrijver.change("pip", ident, columns)
    boeking.check(found.id)


def _split(invoer: PipInvoer) -> tuple[dict[str, Any], dict[str, str]]:
    values = given(invoer)
    return values, dict(values.pop("leefgebied", ()))


def _leefgebieden(boeking: Boeking, pip_id: int) -> dict[str, str]:
    return reads.record.parts(boeking.schrijver.raw, "pip_leefgebied", "pip_id", pip_id)


def _concept(boeking: Boeking, found: Dossier) -> dict[str, Any] | None:
    return reads.pip.version(boeking.schrijver.flushed, found.id, None)


def _last(boeking: Boeking, found: Dossier) -> dict[str, Any] | None:
    return reads.pip.last(boeking.schrijver.flushed, found.id)


def _check(boeking: Boeking, invoer: PipInvoer) -> None:
    if len(_rejected(invoer)) == len(_REJECTED):
        raise rules.refuse(
            "een PIP kiest één leerroute; ze kunnen niet alle drie zijn afgewezen", wi("15"), "afgewezen_z"
        )
    if invoer.bekendmaking and not invoer.dagtekening:
        raise Geweigerd("Een concept wordt niet bekendgemaakt; geef ook de dagtekening.", veld="dagtekening")
    if invoer.bekendmaking and invoer.dagtekening and invoer.bekendmaking < invoer.dagtekening:
        raise Geweigerd("De bekendmaking ligt vóór de dagtekening.", veld="bekendmaking")


def _check_order(boeking: Boeking, found: Dossier, dagtekening: str | None) -> None:
    last = _last(boeking, found)
    if last and dagtekening and dagtekening <= last["dagtekening"]:
        raise rules.refuse(
            f"de dagtekening moet na die van het vorige PIP liggen ({dutch(last['dagtekening'])})",
            duo("PIP: niet vóór het actuele PIP"),
            "dagtekening",
        )


def _warn_missing(boeking: Boeking, found: Dossier, invoer: PipInvoer) -> None:
    """Check the dossier with its new version, and say what a settled PIP lacks (Bi 5.3 lid 4)."""
    if invoer.dagtekening is None:
        return
    facts = boeking.check(found.id)
    wanted = {
        "gesprekken": "het aantal voortgangsgesprekken",
        "intensiteit_pvt": "de intensiteit van het PVT",
    }
    if facts.leerroute != "onderwijs":
        wanted["intensiteit_map"] = "de intensiteit van de MAP"
    if facts.doelgroep == ASIEL:
        wanted["intensiteit_route"] = "de intensiteit van de leerroute"
    missing = [text for name, text in wanted.items() if getattr(invoer, name) is None]
    if facts.leerroute is None:
        missing.insert(0, f"de leerroute (`inburgering route assign {found.nummer} ROUTE --datum DATUM`)")
    if missing and boeking.bij_dubbel == NOOIT:  # not for a file: what is missing there may stand in the next one
        boeking.env.warn(f"In het PIP van {found.nummer} ontbreekt nog: {', '.join(missing)} (Bi 5.3 lid 4).")
    _warn_routes(boeking, invoer, facts)


def _warn_routes(boeking: Boeking, invoer: PipInvoer, facts: Feiten) -> None:
    """Say of which other routes the reasons lack, or that the reasons do not go with the route that holds."""
    told, route = _rejected(invoer), facts.leerroute
    if route is None or (not told and invoer.afgewezen_routes):
        return
    if route in told.values():
        boeking.warn(
            f"Dit PIP zegt waarom niet de {LEERROUTES[route]}, maar die is nu toegewezen; wijs de nieuwe toe met"
            f" `inburgering route assign {facts.dossier} ROUTE --datum DATUM` ({wi('15').kort})."
        )
    elif lacking := [n for n, other in _REJECTED.items() if other != route and n not in told]:
        options = ", ".join("--" + name.replace("_", "-") for name in lacking)
        boeking.warn(f"Leg ook vast waarom de andere leerroutes zijn afgewezen: {options} ({RVS_LEERROUTE.kort}).")
