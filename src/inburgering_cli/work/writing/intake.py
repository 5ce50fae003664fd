"""The brede intake: its parts, leefgebieden, toets and Zelfredzaamheid-Matrix."""

from typing import Any

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law import rules
from inburgering_cli.law.sources import wi
from inburgering_cli.records.field import given
from inburgering_cli.records.kinds.intake import IntakeInvoer
from inburgering_cli.store import reads
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import GEWIJZIGD, NIEUW, ONGEWIJZIGD, Boeking, need
from inburgering_cli.work.writing.records import Handling

_CHILDREN = {"leefgebied": "intake_leefgebied", "zrm": "intake_zrm"}


def store(boeking: Boeking, dossier: Dossier | None, invoer: IntakeInvoer) -> tuple[str, str | None]:
    """Add an intake record. The same day and part of a dossier is the same record."""
    found = need(dossier)
    _check(boeking, invoer)
    values = given(invoer)
    children = {name: dict(values.pop(name)) for name in _CHILDREN if name in values}
    stored = reads.intake.of_day(boeking.schrijver.flushed, found.id, str(invoer.datum), invoer.deel)
    if stored is None:
        ident = boeking.schrijver.add("intake", {**values, "dossier_id": found.id})
        _add_children(boeking, ident, children)
        boeking.trail(found.nummer, invoer)
        return NIEUW, found.nummer
    for name, table in _CHILDREN.items():
        known = reads.record.parts(boeking.schrijver.raw, table, "intake_id", stored["id"])
        stored[name] = known
        if name in children:
            children[name] = {**known, **children[name]}
    what = f"Een intakegesprek op {dutch(invoer.datum)}" + (f" (deel {invoer.deel})" if invoer.deel else "")
    changed = boeking.differs(stored, {**values, **children}, what)
    if not changed:
        return ONGEWIJZIGD, found.nummer
    replaced = {name: changed.pop(name) for name in _CHILDREN if name in changed}
    for name in replaced:
        boeking.schrijver.remove_where(_CHILDREN[name], intake_id=stored["id"])
    _add_children(boeking, stored["id"], replaced)
    if changed:
        boeking.schrijver.change("intake", stored["id"], changed)
    boeking.trail(found.nummer, invoer)
    return GEWIJZIGD, found.nummer


def _add_children(boeking: Boeking, ident: int, children: dict[str, dict[str, Any]]) -> None:
    for name, pairs in children.items():
        for key, value in pairs.items():
            boeking.schrijver.add(_CHILDREN[name], {"intake_id": ident, "naam": key, "waarde": value})


def _check(boeking: Boeking, invoer: IntakeInvoer) -> None:
    if invoer.toets_uitslag and invoer.toets_ontheffing:
        raise rules.refuse(
            "een uitslag en een ontheffing van de toets gaan niet samen", wi("14 lid 6"), "toets_ontheffing"
        )
    if invoer.toets_uitslag is None and (
        invoer.toets_score is not None or invoer.toets_drempel is not None or invoer.toets_datum is not None
    ):
        raise Geweigerd("Bij een toets hoort ook de uitslag: geef --toets-uitslag.", veld="toets_uitslag")
    if invoer.toets_ontheffing and not any(w in invoer.toets_ontheffing.lower() for w in ("visu", "audit")):
        boeking.env.warn(
            "Ontheffing van de leerbaarheidstoets is er bij een visuele of auditieve beperking (Wi 14 lid 6)."
        )
    score, need_score, verdict = invoer.toets_score, invoer.toets_drempel, invoer.toets_uitslag
    if (
        score is not None
        and need_score is not None
        and verdict in ("b1_haalbaar", "b1_niet_haalbaar")
        and (score >= need_score) != (verdict == "b1_haalbaar")
    ):
        boeking.env.warn(f"De uitslag ({verdict}) past niet bij de score en de drempel; controleer ze.")


HANDLINGS = {"intake": Handling(store=store)}
