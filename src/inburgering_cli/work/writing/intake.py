"""The brede intake: its parts, leefgebieden, toets and Zelfredzaamheid-Matrix."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.sources import wi
from inburgering_cli.records.field import given
from inburgering_cli.records.kinds.intake import IntakeRecord
from inburgering_cli.store import reads
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import CHANGED, NEW, UNCHANGED, Booking, need
from inburgering_cli.work.writing.records import Handling

_CHILDREN = {"leefgebied": "intake_leefgebied", "zrm": "intake_zrm"}


def store(booking: Booking, dossier: Dossier | None, record: IntakeRecord) -> tuple[str, str | None]:
    """Add an intake record. The same day and part of a dossier is the same record."""
    found = need(dossier)
    _check(booking, record)
    values = given(record)
    children = {name: dict(values.pop(name)) for name in _CHILDREN if name in values}
    stored = reads.intake.of_day(booking.writer.flushed, found.id, str(record.datum), record.deel)
    if stored is None:
        ident = booking.writer.add("intake", {**values, "dossier_id": found.id})
        _add_children(booking, ident, children)
        booking.trail(found.nummer, record)
        return NEW, found.nummer
    for name, table in _CHILDREN.items():
        known = reads.record.parts(booking.writer.raw, table, "intake_id", stored["id"])
        stored[name] = known
        if name in children:
            children[name] = {**known, **children[name]}
    what = f"Een intakegesprek op {dutch(record.datum)}" + (f" (deel {record.deel})" if record.deel else "")
    changed = booking.differs(stored, {**values, **children}, what)
    if not changed:
        return UNCHANGED, found.nummer
    replaced = {name: changed.pop(name) for name in _CHILDREN if name in changed}
    for name in replaced:
        booking.writer.remove_where(_CHILDREN[name], intake_id=stored["id"])
    _add_children(booking, stored["id"], replaced)
    if changed:
        booking.writer.change("intake", stored["id"], changed)
    booking.trail(found.nummer, record)
    return CHANGED, found.nummer


def _add_children(booking: Booking, ident: int, children: dict[str, dict[str, Any]]) -> None:
    for name, pairs in children.items():
        for key, value in pairs.items():
            booking.writer.add(_CHILDREN[name], {"intake_id": ident, "naam": key, "waarde": value})


def _check(booking: Booking, record: IntakeRecord) -> None:
    if record.toets_uitslag and record.toets_ontheffing:
        raise rules.refuse(
            "een uitslag en een ontheffing van de toets gaan niet samen", wi("14 lid 6"), "toets_ontheffing"
        )
    if record.toets_uitslag is None and (
        record.toets_score is not None or record.toets_drempel is not None or record.toets_datum is not None
    ):
        raise Refused("Bij een toets hoort ook de uitslag: geef --toets-uitslag.", field="toets_uitslag")
    if record.toets_ontheffing and not any(w in record.toets_ontheffing.lower() for w in ("visu", "audit")):
        booking.env.warn(
            "Ontheffing van de leerbaarheidstoets is er bij een visuele of auditieve beperking (Wi 14 lid 6)."
        )
    score, need_score, verdict = record.toets_score, record.toets_drempel, record.toets_uitslag
    if (
        score is not None
        and need_score is not None
        and verdict in ("b1_haalbaar", "b1_niet_haalbaar")
        and (score >= need_score) != (verdict == "b1_haalbaar")
    ):
        booking.env.warn(f"De uitslag ({verdict}) past niet bij de score en de drempel; controleer ze.")


HANDLINGS = {"intake": Handling(store=store)}
