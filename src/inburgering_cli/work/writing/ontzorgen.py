"""Ontzorgen: periods in which the municipality pays the fixed costs from the bijstand, their months and evaluation."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Facts
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
    if _is_extended(record):
        _check_extended_on(new.facts.stelsel, str(record.datum), record.verlengd_op, "verlengd_op")
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


def _is_extended(record: Any) -> bool:
    """Whether anything of an extension was given."""
    return any((record.verlengd_op, record.verlengd_tot, record.verleng_reden))


def _check_extended_on(stelsel: str, start: str, decided: str | None, field: str) -> None:
    if decided is not None and decided < start:
        raise rules.refuse(f"het ontzorgen begon pas op {dutch(start)}", _extension(stelsel), field)


def _with_last_day(booking: Booking, dossier: Dossier | None, record: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The last day that follows from an extension, where none was given and none is stored."""
    if not _is_extended(record) or record.verlengd_tot:
        return values
    found = need(dossier)
    key = {"dossier_id": found.id, "datum": record.datum}
    stored = reads.record.equal(booking.writer.flushed, "ontzorg", key) or {}
    if stored.get("verlengd_tot"):
        return values
    reason = record.verleng_reden or stored.get("verleng_reden")
    last = rules.check_ontzorg_extension(booking.facts(found.id), str(record.datum), None, reason)
    return {**values, "verlengd_tot": last}


def _periods(new: Entry) -> list[tuple[str, str | None]]:
    """The periods of the dossier. Without any, a warning: a file with them may follow."""
    found = reads.ontzorg.spans(new.booking.writer.flushed, need(new.dossier).id)
    if not found:
        nummer = need(new.dossier).nummer
        new.booking.env.warn(
            f"Dossier {nummer} heeft nog geen ontzorgen; leg vast wanneer het begon met"
            f" `inburgering ontzorg start {nummer} --datum DATUM`"
            f" ({rules.ontzorg_source(new.facts.stelsel).kort})."
        )
    return found


def _warn_of_bijstand(booking: Booking, facts: Facts, day: str) -> None:
    """Say that ontzorgen ended with the bijstand from which it is paid, when that was before a day or month."""
    ended = facts.bijstand_einde
    if ended is not None and ended[: len(day)] < day:
        booking.env.warn(f"De bijstand eindigde op {dutch(ended)}, en daarmee het ontzorgen ({pw('56a lid 1').kort}).")


def _check_month(new: Entry) -> None:
    _warn_of_bijstand(new.booking, new.facts, new.record.maand)
    check_ontzorg_month(new.facts, new.record, _periods(new))


def _check_evaluation(new: Entry) -> None:
    periods = _periods(new)
    if periods and not any(start <= new.record.datum for start, _ in periods):
        raise rules.refuse(
            f"op {dutch(new.record.datum)} was er nog geen ontzorgen in dit dossier; begin met"
            f" `inburgering ontzorg start {need(new.dossier).nummer} --datum DATUM`",
            rules.ontzorg_source(new.facts.stelsel),
            "datum",
        )


HANDLINGS = {
    "ontzorg": Handling(fills=_with_last_day, rule=_check),
    "ontzorg_maand": Handling(rule=_check_month),
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
    booking.note(found, record)
    return found.nummer


def cost(env: Environment, dossier: str, record: CostRecord) -> str:
    """Set the amount of one fixed cost per month; the number of the dossier."""
    with open_booking(env, "ontzorg cost") as booking:
        found = booking.dossier(dossier)
        period = _running(booking, found)
        kind = str(record.soort)
        facts = booking.facts(found.id)
        rules.check_ontzorgen(facts, period["datum"], None, [kind], period["machtiging"], lambda _: None)
        _warn_of_bijstand(booking, facts, env.peildatum)
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
        _warn_of_bijstand(booking, facts, tot)
        decided = record.datum or env.peildatum
        _check_extended_on(stelsel, period["datum"], decided, "datum")
        if not reads.ontzorg.evaluated_since(booking.writer.flushed, found.id, period["datum"]):
            env.warn(
                f"Er is nog niet geëvalueerd of verlengen nodig is; leg dat vast met"
                f" `inburgering ontzorg evaluate {found.nummer} --datum vandaag --uitkomst verlengen` ({_NEEDED.kort})."
            )
        changed = {
            "verlengd_tot": tot,
            "verlengd_op": decided,
            "verleng_reden": record.reden,
            "verleng_bekendmaking": record.bekendmaking,
        }
        return _change(booking, found, period, changed, record)


def stop(env: Environment, dossier: str, record: DayRecord) -> str:
    """End the running period with its last day; the number of the dossier."""
    with open_booking(env, "ontzorg stop") as booking:
        found = booking.dossier(dossier)
        period = _running(booking, found)
        if str(record.datum) < period["datum"]:
            raise rules.end_before_start(
                str(record.datum),
                period["datum"],
                rules.ontzorg_source(booking.facts(found.id).stelsel),
                "datum",
            )
        return _change(booking, found, period, {"einde": record.datum, "reden": record.reden}, record)
