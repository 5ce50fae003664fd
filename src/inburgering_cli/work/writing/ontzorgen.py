"""Ontzorgen: a period in which the municipality pays the fixed costs from the bijstand."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law import rules
from inburgering_cli.law.sources import Bron, nota, pw
from inburgering_cli.law.vocabulary import KOSTEN, WI2021
from inburgering_cli.records.field import Invoer
from inburgering_cli.records.kinds.common import DatumInvoer
from inburgering_cli.records.kinds.ontzorgen import KostenInvoer, VerlengInvoer
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Boeking, booking, need
from inburgering_cli.work.writing.records import Entry, Handling

_NODIG = nota("2.2")


def _extension(stelsel: str) -> Bron:
    return pw("57") if stelsel == WI2021 else _NODIG


def _check(new: Entry) -> None:
    boeking, invoer = new.boeking, new.invoer
    kosten = [k for k in KOSTEN if getattr(invoer, k) is not None]
    rules.check_ontzorgen(new.facts, str(invoer.datum), invoer.einde, kosten, invoer.machtiging, boeking.warn)
    if invoer.verlengd_tot:
        rules.check_ontzorg_extension(new.facts, str(invoer.datum), invoer.verlengd_tot, invoer.verleng_reden)
    if new.stored is None and invoer.einde is None:
        running = reads.ontzorg.running(boeking.schrijver.flushed, need(new.dossier).id)
        if running:
            raise rules.refuse(
                f"ontzorgen loopt al sinds {dutch(running['datum'])}; stop dat eerst met"
                f" `inburgering ontzorg stop {need(new.dossier).nummer} --datum DATUM`",
                rules.ontzorg_source(new.facts.stelsel),
                "datum",
            )


HANDLINGS = {
    "ontzorg": Handling(rule=_check),
}


def _running(boeking: Boeking, found: Dossier) -> dict[str, Any]:
    row = reads.ontzorg.running(boeking.schrijver.flushed, found.id)
    if row is None:
        raise Geweigerd(
            f"Er loopt geen ontzorgen voor dossier {found.nummer}. Begin met"
            f" `inburgering ontzorg start {found.nummer} --datum DATUM`."
        )
    return row


def _change(boeking: Boeking, found: Dossier, period: dict[str, Any], changed: dict[str, Any], invoer: Invoer) -> str:
    boeking.schrijver.change("ontzorg", period["id"], changed)
    boeking.check(found.id)
    boeking.trail(found.nummer, invoer)
    return found.nummer


def cost(env: Omgeving, dossier: str, invoer: KostenInvoer) -> str:
    """Set the amount of one fixed cost per month; the number of the dossier."""
    with booking(env, "ontzorg cost") as boeking:
        found = boeking.dossier(dossier)
        period = _running(boeking, found)
        soort = str(invoer.soort)
        facts = boeking.facts(found.id)
        rules.check_ontzorgen(facts, period["datum"], None, [soort], period["machtiging"], lambda _: None)
        return _change(boeking, found, period, {soort: invoer.bedrag}, invoer)


def extend(env: Omgeving, dossier: str, invoer: VerlengInvoer) -> str:
    """Extend the running period; the number of the dossier."""
    with booking(env, "ontzorg extend") as boeking:
        found = boeking.dossier(dossier)
        period = _running(boeking, found)
        facts = boeking.facts(found.id)
        stelsel = facts.stelsel
        tot = rules.check_ontzorg_extension(facts, period["datum"], invoer.tot, invoer.reden)
        if period["verlengd_tot"] and tot <= period["verlengd_tot"]:
            raise rules.refuse(
                f"ontzorgen is al verlengd tot en met {dutch(period['verlengd_tot'])}", _extension(stelsel), "tot"
            )
        decided = invoer.datum or env.peildatum
        if decided < period["datum"]:
            raise rules.refuse(f"het ontzorgen begon pas op {dutch(period['datum'])}", _extension(stelsel), "datum")
        if not reads.ontzorg.evaluated_since(boeking.schrijver.flushed, found.id, period["datum"]):
            env.warn(
                f"Er is nog niet geëvalueerd of verlengen nodig is; leg dat vast met"
                f" `inburgering ontzorg evaluate {found.nummer} --datum vandaag --uitkomst verlengen` ({_NODIG.kort})."
            )
        changed = {"verlengd_tot": tot, "verlengd_op": decided, "verleng_reden": invoer.reden}
        return _change(boeking, found, period, changed, invoer)


def stop(env: Omgeving, dossier: str, invoer: DatumInvoer) -> str:
    """End the running period with its last day; the number of the dossier."""
    with booking(env, "ontzorg stop") as boeking:
        found = boeking.dossier(dossier)
        period = _running(boeking, found)
        if str(invoer.datum) < period["datum"]:
            raise rules.refuse(
                f"het einde ligt vóór de start ({dutch(period['datum'])})",
                rules.ontzorg_source(boeking.facts(found.id).stelsel),
                "datum",
            )
        return _change(boeking, found, period, {"einde": invoer.datum, "reden": invoer.reden}, invoer)
