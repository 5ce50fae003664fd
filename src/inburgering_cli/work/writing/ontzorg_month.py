"""Ontzorgen by month, its training modules and its evaluation."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law.rules import ontzorg_source, refuse
from inburgering_cli.records import rules
from inburgering_cli.store import reads
from inburgering_cli.work.writing.booking import need
from inburgering_cli.work.writing.records import Entry, Handling


def _periods(new: Entry) -> list[tuple[str, str | None]]:
    return reads.ontzorg.spans(new.booking.writer.raw, need(new.dossier).id)


def _check_evaluation(new: Entry) -> None:
    if not any(start <= new.record.datum for start, _ in _periods(new)):
        raise refuse(
            f"op {dutch(new.record.datum)} was er nog geen ontzorgen in dit dossier; begin met"
            f" `inburgering ontzorg start {need(new.dossier).nummer} --datum DATUM`",
            ontzorg_source(new.facts.stelsel),
            "datum",
        )


HANDLINGS = {
    "ontzorg_maand": Handling(rule=lambda new: rules.check_ontzorg_maand(new.facts, new.record, _periods(new))),
    "evaluatie": Handling(rule=_check_evaluation),
}
