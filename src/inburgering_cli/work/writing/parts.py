"""MAP, PVT and examen: their parts, and completing the first two."""

from collections.abc import Callable

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.plicht.parts import Deel, map_delen, pvt_delen
from inburgering_cli.law.vocabulary import FEIT_LABELS, ONDERWIJS, WI2021
from inburgering_cli.records.kinds.parts import AfsluitInvoer
from inburgering_cli.store import reads
from inburgering_cli.store.reads import progress
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.writing.booking import Boeking, booking


def complete_map(env: Omgeving, dossier: str, invoer: AfsluitInvoer) -> str:
    """Note the eindgesprek of the MAP, and say what of the MAP is not recorded; the number of the dossier."""

    def left(boeking: Boeking, ident: int, facts: Feiten) -> list[str]:
        if facts.stelsel == WI2021 and facts.leerroute == ONDERWIJS:
            env.warn("In de onderwijsroute hoeft de MAP niet (Wi 8 lid 3).")
        day = str(invoer.datum)
        return _missing(
            "De MAP", map_delen(facts, progress.map_records(boeking.schrijver.raw, day, ident)), "eindgesprek"
        )

    return _complete(env, dossier, invoer, "map complete", "map_eindgesprek", "map_verwijtbaar", left)


def sign_pvt(env: Omgeving, dossier: str, invoer: AfsluitInvoer) -> str:
    """Note that the participatieverklaring was signed, and say what of the PVT is not recorded; the number of the dossier."""

    def left(boeking: Boeking, ident: int, facts: Feiten) -> list[str]:
        day = str(invoer.datum)
        return _missing(
            "Het PVT", pvt_delen(facts, progress.pvt_records(boeking.schrijver.raw, day, ident)), "ondertekening"
        )

    return _complete(env, dossier, invoer, "pvt sign", "pvt_ondertekend", "pvt_verwijtbaar", left)


def _missing(what: str, delen: list[Deel], closing: str) -> list[str]:
    """A sentence about what is not recorded, if anything. Registering may follow, and the municipality may deduct intake
    hours (Bi 3.1 lid 5, 3.2 lid 3): so nothing is refused."""
    left = [f"{d.naam}: {d.ontbreekt} ({d.bron.kort})" for d in delen if d.ontbreekt and d.onderdeel != closing]
    return [f"{what} is afgerond, maar niet alles ligt vast. " + "; ".join(left) + "."] if left else []


def _complete(
    env: Omgeving,
    dossier: str,
    invoer: AfsluitInvoer,
    opdracht: str,
    day: str,
    blame: str,
    left: Callable[[Boeking, int, Feiten], list[str]],
) -> str:
    with booking(env, opdracht) as boeking:
        found = boeking.dossier(dossier)
        known = reads.dossier.by_id(boeking.schrijver.flushed, found.id) or {}
        if known.get(day) not in (None, invoer.datum):
            raise Geweigerd(
                f"{FEIT_LABELS[day].capitalize()} staat al op {dutch(known[day])}. Wijzigen gaat met"
                f" `inburgering case edit {found.nummer} --{day.replace('_', '-')} DATUM`.",
                veld="datum",
            )
        changed = {day: invoer.datum} | ({} if invoer.verwijtbaar is None else {blame: invoer.verwijtbaar})
        boeking.schrijver.change("dossier", found.id, changed)
        for sentence in left(boeking, found.id, boeking.check(found.id)):
            env.warn(sentence)
        boeking.trail(found.nummer, invoer)
        return found.nummer
