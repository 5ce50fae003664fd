"""Ontzorgen: periods in which the municipality pays the fixed costs from the bijstand, their months and evaluation."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.sources import Source, nota, pw
from inburgering_cli.law.vocabulary import KOSTEN, WI2021
from inburgering_cli.records.field import Record
from inburgering_cli.records.kinds.common import DayRecord
from inburgering_cli.records.kinds.ontzorgen import CostRecord, ExtendRecord
from inburgering_cli.records.rules import check_ontzorg_month
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking, need, open_booking
from inburgering_cli.work.writing.records import Entry, Handling

_NEEDED = nota("2.2")


def _extension(stelsel: str) -> Source:
    return pw("57") if stelsel == WI2021 else _NEEDED


def _check(new: Entry) -> None:
    booking, record = new.booking, new.record
    kosten = [k for k in KOSTEN if getattr(record, k) is not None]
    rules.check_ontzorgen(new.facts, str(record.datum), record.einde, kosten, record.machtiging, booking.warn)
    if record.verlengd_tot:
        rules.check_ontzorg_extension(new.facts, str(record.datum), record.verlengd_tot, record.verleng_reden)
    if new.stored is None and record.einde is None:
        running = reads.ontzorg.running(booking.writer.flushed, need(new.dossier).id)
        if running:
            raise rules.refuse(
                f"ontzorgen loopt al sinds {dutch(running['datum'])}; stop dat eerst met"
                f" `inburgering ontzorg stop {need(new.dossier).nummer} --datum DATUM`",
                rules.ontzorg_source(new.facts.stelsel),
                "datum",
            )


def _periods(new: Entry) -> list[tuple[str, str | None]]:
    return reads.ontzorg.spans(new.booking.writer.raw, need(new.dossier).id)


def _check_evaluation(new: Entry) -> None:
    if not any(start <= new.record.datum for start, _ in _periods(new)):
        raise rules.refuse(
            f"op {dutch(new.record.datum)} was er nog geen ontzorgen in dit dossier; begin met"
            f" `inburgering ontzorg start {need(new.dossier).nummer} --datum DATUM`",
            rules.ontzorg_source(new.facts.stelsel),
            "datum",
        )


HANDLINGS = {
    "ontzorg": Handling(rule=_check),
    "ontzorg_maand": Handling(rule=lambda new: check_ontzorg_month(new.facts, new.record, _periods(new))),
    "evaluatie": Handling(rule=_check_evaluation),
}


def _running(booking: Booking, found: Dossier) -> dict[str, Any]:
    row = reads.ontzorg.running(booking.writer.flushed, found.id)
    if row is None:
        raise Refused(
            f"Er loopt geen ontzorgen voor dossier {found.nummer}. Begin met"
            f" `inburgering ontzorg start {found.nummer} --datum DATUM`."
        )
    return row


def _change(booking: Booking, found: Dossier, period: dict[str, Any], changed: dict[str, Any], record: Record) -> str:
    booking.writer.change("ontzorg", period["id"], changed)
    booking.check(found.id)
    booking.trail(found.nummer, record)
    return found.nummer


def cost(env: Environment, dossier: str, record: CostRecord) -> str:
    """Set the amount of one fixed cost per month; the number of the dossier."""
    with open_booking(env, "ontzorg cost") as booking:
        found = booking.dossier(dossier)
        period = _running(booking, found)
        kind = str(record.soort)
        facts = booking.facts(found.id)
        rules.check_ontzorgen(facts, period["datum"], None, [kind], period["machtiging"], lambda _: None)
        return _change(booking, found, period, {kind: record.bedrag}, record)


def extend(env: Environment, dossier: str, record: ExtendRecord) -> str:
    """Extend the running period; the number of the dossier."""
    with open_booking(env, "ontzorg extend") as booking:
        found = booking.dossier(dossier)
        period = _running(booking, found)
        facts = booking.facts(found.id)
        stelsel = facts.stelsel
        tot = rules.check_ontzorg_extension(facts, period["datum"], record.tot, record.reden)
        if period["verlengd_tot"] and tot <= period["verlengd_tot"]:
            raise rules.refuse(
                f"ontzorgen is al verlengd tot en met {dutch(period['verlengd_tot'])}", _extension(stelsel), "tot"
            )
        decided = record.datum or env.peildatum
        if decided < period["datum"]:
            raise rules.refuse(f"het ontzorgen begon pas op {dutch(period['datum'])}", _extension(stelsel), "datum")
        if not reads.ontzorg.evaluated_since(booking.writer.flushed, found.id, period["datum"]):
            env.warn(
                f"Er is nog niet geëvalueerd of verlengen nodig is; leg dat vast met"
                f" `inburgering ontzorg evaluate {found.nummer} --datum vandaag --uitkomst verlengen` ({_NEEDED.kort})."
            )
        changed = {"verlengd_tot": tot, "verlengd_op": decided, "verleng_reden": record.reden}
        return _change(booking, found, period, changed, record)


def stop(env: Environment, dossier: str, record: DayRecord) -> str:
    """End the running period with its last day; the number of the dossier."""
    with open_booking(env, "ontzorg stop") as booking:
        found = booking.dossier(dossier)
        period = _running(booking, found)
        if str(record.datum) < period["datum"]:
            raise rules.refuse(
                f"het einde ligt vóór de start ({dutch(period['datum'])})",
                rules.ontzorg_source(booking.facts(found.id).stelsel),
                "datum",
            )
        return _change(booking, found, period, {"einde": record.datum, "reden": record.reden}, record)
