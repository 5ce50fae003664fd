"""The Plan Inburgering en Participatie: concept, vastgesteld, gewijzigd; every version is kept."""

from itertools import groupby
from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import INTENSITY
from inburgering_cli.law.sources import RVS_LEERROUTE, TALKS, bi, duo, nota, wi
from inburgering_cli.law.vocabulary import ASIEL, LEERROUTES, WI2021
from inburgering_cli.records.field import given
from inburgering_cli.records.kinds.pip import PIP, PipRecord, PipSignRecord
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import NEVER, Booking, need, open_booking
from inburgering_cli.work.writing.records import Entry, Handling, change_row, merged, parts_of, store


def create(env: Environment, dossier: str, record: PipRecord) -> str:
    """Make our first PIP of a dossier, as a concept or settled; the number of the dossier.

    What somebody brought from another municipality is no PIP of ours (Wi 15 lid 4).
    """
    with open_booking(env, "pip create") as booking:
        found = booking.dossier(dossier)
        if _concept(booking, found) is not None:
            raise Refused(
                f"Dossier {found.nummer} heeft al een concept-PIP. Stel het vast met"
                f" `inburgering pip sign {found.nummer} --dagtekening DATUM`, of wijzig het met `inburgering pip"
                f" revise {found.nummer}`."
            )
        if _last(booking, found) and not _moved_in_without(booking.facts(found.id)):
            raise Refused(
                f"Dossier {found.nummer} heeft al een PIP. Een nieuwe versie gaat met"
                f" `inburgering pip revise {found.nummer} --dagtekening DATUM --reden TEKST`."
            )
        _check_order(booking, found, record.dagtekening)
        store(booking, PIP, found, record)
        return found.nummer


def _moved_in_without(facts: Facts) -> bool:
    """Whether all versions are of a municipality that was left."""
    return facts.pip_vorige_gemeente is not None and facts.pip_hier is None


def sign(env: Environment, dossier: str, record: PipSignRecord) -> str:
    """Settle the concept; the number of the dossier."""
    with open_booking(env, "pip sign") as booking:
        found = booking.dossier(dossier)
        concept = _concept(booking, found)
        if concept is None:
            raise Refused(
                f"Dossier {found.nummer} heeft geen concept-PIP. Maak er een met `inburgering pip create"
                f" {found.nummer}`."
            )
        _check(PipRecord(dagtekening=record.dagtekening, bekendmaking=record.bekendmaking), _facts(booking, found))
        _check_order(booking, found, record.dagtekening)
        _rewrite(booking, found, concept["id"], given(record))
        booking.note(found, record)
        return found.nummer


def revise(env: Environment, dossier: str, record: PipRecord) -> str:
    """Change the concept, or make a new version of a settled PIP (with a reason); the number of the dossier."""
    with open_booking(env, "pip revise") as booking:
        found = booking.dossier(dossier)
        concept = _concept(booking, found)
        last = _last(booking, found)
        if concept is None and last is None:
            raise Refused(
                f"Dossier {found.nummer} heeft nog geen PIP. Maak er een met `inburgering pip create {found.nummer}`."
            )
        facts = _facts(booking, found)
        _check(record, facts)
        if record.dagtekening:
            _check_order(booking, found, record.dagtekening)
        if concept is not None:
            if not (values := merged(PIP, concept, given(record))):
                raise Refused(
                    "Er is niets om te wijzigen; noem minstens één veld (zie `inburgering pip revise --help`)."
                )
            _rewrite(booking, found, concept["id"], values)
            booking.note(found, record)
            return found.nummer
        if not record.reden:
            raise _without_reason(facts)
        previous = last or {}
        left = _OWN | (set(_REJECTED) if _rejected(record) else set())
        kept = {k: previous[k] for k in PipRecord.fields if k in previous and k not in left}
        whole = {**kept, **merged(PIP, previous, given(record))}
        store(booking, PIP, found, PipRecord(**whole | {"leefgebied": tuple(whole["leefgebied"].items())}))
        return found.nummer


_OWN = {"dagtekening", "bekendmaking", "reden"}  # of one version only, not carried over to the next
#: Why a route was not chosen. A version that rejects any chose anew, so what the one before said is not carried over.
_REJECTED = {f"afgewezen_{route}": route for route in LEERROUTES}


def _rejected(record: PipRecord) -> dict[str, str]:
    """The routes that an input rejects, by the field that says why."""
    return {name: route for name, route in _REJECTED.items() if getattr(record, name)}


def _rewrite(booking: Booking, found: Dossier, ident: int, changed: dict[str, Any]) -> None:
    change_row(booking.writer, PIP, ident, changed)
    booking.check(found.id)


def _concept(booking: Booking, found: Dossier) -> dict[str, Any] | None:
    return _with_parts(booking, reads.pip.version(booking.writer.flushed, found.id, None))


def _last(booking: Booking, found: Dossier) -> dict[str, Any] | None:
    return _with_parts(booking, reads.pip.last(booking.writer.flushed, found.id))


def _with_parts(booking: Booking, version: dict[str, Any] | None) -> dict[str, Any] | None:
    return version and version | parts_of(booking, PIP, version["id"])


def _facts(booking: Booking, found: Dossier) -> Facts:
    env = booking.env
    return next(reads.facts.read(booking.writer.raw, env.policy, env.peildatum, ids=[found.id]))


def _check(record: PipRecord, facts: Facts) -> None:
    if len(_rejected(record)) == len(_REJECTED):
        raise rules.refuse(
            "een PIP kiest één leerroute; ze kunnen niet alle drie zijn afgewezen",
            wi("15") if facts.stelsel == WI2021 else nota("3.2"),
            "afgewezen_z",
        )
    if record.bekendmaking and not record.dagtekening:
        raise Refused("Een concept wordt niet bekendgemaakt; geef ook de dagtekening.", field="dagtekening")
    if record.bekendmaking and record.dagtekening and record.bekendmaking < record.dagtekening:
        raise Refused("De bekendmaking ligt vóór de dagtekening.", field="bekendmaking")


def _without_reason(facts: Facts) -> Refused:
    source = bi("5.3 lid 6") if facts.stelsel == WI2021 else nota("3.2")
    return rules.refuse("een gewijzigd PIP vraagt een reden", source, "reden")


def _check_version(new: Entry) -> None:
    """Refuse a version that the PIP cannot have: by itself, or without a reason after an earlier one of ours."""
    _check(new.record, new.facts)
    day, booking = new.record.dagtekening, new.booking
    if day is None or new.record.reden:
        return
    first = reads.pip.first_day(booking.writer.flushed, need(new.dossier).id)
    if first is None or first >= day:
        return
    facts = new.facts
    # versions of the municipality that was left are followed by our first one
    ours = (facts.pip_hier or day) if facts.pip_vorige_gemeente else facts.pip_dagtekening
    if ours is not None and ours < day:
        raise _without_reason(facts)


def _check_order(booking: Booking, found: Dossier, dagtekening: str | None) -> None:
    last = _last(booking, found)
    if last and dagtekening and dagtekening <= last["dagtekening"]:
        raise rules.refuse(
            f"de dagtekening moet na die van het vorige PIP liggen ({dutch(last['dagtekening'])})",
            duo("PIP: niet vóór het actuele PIP"),
            "dagtekening",
        )


def _after(new: Entry) -> None:
    """Check the dossier with its new or changed version, and say what a new settled PIP lacks."""
    booking, found, record = new.booking, need(new.dossier), new.record
    if new.stored is None and record.dagtekening is None:
        return
    facts = booking.check(found.id)
    if new.stored is not None:
        return
    by_law, pilot = facts.stelsel == WI2021, nota("3.2")
    content, intensity = (wi("15 lid 1"), INTENSITY) if by_law else (pilot, pilot)
    wanted = {
        "gesprekken": ("het aantal voortgangsgesprekken", TALKS if by_law else nota("tabel 1.0")),
        "intensiteit_pvt": ("de intensiteit van het PVT", content),
    }
    if facts.leerroute != "onderwijs":
        wanted["intensiteit_map"] = ("de intensiteit van de MAP", content)
    if facts.doelgroep == ASIEL:
        wanted["intensiteit_route"] = ("de intensiteit van de leerroute", intensity)
    lacking = [part for name, part in wanted.items() if getattr(record, name) is None]
    if facts.leerroute is None:
        lacking.insert(0, (f"de leerroute (`inburgering route assign {found.nummer} ROUTE --datum DATUM`)", content))
    missing = [
        f"{', '.join(text for text, _ in same)} ({source.kort})"
        for source, same in groupby(sorted(lacking, key=lambda part: part[1]), key=lambda part: part[1])
    ]
    if missing and booking.on_duplicate == NEVER:  # not for a file: what is missing there may stand in the next one
        booking.env.warn(f"In het PIP van {found.nummer} ontbreekt nog: {'; '.join(missing)}.")
    _warn_routes(booking, record, facts)


def _warn_routes(booking: Booking, record: PipRecord, facts: Facts) -> None:
    """Say of which other routes the reasons lack, or that the reasons do not go with the route that holds."""
    told, route = _rejected(record), facts.leerroute
    if route is None or (not told and record.afgewezen_routes):
        return
    if route in told.values():
        booking.warn(
            f"Dit PIP zegt waarom niet de {LEERROUTES[route]}, maar die is nu toegewezen; wijs de nieuwe toe met"
            f" `inburgering route assign {facts.dossier} ROUTE --datum DATUM` ({wi('15').kort})."
        )
    elif lacking := [n for n, other in _REJECTED.items() if other != route and n not in told]:
        options = ", ".join("--" + name.replace("_", "-") for name in lacking)
        booking.warn(f"Leg ook vast waarom de andere leerroutes zijn afgewezen: {options} ({RVS_LEERROUTE.kort}).")


HANDLINGS = {"pip": Handling(rule=_check_version, after=_after)}
